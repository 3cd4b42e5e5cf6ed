"""What an analysis is called and takes, and what it gives back: a summary, its limits and tables.

Runs none.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from csa_graph.asking.answer import Answer
from csa_graph.base.terminal import for_terminal
from csa_graph.base.wording import quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csa_graph.asking.cells import Row
    from csa_graph.asking.parameters import Parameter

#: How many rows a table has that is to be read, where nothing else is asked for.
LISTED = 50


@dataclass(frozen=True)
class Analysis:
    """One analysis.

    Attributes:
        name: Its name.
        title: What it is called in a heading.
        summary: What it answers, in a sentence.
        parameters: What it takes, in order.
        forms: Formats of its result beside those that every answer has, for instance ``svg``.
        place: Where it is listed: those with a lower number come before it.
        denies: IRIs of the terms of which it can say that no statement was found; what limits that is told.
        premises: IRIs of the classes without any thing of which what it finds, or does not, means nothing.
    """

    name: str
    title: str
    summary: str
    parameters: tuple[Parameter, ...] = ()
    forms: tuple[str, ...] = ()
    place: int = 100
    denies: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """What an analysis found.

    Attributes:
        title: What was analysed, in words.
        summary: What it means, in sentences of plain English.
        limits: What it cannot tell, in sentences.
        tables: The figures, the most telling table first; each has a name.
        name: Name of the analysis.
        parameters: What it was given.
        engine: What a library worked out, and which: ``betweenness by rustworkx``; empty where none did.
        editions: How many editions were read.
    """

    title: str
    summary: str
    limits: str
    tables: tuple[Answer, ...]
    name: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    engine: str = ""
    editions: int = 1

    def table(self, name: str) -> Answer:
        """Return one table.

        Raises:
            KeyError: There is none of that name.
        """
        for each in self.tables:
            if each.name == name:
                return each
        raise KeyError(name)

    def __iter__(self) -> Iterator[Row]:
        """Iterate over the rows of the first table."""
        return iter(self.tables[0])

    def __repr__(self) -> str:
        """Return what it is, and which tables it has."""
        tables = ", ".join(f"{table.name} ({quantity(len(table), 'row')})" for table in self.tables)
        return f"<Result {self.name or self.title}: {tables}>"

    def __str__(self) -> str:
        """Return what it means, in sentences, and the tables."""
        tables = "".join(f"\n\n{for_terminal(table.title)}\n{table}" for table in self.tables)
        return f"{for_terminal(self.title)}\n{for_terminal(self.summary)}{tables}"

    def _repr_html_(self) -> str:
        from csa_graph.asking.html import write_paragraph

        parts = [write_paragraph(f"{self.title}. {self.summary}")]
        parts += [table.to_html() for table in self.tables]
        return "\n".join([*parts, write_paragraph(f"What this cannot tell: {self.limits}")])


def tabulate(
    name: str, title: str, meanings: Mapping[str, str], rows: Iterable[Row], none: str = "", *, note: str = ""
) -> Answer:
    """Return one table of a result.

    Args:
        name: Its name.
        title: What it shows, in words.
        meanings: Its columns, and what each holds.
        rows: Its rows, the most telling first.
        none: What it means that there are none.
        note: How to read it.
    """
    return Answer(title, tuple(meanings), tuple(rows), meanings, note, none, name)


def cut(table: Answer, most: int) -> Answer:
    """Return a table with no more than some rows; where there are more, its note says how many."""
    there = len(table)
    if there <= most:
        return table
    more = f"There are {there - most:,} more; --top {there} lists all."
    return replace(table, rows=table.rows[:most], note=f"{table.note} {more}".strip())
