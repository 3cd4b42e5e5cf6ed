"""A layer of a store becomes a flat table: each statement once, with the passages that state it.

Leaves out what describes passages and rules themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.asking.answer import Answer
from csa_graph.asking.cells import to_cell, to_thing
from csa_graph.terms.iris import CSA, RDF

if TYPE_CHECKING:
    from csa_graph.naming.names import Names
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

    Triple = tuple[Term, ox.NamedNode, Term]

_MEANINGS = {
    "subject": "what it is about",
    "property": "what is said of it",
    "object": "the other end, or the value",
    "passage": "where it is stated",
    "inferred": "whether a rule added it",
}


class Statement(NamedTuple):
    """One statement of a layer.

    Attributes:
        subject: What it is about.
        property: What is said of it.
        object: The other end, or the value.
        passages: Where it is stated, in reading order; empty for what describes the edition, and for what a
            rule added.
        inferred: Whether a rule added it.
    """

    subject: Term
    property: ox.NamedNode
    object: Term
    passages: tuple[Term, ...]
    inferred: bool


def collect(store: Store, names: Names, edition: ox.NamedNode | None = None) -> list[Statement]:
    """Return all statements in the order of the document, those of the edition itself and of rules last.

    Args:
        store: A built store.
        names: Its names.
        edition: The edition to read; None reads the current layer.
    """
    layer = edition or ox.DefaultGraph()
    kinds = {
        kind: {quad.subject for quad in store.quads(None, RDF.type, kind, layer)}
        for kind in (CSA.Passage, CSA.Inference, CSA.Rule)
    }
    passages = sorted(kinds[CSA.Passage], key=names.place)
    stated: dict[Triple, list[Term]] = {}
    for passage in passages:
        if isinstance(passage, ox.NamedNode):
            for quad in store.quads(None, None, None, passage):
                stated.setdefault((quad.subject, quad.predicate, quad.object), []).append(passage)
    places: dict[Term, int] = {passage: number for number, passage in enumerate(passages)}
    skipped = set().union(*kinds.values())
    rows = []
    for quad in store.quads(None, None, None, layer):
        triple = (quad.subject, quad.predicate, quad.object)
        where = stated.get(triple, [])
        if where or quad.subject not in skipped:
            place = places[where[0]] if where else len(places)
            inferred = not where and any(
                each.graph_name in kinds[CSA.Inference] for each in store.quads(*triple)
            )
            key = (inferred, place, *(str(each) for each in triple))
            rows.append((key, Statement(*triple, tuple(where), inferred)))
    rows.sort(key=lambda row: row[0])
    return [statement for _key, statement in rows]


def tabulate(store: Store, names: Names, edition: ox.NamedNode | None = None) -> Answer:
    """Return the statements as a table; parameters as for :func:`collect`."""
    label = names.label
    table = tuple(
        (
            *(to_cell(term, label) for term in each[:3]),
            tuple(to_thing(passage, label) for passage in each.passages),
            each.inferred,
        )
        for each in collect(store, names, edition)
    )
    return Answer("Statements", tuple(_MEANINGS), table, _MEANINGS, name="statements")
