"""A PDF becomes blocks: by its tags where it has them, else by where its letters stand."""
