"""Whether files are well formed: the shapes of the ontology, told in plain words."""
