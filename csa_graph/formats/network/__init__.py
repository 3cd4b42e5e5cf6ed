"""GraphML and GEXF, for tools that draw networks."""
