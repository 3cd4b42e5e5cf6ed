"""The sheets of a file become the tables of the workbook: headings found, help and example rows left out.

Knows headings, not what stands under them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.similar import nearest
from csa_graph.base.wording import fold, list_words
from csa_graph.files.cells import is_error
from csa_graph.files.notes import Note, Tally
from csa_graph.formats.workbook import sheets
from csa_graph.formats.workbook.columns import EXAMPLE, Column, Sheet
from csa_graph.formats.workbook.reading import typed
from csa_graph.formats.workbook.reading.raw import RawSheet, Value, words

if TYPE_CHECKING:
    from pathlib import Path

_STRAY = "“{}” stands under no heading, and was not read"
# Columns that may be left out of any sheet: who has neither means something by that.
_ASIDE = frozenset({"id", "stated"})
# Headings that many sheets have; a sheet is known by more than so many of the others.
_EVERYWHERE = frozenset({"ID", "Name", "Note", "Stated in", "Starts", "Ends", "Described here"})
_FEW = 1
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

    def place(self, row: Row, column: Column | None = None) -> str:
        """Return where a cell of a row is, or the row."""
        if column is None:
            return self.raw.place(row.number)
        return self.raw.place(row.number, self.columns.get(column.heading), column.heading)


class Book(NamedTuple):
    """All tables of a file, with what was met in it."""

    path: Path
    tables: dict[str, Table]
    notes: list[Note]
    faults: list[Note]

    def fault(self, table: Table, row: Row, column: Column | None, message: str) -> None:
        """Keep a fault of a cell."""
        self.faults.append(Note(table.raw.path, table.place(row, column), message))


def read(path: Path, raws: list[RawSheet]) -> Book:
    """Read the tables of a file.

    Args:
        path: The file or folder.
        raws: Its sheets.
    """
    book = Book(path, {}, [], [])
    known = {fold(sheet.name): sheet for sheet in sheets.SHEETS}
    strange = []
    for raw in raws:
        sheet = known.get(fold(raw.name))
        if sheet is None:
            strange.append(raw)
            continue
        book.notes.extend(raw.notes)
        book.faults.extend(raw.faults)
        _read_sheet(sheet, raw, book)
    for raw in strange:
        _report_unknown_sheet(raw, book)
    if not book.tables and not book.faults:
        names = ", ".join(sheet.name for sheet in sheets.SHEETS)
        message = (
            f"no sheet holds anything; the workbook has the sheets {names}. csa-graph new makes an empty one"
        )
        book.faults.append(Note(path, "", message))
    return book


def _report_unknown_sheet(raw: RawSheet, book: Book) -> None:
    """A sheet that is not ours is passed over; one that is almost called like ours is a misprint."""
    if fold(raw.name) in {fold(sheets.NOTES), fold(sheets.LISTS)}:
        return
    missing = [sheet.name for sheet in sheets.SHEETS if sheet.name not in book.tables]
    near = nearest(raw.name, missing, 1)
    first = list(islice(raw.rows, _DEEPEST))
    # By its headings, or because the workbook has all its other sheets.
    alike = (_find_alike(missing, first) or (missing if len(missing) == 1 else [])) if len(first) > 1 else []
    if near and first:
        message = f"there is no sheet “{raw.name}”; nearest: “{near[0]}”"
        book.faults.append(Note(raw.path, raw.name, message))
    elif alike:
        message = (
            f"there is no sheet “{raw.name}” in the workbook, and “{alike[0]}” is missing: if it is meant, "
            f"call the sheet so; else add an empty sheet “{alike[0]}”"
        )
        book.faults.append(Note(raw.path, raw.name, message))
    else:
        book.notes.append(Note(raw.path, raw.name, "this sheet is none of the workbook's, and was not read"))


def _find_alike(missing: list[str], rows: list[tuple[int, tuple[Value, ...]]]) -> list[str]:
    """Return, of the sheets that are missing, the one whose headings stand in some rows; several of them."""
    best: tuple[int, str] = (_FEW, "")
    for sheet in sheets.SHEETS:
        if sheet.name in missing:
            for _, values in rows:
                own = {
                    found.heading
                    for each in values
                    if each is not None and (found := sheet.find(words(each)))
                }
                best = max(best, (len(own - _EVERYWHERE), sheet.name), key=lambda each: each[0])
    return [best[1]] if best[1] else []


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
        _judge_strange(table, book)
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


def _judge_strange(table: Table, book: Book) -> None:
    """Pass over columns that are none of the sheet's; where it lacks a usual one, they may be that."""
    sheet = table.sheet
    missing = [column for column in sheet.columns if column.heading not in table.columns]
    # Of a whole form that lacks one heading, it is that one, whichever.
    usual = missing if len(missing) == 1 else [each for each in missing if _is_usual(each, sheet)]
    lacking = [f"“{column.heading}”" for column in usual]
    for place, heading in table.strange.items():
        where = table.raw.place(table.heads, place, heading)
        if lacking and place in table.filled:
            message = (
                f"there is no column “{heading}” on this sheet, and {list_words(lacking, 'or')} is missing: "
                "if it is meant, call the column so; else add the missing heading, with nothing under it"
            )
            book.faults.append(Note(table.raw.path, where, message))
        else:
            message = f"the column “{heading}” is none of the sheet's, and was not read"
            book.notes.append(Note(table.raw.path, where, message))


def _is_usual(column: Column, sheet: Sheet) -> bool:
    """Return whether rows of a sheet mostly have a column, beside words that are only remarks."""
    is_remark = column.sort in {"text", "number"} and not column.required and column != sheet.label
    return bool(column.example) and column.sort not in _ASIDE and not is_remark


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
