"""A graph becomes a workbook that people fill in and keep: Excel, or a folder of CSV files.

Nothing is lost: what no sheet has a column for stands on the sheet of other statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csa_graph.formats.workbook.writing.filling import Row
    from csa_graph.formats.workbook.writing.source import SourceStatements

#: The file of notes in a folder of CSV files.
NOTES_FILE = "notes.md"


def to_xlsx(stated: SourceStatements) -> bytes:
    """Return what files stated as an Excel workbook.

    Raises:
        CsaGraphError: A text is too long for a cell.
    """
    from csa_graph.formats.workbook.writing import filling, xlsx

    return xlsx.to_xlsx(filling.to_rows(stated))


def to_csv(stated: SourceStatements) -> dict[str, bytes]:
    """Return what files stated as the CSV files of a workbook, by name; errors as for :func:`to_xlsx`."""
    from csa_graph.formats.workbook.writing import csv_files, filling, guide

    return {**csv_files.to_csv(filling.to_rows(stated)), NOTES_FILE: guide.to_markdown().encode()}


def new_xlsx(name: str) -> bytes:
    """Return an empty workbook for a partnership, with an example row on each sheet."""
    from csa_graph.formats.workbook.writing import xlsx

    return xlsx.to_xlsx(_first(name), examples=True)


def new_csv(name: str) -> dict[str, bytes]:
    """Return the CSV files of an empty workbook, by name."""
    from csa_graph.formats.workbook.sheets import AGREEMENT, SHEETS
    from csa_graph.formats.workbook.writing import csv_files, guide

    rows: dict[str, list[Row]] = _first(name)
    for sheet in SHEETS:
        if sheet is not AGREEMENT:
            rows[sheet.name] = [{column.heading: column.example for column in sheet.columns}]
    return {**csv_files.to_csv(rows), NOTES_FILE: guide.to_markdown().encode()}


def _first(name: str) -> dict[str, list[Row]]:
    from csa_graph.terms.iris import ROOT
    from csa_graph.terms.minting import slug

    return {"Agreement": [{"Title": name, "Address": f"{ROOT}{slug(name)}/"}]}
