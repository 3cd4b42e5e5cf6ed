"""The runs of a page become lines in the order in which people read them, also where the page has columns.

Makes no paragraphs. A table stands among the runs as one run, which is no text.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.pdf.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csa_graph.documents.pdf.runs import Run

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKS = frozenset("0123456789,*†‡§ ")
# Letters that stand this much higher, and are this much smaller, are raised: both in sizes of the line.
_HIGHER, _SMALLER = 0.12, 0.87
# The marks of footnotes are raised even where they are no smaller.
_MARK_HIGHER = 0.3
# What has more lines is no page of a paper, and is read from the top down without looking for columns.
_MOST_ROWS = 1_500
# A gap as wide as this, in sizes of letters, is written as a tab.
_WIDE = 3.0
_MOST_EDGES = 8
_FEWEST = 2
_LONG = 25
_DEEPEST = 6


class Line(NamedTuple):
    """A line of print, in one column.

    Attributes:
        text: Its words; raised figures are written as such, a wide gap as a tab.
        box: Where it is.
        base: How far from the top the line is on which its letters stand.
        size: The size of most of its letters.
        is_bold: Whether all are bold.
        parts: Its runs, from left to right; a gap between them can be wide.
        table: The table that stands here in place of a line; None for a line.
    """

    text: str
    box: Box
    base: float
    size: float
    is_bold: bool
    parts: tuple[Run, ...] = ()
    table: int | None = None


class Region(NamedTuple):
    """Lines below each other, in one column.

    Attributes:
        lines: They, from the top.
        left: Where the column begins.
        right: Where it ends.
        is_column: Whether another column stands beside it.
    """

    lines: list[Line]
    left: float
    right: float
    is_column: bool = False


#: A row of runs on one line across the page.
Row = list["Run"]


def read(runs: Sequence[Run]) -> list[Region]:
    """Return the lines of a page in reading order.

    Args:
        runs: Its runs; the text of one that stands for a table is a zero byte and the table's number.
    """
    return _split(make_rows(runs), 0)


def make_rows(runs: Sequence[Run]) -> list[Row]:
    """Put runs together that stand on one line, whatever lies between them."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda each: (each.base, each.box.x0)):
        if rows and run.base - rows[-1][0].base <= 0.25 * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return _take_in_raised(rows)


def _take_in_raised(rows: list[Row]) -> list[Row]:
    """Move marks that stand higher than their line, such as those of footnotes, into it."""
    kept: list[Row] = []
    for place, row in enumerate(rows):
        left = [run for run in row if not _move(run, rows[place + 1 : place + 4])]
        if left:
            kept.append(left)
    return kept


def _move(run: Run, below: Sequence[Row]) -> bool:
    if len(run.text.strip()) > 6 or run.text[0] == "\0":
        return False
    for row in below:
        for other in row:
            gap = max(run.box.x0 - other.box.x1, other.box.x0 - run.box.x1)
            if abs(gap) < 0.4 * other.size and is_raised(run, other.base, other.size):
                row.append(run)
                return True
    return False


def is_raised(run: Run, base: float, size: float) -> bool:
    """Tell whether a run stands higher than its line: a small letter, or the mark of a footnote.

    Args:
        run: The run.
        base: Where the line's letters stand.
        size: Their size.
    """
    height = (base - run.base) / size
    if run.size < _SMALLER * size:
        return _HIGHER < height < 0.7
    return _MARK_HIGHER < height < 0.7 and len(run.text.strip()) <= 3 and set(run.text) <= _MARKS


def make_line(row: Sequence[Run]) -> Line:
    """Make a line of runs that stand on it."""
    if row[0].text[0] == "\0":
        return Line("", row[0].box, row[0].base, 0, False, (), int(row[0].text[1:]))
    sizes: Counter[float] = Counter()
    for run in row:
        sizes[run.size] += len(run.text)
    size = sizes.most_common(1)[0][0]
    base = next(run.base for run in row if run.size == size)
    box = join_boxes(run.box for run in row)
    # Of a script that runs to the left the file's order is that of reading.
    is_leftward = sum(map(_runs_left, "".join(run.text for run in row))) > 2
    ordered = (
        sorted(row, key=lambda run: run.order) if is_leftward else sorted(row, key=lambda run: run.box.x0)
    )
    return Line(
        _join(ordered, base, size),
        box,
        base,
        size,
        all(run.is_bold for run in row if run.size > _SMALLER * size),
        tuple(ordered),
    )


def join_boxes(boxes: Iterable[Box]) -> Box:
    """Return the box around boxes."""
    listed = list(boxes)
    return Box(
        min(each.x0 for each in listed),
        min(each.top for each in listed),
        max(each.x1 for each in listed),
        max(each.bottom for each in listed),
    )


def _runs_left(char: str) -> bool:
    return "\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc"


def _join(row: Sequence[Run], base: float, size: float) -> str:
    text = ""
    last: Run | None = None
    for run in row:
        part = run.text
        if set(part) <= _MARKS and is_raised(run, base, size):
            part = part.strip().translate(_RAISED)
        elif last is not None and run.box.x0 - last.box.x1 > _WIDE * size:
            part = "\t" + part
        elif last is not None and run.box.x0 - last.box.x1 > 0.14 * size:
            part = " " + part
        text += part
        last = run
    return "\t".join(words for piece in text.split("\t") if (words := " ".join(piece.split())))


# --- columns --------------------------------------------------------------------------------------


class _Band(NamedTuple):
    """Rows in two columns: from, to (not included), and where the second column begins."""

    start: int
    end: int
    edge: float


def _split(rows: list[Row], depth: int) -> list[Region]:
    """Part rows into regions: bands with columns, each column read down, and what stands between."""
    band = _find_band(rows) if depth <= _DEEPEST and 2 * _FEWEST <= len(rows) <= _MOST_ROWS else None
    if band is None:
        return _make_region(rows, is_column=depth > 0)
    inside = rows[band.start : band.end]
    left = [kept for row in inside if (kept := [run for run in row if run.box.x0 < band.edge])]
    right = [kept for row in inside if (kept := [run for run in row if run.box.x0 >= band.edge])]
    columns = [
        each._replace(is_column=True) for column in (left, right) for each in _split(column, depth + 1)
    ]
    return [*_split(rows[: band.start], depth + 1), *columns, *_split(rows[band.end :], depth + 1)]


def _make_region(rows: Sequence[Row], *, is_column: bool) -> list[Region]:
    if not rows:
        return []
    found = [make_line(row) for row in rows]
    box = join_boxes(line.box for line in found)
    return [Region(found, box.x0, box.x1, is_column)]


def _find_band(rows: Sequence[Row]) -> _Band | None:
    """Return the rows of the page that stand in columns; None if there are none."""
    starts: Counter[int] = Counter(round(run.box.x0 / 2) for row in rows for run in row)
    left = min(run.box.x0 for row in rows for run in row)
    edges = [
        (count, 2.0 * start - 2)
        for start, count in starts.items()
        if count > _FEWEST and 2 * start > left + 40
    ]
    best: tuple[int, _Band] | None = None
    for _, edge in sorted(edges, reverse=True)[:_MOST_EDGES]:
        for start, end in _find_uncrossed(rows, edge):
            band = _trim(rows, _Band(start, end, edge))
            if band is not None and _is_columns(rows, band):
                size = band.end - band.start
                if best is None or size > best[0]:
                    best = (size, band)
    return best[1] if best else None


def _find_uncrossed(rows: Sequence[Row], edge: float) -> Iterator[tuple[int, int]]:
    """Iterate over rows together that no run crosses at an edge."""
    start = 0
    for place in range(len(rows) + 1):
        if place == len(rows) or any(run.box.x0 < edge < run.box.x1 + 3 for run in rows[place]):
            if place - start >= _FEWEST:
                yield start, place
            start = place + 1


def _trim(rows: Sequence[Row], band: _Band) -> _Band | None:
    """Leave out rows at both ends beside which nothing stands; None if too few are left."""
    places = range(band.start, band.end)
    left = [place for place in places if any(run.box.x0 < band.edge for run in rows[place])]
    right = [place for place in places if any(run.box.x0 >= band.edge for run in rows[place])]
    if len(left) < _FEWEST or len(right) < _FEWEST:
        return None
    start, end = _grow(rows, max(left[0], right[0]), band.start, -1), min(left[-1], right[-1])
    return _Band(start, _grow(rows, end, band.end - 1, 1) + 1, band.edge)


def _grow(rows: Sequence[Row], place: int, end: int, step: int) -> int:
    """Return how far the longer column goes on, until a gap."""
    while place != end:
        gap = abs(rows[place + step][0].base - rows[place][0].base)
        if gap > 2.2 * max(run.size for run in rows[place]):
            break
        place += step
    return place


def _is_columns(rows: Sequence[Row], band: _Band) -> bool:
    """Tell whether a band is read down its columns, as the file has it: first all of one, then the other.

    The cells of a table come row by row instead, and so do numbers beside their paragraphs.
    """
    runs = sorted((run for row in rows[band.start : band.end] for run in row), key=lambda run: run.order)
    sides = [run.box.x0 >= band.edge for run in runs]
    turns = sum(one != other for one, other in itertools.pairwise(sides))
    letters = [
        sum(len(run.text) for run, side in zip(runs, sides, strict=True) if side is each)
        for each in (False, True)
    ]
    is_text = min(letters) >= 6 * _FEWEST
    return is_text and (turns == 1 or (turns <= 3 and band.end - band.start >= _LONG))
