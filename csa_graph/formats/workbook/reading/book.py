"""The sheets of a file become the tables of the workbook: headings found, help and example rows left out.

Knows headings, not what stands under them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.similar import nearest
from csa_graph.base.wording import fold
from csa_graph.files.cells import is_error
from csa_graph.files.notes import Note, Tally
from csa_graph.formats.workbook import sheets
from csa_graph.formats.workbook.columns import EXAMPLE, Column, Sheet
from csa_graph.formats.workbook.reading import typed
from csa_graph.formats.workbook.reading.raw import RawSheet, Value, words

if TYPE_CHECKING:
    from pathlib import Path

_STRAY = "“{}” stands under no heading, and was not read"
# Headings stand in one of the first rows; people put a title above them.
_DEEPEST = 10


class Row(NamedTuple):
    """A row: its number, and what stands under each heading, empty cells left out."""

    number: int
    cells: dict[str, Value]

    @property
    def content(self) -> tuple[tuple[str, str], ...]:
        """What it says, whatever its place: tells rows apart that describe the same."""
        return tuple(sorted((heading, words(value)) for heading, value in self.cells.items()))


@dataclass
class Table:
    """One sheet, read.

    Attributes:
        sheet: Which one it is.
        raw: Where it comes from.
        columns: Place of each heading, from 0.
        rows: The rows.
        known: The places with a heading of any sort.
        before: What stood above in a column.
        stray: Takes the cells that stand under no heading.
        heads: Number of the row of headings.
        strange: Headings that are none of the sheet's, by their places.
        filled: The places of those under which something stands.
        bare: The places where something stands under no heading.
    """

    sheet: Sheet
    raw: RawSheet
    columns: dict[str, int]
    rows: list[Row] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    before: dict[str, Value] = field(default_factory=dict)
    stray: Tally = field(default_factory=Tally)
    heads: int = 0
    strange: dict[int, str] = field(default_factory=dict)
    filled: set[int] = field(default_factory=set)
    bare: set[int] = field(default_factory=set)

    def place(self, row: Row, column: Column | None = None) -> str:
        """Return where a cell of a row is, or the row."""
        if column is None:
            return self.raw.place(row.number)
        return self.raw.place(row.number, self.columns.get(column.heading), column.heading)


class Book(NamedTuple):
    """All tables of a file, with what was met in it, and the sheets that are none of the form's."""

    path: Path
    tables: dict[str, Table]
    notes: list[Note]
    faults: list[Note]
    strange: list[RawSheet]

    def fault(self, table: Table, row: Row, column: Column | None, message: str) -> None:
        """Keep a fault of a cell."""
        self.faults.append(Note(table.raw.path, table.place(row, column), message))


def read(path: Path, raws: list[RawSheet]) -> Book:
    """Read the tables of a file.

    Args:
        path: The file or folder.
        raws: Its sheets.
    """
    book = Book(path, {}, [], [], [])
    known = {fold(sheet.name): sheet for sheet in sheets.SHEETS}
    for raw in raws:
        sheet = known.get(fold(raw.name))
        if sheet is None:
            book.strange.append(raw)
            continue
        book.notes.extend(raw.notes)
        book.faults.extend(raw.faults)
        _read_sheet(sheet, raw, book)
    return book


def _read_sheet(sheet: Sheet, raw: RawSheet, book: Book) -> None:
    table: Table | None = None
    skipped: list[tuple[int, tuple[Value, ...]]] = []
    for number, values in raw.rows:
        if table is None:
            table = _headings(sheet, raw, values)
            if table is None:
                skipped.append((number, values))
                if len(skipped) > _DEEPEST:
                    break
                continue
            _judge_headings(table, values, number, book)
        elif not _is_help(table, values):
            _read_row(table, number, values, book)
    if table is not None:
        book.tables[sheet.name] = table
        book.notes.extend(Note(raw.path, place, message) for place, message in table.stray.list_messages())
    elif skipped:
        names = ", ".join(column.heading for column in sheet.columns)
        message = f"the headings are missing; they are: {names}"
        book.faults.append(Note(raw.path, raw.place(skipped[0][0]), message))


def _headings(sheet: Sheet, raw: RawSheet, values: tuple[Value, ...]) -> Table | None:
    columns: dict[str, int] = {}
    for place, value in enumerate(values):
        column = sheet.find(words(value)) if value is not None else None
        if column is not None:
            columns.setdefault(column.heading, place)
    known = {place for place, value in enumerate(values) if value is not None}
    return Table(sheet, raw, columns, known=known) if len(columns) >= 2 else None


def _judge_headings(table: Table, values: tuple[Value, ...], number: int, book: Book) -> None:
    sheet, raw = table.sheet, table.raw
    missing = [column.heading for column in sheet.columns if column.heading not in table.columns]
    for place, value in enumerate(values):
        heading = words(value)
        if not heading or table.columns.get(_proper(sheet, heading)) == place:
            continue
        where = raw.place(number, place, heading)
        if sheet.find(heading) is not None:
            book.faults.append(Note(raw.path, where, f"the heading “{heading}” stands here a second time"))
            continue
        near = nearest(heading, missing, 1)
        if near:
            message = f"there is no column “{heading}”; nearest: “{near[0]}”"
            book.faults.append(Note(raw.path, where, message))
        else:
            table.strange[place] = heading
    table.heads = number
    for column in sheet.columns:
        if column.required and column.heading in missing:
            message = f"the column “{column.heading}” is missing"
            book.faults.append(Note(raw.path, raw.place(number), message))


def _proper(sheet: Sheet, heading: str) -> str:
    column = sheet.find(heading)
    return column.heading if column is not None else ""


def _is_help(table: Table, values: tuple[Value, ...]) -> bool:
    """Recognise the help row by its first cells: nobody writes these words for anything else."""
    for column in table.sheet.columns[:2]:
        place = table.columns.get(column.heading)
        if place is not None and place < len(values) and values[place] == column.advice:
            return True
    return False


def _read_row(table: Table, number: int, values: tuple[Value, ...], book: Book) -> None:
    for place, value in enumerate(values):
        if value is not None and place in table.strange:
            table.filled.add(place)
        if value is not None and place not in table.known:
            table.bare.add(place)
            table.stray.add(table.raw.place(number, place), _STRAY, words(value)[:60])
    found = {
        heading: values[place] if place < len(values) else None for heading, place in table.columns.items()
    }
    cells: dict[str, Value] = {heading: value for heading, value in found.items() if value is not None}
    if not cells:
        return
    row = Row(number, cells)
    if words(cells.get("ID", "")) == EXAMPLE or (
        not table.sheet.column("id") and _is_example(table.sheet, cells)
    ):
        if not _is_example(table.sheet, cells):
            message = (
                "this row is still marked as the example: clear its ID to keep what it says, or delete it"
            )
            book.fault(table, row, table.sheet.column("id"), message)
        return
    for heading, value in cells.items():
        column = table.sheet.find(heading)
        if is_error(value):
            message = f"the formula fails: {value}. Mend it, or write the value"
            book.fault(table, row, column, message)
        elif column is not None:
            cells[heading] = _as_typed(column, value, table, row, book)
    table.rows.append(row)


def _as_typed(column: Column, value: Value, table: Table, row: Row, book: Book) -> Value:
    """Return a cell as it was typed, as far as the spreadsheet has left that; else keep a fault or note."""
    said = typed.read(column, value, table.before.get(column.heading), lettered=table.raw.lettered)
    if said.fault:
        book.fault(table, row, column, said.fault)
    if said.note:
        book.notes.append(Note(table.raw.path, table.place(row, column), said.note))
    table.before[column.heading] = value
    return said.value


def _is_example(sheet: Sheet, cells: dict[str, Value]) -> bool:
    """Return whether a row is the example as it was written."""
    examples = {column.heading: column.example for column in sheet.columns if column.example}
    return {heading: words(value) for heading, value in cells.items()} == examples
