"""An answer becomes comma-separated values: UTF-8 text, one header line, one line a row.

Does not let a label run as a formula in a spreadsheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.asking import marked
from csa_graph.asking.cells import Thing
from csa_graph.files.cells import escape_formula

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Cell

_SPECIAL = set(',"\n\r')


def to_csv(answer: Answer, *, iris: bool = False) -> str:
    """Return an answer as CSV.

    Dates are ISO 8601, truth values ``true`` and ``false``, passages joined by "; ". Text that a spreadsheet
    would take for a formula gets an apostrophe in front of it.

    Args:
        answer: The answer.
        iris: Whether a column of IRIs follows each column that holds things: ``group``, ``group_iri``.
    """
    with_iri = [iris and any(_iri(row[place]) for row in answer.rows) for place in range(len(answer.columns))]
    header: list[str] = []
    for column, more in zip(answer.columns, with_iri, strict=True):
        header += (
            [escape_formula(column), escape_formula(f"{column}_iri")] if more else [escape_formula(column)]
        )
    header += ["words"] if answer.quotes else []
    lines = [line(header)]
    for number, (row, words) in enumerate(zip(answer.rows, answer.to_texts(), strict=True)):
        fields: list[str] = []
        for cell, word, more in zip(row, words, with_iri, strict=True):
            fields.append(_value(cell, word))
            if more:
                fields.append(_iri(cell))
        if answer.quotes:
            said = "\n".join(marked.cite(each) for each in answer.quotes[number])
            fields.append(escape_formula(marked.replace(said, "**", "**")))
        lines.append(line(fields))
    return "".join(lines)


def line(fields: Iterable[str]) -> str:
    """Return fields as one line of CSV."""
    # Python's own writer leaves a carriage return bare where lines end in a newline: readers end a row there.
    quoted = ['"' + field.replace('"', '""') + '"' if _SPECIAL & set(field) else field for field in fields]
    return (",".join(quoted) or '""') + "\n"


def _value(cell: Cell, word: str) -> str:
    if cell is True or cell is False:
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return word
    return escape_formula(word)


def _iri(cell: Cell) -> str:
    if isinstance(cell, Thing):
        return cell.iri
    return "; ".join(thing.iri for thing in cell) if isinstance(cell, tuple) else ""
