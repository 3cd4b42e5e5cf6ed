"""The short names of namespaces that queries, files and people may use without declaring them.

Knows no term of them.
"""

from __future__ import annotations

#: Prefixes that a query of one's own need not declare.
PREFIXES = {
    "area": "https://w3id.org/csa-graph/area/",
    "caveat": "https://w3id.org/csa-graph/caveat/",
    "csa": "https://w3id.org/csa-graph/ontology#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "freq": "http://purl.org/cld/freq/",
    "kind": "https://w3id.org/csa-graph/kind/",
    "oa": "http://www.w3.org/ns/oa#",
    "opengov": "http://www.w3.org/ns/opengov#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "precision": "https://w3id.org/csa-graph/precision/",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "role": "https://w3id.org/csa-graph/role/",
    "schema": "http://schema.org/",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "status": "https://w3id.org/csa-graph/status/",
    "uk": "https://w3id.org/csa-graph/uk/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def expand(name: str) -> str:
    """Return the IRI of a short name.

    >>> expand("org:Post")
    'http://www.w3.org/ns/org#Post'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def declare(*prefixes: str) -> str:
    """Return the lines that declare some prefixes at the head of a query.

    >>> print(declare("foaf", "org"), end="")
    PREFIX foaf: <http://xmlns.com/foaf/0.1/>
    PREFIX org: <http://www.w3.org/ns/org#>
    """
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in prefixes)
