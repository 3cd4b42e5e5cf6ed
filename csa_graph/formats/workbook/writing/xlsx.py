"""The rows of the workbook become an Excel workbook: headings, help, drop-down lists, dates as dates.

The same rows give the same bytes.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from csa_graph.formats.workbook import sheets, terms
from csa_graph.formats.workbook.columns import STATED, Column, Sheet
from csa_graph.formats.workbook.reading.dates import ORDERS
from csa_graph.formats.workbook.reading.raw import letters
from csa_graph.formats.workbook.reading.ties import lines
from csa_graph.formats.workbook.reading.values import SORTS
from csa_graph.formats.workbook.sheets import LISTS, NOTES, SHEETS
from csa_graph.formats.workbook.writing import guide

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.formats.workbook.writing.filling import Row
    from csa_graph.formats.workbook.writing.fitting import Cell

# A workbook says when it was made; the same rows are to give the same bytes.
_MADE = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  (the archive knows no time zones)
_MODIFIED = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*")
_STAMP = (2000, 1, 1, 0, 0, 0)
# Rows beyond those that are filled for which cells are formatted and checked.
_ROOM = 500
_HEAD, _HELP = "1F3864", "F2F2F2"
_TEXT = "@"
_DAY = "d mmm yyyy"


def to_xlsx(rows: Mapping[str, Sequence[Row]], *, examples: bool = False) -> bytes:
    """Return the workbook.

    Args:
        rows: The rows of each sheet.
        examples: Whether each sheet begins with its example row.
    """
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "csa-graph"
    book.properties.created = book.properties.modified = _MADE
    _write_notes(book)
    lists = _lists()
    lengths = {sheet.name: len(rows.get(sheet.name, ())) + _ROOM for sheet in SHEETS}
    for sheet in SHEETS:
        _write_sheet(book, sheet, rows.get(sheet.name, ()), lists, lengths, examples=examples)
    _write_lists(book, lists)
    buffer = io.BytesIO()
    book.save(buffer)
    return stamp(buffer.getvalue())


def _lists() -> dict[str, list[str]]:
    """Return what the drop-down lists offer, by name."""
    known = terms.read().lists
    found = {f"list:{name}": [word for _, word, _ in members] for name, members in known.items()}
    for sheet in SHEETS:
        if sheet.column("type"):
            found[f"type:{sheet.name}"] = list(sheet.classes)
    return {**found, "line": list(lines()), "yes": ["yes", "no"], "sort": list(SORTS), "dates": list(ORDERS)}


def _write_sheet(
    book: Any,  # noqa: ANN401
    sheet: Sheet,
    rows: Sequence[Row],
    lists: Mapping[str, list[str]],
    lengths: Mapping[str, int],
    *,
    examples: bool,
) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    made = book.create_sheet(sheet.name)
    made.freeze_panes = f"{'C' if sheet.column('id') else 'B'}3"
    made.sheet_properties.tabColor = _HEAD if sheet.name in {"Agreement", "Passages"} else None
    _set_columns(made, sheet)
    made.row_dimensions[1].height, made.row_dimensions[2].height = 24, 62
    for column in sheet.columns:
        _validate(made, column, sheet, lists, lengths)
    top = Alignment(vertical="top", wrap_text=True)

    def cell(value: Cell, column: Column, **style: Any) -> Any:  # noqa: ANN401
        made_cell: Any = WriteOnlyCell(made, value=value)  # type: ignore[arg-type]
        if isinstance(value, str):
            # A text that begins with "=" is no formula, and stays none when somebody edits the cell.
            made_cell.data_type = "s"
            made_cell.quotePrefix = value[:1] in "=+-@'"
        if isinstance(value, datetime.date):
            made_cell.number_format = _DAY
        elif column.sort not in {"number", "figure"}:
            made_cell.number_format = _TEXT
        made_cell.alignment = top
        for name, each in style.items():
            setattr(made_cell, name, each)
        return made_cell

    head = {"font": Font(bold=True, color="FFFFFF"), "fill": PatternFill("solid", fgColor=_HEAD)}
    made.append([cell(column.heading, column, **head) for column in sheet.columns])
    advice = {"font": Font(italic=True, color="404040", size=9), "fill": PatternFill("solid", fgColor=_HELP)}
    made.append([cell(column.advice, column, **advice) for column in sheet.columns])
    if examples and sheet is not sheets.AGREEMENT:
        grey = {"font": Font(italic=True, color="808080")}
        made.append([cell(_example(column), column, **grey) for column in sheet.columns])
    # One style for each sort of column: making it anew for each cell takes most of the time.
    shared = {column.heading: cell("", column) for column in sheet.columns}
    dated = {column.heading: cell(_MADE.date(), column) for column in sheet.columns}
    for row in rows:
        made.append(
            [
                _plain(made, row.get(column.heading), shared[column.heading], dated[column.heading])
                for column in sheet.columns
            ]
        )


def _set_columns(made: Any, sheet: Sheet) -> None:  # noqa: ANN401
    for place, column in enumerate(sheet.columns):
        made.column_dimensions[letters(place)].width = column.width
        if column.sort not in {"number", "figure"}:
            # As text, or a spreadsheet makes 4.1 of passage 4.10, and the first of the month of "Sept 2018".
            made.column_dimensions[letters(place)].number_format = _TEXT


def _plain(made: Any, value: Cell, model: Any, dated: Any) -> Any:  # noqa: ANN401
    from openpyxl.cell import WriteOnlyCell

    if value is None:
        return None
    cell: Any = WriteOnlyCell(made, value=value)  # type: ignore[arg-type]
    cell._style = (dated if isinstance(value, datetime.date) else model)._style
    if isinstance(value, str):
        cell.data_type = "s"
        if value[:1] in "=+-@'":
            cell._style = model._style.__copy__()
            cell.quotePrefix = True
    return cell


def _example(column: Column) -> Cell:
    if column.sort in {"number", "figure"} and column.example:
        return int(column.example)
    return column.example or None


def _validate(
    made: Any,  # noqa: ANN401
    column: Column,
    sheet: Sheet,
    lists: Mapping[str, list[str]],
    lengths: Mapping[str, int],
) -> None:
    """Give a column its drop-down list: of words, or of the names on another sheet."""
    from openpyxl.worksheet.datavalidation import DataValidation

    source = _source(column, sheet, lists, lengths)
    if source is None:
        return
    # Where a cell may hold several, or something of another sheet, the list only offers.
    strict = not column.several and column.sort not in {"name", "notion", "body"}
    check = DataValidation(
        type="list", formula1=source, allow_blank=True, showErrorMessage=not column.several
    )
    check.errorStyle = "stop" if strict else "warning"
    check.errorTitle = column.heading
    check.error = f"This is not on the list. {column.help}"[:225]
    check.promptTitle, check.prompt = column.heading[:32], column.advice[:255]
    check.showInputMessage = True
    letter = letters(sheet.columns.index(column))
    check.add(f"{letter}3:{letter}{lengths[sheet.name] + 3}")
    made.data_validations.append(check)


def _source(
    column: Column, sheet: Sheet, lists: Mapping[str, list[str]], lengths: Mapping[str, int]
) -> str | None:
    name = {"type": f"type:{sheet.name}", "described": "yes"}.get(column.sort, column.sort)
    wanted = [name] if name in lists else [each for each in column.of if each in lists]
    of: tuple[str, ...] = ("Passages",) if column.heading == STATED else column.of
    if wanted:
        place = letters(list(lists).index(wanted[0]))
        return f"'{LISTS}'!${place}$2:${place}${len(lists[wanted[0]]) + 1}"
    for each in SHEETS:
        label = each.label
        if each.name in of and label is not None:
            place = letters(each.columns.index(label))
            return f"'{each.name}'!${place}$3:${place}${lengths[each.name] + 3}"
    return None


def _write_lists(book: Any, lists: Mapping[str, list[str]]) -> None:  # noqa: ANN401
    made = book.create_sheet(LISTS)
    made.sheet_state = "hidden"
    made.append([name.partition(":")[2] or name for name in lists])
    for place in range(max(map(len, lists.values()))):
        made.append([words[place] if place < len(words) else None for words in lists.values()])


def _write_notes(book: Any) -> None:  # noqa: ANN401
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    made = book.create_sheet(NOTES)
    made.column_dimensions["A"].width = 26
    made.column_dimensions["B"].width = 100
    for left, right in guide.lines():
        first, second = WriteOnlyCell(made, value=left), WriteOnlyCell(made, value=right)
        first.font = Font(bold=True, size=14 if not right else 11)
        first.alignment = second.alignment = Alignment(vertical="top", wrap_text=bool(right))
        made.append([first, second])


def stamp(content: bytes) -> bytes:
    """Give all members of the archive the same time, and the workbook the same day of its making."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            part = old.read(member)
            if member.filename == "docProps/core.xml":
                part = _MODIFIED.sub(_MADE.strftime(r"\g<1>%Y-%m-%dT%H:%M:%SZ").encode(), part)
            new.writestr(info, part)
    return buffer.getvalue()
