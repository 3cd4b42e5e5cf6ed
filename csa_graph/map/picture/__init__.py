"""A view of the map as one picture, or as the text of a diagram."""
