"""The sheets of a review become an Excel workbook: words set off, lists to choose from, rows that decide.

The same sheets give the same bytes.
"""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from csa_graph.formats.review import headings, kinds
from csa_graph.formats.review.decisions import ANSWERS
from csa_graph.formats.review.tables import Marked, list_columns, list_empty, list_fitting
from csa_graph.formats.workbook import terms
from csa_graph.formats.workbook.reading.raw import letters
from csa_graph.formats.workbook.reading.ties import lines
from csa_graph.formats.workbook.writing.xlsx import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from csa_graph.formats.review.tables import Cell, Table
    from csa_graph.formats.workbook.columns import Column

_MADE = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  (the archive knows no time zones)
# Rows beyond those that are filled in which something can be chosen.
_ROOM = 200
_HEAD, _YOURS, _HELP, _FILL, _GROUP, _WORDS = "1F3864", "2E6B3E", "F2F2F2", "FFFBE6", "DDE6F3", "B00020"
_TEXT = "@"
_FONT = "Calibri"
_NUMBERS = {"csa-number": "General", "csa-share": "0.00"}
# Points of a line of a cell, and most points of a row.
_LINE, _HIGHEST = 15, 405


def to_xlsx(sheets: Sequence[Table], records: Iterable[Sequence[str]]) -> bytes:
    """Return the workbook.

    Args:
        sheets: The sheets that people read.
        records: The rows of the one that nobody reads.
    """
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "csa-graph"
    book.properties.created = book.properties.modified = _MADE
    _add_styles(book)
    offered = _list_words()
    names = next(len(table.rows) for table in sheets if table.sheet is headings.NAMES) + _ROOM
    for table in sheets:
        if table.sheet is headings.FIRST:
            _write_first(book.create_sheet(table.sheet.name), table)
        else:
            _write_sheet(book.create_sheet(table.sheet.name), table, offered, names)
    _write_hidden(book.create_sheet(headings.LISTS), _as_columns(offered))
    _write_hidden(book.create_sheet(headings.RECORDS), records)
    buffer = io.BytesIO()
    book.save(buffer)
    return stamp(buffer.getvalue())


def _add_styles(book: Workbook) -> None:
    """Make the styles that cells share: to make one for each cell takes most of the time."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    line = Side(style="hair", color="A0A0A0")
    looks: dict[str, tuple[Font, str]] = {
        "csa-head": (Font(_FONT, bold=True, color="FFFFFF"), _HEAD),
        "csa-yours": (Font(_FONT, bold=True, color="FFFFFF"), _YOURS),
        "csa-help": (Font(_FONT, size=9, italic=True, color="404040"), _HELP),
        "csa-cell": (Font(_FONT), ""),
        "csa-number": (Font(_FONT), ""),
        "csa-share": (Font(_FONT), ""),
        "csa-open": (Font(_FONT), _FILL),
        "csa-group": (Font(_FONT, bold=True), _GROUP),
        "csa-left": (Font(_FONT, bold=True), ""),
        "csa-by": (Font(_FONT, bold=True, color=_HEAD), _FILL),
    }
    for name, (font, fill) in looks.items():
        style = NamedStyle(name, font=font, number_format=_NUMBERS.get(name, _TEXT))
        style.alignment = Alignment(vertical="top", wrap_text=True)
        style.border = Border(bottom=line, right=line) if name != "csa-left" else Border()
        if fill:
            style.fill = PatternFill("solid", fgColor=fill)
        book.add_named_style(style)


def _list_words() -> dict[str, list[str]]:
    """Return what can be chosen, by what a column holds."""
    known = terms.read().lists
    found = {f"list:{name}": [word for _, word, _ in members] for name, members in known.items()}
    words = {
        "decision": list(ANSWERS),
        "kind": kinds.list_words(),
        "line": list(lines()),
        "yes": ["yes", "no"],
    }
    return {**found, **words}


def _as_columns(offered: Mapping[str, Sequence[str]]) -> list[list[str]]:
    heads = [name.partition(":")[2] or name for name in offered]
    longest = max(map(len, offered.values()))
    rows = (
        [words[place] if place < len(words) else "" for words in offered.values()] for place in range(longest)
    )
    return [heads, *rows]


def _write_hidden(made: Worksheet, rows: Iterable[Sequence[str]]) -> None:
    made.sheet_state = "hidden"
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            if text:
                _put(made, number, place, text, "csa-cell")


def _put(made: Worksheet, row: int, place: int, value: Cell, style: str) -> None:
    """Write a cell; a text that begins as a formula does is none, and stays none when somebody edits it."""
    cell = made.cell(row, place, _to_value(value))
    if isinstance(value, str | Marked):
        cell.data_type = "s"
    cell.style = style


def _write_first(made: Worksheet, table: Table) -> None:
    made.column_dimensions["A"].width, made.column_dimensions["B"].width = 24, 110
    made.sheet_view.showGridLines = False
    _set_paper(made)
    for number, row in enumerate(table.rows, 1):
        _set_height(made, number, [(row.cells.get("Reads"), 110)])
        left = row.cells.get("About")
        _put(made, number, 1, left, "csa-left")
        is_open = left in {headings.BY, headings.ON}
        _put(made, number, 2, row.cells.get("Reads"), "csa-by" if is_open else "csa-cell")


def _write_sheet(made: Worksheet, table: Table, offered: Mapping[str, Sequence[str]], names: int) -> None:
    """Write headings, help and rows.

    Args:
        made: The sheet.
        table: Its rows.
        offered: What can be chosen.
        names: How many rows of names there can be.
    """
    own = frozenset(headings.EDITABLE.get(table.sheet.name, ()))
    shown = list_columns(table)
    columns = [column for column in table.sheet.columns if column.heading in shown]
    empty = list_empty(table)
    made.freeze_panes = "C3" if columns[0].heading == "ID" else "B3"
    made.row_dimensions[1].height, made.row_dimensions[2].height = 24, 62
    made.print_title_rows = "1:1"
    _set_paper(made)
    for place, column in enumerate(columns, 1):
        is_own = column.heading in own
        dimension = made.column_dimensions[letters(place - 1)]
        dimension.width = column.width
        if column.heading in empty:
            # A click on the mark above opens them.
            dimension.outlineLevel, dimension.hidden = 1, True
        if is_own:
            _offer(made, letters(place - 1), column, len(table.rows), _find_source(column, offered, names))
        _put(made, 1, place, column.heading, "csa-yours" if is_own else "csa-head")
        _put(made, 2, place, column.advice, "csa-help")
    for number, row in enumerate(table.rows, 3):
        _set_height(made, number, [(row.cells.get(each.heading), each.width) for each in columns])
        fitting = list_fitting(table, row)
        for place, column in enumerate(columns, 1):
            value = row.cells.get(column.heading)
            is_own = column.heading in fitting
            if value in {None, ""} and not (is_own or row.is_head):
                continue
            number_style = "csa-share" if column.sort == "share" else "csa-number"
            plain = number_style if isinstance(value, int | float) else "csa-open" if is_own else "csa-cell"
            _put(made, number, place, value, "csa-group" if row.is_head else plain)


def _set_paper(made: Worksheet) -> None:
    """Have a row on one page where the sheet is printed."""
    from openpyxl.worksheet.properties import PageSetupProperties

    made.page_setup.orientation, made.page_setup.paperSize = "landscape", "8"
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _set_height(made: Worksheet, number: int, cells: Iterable[tuple[Cell, int]]) -> None:
    """Make a row so high that its texts can be read: not every program does so itself."""
    lengths = (
        (len(cell.text if isinstance(cell, Marked) else str(cell or "")), width) for cell, width in cells
    )
    lines = max(-(-length // max(width, 1)) for length, width in lengths)
    made.row_dimensions[number].height = min(max(lines, 1) * _LINE, _HIGHEST)


def _offer(made: Worksheet, letter: str, column: Column, rows: int, source: str | None) -> None:
    """Give a column its list: of words, or of names."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if source is None:
        return
    is_strict = column.sort in {"decision", "kind", "line", "yes"}
    check = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=is_strict)
    check.errorStyle = "stop"
    check.errorTitle = column.heading
    check.error = f"This is not on the list. {column.help}"[:225]
    check.add(f"{letter}3:{letter}{rows + _ROOM}")
    made.add_data_validation(check)


def _find_source(column: Column, offered: Mapping[str, Sequence[str]], names: int) -> str | None:
    wanted = [column.sort] if column.sort in offered else [each for each in column.of if each in offered]
    if wanted:
        place = letters(list(offered).index(wanted[0]))
        return f"'{headings.LISTS}'!${place}$2:${place}${len(offered[wanted[0]]) + 1}"
    if column.sort in {"name", "body", "subject"}:
        place = letters([each.heading for each in headings.NAMES.columns].index("Name"))
        return f"'{headings.NAMES.name}'!${place}$3:${place}${names + 2}"
    return None


def _to_value(cell: Cell) -> str | int | float | CellRichText | None:
    if not isinstance(cell, Marked):
        return cell
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    if cell.start >= cell.end:
        return cell.text
    words = TextBlock(
        InlineFont(rFont=_FONT, sz=11, b=True, color=Color(_WORDS)), cell.text[cell.start : cell.end]
    )
    parts = (cell.text[: cell.start], words, cell.text[cell.end :])
    return CellRichText(*(part for part in parts if part))
