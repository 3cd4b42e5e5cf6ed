"""Sheets and columns that are none of the form's are passed over, unless they may be one that is missing."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from csa_graph.base.similar import nearest
from csa_graph.base.wording import fold, list_words
from csa_graph.files.notes import Note
from csa_graph.formats.workbook import sheets
from csa_graph.formats.workbook.reading.raw import RawSheet, Value, words

if TYPE_CHECKING:
    from csa_graph.formats.workbook.columns import Column, Sheet
    from csa_graph.formats.workbook.reading.book import Book, Table

# Columns that may be left out of any sheet: who has neither means something by that.
_ASIDE = frozenset({"id", "stated"})
# Headings that many sheets have; a sheet is known by more than so many of the others.
_EVERYWHERE = frozenset({"ID", "Name", "Note", "Stated in", "Starts", "Ends", "Described here"})
_FEW = 1
# A title can stand above the headings: so many rows are looked at.
_DEEPEST = 10


def tell(book: Book) -> None:
    """Say of each strange sheet and column that it was not read, or that it may be one that is missing.

    Args:
        book: The workbook, read; gets notes and faults.
    """
    for table in book.tables.values():
        _judge_strange(table, book)
    for raw in book.strange:
        _report_unknown_sheet(raw, book)
    if not book.tables and not book.faults:
        names = ", ".join(sheet.name for sheet in sheets.SHEETS)
        message = (
            f"no sheet holds anything; the workbook has the sheets {names}. csa-graph new makes an empty one"
        )
        book.faults.append(Note(book.path, "", message))


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


def _judge_strange(table: Table, book: Book) -> None:
    """Pass over columns that are none of the sheet's; where it lacks a usual one, they may be that."""
    sheet = table.sheet
    missing = [column for column in sheet.columns if column.heading not in table.columns]
    # Of a whole form that lacks one heading, it is that one, whichever.
    usual = missing if len(missing) == 1 else [each for each in missing if _is_usual(each, sheet)]
    lacking = [f"“{column.heading}”" for column in usual]
    # What stands between two headings belongs to a column; what stands beside them all is only left over.
    between = [place for place in sorted(table.bare) if place < max(table.known, default=0)]
    for place in between if lacking else ():
        message = (
            f"this column has no heading, and {list_words(lacking, 'or')} is missing: if it is meant, write "
            "it there; else empty the column, and add the missing heading"
        )
        book.faults.append(Note(table.raw.path, table.raw.place(table.heads, place), message))
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
