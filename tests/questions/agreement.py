"""Asks the catalogue's questions of the real agreement, in a form that a test can compare with the document.

Knows no question: what to expect stands in the tests, each with the paragraph that says so.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from csa_graph import opening
from csa_graph.asking import catalogue, running
from csa_graph.asking.cells import Cell, Thing
from csa_graph.base import resources
from csa_graph.building.layers import Plan
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from csa_graph.asking.answer import Answer
    from csa_graph.sparql.store import Store

ROOT = "https://w3id.org/csa-graph/"
CUT = (ROOT + "worcestershire/2018-19#", ROOT + "worcestershire/", ROOT + "ontology#", "http://purl.org/cld/")
VOCABULARIES = {
    "http://www.w3.org/ns/org#": "org:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://purl.org/dc/terms/": "dct:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://xmlns.com/foaf/0.1/": "foaf:",
    "http://www.w3.org/ns/opengov#": "opengov:",
    "http://www.w3.org/ns/prov#": "prov:",
}

Value = str | int | float | bool
Row = tuple[Value, ...]


@cache
def graph(*, whole: bool = True) -> tuple[Store, Names]:
    """Build the agreement once: whole, or only what it states."""
    store = MemoryStore()
    store.build(opening.find(resources.default_data()), Plan(inference=whole, tables=whole))
    return store, Names(store)


def answer(question: str, **arguments: object) -> Answer:
    """Ask a question."""
    return running.run(catalogue.get(question), *graph(), arguments)


def answer_from_stated(question: str, **arguments: object) -> Answer:
    """Ask a question where neither rules nor tables have been read."""
    return running.run(catalogue.get(question), *graph(whole=False), arguments)


def ask(question: str, *columns: str, **arguments: object) -> set[Row]:
    """Ask a question for some of its columns (all if none is named): short names, passages joined by a space.

    Fails where an answer has the same row twice: nothing may be told, or counted, two times.
    """
    found = answer(question, **arguments)
    assert len(found.rows) == len(set(found.rows))
    places = [found.columns.index(name) for name in columns or found.columns]
    return {tuple(short(row[place]) for place in places) for row in found.rows}


def short(cell: Cell) -> Value:
    """Write a cell as tests do: ``scb``, ``kind/board``, ``4.7 B.6``; an empty one as an empty text."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return " ".join(local(thing) for thing in cell)
    if isinstance(cell, Thing):
        return local(cell)
    return cell if isinstance(cell, str | int | float) else cell.isoformat()


def local(thing: Thing) -> str:
    """Return the part of an IRI that tells it from others: bodies of the county without a prefix."""
    for start in CUT:
        if thing.iri.startswith(start):
            return thing.iri.removeprefix(start)
    for start, prefix in VOCABULARIES.items():
        if thing.iri.startswith(start):
            return prefix + thing.iri.removeprefix(start)
    return thing.iri.removeprefix(ROOT)
