"""Rows of RDF terms become an answer: labelled things and plain values, with the passages that state them.

Holds an answer; how one looks is for the views.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from csa_graph.asking.aligned import align
from csa_graph.asking.cells import PASSAGE, heading, plain, text, to_cell, to_thing
from csa_graph.base.errors import CsaGraphError
from csa_graph.base.terminal import for_terminal
from csa_graph.base.wording import quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pandas

    from csa_graph.asking.cells import Cell, Label, Row
    from csa_graph.naming.quotes import Quotation
    from csa_graph.sparql.rows import Rows, Term


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
        quotes: What the passages of each row say, row by row; empty where nobody asked for that.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    meanings: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    none: str = ""
    name: str = ""
    quotes: tuple[tuple[Quotation, ...], ...] = ()

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

        >>> from csa_graph.asking.cells import Thing
        >>> Answer("Who?", ("group",), ((Thing("urn:a", "A"),),)).to_dicts()
        [{'group': 'A'}]
        """
        return [dict(zip(self.columns, map(plain, row), strict=True)) for row in self.rows]

    def to_texts(self) -> list[list[str]]:
        """Return all cells in words, row by row."""
        cites = [bool(self.name) and column == PASSAGE for column in self.columns]
        return [[text(cell, stated=cite) for cell, cite in zip(row, cites, strict=True)] for row in self.rows]

    def to_html(self) -> str:
        """Return an HTML table with the title as its caption, or a paragraph where there are no rows."""
        from csa_graph.asking import html

        if not self.rows:
            return html.write_paragraph(self.explain_absence())
        table = html.write_table(self.columns, self.to_texts(), self.title, self.meanings, self.note)
        return table + html.write_words(each for row in self.quotes for each in row)

    def explain_absence(self) -> str:
        """Return what it means that there are no rows: in the question's own words where it has some."""
        if self.none:
            return self.none
        asked = self.title.strip().rstrip(".")
        return "No rows: " + (f"nothing was found for “{asked}”." if asked else "nothing in the data fits.")

    def to_pandas(self) -> pandas.DataFrame:
        """Return a data frame of pandas, which need not be installed for anything else.

        Raises:
            CsaGraphError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise CsaGraphError("to_pandas() needs pandas: pip install pandas") from None
        return pandas.DataFrame(self.to_dicts(), columns=list(self.columns))

    def __repr__(self) -> str:
        """Return what it answers, and how much there is."""
        name = f"{self.name}: " if self.name else ""
        return f"<Answer {name}{quantity(len(self), 'row')} of {', '.join(self.columns) or 'no columns'}>"

    def __str__(self) -> str:
        """Return a table of text, or what it means that there are no rows."""
        if not self.rows or not self.columns:
            return for_terminal(self.explain_absence()) if not self.rows else repr(self)
        body = [[for_terminal(cell) for cell in row] for row in self.to_texts()]
        table = align([for_terminal(heading(column)) for column in self.columns], body)
        return f"{table}\n{for_terminal(self.note)}" if self.note else table.rstrip("\n")

    def _repr_html_(self) -> str:
        return self.to_html()


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
    make = functools.cache(functools.partial(to_cell, label=label))
    if PASSAGE not in names:
        return Answer(title, names, tuple(tuple(map(make, row)) for row in rows))
    place = names.index(PASSAGE)
    merged: dict[tuple[Term | None, ...], list[Term]] = {}
    for row in rows:
        passages = merged.setdefault((*row[:place], *row[place + 1 :]), [])
        passage = row[place]
        if passage is not None and passage not in passages:
            passages.append(passage)
    cite = functools.cache(functools.partial(to_thing, label=label))
    made = []
    for rest, passages in merged.items():
        if order is not None and len(passages) > 1:
            passages.sort(key=order)
        made.append((*map(make, rest[:place]), tuple(map(cite, passages)), *map(make, rest[place:])))
    return Answer(title, names, tuple(made))


def label_rows(found: Rows, label: Label) -> Answer:
    """Return rows as an answer, one by one as they come."""
    return Answer("", found.columns, tuple(tuple(to_cell(term, label) for term in row) for row in found))
