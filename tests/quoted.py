"""The invented partnership of ``conftest``, with the words of some of its passages beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.files.quotes import writing
from csa_graph.files.quotes.graph import Quote, Quotes
from csa_graph.files.quotes.selectors import make
from csa_graph.terms.iris import CSA
from tests.conftest import HARBOUR

if TYPE_CHECKING:
    from pathlib import Path

SPACE = "https://w3id.org/csa-graph/harbour/"
EDITION = f"{SPACE}2030-31"
#: What a passage says: one whose words are marked, one with what could do harm, and none of passage 2.10.
FIRST = "The Harbour Board reports to the Mayor's Panel. The pilots are a sub-group of the Board."
SECOND = "The Board\u202e reports <b>on request</b> to the Panel | \x1b[2J*yearly*."
SEATS = "Ada Quay chairs the Harbour Board on behalf of the Harbour Council."
TEXTS = {f"{EDITION}#1.1": SEATS, f"{EDITION}#1.2": FIRST, f"{EDITION}#2.1": SECOND}


def node(name: str) -> ox.NamedNode:
    """Return something of the partnership's own."""
    return ox.NamedNode(SPACE + name)


def mark(passage: str, words: str, **more: object) -> Quote:
    """Return the quote of some words of a passage."""
    iri = f"{EDITION}#{passage}"
    start = TEXTS[iri].index(words)
    return Quote(iri, make(TEXTS[iri], start, start + len(words)), **more)  # type: ignore[arg-type]


QUOTES = Quotes(
    TEXTS,
    (
        mark("1.1", "Ada Quay chairs the Harbour Board", thing=f"{SPACE}board-chair"),
        mark(
            *("1.2", "The Harbour Board reports to the Mayor's Panel"),
            statement=(node("board"), CSA.reportsTo, node("panel")),
            creator="Ada Quay",
            created="2030-05-31",
        ),
        mark("1.2", "pilots are a sub-group", statement=(node("pilots"), CSA.subGroupOf, node("board"))),
    ),
)


def write(folder: Path) -> Path:
    """Write the data file and its quotes into a folder; return the data file."""
    data = folder / HARBOUR.name
    data.write_bytes(HARBOUR.read_bytes())
    for table in HARBOUR.parent.glob("*.csv"):
        (folder / table.name).write_bytes(table.read_bytes())
    (folder / "2030-31.quotes.trig").write_bytes(writing.write(EDITION, QUOTES, "harbour.pdf"))
    return data
