"""An Excel workbook becomes its sheets: values of formulas, merged cells filled downwards, dates as dates.

Follows no link, runs nothing, and asks not what a sheet means.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import SourceError
from csa_graph.files.notes import Note
from csa_graph.formats.workbook.reading import safety
from csa_graph.formats.workbook.reading.raw import DisplayedNumber, Month, RawSheet, Value, clean_cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO, Any

_CHUNK = 1 << 20
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\shidden="(?:1|true)")[^>]*\sr="(\d+)"')
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b((?:(?!</(?:\w+:)?c>).)*)', re.DOTALL
)
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_WIDEST = 200
_DECIMALS = re.compile(r"0\.(0+)")
# Of a number format: quoted words, colours and languages.
_NOT_CODES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


class _SheetScan(NamedTuple):
    """What the text of a sheet shows that its values do not."""

    hidden: list[int]
    unknown: list[str]
    formulas: int
    merged: list[tuple[int, int, int, int]]


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
            book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                sheets = [_sheet(each, path, archive) for each in book.worksheets]
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


def _sheet(sheet: Any, path: Path, archive: zipfile.ZipFile) -> RawSheet:  # noqa: ANN401  (openpyxl has no common type of sheets)
    name = sheet.title
    if getattr(sheet, "_worksheet_path", None) is None:
        # A sheet of a chart has no cells.
        return RawSheet(name, path, iter(()), lettered=True)
    with archive.open(sheet._worksheet_path) as file:
        seen = _scan(file)
    raw = RawSheet(name, path, _rows(sheet, seen, path), lettered=True)
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


def _scan(file: IO[bytes]) -> _SheetScan:
    """Search the text of a sheet piece by piece, whole rows at a time."""
    look = _SheetScan([], [], 0, [])
    formulas, rest = 0, b""
    while True:
        chunk = file.read(_CHUNK)
        text = rest + chunk
        end = text.rfind(b"row>") if chunk else len(text)
        # A row of some megabytes is left in one piece, and nothing longer.
        piece, rest = (text[:end], text[end:]) if end >= 0 or len(text) > 32 * _CHUNK else (b"", text)
        if b"hidden=" in piece:
            look.hidden.extend(int(each[1]) for each in _HIDDEN.finditer(piece))
        if b"<f" in piece or b":f" in piece:
            for each in _FORMULA.finditer(piece):
                formulas += 1
                if not _VALUE.search(each[2]):
                    look.unknown.append(each[1].decode())
        if b"mergeCell" in piece:
            look.merged.extend(
                (_column(each[1]), int(each[2]), _column(each[3]), int(each[4]))
                for each in _MERGED.finditer(piece)
            )
        if not chunk:
            return look._replace(formulas=formulas - len(look.unknown))


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number - 1


def _rows(sheet: Any, seen: _SheetScan, path: Path) -> Iterator[tuple[int, tuple[Value, ...]]]:  # noqa: ANN401
    # The size that a file gives of a sheet is often wrong.
    sheet.reset_dimensions()
    spans: dict[int, list[tuple[int, int, int]]] = {}
    for first, top, _, bottom in seen.merged:
        spans.setdefault(top, []).append((first, top, bottom))
    filled: dict[int, tuple[Value, int]] = {}
    rows = sheet.iter_rows()
    number = 0
    while True:
        try:
            values = _read_cells(next(rows))
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001  (as above: rows and formats of cells are parsed only here)
            raise _damaged(path, error) from None
        number += 1
        if number in spans or filled:
            values = _fill(number, values, spans.get(number, ()), filled)
        if any(value is not None for value in values):
            yield number, values


def _read_cells(cells: Any) -> tuple[Value, ...]:  # noqa: ANN401
    values = tuple(map(_value, cells[:_WIDEST]))
    # What lies far out is noted, and no sheet is read that far.
    far = next((place for place in range(_WIDEST, len(cells)) if cells[place].value is not None), None)
    return values if far is None else (*values, *[None] * (far - len(values)), _value(cells[far]))


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
