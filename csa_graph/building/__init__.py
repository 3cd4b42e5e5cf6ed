"""How files become the layers of a graph: at once in memory, in batches in a folder, or only what changed."""
