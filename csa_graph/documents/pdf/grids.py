"""Ruled lines become tables: cells with what they span. Knows lines and boxes only, no text.

A table may have all its lines, or level ones only: then its columns are told by the gaps between its texts.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.pdf.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.documents.pdf.drawn import Rule

# Lines that lie nearer to each other are one.
_NEAR = 3.0
# What is shorter draws no table.
_SHORTEST = 6.0
# More of them are a drawing.
_MOST_RULES = 6_000
_MOST_PLACES = 20_000


class GridCell(NamedTuple):
    """A cell of a ruled table.

    Attributes:
        box: Where it is.
        row: In which row it begins, from 0.
        column: In which column it begins, from 0.
        rows: How many rows it spans.
        columns: How many columns it spans.
    """

    box: Box
    row: int
    column: int
    rows: int
    columns: int


class Grid(NamedTuple):
    """A ruled table.

    Attributes:
        box: Where it is.
        cells: Its cells, row by row.
        rows: How many rows it has.
        columns: How many columns.
    """

    box: Box
    cells: list[GridCell]
    rows: int
    columns: int


def find(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables that lines make; a frame around text is none."""
    if not 4 <= len(rules) <= _MOST_RULES:
        return []
    level = _merge([rule for rule in rules if rule.is_level])
    upright = _merge([rule for rule in rules if not rule.is_level])
    grids = [_make(*group) for group in _group(level, upright)]
    return [grid for grid in grids if grid is not None]


def find_bands(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return level lines of one width below each other, of tables that have no upright ones."""
    if not 3 <= len(rules) <= _MOST_RULES:
        return []
    upright = [rule for rule in rules if not rule.is_level and rule.end - rule.start >= _SHORTEST]
    bands: dict[tuple[int, int], list[Rule]] = {}
    for rule in _merge([each for each in rules if each.is_level]):
        if not any(
            each.start - _NEAR <= rule.at <= each.end + _NEAR
            and rule.start - _NEAR <= each.at <= rule.end + _NEAR
            for each in upright
        ):
            bands.setdefault((round(rule.start / 4), round(rule.end / 4)), []).append(rule)
    return [sorted(band, key=lambda each: each.at) for band in bands.values() if len(band) >= 3]


def _merge(rules: Iterable[Rule]) -> list[Rule]:
    """Make one line of pieces of a line, and of lines that lie upon each other."""
    merged: list[Rule] = []
    lanes: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda each: each.at):
        if lanes and rule.at - lanes[-1][-1].at <= _NEAR / 2 and rule.at - lanes[-1][0].at <= _NEAR:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    for lane in lanes:
        at = sum(each.at for each in lane) / len(lane)
        last: Rule | None = None
        for rule in sorted(lane, key=lambda each: each.start):
            if last is not None and rule.start <= last.end + _NEAR:
                last = last._replace(end=max(last.end, rule.end))
                merged[-1] = last
            else:
                last = rule._replace(at=at)
                merged.append(last)
    return [rule for rule in merged if rule.end - rule.start >= _SHORTEST]


def _group(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the lines that meet each other, directly or by others."""
    parents = list(range(len(level) + len(upright)))

    def find_root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    heights = [rule.at for rule in level]
    for number, rule in enumerate(upright, len(level)):
        first = bisect.bisect_left(heights, rule.start - _NEAR)
        for place in range(first, len(level)):
            other = level[place]
            if other.at > rule.end + _NEAR:
                break
            if other.start - _NEAR <= rule.at <= other.end + _NEAR:
                parents[find_root(place)] = find_root(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for place, rule in enumerate([*level, *upright]):
        group = groups.setdefault(find_root(place), ([], []))
        group[0 if rule.is_level else 1].append(rule)
    return [group for group in groups.values() if len(group[0]) >= 2 and len(group[1]) >= 2]


def _make(level: list[Rule], upright: list[Rule]) -> Grid | None:
    tops, lefts = _place(each.at for each in level), _place(each.at for each in upright)
    rows, columns = len(tops) - 1, len(lefts) - 1
    if rows < 1 or columns < 2 or rows * columns > _MOST_PLACES:
        return None
    across = _find_walls(level, tops, lefts)
    down = _find_walls(upright, lefts, tops)
    cells = _find_cells(rows, columns, across, down)
    made = [
        GridCell(
            Box(lefts[left], tops[top], lefts[right], tops[bottom]), top, left, bottom - top, right - left
        )
        for top, left, bottom, right in cells
    ]
    if len(made) < 3:
        return None
    return Grid(Box(lefts[0], tops[0], lefts[-1], tops[-1]), made, rows, columns)


def _place(places: Iterable[float]) -> list[float]:
    """Return places in their order, those that lie near each other once."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept


def _find_walls(rules: list[Rule], lanes: list[float], marks: list[float]) -> set[tuple[int, int]]:
    """Return where lines stand: (which lane, behind which mark)."""
    walls = set()
    for rule in rules:
        lane = _find_nearest(lanes, rule.at)
        for mark in range(len(marks) - 1):
            middle = (marks[mark] + marks[mark + 1]) / 2
            if rule.start <= middle <= rule.end:
                walls.add((lane, mark))
    return walls


def _find_nearest(places: list[float], at: float) -> int:
    after = bisect.bisect_left(places, at)
    near = [place for place in (after - 1, after) if 0 <= place < len(places)]
    return min(near, key=lambda place: abs(places[place] - at))


def _find_cells(
    rows: int, columns: int, across: set[tuple[int, int]], down: set[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    """Return top, left, bottom and right of each cell, in places of the grid.

    Args:
        rows: How many rows of places there are.
        columns: How many columns.
        across: The walls above places: (row, column).
        down: The walls on the left of places: (column, row).
    """
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < columns and (right, row) not in down and (row, right) not in taken:
                right += 1
            bottom = row + 1
            while (
                bottom < rows
                and not any((bottom, each) in across for each in range(column, right))
                and not any((each, bottom) in down for each in range(column + 1, right))
                and not any((bottom, each) in taken for each in range(column, right))
            ):
                bottom += 1
            taken.update((y, x) for y in range(row, bottom) for x in range(column, right))
            cells.append((row, column, bottom, right))
    return cells
