"""An Excel workbook becomes its sheets: values of formulas, merged cells filled downwards, dates as dates.

Follows no link, runs nothing, and asks not what a sheet means.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError
from csa_graph.base.wording import fold
from csa_graph.files.notes import Note
from csa_graph.formats.workbook.reading import comments, safety, scan
from csa_graph.formats.workbook.reading.raw import (
    DisplayedNumber,
    Month,
    RawSheet,
    Value,
    clean_cell,
    letters,
)
from csa_graph.formats.workbook.sheets import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import Any

    from csa_graph.formats.workbook.reading.scan import SheetScan

_WIDEST = 200
# Rows that may have cells beyond that; each is as wide as its last cell.
_MOST_OUTSIDE = 1_000
_DECIMALS = re.compile(r"0\.(0+)")
# Of a number format: quoted words, colours and languages.
_NOT_CODES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def read(path: Path) -> list[RawSheet]:
    """Open a workbook; its rows are read as they are asked for.

    Raises:
        SourceError: It is refused, or it is damaged.
    """
    linked = safety.check(path)
    # Rows are read as they are asked for: from memory, so that no file stays open meanwhile.
    content = path.read_bytes()
    import openpyxl

    with warnings.catch_warnings():
        # What is lost on saving, such as the drop-down lists of newer versions, is not lost on reading.
        warnings.simplefilter("ignore")
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                seen = scan.scan(archive, path)
                book = openpyxl.load_workbook(
                    io.BytesIO(content), read_only=True, data_only=True, keep_links=False
                )
                sheets = [_sheet(each, path, seen) for each in book.worksheets]
                for raw, each in zip(sheets, book.worksheets, strict=True):
                    part = getattr(each, "_worksheet_path", None)
                    raw.notes += comments.find(archive, part, raw.name, path) if part else []
        except SourceError:
            raise
        except Exception as error:  # noqa: BLE001  (whatever a damaged archive makes of its reader)
            raise _damaged(path, error) from None
    if linked and sheets:
        message = "it links to other workbooks: the links are not followed, and the values last seen are read"
        sheets[0].notes.append(Note(path, "", message))
    return sheets


def _damaged(path: Path, error: Exception) -> SourceError:
    # openpyxl words anew what its parser says of the first part of a workbook.
    causes = (error, error.__cause__, error.__context__)
    if any(type(each).__module__.startswith("defusedxml") for each in causes):
        return SourceError("the workbook declares XML entities, which can do harm: it was not opened", path)
    return SourceError("the workbook is damaged: open it in a spreadsheet program and save it again", path)


def _sheet(sheet: Any, path: Path, scans: Mapping[str, SheetScan]) -> RawSheet:  # noqa: ANN401  (openpyxl has no common type of sheets)
    name = sheet.title
    if getattr(sheet, "_worksheet_path", None) is None:
        # A sheet of a chart has no cells.
        return RawSheet(name, path, iter(()), lettered=True)
    seen = scans[sheet._worksheet_path]
    raw = RawSheet(name, path, _rows(sheet, seen, path), lettered=True)
    # Its lists for drop-downs are hidden by the workbook itself.
    if getattr(sheet, "sheet_state", "visible") != "visible" and fold(name) != fold(LISTS):
        raw.notes.append(Note(path, name, "this sheet is hidden, and read all the same"))
    if seen.hidden:
        rows = _listed([str(each) for each in seen.hidden])
        noun = "rows are" if len(seen.hidden) > 1 else "row is"
        raw.notes.append(Note(path, name, f"{len(seen.hidden)} {noun} hidden, and read all the same: {rows}"))
    if seen.formulas:
        noun = (
            "cells hold formulas: their values are"
            if seen.formulas > 1
            else "cell holds a formula: its value is"
        )
        raw.notes.append(Note(path, name, f"{seen.formulas} {noun} read"))
    for first, top, last, bottom in seen.merged:
        raw.notes.append(_merged_note(raw, first, top, last, bottom))
    message = (
        "the formula has no value: open the workbook in a spreadsheet program and save it, or write the value"
    )
    raw.faults += [Note(path, f"{name}!{cell}", message) for cell in seen.unknown]
    return raw


def _merged_note(raw: RawSheet, first: int, top: int, last: int, bottom: int) -> Note:
    place = f"{raw.place(top, first)}:{raw.place(bottom, last).rpartition('!')[2]}"
    across = " first" if first != last else ""
    message = f"the cells are merged: what they hold is read in each row of the{across} column"
    return Note(raw.path, place, message)


def _rows(sheet: Any, seen: SheetScan, path: Path) -> Iterator[tuple[int, tuple[Value, ...]]]:  # noqa: ANN401
    spans: dict[int, list[tuple[int, int, int]]] = {}
    for first, top, _, bottom in seen.merged:
        if first < _WIDEST:
            spans.setdefault(top, []).append((first, top, bottom))
    filled: dict[int, tuple[Value, int]] = {}
    outside = 0
    try:
        for number, cells in _iter_rows(sheet):
            values = _read_cells(sheet, cells)
            outside += len(values) > _WIDEST
            if outside > _MOST_OUTSIDE:
                _refuse_wide(sheet.title, path)
            if number in spans or filled:
                values = _fill(number, values, spans.get(number, ()), filled)
            if any(value is not None for value in values):
                yield number, values
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001  (as above: rows and formats of cells are parsed only here)
        raise _damaged(path, error) from None


def _refuse_wide(name: str, path: Path) -> None:
    raise SourceError(
        f"{name}: more than {_MOST_OUTSIDE:,} rows have cells beyond column {letters(_WIDEST - 1)}, where no "
        "heading is: delete them",
        path,
    )


def _iter_rows(sheet: Any) -> Iterator[tuple[int, list[dict[str, Any]]]]:  # noqa: ANN401
    """Iterate over the rows that the file has; openpyxl's own iteration makes those as well that it lacks."""
    from openpyxl.worksheet._reader import WorkSheetParser

    book = sheet.parent
    with sheet._get_source() as file:
        parser = WorkSheetParser(
            file,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, cells in parser.parse():
            # What rows look like is kept for writing.
            parser.row_dimensions.clear()
            yield number, cells


def _read_cells(sheet: Any, cells: list[dict[str, Any]]) -> tuple[Value, ...]:  # noqa: ANN401
    from openpyxl.cell.read_only import ReadOnlyCell

    values: list[Value] = []
    for cell in cells:
        place = cell["column"] - 1
        # What lies far out is noted once, and no sheet is read that far.
        if cell["value"] is None or len(values) > _WIDEST:
            continue
        values += [None] * (place + 1 - len(values))
        values[place] = _value(ReadOnlyCell(sheet, **cell))
    return tuple(values)


def _value(cell: Any) -> Value:  # noqa: ANN401
    """Return what a cell holds; of a date that is shown without its day, month and year."""
    value = cell.value
    if isinstance(value, datetime.datetime) and not _shows_day(cell.number_format):
        # A spreadsheet makes the first of the month of "Sept 2018": the day is its own addition.
        return Month(f"{value:%B %Y}")
    if isinstance(value, int | float) and not isinstance(value, bool):
        decimals = _DECIMALS.fullmatch(cell.number_format or "")
        if decimals is not None:
            return DisplayedNumber(value, f"{value:.{len(decimals[1])}f}")
    return clean_cell(value)


def _shows_day(form: str) -> bool:
    return "d" in _NOT_CODES.sub("", form.lower())


def _fill(
    number: int,
    values: tuple[Value, ...],
    spans: Any,  # noqa: ANN401
    filled: dict[int, tuple[Value, int]],
) -> tuple[Value, ...]:
    """Give each row of merged cells what the first holds; a row of nothing else stays empty."""
    for first, _, bottom in spans:
        filled[first] = (values[first] if first < len(values) else None, bottom)
    for column in [column for column, (_, bottom) in filled.items() if bottom < number]:
        del filled[column]
    if not any(value is not None for value in values):
        return values
    padded = [*values, *[None] * (max(filled, default=0) + 1 - len(values))]
    for column, (value, _) in filled.items():
        padded[column] = value
    return tuple(padded)


def _listed(words: list[str]) -> str:
    return ", ".join(words[:10]) + (" …" if len(words) > 10 else "")
