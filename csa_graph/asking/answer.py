"""Rows of RDF terms become an answer: labelled things and plain values, with the passages that state them.

Holds an answer; how one looks is for the views.
"""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from csa_graph.sparql.rows import Rows, Term

    Label: TypeAlias = Callable[[Term], str]

#: Column whose values are collected where rows are otherwise the same.
PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that the graph describes.

    Attributes:
        iri: Its IRI; ``_:…`` for a thing without one.
        label: What readers call it.
    """

    iri: str
    label: str

    def __str__(self) -> str:
        """Return the label."""
        return self.label


Scalar: TypeAlias = "Thing | str | int | float | bool | datetime.date | datetime.datetime | None"
Cell: TypeAlias = "Scalar | tuple[Thing, ...]"
Row: TypeAlias = "tuple[Cell, ...]"


@dataclass(frozen=True)
class Answer:
    """What a question was answered with.

    Attributes:
        title: What was asked, in words.
        columns: Names of the columns.
        rows: One tuple a row, as wide as ``columns``. In the column ``passage`` a cell is a tuple of passages
            in reading order; empty where no passage states the row, be it inferred or from a plain file.
        meanings: What each column holds, in words, as far as the query says it.
        note: How to read the answer, where the query says it.
        none: What it means that there are no rows, where the query says it.
        name: Name of the question in the catalogue; empty for a query of the user's own.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    meanings: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    none: str = ""
    name: str = ""

    def __iter__(self) -> Iterator[Row]:
        """Iterate over the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def __bool__(self) -> bool:
        """Return whether there is any row."""
        return bool(self.rows)

    def column(self, name: str) -> list[Cell]:
        """Return the cells of one column, top down.

        Raises:
            KeyError: The answer has no such column.
        """
        if name not in self.columns:
            raise KeyError(name)
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a dict a row with plain values: labels for things, lists of labels for passages.

        >>> Answer("Who?", ("group",), ((Thing("urn:a", "A"),),)).to_dicts()
        [{'group': 'A'}]
        """
        return [dict(zip(self.columns, map(plain, row), strict=True)) for row in self.rows]

    def _repr_html_(self) -> str:
        from csa_graph.asking.html import answer_html

        return answer_html(self)


def plain(cell: Cell) -> Any:  # noqa: ANN401
    """Turn a cell into a plain value: a thing into its label, passages into a list of labels."""
    if isinstance(cell, Thing):
        return cell.label
    if isinstance(cell, tuple):
        return [thing.label for thing in cell]
    return cell


def from_rows(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Term | None]],
    label: Label,
    order: Callable[[Term], tuple[str, int]] | None = None,
) -> Answer:
    """Make an answer of rows of RDF terms.

    Rows that are equal but for ``passage`` become one row with all their passages, at the place of the first.

    Args:
        title: What was asked, in words.
        columns: Names of the columns.
        rows: Terms, as many as columns in each row.
        label: Gives the words for a thing.
        order: Gives the place of a passage in its document; without it passages keep the order of the rows.
    """
    names = tuple(columns)
    # The same few terms come again and again.
    make = functools.cache(functools.partial(cell, label=label))
    if PASSAGE not in names:
        return Answer(title, names, tuple(tuple(map(make, row)) for row in rows))
    place = names.index(PASSAGE)
    merged: dict[tuple[Term | None, ...], list[Term]] = {}
    for row in rows:
        passages = merged.setdefault((*row[:place], *row[place + 1 :]), [])
        passage = row[place]
        if passage is not None and passage not in passages:
            passages.append(passage)
    cite = functools.cache(functools.partial(thing, label=label))
    made = []
    for rest, passages in merged.items():
        if order is not None and len(passages) > 1:
            passages.sort(key=order)
        made.append((*map(make, rest[:place]), tuple(map(cite, passages)), *map(make, rest[place:])))
    return Answer(title, names, tuple(made))


def label_rows(found: Rows, label: Label) -> Answer:
    """Return rows as an answer, one by one as they come."""
    return Answer("", found.columns, tuple(tuple(cell(term, label) for term in row) for row in found))


def thing(term: Term, label: Label) -> Thing:
    """Make a thing of a term that is no literal."""
    value = getattr(term, "value", None)
    iri = value if value is not None and str(term).startswith("<") else str(term)
    return Thing(iri, label(term))


def cell(term: Term | None, label: Label) -> Cell:
    """Turn a term into a cell: a literal into a value of its datatype, anything else into a thing.

    A literal that does not fit its datatype stays text.
    """
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    if datatype is None:
        return thing(term, label)
    text: str = term.value  # type: ignore[union-attr]
    read = _READERS.get(datatype.value.removeprefix(PREFIXES["xsd"]))
    if read is None:
        return text
    try:
        return read(text)
    except ValueError:
        return text


def _boolean(text: str) -> bool:
    if text in {"true", "1"}:
        return True
    if text in {"false", "0"}:
        return False
    raise ValueError(text)


_READERS: dict[str, Callable[[str], Scalar]] = {
    **dict.fromkeys(
        ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger", "negativeInteger"), int
    ),
    **dict.fromkeys(("decimal", "double", "float"), float),
    "boolean": _boolean,
    "date": datetime.date.fromisoformat,
    "dateTime": datetime.datetime.fromisoformat,
}
