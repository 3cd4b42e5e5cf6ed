"""Tables without ruled columns are told by the gaps that run down between their columns.

Columns of running text are parted before; numbers beside paragraphs, and headings beside long texts, are
no tables.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.pdf.lines import Line, join_boxes, make_line
from csa_graph.documents.pdf.tables import RawCell, RawTable
from csa_graph.documents.structure import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.pdf.lines import Region
    from csa_graph.documents.pdf.runs import Run

# In sizes of letters: what parts two cells, and what parts two columns.
_CELLS, _COLUMNS = 1.2, 0.8
# A table has so many lines in which several columns hold something, and no gap as high as this.
_FEWEST, _SHARE, _HIGHEST = 3, 0.45, 3.2
# Of two columns the second holds few words, else it is text with something beside it.
_FEW_WORDS = 7
_NEAR = 1.15


class _Cell(NamedTuple):
    x0: float
    x1: float
    runs: list[Run]


_Gap = tuple[float, float]


def take_out(region: Region, number: int, levels: Sequence[float]) -> tuple[Region, dict[int, RawTable]]:
    """Take tables without ruled columns out of a region; one line stands in the place of each.

    Args:
        region: Lines below each other.
        number: The number of its first table.
        levels: How far from the top level lines are drawn.
    """
    cells = [_split(line) for line in region.lines]
    kept: list[Line] = []
    tables: dict[int, RawTable] = {}
    place = 0
    while place < len(cells):
        end, gaps = _find_end(region.lines, cells, place)
        table = _make(region.lines[place:end], cells[place:end], gaps, levels) if gaps else None
        if table is None:
            kept.append(region.lines[place])
            place += 1
            continue
        box = join_boxes(line.box for line in region.lines[place:end])
        tables[number] = table
        kept.append(Line("", box, region.lines[place].base, 0, False, (), number))
        number += 1
        place = end
    return region._replace(lines=kept), tables


def _split(line: Line) -> list[_Cell]:
    """Return the parts of a line between which there are wide gaps."""
    found: list[_Cell] = []
    for run in sorted(line.parts, key=lambda each: each.box.x0):
        if found and run.box.x0 - found[-1].x1 < _CELLS * line.size:
            last = found[-1]
            found[-1] = _Cell(last.x0, max(last.x1, run.box.x1), [*last.runs, run])
        else:
            found.append(_Cell(run.box.x0, run.box.x1, [run]))
    return found


def _find_end(lines: Sequence[Line], cells: Sequence[list[_Cell]], start: int) -> tuple[int, list[_Gap]]:
    """Return where lines end that leave the same gaps free, and the gaps."""
    if len(cells[start]) < 2:
        return start, []
    size = lines[start].size
    gaps = [(one.x1, other.x0) for one, other in itertools.pairwise(cells[start])]
    end, last = start + 1, (start + 1, gaps)
    while (
        end < len(lines)
        and lines[end].base - lines[end - 1].base < _HIGHEST * size
        and lines[end].table is None
    ):
        left = [gap for each in gaps for gap in _cut(each, cells[end], size)]
        if not left or not _is_of_columns(cells[end], left):
            break
        gaps = left
        end += 1
        # What stands in the first column alone, after the last row, can be the text below.
        if len(cells[end - 1]) > 1 or cells[end - 1][0].x0 > gaps[0][0]:
            last = (end, gaps)
    return last


def _cut(gap: _Gap, cells: Sequence[_Cell], size: float) -> list[_Gap]:
    """Return what a line leaves free of a gap."""
    start, end = gap
    for cell in cells:
        if cell.x1 <= start or cell.x0 >= end:
            continue
        # A cell that ends in the gap, or begins in it, makes it narrower.
        if cell.x0 <= start:
            start = cell.x1
        else:
            end = cell.x0
    return [(start, end)] if end - start >= _COLUMNS * size else []


def _is_of_columns(cells: Sequence[_Cell], gaps: Sequence[_Gap]) -> bool:
    return all(not (cell.x0 < gap[0] and cell.x1 > gap[1]) for cell in cells for gap in gaps)


def _make(
    lines: Sequence[Line], cells: Sequence[list[_Cell]], gaps: Sequence[_Gap], levels: Sequence[float]
) -> RawTable | None:
    filled = sum(len(each) > 1 for each in cells)
    if filled < _FEWEST or filled < _SHARE * len(lines):
        return None
    edges = [(gap[0] + gap[1]) / 2 for gap in gaps]
    rows: list[dict[int, list[str]]] = []
    starts = _find_starts(lines, cells, edges, levels)
    for place, each in enumerate(cells):
        if place in starts:
            rows.append({})
        for column, runs in _by_column(each, edges).items():
            rows[-1].setdefault(column, []).append(make_line(runs).text.replace("\t", " "))
    if not _is_table(rows, len(edges) + 1):
        return None
    return RawTable(
        [
            RawCell(tuple(row.get(column, ())), place, column)
            for place, row in enumerate(rows)
            for column in range(len(edges) + 1)
        ]
    )


def _by_column(cells: Sequence[_Cell], edges: Sequence[float]) -> dict[int, list[Run]]:
    found: dict[int, list[Run]] = {}
    for cell in cells:
        found.setdefault(sum(cell.x0 >= edge for edge in edges), []).extend(cell.runs)
    return found


def _find_starts(
    lines: Sequence[Line], cells: Sequence[list[_Cell]], edges: Sequence[float], levels: Sequence[float]
) -> set[int]:
    """Return the lines with which rows begin: below a drawn line, below a gap, or with a first cell."""
    steps = [other.base - one.base for one, other in itertools.pairwise(lines)]
    least = min(steps)
    has_gaps = max(steps) > _NEAR * least and least < 1.6 * lines[0].size
    ruled = {
        place
        for place in range(1, len(lines))
        if any(
            lines[place - 1].base - 1 < level < lines[place].base - 0.3 * lines[place].size
            for level in levels
        )
    }
    starts = {0} | ruled
    if len(ruled) >= len(lines) / 4:
        return starts
    for place in range(1, len(lines)):
        is_first = cells[place][0].x0 < edges[0]
        if steps[place - 1] > _NEAR * least if has_gaps else is_first:
            starts.add(place)
    return starts


def _is_table(rows: Sequence[dict[int, list[str]]], columns: int) -> bool:
    if len(rows) < 2:
        return False
    firsts = [" ".join(row[0]) for row in rows if row.get(0)]
    marks = sum(numbers.split(f"{first} X")[0] is not None or first in numbers.BULLETS for first in firsts)
    if columns > 2:
        return bool(firsts)
    seconds = [" ".join(row[1]) for row in rows if row.get(1)]
    if all(map(str.isdecimal, seconds)) and sorted(seconds, key=int) == seconds:
        # Contents: headings with the numbers of their pages, which do not fall.
        return False
    words = [sum(text.count(" ") + 1 for text in row[1]) for row in rows if row.get(1)]
    return marks <= 0.5 * len(firsts) and bool(words) and sum(words) / len(words) <= _FEW_WORDS
