"""Lines of plain text with tabs become rows of tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.documents.block import Block, BlockCell
from csa_graph.documents.structure import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PAGE = re.compile(r"\d{1,4}|[ivxl]{1,6}")
#: What has more columns is no table.
_MOST_COLUMNS = 400


def part(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Part lines into those of tables and others."""
    group: list[str] = []
    is_row = False
    for place, line in enumerate(lines):
        if _is_row(lines, place) != is_row:
            if group:
                yield ("row" if is_row else "text"), group
            group, is_row = [], not is_row
        group.append(line)
    if group:
        yield ("row" if is_row else "text"), group


def _is_row(lines: Sequence[str], place: int) -> bool:
    tabs = _count_columns(lines[place])
    if tabs >= 2:
        return True
    beside = [lines[each] for each in (place - 1, place + 1) if 0 <= each < len(lines)]
    return tabs == 1 and any(_count_columns(line) >= 1 for line in beside)


def _count_columns(line: str) -> int:
    """Return how many tabs part the columns of a line; that after a number or before a page parts none."""
    if _is_ruled(line):
        return line.count("|") - 1
    tabs = line.rstrip().count("\t")
    if not 0 < tabs < _MOST_COLUMNS or (tabs == 1 and _PAGE.fullmatch(line.rpartition("\t")[2].strip())):
        return 0
    first = line.lstrip(" ").partition("\t")[0].strip()
    if first and tabs == 1 and numbers.read_label(first) is not None:
        return 0
    return tabs


def make_rows(lines: Sequence[str], table: int, page: int | None) -> Iterator[Block]:
    """Make rows of lines with tabs; a text knows no cells that span."""
    found = [_split(line) for line in lines if line.strip("|+-=: \t")]
    width = max(map(len, found), default=0)
    for texts in found:
        cells = [BlockCell(text) for text in (*texts, *[""] * (width - len(texts)))]
        yield Block("row", "", table=table, cells=tuple(cells), page=page)


def _split(line: str) -> list[str]:
    cells = line.strip()[1:-1].split("|") if _is_ruled(line) else line.split("\t")
    return [cell.strip() for cell in cells]


def _is_ruled(line: str) -> bool:
    """Tell whether a line stands between strokes, as programs draw tables in text."""
    stripped = line.strip()
    return stripped[:1] == "|" == stripped[-1:] and 2 < stripped.count("|") < _MOST_COLUMNS
