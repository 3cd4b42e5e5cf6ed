"""Whether files are well formed: data compared with the shapes of the ontology, faults in plain words."""
