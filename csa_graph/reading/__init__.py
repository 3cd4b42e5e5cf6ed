"""Reading: the passages of a document become names and proposed statements, each beside its words."""
