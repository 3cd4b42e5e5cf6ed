"""A built store becomes what its data files stated: no layer, nothing inferred, tables apart.

The opposite of a build; it adds nothing, and keeps the passage of each statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from csa_graph.files.quotes.graph import leave_out
from csa_graph.terms.cube import QB, SDMX_DIMENSION, SDMX_MEASURE
from csa_graph.terms.iris import CSA, ONTOLOGY, RDF

if TYPE_CHECKING:
    from csa_graph.sparql.store import Store

_PARTS = (
    CSA.category.value,
    SDMX_DIMENSION.refArea.value,
    SDMX_DIMENSION.refPeriod.value,
    SDMX_MEASURE.obsValue.value,
)
_MADE = (CSA.Inference, CSA.Rule)
_DEFAULT = ox.DefaultGraph()


class Figure(NamedTuple):
    """One number of a printed table, with the passage that prints it."""

    dataset: str
    category: str
    area: str
    period: str
    value: str
    graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class SourceStatements(NamedTuple):
    """What data files stated.

    Attributes:
        quads: Their statements, in no order, each in the graph of its passage; what describes editions and
            passages in the default graph.
        figures: The rows of the tables beside them.
    """

    quads: list[ox.Quad]
    figures: list[Figure]


def read(store: Store) -> SourceStatements:
    """Return what the files stated that a store was built from, without the texts of passages."""
    graphs: dict[object, set[ox.Triple]] = {}
    # The form has no place for texts, and which words state what.
    for quad in leave_out(store.quads(), store.editions()):
        if quad.graph_name != ONTOLOGY:
            graphs.setdefault(quad.graph_name, set()).add(quad.triple)
    default = graphs.pop(_DEFAULT, set())
    described = {kind: _typed(graphs.values(), default, kind) for kind in (CSA.Edition, CSA.Passage, *_MADE)}
    made = described[_MADE[0]] | described[_MADE[1]]
    layers = {graph: triples for graph, triples in graphs.items() if graph in described[CSA.Edition]}
    inferred = {graph: triples for graph, triples in graphs.items() if graph in made}
    evidence = {g: triples for g, triples in graphs.items() if g not in layers and g not in inferred}
    heads = described[CSA.Edition] | described[CSA.Passage]
    file = {triple for triple in default if triple.subject not in made}
    file = file.difference(*evidence.values(), *inferred.values())
    # What describes a replaced edition stands only in that edition's layer.
    for triples in layers.values():
        file |= {triple for triple in triples if triple.subject in heads}.difference(*evidence.values())
    kept: list[ox.Quad] = []
    figures: list[Figure] = []
    for graph, triples in [(_DEFAULT, file), *evidence.items()]:
        tables: set[object] = {triple.subject for triple in triples if triple.predicate == CSA.table}
        found = _observations(triples, tables) if tables else {}
        # Whoever names a graph in a store is an IRI or a blank node.
        name: Any = graph
        kept += [
            ox.Quad(triple.subject, triple.predicate, triple.object, name)
            for triple in triples
            if triple.subject not in found
        ]
        figures += [Figure(*parts, name) for parts in found.values()]
    return SourceStatements(kept, figures)


def _typed(graphs: object, default: set[ox.Triple], kind: ox.NamedNode) -> set[object]:
    every = [default, *graphs]  # type: ignore[misc]
    return {
        each.subject
        for triples in every
        for each in triples
        if each.predicate == RDF.type and each.object == kind
    }


def _observations(
    triples: set[ox.Triple], tables: set[object]
) -> dict[object, tuple[str, str, str, str, str]]:
    """Return the figures of tables that have a file, by observation."""
    about: dict[object, dict[str, str]] = {}
    for triple in triples:
        if triple.predicate == QB.dataSet and triple.object in tables:
            about[triple.subject] = {"": getattr(triple.object, "value", "")}
    for triple in triples:
        if triple.subject in about and triple.predicate.value in _PARTS:
            about[triple.subject][triple.predicate.value] = getattr(triple.object, "value", "")
    return {
        subject: (parts[""], *(parts[name] for name in _PARTS))  # type: ignore[misc]
        for subject, parts in about.items()
        if all(name in parts for name in _PARTS)
    }
