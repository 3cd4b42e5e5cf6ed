"""Dates in numbers that can mean two days are read with the day first, as in the United Kingdom, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.files.notes import Note
from csa_graph.formats.workbook.reading import dates

if TYPE_CHECKING:
    from csa_graph.formats.workbook.reading.book import Book, Table

_SORTS = frozenset({"date", "due"})


def tell(table: Table, book: Book) -> None:
    """Say of each column of dates which order they were read in, where nothing in the column shows it."""
    for column in table.sheet.columns:
        if column.sort not in _SORTS:
            continue
        texts = [(row, str(row.cells[column.heading])) for row in table.rows if column.heading in row.cells]
        doubtful = [(row, text) for row, text in texts if dates.can_mean_two_days(text)]
        # A day beyond the twelfth shows that days come first here.
        if doubtful and not any(dates.shows_day_first(text) for _, text in texts):
            row, text = doubtful[0]
            day = dates.parse(text).last
            message = (
                f"“{text}” is read with the day first, as in the United Kingdom: {day.day} {day:%B %Y}"
                f"{f', and so are {len(doubtful) - 1} more in this column' if len(doubtful) > 1 else ''}. "
                f"If another day is meant, write the month in letters"
            )
            book.notes.append(Note(table.raw.path, table.place(row, column), message))
