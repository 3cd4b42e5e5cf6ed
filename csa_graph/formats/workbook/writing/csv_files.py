"""The rows of the workbook become CSV files, one a sheet, for people who keep their data in git.

Puts an apostrophe before text that a spreadsheet would run as a formula; the reader takes it out.
"""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING

from csa_graph.files.cells import escape_formula
from csa_graph.formats.workbook.sheets import SHEETS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.formats.workbook.writing.filling import Row
    from csa_graph.formats.workbook.writing.fitting import Cell


def to_csv(rows: Mapping[str, Sequence[Row]]) -> dict[str, bytes]:
    """Return the content of each file by its name.

    Args:
        rows: The rows of each sheet.
    """
    files = {}
    for sheet in SHEETS:
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(column.heading for column in sheet.columns)
        for row in rows.get(sheet.name, ()):
            writer.writerow(_text(row.get(column.heading)) for column in sheet.columns)
        files[sheet.file] = text.getvalue().encode()
    return files


def _text(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return cell if isinstance(cell, int) else escape_formula(cell)
