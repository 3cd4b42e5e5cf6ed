"""Where the boxes and lines of a map stand."""
