"""Cells that a spreadsheet has filled itself are noted: errors of formulas, dates in place of what was typed.

Changes nothing: an error says nothing, and what looks like a date is kept as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.wording import list_words
from csa_graph.files.cells import is_error, looks_like_date, looks_like_exponent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from csa_graph.formats.organogram.notes import Notes
    from csa_graph.formats.organogram.rows import Row

# Where neither a date nor a shortened number can be meant.
_NO_DATES = ("reference", "reports_to", "name", "grade", "title", "parent", "organisation", "unit")
_REFERENCES = ("reference", "reports_to")


def note(rows: Sequence[Row], titles: Mapping[str, str], notes: Notes) -> None:
    """Note the cells of a file that a spreadsheet has filled itself.

    Args:
        rows: The rows.
        titles: The columns that are read: what their titles are.
        notes: Takes the notes.
    """
    errors: dict[str, dict[str, list[int]]] = {}
    for name, title in titles.items():
        for cell, lines in _find(rows, name, is_error).items():
            errors.setdefault(cell, {})[title] = lines
    for cell, columns in errors.items():
        number = sum(map(len, columns.values()))
        shown = list_words([f"“{title}”" for title in columns])
        message = (
            f"{number:,} cell{'s hold' if number > 1 else ' holds'} {cell}, an error of a spreadsheet, in "
            f"{shown}: it says nothing"
        )
        for line in sorted({line for lines in columns.values() for line in lines}):
            notes.add(rows[0].path, line, message)
    for name in filter(titles.__contains__, _NO_DATES):
        test = _is_altered if name in _REFERENCES else looks_like_date
        for cell, lines in _find(rows, name, test).items():
            message = (
                f"“{cell}” in “{titles[name]}” looks like what a spreadsheet made of something else, such as "
                "4.7 or 6-7: kept as it stands"
            )
            many = "cells look like what a spreadsheet made of something else: kept as they stand"
            for line in lines:
                notes.add(rows[0].path, line, message, many)


def _is_altered(cell: str) -> bool:
    return looks_like_date(cell) or looks_like_exponent(cell)


def _find(rows: Iterable[Row], name: str, test: Callable[[str], bool]) -> dict[str, list[int]]:
    """Return the cells of a column that pass a test, with their lines; each text is tested once."""
    passed = {cell for cell in {row[name] for row in rows} if cell and test(cell)}
    found: dict[str, list[int]] = {}
    for row in rows if passed else ():
        if row[name] in passed:
            found.setdefault(row[name], []).append(row.line)
    return found
