"""One small chart becomes shapes and words: lines over years, an upright axis from 0, first and last number.

Lines differ by dash and mark, each beside its word, so that no colour need be seen. Knows no sheets.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.drawing.shapes import (
    ACCENT,
    BACKGROUND,
    BORDER,
    FOREGROUND,
    HAIRLINE,
    LINES,
    MUTED,
    Shape,
    Words,
)
from csa_graph.drawing.text import get_width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_HEAD, _NUMBER, _AXIS = 11.5, 10.0, 9.0
_HEAD_LINE, _LABEL_LINE = 15.0, 13.0
#: Width of the piece of a line that stands beside its name, in pixels.
SAMPLE = 26.0
# No chart is lower or higher than this, in pixels, without its words.
_LEAST, _MOST = 50.0, 240.0
_FOOT = 16.0
_LONGEST_WORD = 48.0
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 3), (1.5, 2.5), (9, 3, 2, 3), (12, 4))
_MARKS = (
    "M-3 0C-3 -4 3 -4 3 0C3 4 -3 4 -3 0Z",
    "M-2.8 -2.8L2.8 -2.8L2.8 2.8L-2.8 2.8Z",
    "M0 -3.6L3.4 2.6L-3.4 2.6Z",
    "M0 -3.8L3.8 0L0 3.8L-3.8 0Z",
)


@dataclass(frozen=True)
class Line:
    """The numbers of one area by year, the earliest first."""

    area: str
    numbers: Mapping[str, int]


@dataclass(frozen=True)
class Panel:
    """One chart: what is counted, what it belongs to as somebody says, and a line for each area."""

    name: str
    notes: tuple[str, ...]
    lines: list[Line]


class Axes(NamedTuple):
    """What all charts of a picture have in common.

    Attributes:
        years: The years of the bottom axis, the earliest first.
        areas: All areas, in the order of their styles.
        widest: How wide the widest number is, in pixels.
    """

    years: list[str]
    areas: list[str]
    widest: float


def get_axes(charts: list[Panel], years: list[str]) -> Axes:
    """Return what some charts have in common."""
    lines = [line for each in charts for line in each.lines]
    numbers = [number for line in lines for number in line.numbers.values()]
    numbers += [get_top(max(line.numbers.values(), default=0)) for line in lines]
    widest = max((get_width(f"{number:,}", _NUMBER) for number in numbers), default=0)
    return Axes(years, list(dict.fromkeys(line.area for line in lines)), widest)


def shorten(areas: list[str]) -> dict[str, str]:
    """Return a short word for each area: what sets it apart, or a letter where that is long.

    >>> shorten(["North Worcestershire", "South Worcestershire"])
    {'North Worcestershire': 'North', 'South Worcestershire': 'South'}
    """
    words = [area.split() for area in areas]
    end = 0
    if len(areas) > 1:
        shortest = min(map(len, words))
        while end < shortest - 1 and len({each[-end - 1] for each in words}) == 1:
            end += 1
    short = [" ".join(each[: len(each) - end]) for each in words]
    if len(areas) == 1:
        return {areas[0]: ""}
    if len(set(short)) < len(areas) or any(get_width(each, _NUMBER) > _LONGEST_WORD for each in short):
        short = [_letter(number) for number in range(len(areas))]
    return dict(zip(areas, short, strict=True))


def _letter(number: int) -> str:
    """Return A to Z, then A2 to Z2, and so on."""
    return chr(ord("A") + number % 26) + (str(number // 26 + 1) if number >= 26 else "")


def draw_sample(number: int) -> list[Shape]:
    """Return a piece of the line of the area of that number, around the height 0."""
    colour, dash, mark = _style(number)
    line = Shape(f"M0 0H{SAMPLE:g}", stroke=colour, width=1.8, dash=dash)
    return [line, _mark(number, colour, mark, SAMPLE / 2, 0)]


def get_head(panel: Panel, width: float) -> float:
    """Return how high the words above a chart are, in pixels."""
    return _HEAD_LINE * len(_head(panel, width)) + _LABEL_LINE * len(panel.lines) + 8


def get_height(head: float, spare: float) -> float:
    """Return how high a chart is, its words included: as high as there is room for, within bounds."""
    return head + max(_LEAST, min(_MOST, spare - head - _FOOT)) + _FOOT


def draw(panel: Panel, size: tuple[float, float], head: float, axes: Axes) -> list[Shape | Words]:
    """Return a chart with its top left corner as origin.

    Args:
        panel: The chart.
        size: Its width and height in pixels, words included.
        head: How much of the height is for the words above it.
        axes: What it has in common with the other charts.
    """
    years, areas, widest = axes
    width, height = size
    texts = _head(panel, width)
    items: list[Shape | Words] = [
        Words(0, _HEAD_LINE * number + 11, text, _HEAD, fill, bold=bold)
        for number, (text, fill, bold) in enumerate(texts)
    ]
    numbers = [number for line in panel.lines for number in line.numbers.values()]
    least, most = min(0, *numbers, 0), get_top(max(0, *numbers, 0))
    left, right = widest + 8, width - 6
    top, bottom = head, height - _FOOT

    def across(year: str) -> float:
        return round(left + (right - left) * _get_place(year, years), 1)

    def up(number: float) -> float:
        return round(bottom - (bottom - top) * (number - least) / (most - least), 1)

    items += _axes(years, (left, right, bottom), [(0, up(0)), (most, up(most))], across)
    y = _HEAD_LINE * len(texts) + 6
    for line in panel.lines:
        place = areas.index(line.area)
        colour, dash, mark = _style(place)
        points = {year: (across(year), up(number)) for year, number in line.numbers.items()}
        items.append(Shape(_path(points, years), stroke=colour, width=1.8, dash=dash))
        items += [_mark(place, colour, mark, *point) for point in points.values()]
        items += [each.put(0, y) for each in draw_sample(place)]
        items.append(Words(SAMPLE + 6, y + 3.5, _say_ends(line, axes), _NUMBER))
        y += _LABEL_LINE
    return items


def _say_ends(line: Line, axes: Axes) -> str:
    """Return the first and the last number; with their years where these are not those of the axis."""
    said = []
    pairs = list(line.numbers.items())
    for (year, number), usual in zip((pairs[0], pairs[-1]), (axes.years[0], axes.years[-1]), strict=True):
        said.append(f"{number:,}" if year == usual else f"{number:,} ({year})")
    ends = " to ".join(said if len(pairs) > 1 else said[-1:])
    return f"{shorten(axes.areas)[line.area]} {ends}".strip()


def get_top(most: float) -> int:
    """Return the round number at which an axis ends that has to hold a number.

    >>> [get_top(each) for each in (0, 7, 8, 301, 20751)]
    [1, 8, 8, 400, 25000]
    """
    if most <= 1:
        return 1
    step = 10 ** floor(log10(most))
    tops = (step * part / 2 for part in (2, 3, 4, 5, 6, 8, 10, 12, 16, 20))
    return int(next(top for top in tops if top >= most and top.is_integer()))


def _head(panel: Panel, width: float) -> list[tuple[str, str, bool]]:
    lines = [(line, FOREGROUND, True) for line in wrap(panel.name, width, _HEAD, bold=True)]
    return lines + [(line, ACCENT, False) for note in panel.notes for line in wrap(note, width, _HEAD)]


def _get_place(year: str, years: list[str]) -> float:
    """Return where a year lies between the first (0) and the last (1)."""
    starts = [int(each[:4]) for each in years]
    if len(set(starts)) < len(starts):
        starts = list(range(len(years)))
    span = starts[-1] - starts[0]
    return (starts[years.index(year)] - starts[0]) / span if span else 0.5


def _style(number: int) -> tuple[str, tuple[float, ...], str]:
    return LINES[number % len(LINES)], _DASHES[number % len(_DASHES)], _MARKS[number % len(_MARKS)]


def _mark(number: int, colour: str, path: str, x: float, y: float) -> Shape:
    # Every second one is hollow: two marks upon each other can still be told apart.
    return Shape(path, x, y, BACKGROUND if number % 2 else colour, colour, 1.3)


def _axes(
    years: list[str],
    box: tuple[float, float, float],
    ticks: list[tuple[int, float]],
    across: Callable[[str], float],
) -> list[Shape | Words]:
    left, right, bottom = box
    items: list[Shape | Words] = []
    for number, y in ticks:
        items.append(Shape(f"M0 0H{right - left:.1f}", round(left, 1), y, stroke=HAIRLINE, width=1))
        items.append(Words(round(left - 6, 1), round(y + 3, 1), f"{number:,}", _AXIS, MUTED, anchor="end"))
    marks = "".join(f"M{across(year):g} 0V3" for year in years)
    items.append(Shape(marks, 0, round(bottom, 1), stroke=BORDER, width=1))
    y = round(bottom + 13, 1)
    first, last = years[0], years[-1]
    if first == last:
        return [*items, Words(across(first), y, first, _AXIS, MUTED, anchor="middle")]
    items.append(Words(round(left - 6, 1), y, first, _AXIS, MUTED))
    items.append(Words(round(right + 6, 1), y, last, _AXIS, MUTED, anchor="end"))
    return items


def _path(points: Mapping[str, tuple[float, float]], years: list[str]) -> str:
    """Return a line through points; where a year has none the line is broken."""
    path, joined = "", False
    for year in years:
        if year in points:
            x, y = points[year]
            path += f"{'L' if joined else 'M'}{x:g} {y:g}"
        joined = year in points
    return path
