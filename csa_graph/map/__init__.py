"""The governance map: what it shows, its layout, its page."""
