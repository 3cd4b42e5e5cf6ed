"""How the names of RDF files end that other people write: as ours do, and some more for RDF/XML."""

from csa_graph.base.endings import RDF_ENDINGS, list_endings

#: The formats, each with the endings of their names.
FORMATS = {**RDF_ENDINGS, "rdfxml": (*RDF_ENDINGS["rdfxml"], ".xml", ".owl")}
ENDINGS = tuple(list_endings(FORMATS))
