"""What drawings are made of: shapes, text, arrows, paper; SVG, PNG and PDF."""
