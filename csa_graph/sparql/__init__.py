"""SPARQL: queries as text, their rows, and the interface of every store."""
