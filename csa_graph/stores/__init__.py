"""Stores: in memory, in a folder, on a SPARQL server."""
