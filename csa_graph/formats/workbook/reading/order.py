"""Dates in numbers are read in the order that the workbook declares; without one, day first, and told.

What people typed stays beside what it means: it can be the printed words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.wording import fold, list_words
from csa_graph.files.notes import Note
from csa_graph.formats.workbook import terms
from csa_graph.formats.workbook.columns import iri
from csa_graph.formats.workbook.reading import dates, values
from csa_graph.formats.workbook.reading.raw import OrderedDate, words
from csa_graph.formats.workbook.sheets import AGREEMENT, STATEMENTS
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.formats.workbook.columns import Column
    from csa_graph.formats.workbook.reading.book import Book, Row, Table

_SORTS = frozenset({"date", "due"})


def settle(book: Book) -> None:
    """Read the dates in numbers of all sheets in the declared order, or say in which they are read."""
    order = _find_order(book)
    for table in book.tables.values():
        for column in table.sheet.columns:
            if column.sort in _SORTS:
                _tell_serials(table, column, book)
        for column, rows in _iter_dated(table):
            if order:
                _apply(order, table, column, rows, book)
            else:
                _tell(table, column, rows, book)


def _find_order(book: Book) -> str:
    """Return the order that the sheet Agreement declares; empty if none."""
    table, column = book.tables.get(AGREEMENT.name), AGREEMENT.column("dates")
    order = ""
    for row in table.rows if table and column else ():
        written = words(row.cells.get(column.heading)) if column else ""
        said = fold(written)
        if not said or said == order or table is None:
            continue
        if said not in dates.ORDERS:
            there = list_words(dates.ORDERS, "or")
            book.fault(table, row, column, f"“{written}” is no order of dates: it can be {there}")
        elif order:
            message = f"a workbook has one order of dates, and a row above declares “{order}”: write the same"
            book.fault(table, row, column, message)
        else:
            order = said
    return order


def _iter_dated(table: Table) -> Iterator[tuple[Column, list[Row]]]:
    """Iterate over the columns of dates, with the rows that have a text there."""
    for column in table.sheet.columns:
        is_value = table.sheet is STATEMENTS and column.sort == "object"
        if column.sort in _SORTS or is_value:
            rows = [row for row in table.rows if isinstance(row.cells.get(column.heading), str)]
            yield column, [row for row in rows if not is_value or _is_dated(row)]


def _tell_serials(table: Table, column: Column, book: Book) -> None:
    """Say which day a number is read as: a cell that is formatted as a number shows none."""
    for row in table.rows:
        value = row.cells.get(column.heading)
        if isinstance(value, bool) or not isinstance(value, int | float) or dates.is_year(value):
            continue
        try:
            day = dates.from_serial(value)
        except dates.DateFault:
            # It is refused where it is read.
            continue
        message = (
            f"the number {value:g} is read as {day.day} {day:%B %Y}, the day that a spreadsheet keeps so; if "
            "another day is meant, write it as a date"
        )
        book.notes.append(Note(table.raw.path, table.place(row, column), message))


def _is_dated(row: Row) -> bool:
    """Return whether the value of a row of other statements is a date: it says so, or its property does."""
    sort, name = words(row.cells.get("Sort of value")), words(row.cells.get("Property"))
    if sort:
        return sort == "date"
    found = terms.read().properties.get(fold(name), "")
    if not found and name.partition(":")[0] in PREFIXES:
        found = iri(name)
    return values.get_usual_sort(found) == "date"


def _apply(order: str, table: Table, column: Column, rows: list[Row], book: Book) -> None:
    for row in rows:
        text = str(row.cells[column.heading])
        try:
            settled = dates.settle(text, order)
        except dates.DateFault as fault:
            book.fault(table, row, column, str(fault))
            # One fault of a cell is enough.
            del row.cells[column.heading]
            continue
        if settled is not None:
            row.cells[column.heading] = OrderedDate(text, settled)


def _tell(table: Table, column: Column, rows: list[Row], book: Book) -> None:
    """Say which order dates were read in, where nothing in the column shows it."""
    texts = [(row, str(row.cells[column.heading])) for row in rows]
    doubtful = [(row, text) for row, text in texts if dates.can_mean_two_days(text)]
    # A day beyond the twelfth shows that days come first here.
    if not doubtful or any(dates.shows_day_first(text) for _, text in texts):
        return
    row, text = doubtful[0]
    day = dates.parse_start(text).last
    message = (
        f"“{text}” is read with the day first, as in the United Kingdom: {day.day} {day:%B %Y}"
        f"{f', and so are {len(doubtful) - 1} more in this column' if len(doubtful) > 1 else ''}. "
        "If another day is meant, choose the order of dates on the sheet Agreement, or write the month in "
        "letters"
    )
    book.notes.append(Note(table.raw.path, table.place(row, column), message))
