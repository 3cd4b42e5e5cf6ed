"""RDF: Turtle, TriG, N-Quads."""
