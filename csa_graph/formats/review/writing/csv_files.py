"""The sheets of a review become CSV files, one a sheet; what a spreadsheet would run gets an apostrophe."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from csa_graph.files.cells import escape_formula
from csa_graph.formats.review.cells import plain
from csa_graph.formats.review.headings import RECORDS
from csa_graph.formats.review.tables import Marked, list_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.formats.review.tables import Cell, Table


def to_csv(sheets: Iterable[Table], records: Iterable[Sequence[str]]) -> dict[str, bytes]:
    """Return the content of each file by its name.

    Args:
        sheets: The sheets that people read.
        records: The rows of the one that nobody reads.
    """
    files = {}
    for table in sheets:
        columns = list_columns(table)
        rows = ([_text(row.cells.get(heading)) for heading in columns] for row in table.rows)
        files[table.sheet.file] = _write([columns, *rows])
    files[f"{RECORDS.lower()}.csv"] = _write([[escape_formula(each) for each in row] for row in records])
    return files


def _write(rows: Iterable[Sequence[str | int | float]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _text(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    text = as_text(cell) if isinstance(cell, Marked) else cell
    return escape_formula(text) if isinstance(text, str) else text


def as_text(cell: Marked) -> str:
    """Return a text without fonts: the words stand between marks that papers do not use."""
    if cell.start >= cell.end:
        return plain(cell.text)
    return plain(f"{cell.text[: cell.start]}⟦{cell.text[cell.start : cell.end]}⟧{cell.text[cell.end :]}")
