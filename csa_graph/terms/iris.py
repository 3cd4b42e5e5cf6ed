"""The IRIs of the terms that csa-graph knows, each spelled once.

Says nothing of what a term means: the ontology does.
"""

from __future__ import annotations

import pyoxigraph as ox

from csa_graph.terms.prefixes import PREFIXES

#: The namespace of all partnerships.
ROOT = "https://w3id.org/csa-graph/"
CSA = PREFIXES["csa"]
#: The graph that holds the ontology.
ONTOLOGY = ox.NamedNode(ROOT + "ontology")
TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def get_namespace(iri: str) -> str:
    """Return an IRI up to its last “/” or “#”."""
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def local_name(iri: str) -> str:
    """Return the last part of an IRI.

    >>> local_name("https://w3id.org/csa-graph/ontology#reportsTo")
    'reportsTo'
    """
    return iri.rstrip("/#").rpartition("/")[2].rpartition("#")[2] or iri
