"""Statements become RDF text: the same statements in whatever order give the same bytes.

Adds no statement and no provenance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib

    from csa_graph.store import Store

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
    "opengov": "http://www.w3.org/ns/opengov#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "precision": "https://w3id.org/csa-graph/precision/",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "role": "https://w3id.org/csa-graph/role/",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "status": "https://w3id.org/csa-graph/status/",
    "uk": "https://w3id.org/csa-graph/uk/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def to_rdf(
    statements: Iterable[ox.Quad] | Iterable[ox.Triple],
    form: ox.RdfFormat,
) -> bytes:
    """Return statements in a format of RDF, sorted by graph, subject, predicate and object.

    Args:
        statements: Quads; or triples, for a format that holds one graph.
        form: The format.
    """
    canonical = ox.Dataset(each if isinstance(each, ox.Quad) else ox.Quad(*each) for each in statements)
    # Readers number blank nodes as they come: only a name that follows from the data is the same each time.
    canonical.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    ordered = sorted(canonical, key=_key)
    content: list[ox.Quad] | list[ox.Triple] = ordered
    if not form.supports_datasets:
        content = [each.triple for each in ordered]
    used = _used(ordered) if form in {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG} else None
    text = ox.serialize(content, format=form, prefixes=used) or b""
    return _with_sorted_prefixes(text) if used else text


def to_dataset(store: Store) -> rdflib.Dataset:
    """Return a copy of all layers of a store as a dataset of rdflib, with our prefixes."""
    import warnings

    import rdflib

    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        # rdflib's own reader uses what rdflib deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=store.dump(ox.RdfFormat.N_QUADS), format="nquads")
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset


def _key(quad: ox.Quad) -> tuple[bool, str, str, bool, str, str]:
    graph = quad.graph_name
    named = not isinstance(graph, ox.DefaultGraph)
    return (
        named,
        str(graph),
        str(quad.subject),
        quad.predicate != _TYPE,
        quad.predicate.value,
        str(quad.object),
    )


def _with_sorted_prefixes(text: bytes) -> bytes:
    """The engine writes its prefixes in another order each time."""
    lines = text.splitlines(keepends=True)
    number = next((place for place, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join([*sorted(lines[:number]), *lines[number:]])


def _used(quads: Iterable[ox.Quad]) -> dict[str, str]:
    text = "\n".join({str(term) for quad in quads for term in (quad.subject, quad.predicate, quad.object)})
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace in text}
