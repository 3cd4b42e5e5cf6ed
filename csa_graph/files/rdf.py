"""Statements become RDF text: the same statements in whatever order give the same bytes.

Adds no statement and no provenance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.terms.iris import RDF
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable


def to_rdf(
    statements: Iterable[ox.Quad] | Iterable[ox.Triple],
    form: ox.RdfFormat,
) -> bytes:
    """Return statements in a format of RDF, sorted by graph, subject, predicate and object.

    Args:
        statements: Quads; or triples, for a format that holds one graph.
        form: The format.
    """
    ordered = sort(statements)
    content: list[ox.Quad] | list[ox.Triple] = ordered
    if not form.supports_datasets:
        content = [each.triple for each in ordered]
    used = _used(ordered) if form in {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG} else None
    text = ox.serialize(content, format=form, prefixes=used) or b""
    return _with_sorted_prefixes(text) if used else text


def sort(statements: Iterable[ox.Quad] | Iterable[ox.Triple]) -> list[ox.Quad]:
    """Return statements sorted by graph, subject, predicate (types first) and object, each once.

    Blank nodes get names that follow from the data.
    """
    canonical = ox.Dataset(each if isinstance(each, ox.Quad) else ox.Quad(*each) for each in statements)
    # Readers number blank nodes as they come: only a name that follows from the data is the same each time.
    canonical.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(canonical, key=_key)


def _key(quad: ox.Quad) -> tuple[bool, str, str, bool, str, str]:
    graph = quad.graph_name
    named = not isinstance(graph, ox.DefaultGraph)
    return (
        named,
        str(graph),
        str(quad.subject),
        quad.predicate != RDF.type,
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
