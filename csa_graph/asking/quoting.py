"""An answer gets the words of the passages that state its rows: in each, those that state this row.

Leaves open how they look.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking.cells import PASSAGE, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Cell, Row
    from csa_graph.naming.quotes import Quotation, Quotations

#: What is told where texts are asked for, and the data have none.
NO_TEXTS = (
    "The data have no text of any passage, so our words stand in its place: csa-graph quote --attach adds "
    "texts from a copy of the document."
)


def add(answer: Answer, quotes: Quotations, asked: Iterable[str] = ()) -> Answer:
    """Return an answer with the words of the passages of each row; of a passage without a text our words.

    Args:
        answer: The answer.
        quotes: What the passages of its store say.
        asked: IRIs that the question was asked with: a row need not repeat them.
    """
    if PASSAGE not in answer.columns:
        return answer
    place, asked = answer.columns.index(PASSAGE), tuple(asked)

    def tell(row: Row) -> tuple[Quotation, ...]:
        about = {*asked, *(word for at, cell in enumerate(row) if at != place for word in list_words(cell))}
        found = (quotes.tell(iri, about) for iri in list_words(row[place]))
        return tuple(each for each in found if each is not None)

    note = answer.note if quotes or not answer else f"{answer.note} {NO_TEXTS}".strip()
    return replace(answer, quotes=tuple(map(tell, answer.rows)), note=note)


def find(quotes: Quotations, passages: Iterable[Thing], about: Iterable[Cell]) -> tuple[Quotation, ...]:
    """Return what passages say in the words of the document; nothing of those whose text is not there.

    Args:
        quotes: What the passages of the store say.
        passages: The passages.
        about: Of what the words are to tell that are marked: things and values.
    """
    if not quotes:
        return ()
    words = {word for cell in about for word in list_words(cell)}
    found = (quotes.find(each.iri, words) for each in passages)
    return tuple(each for each in found if each is not None)


def list_ends(*quads: ox.Quad) -> list[str]:
    """Return the IRIs and texts of some statements."""
    return [term.value for quad in quads for term in quad.triple if not isinstance(term, ox.Triple)]


def list_words(cell: Cell) -> list[str]:
    """Return the IRIs of the things of a cell, or its text."""
    if isinstance(cell, tuple):
        return [each.iri for each in cell]
    if isinstance(cell, Thing):
        return [cell.iri]
    return [] if cell is None else [str(cell)]


def to_plain(quotation: Quotation) -> Mapping[str, object]:
    """Return what a passage says as what JSON has."""
    return {
        "passage": {"iri": quotation.passage, "label": quotation.locator},
        "page": quotation.page,
        "text": quotation.text,
        "words": quotation.words,
        "spans": [list(span) for span in quotation.spans],
        "in_our_words": quotation.is_ours,
    }
