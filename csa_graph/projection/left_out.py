"""What an answer leaves out on a day is told in a sentence: rows of other days, each with its period.

Which things are not current is for ``current``; here rows are only compared and put into words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking.cells import PASSAGE, Thing, text
from csa_graph.base.wording import quantity
from csa_graph.projection.current import write_period

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Cell, Row
    from csa_graph.projection.current import Current
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

#: How many are named.
LISTED = 5


class LeftOut:
    """What is not current in some data, to be told beside answers.

    Args:
        store: The data, whatever the day.
        current: What is not current.
        layer: The edition that is read, or the current layer.
    """

    def __init__(self, store: Store, current: Current, layer: ox.NamedNode | ox.DefaultGraph) -> None:
        self._current = current
        # What each thing that only ties others is tied to.
        self._tied: dict[Term, set[str]] = {
            each: {
                quad.object.value
                for quad in store.quads(each, None, None, layer)
                if isinstance(quad.object, ox.NamedNode)
            }
            for each in current.ended
            if isinstance(each, ox.NamedNode | ox.BlankNode)
        }

    def tell(self, answer: Answer, others: Answer, asked: Collection[str]) -> str:
        """Return in a sentence which rows of another day an answer does not have; empty for none.

        Args:
            answer: What is current.
            others: What is stated, whatever the day.
            asked: IRIs of what was asked about.
        """
        known = {_key(answer, row) for row in answer}
        left = {key: row for row in others if (key := _key(others, row)) not in known}
        told = dict.fromkeys(self._write(others, row, asked) for row in left.values())
        return f"Left out, as not all of it is current: {write_list(told)}." if told else ""

    def tell_period(self, iri: str) -> str:
        """Return until when something ran, or from when it will, in brackets; empty for what is current."""
        words = self._word_period(ox.NamedNode(iri))
        return f" ({words})" if words else ""

    def _write(self, answer: Answer, row: Row, asked: Collection[str]) -> str:
        pairs = [(cell, text(cell)) for cell in _list_cells(answer, row)]
        words = ", ".join(said for _, said in pairs if said)
        things = {cell.iri for cell, _ in pairs if isinstance(cell, Thing)}
        periods = {self._word_period(ox.NamedNode(iri)) for iri in things} - {""}
        if not periods:
            ties = [each for each, ends in self._tied.items() if things.union(asked) <= ends]
            ties = ties or [each for each, ends in self._tied.items() if things and things <= ends]
            periods = {self._word_period(each) for each in ties}
        return f"{words} ({', '.join(periods)})" if len(periods) == 1 else words

    def _word_period(self, node: Term) -> str:
        period = self._current.ended.get(node)
        return write_period(period, self._current.days[-1]) if period else ""


def write_list(words: Iterable[str]) -> str:
    """Return the first few of some words, and how many more there are."""
    listed = list(words)
    more = len(listed) - LISTED
    rest = f"; and {quantity(more, 'more', 'more')}" if more > 0 else ""
    return f"{'; '.join(listed[:LISTED])}{rest}"


def _key(answer: Answer, row: Row) -> tuple[Cell, ...]:
    """Return a row without its passages."""
    return tuple(_list_cells(answer, row))


def _list_cells(answer: Answer, row: Row) -> list[Cell]:
    return [cell for column, cell in zip(answer.columns, row, strict=True) if column != PASSAGE]
