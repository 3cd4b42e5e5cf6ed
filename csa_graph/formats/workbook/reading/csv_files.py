"""A folder of CSV files becomes the sheets of a workbook: one file a sheet.

Undoes what keeps text from being run as a formula, and asks not what a sheet means.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from csa_graph.base.endings import get_ending
from csa_graph.base.errors import SourceError
from csa_graph.files.cells import unescape_formula
from csa_graph.files.csv_rows import iter_rows
from csa_graph.files.source import decode
from csa_graph.formats.workbook.reading import safety
from csa_graph.formats.workbook.reading.raw import RawSheet, Value, clean_cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read(path: Path) -> list[RawSheet]:
    """Open the CSV files of a folder.

    Raises:
        SourceError: A file is too large, or not UTF-8.
    """
    sheets = []
    for file in sorted(path.iterdir()):
        if get_ending(file) == ".csv" and file.is_file():
            safety.check_size(file)
            try:
                text = decode(file.read_bytes(), file)
            except OSError as error:
                raise SourceError(f"cannot be read: {error.strerror}", file) from None
            sheets.append(RawSheet(file.stem.replace("-", " "), file, _rows(text, file), lettered=False))
    return sheets


def _rows(text: str, path: Path) -> Iterator[tuple[int, tuple[Value, ...]]]:
    # The header shows which mark separates the cells: Excel writes semicolons in some countries.
    header = text[: text.find("\n")] if "\n" in text else text
    mark = max(",;\t", key=header.count)
    # The longest cell is as long as the longest file. The limit is the whole process's: it is given back.
    limit = csv.field_size_limit(safety.LARGEST)
    try:
        for number, cells in iter_rows(text, path, mark):
            values = tuple(clean_cell(unescape_formula(cell.strip(" "))) for cell in cells)
            if any(value is not None for value in values):
                yield number, values
    finally:
        csv.field_size_limit(limit)
