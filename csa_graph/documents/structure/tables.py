"""Rows become tables: cells that span are repeated and marked, headings of columns found, pages joined."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.wording import fold
from csa_graph.documents.structure.pieces import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.block import BlockCell
    from csa_graph.documents.structure.pieces import Piece

#: A figure, with what may stand around it; a year such as 12/13 is none.
_FIGURE = re.compile(r"[(£$€]?[-−+]?[\d,. ]*\d\s*[%)]?|[-–—]|n/?a|\*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_HEADINGS = 3
#: More columns than any table of a paper has: a fault of the file.
_MOST_COLUMNS = 400


class Place(NamedTuple):
    """One place of a grid.

    Attributes:
        text: What stands there.
        is_spanned: Whether it is repeated from a cell that spans.
        is_header: Whether the file says that it is a heading.
    """

    text: str
    is_spanned: bool = False
    is_header: bool = False


@dataclass(slots=True)
class Row:
    """A row of a table, all its columns filled.

    Attributes:
        piece: The piece that it comes from.
        places: Its cells, one a column.
        theme: The row that spans the whole table above it; empty if there is none.
    """

    piece: Piece
    places: list[Place]
    theme: str = ""


@dataclass(slots=True)
class Grid:
    """A table as it is found.

    Attributes:
        columns: The headings of its columns.
        rows: Its rows without those.
        headings: The pieces of the rows that hold the headings.
        themes: The pieces of rows that span the whole table.
    """

    columns: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    headings: list[Piece] = field(default_factory=list)
    themes: list[Row] = field(default_factory=list)


def make_grid(pieces: Sequence[Piece]) -> Grid:
    """Make the table of rows that stand together."""
    rows = _spread(pieces)
    width = max((len(row.places) for row in rows), default=0)
    for row in rows:
        row.places.extend([Place("")] * (width - len(row.places)))
    heads = _count_headings(rows, width)
    rows = _drop_empty_columns(rows, heads)
    grid = Grid(_name_columns(rows[:heads]), [], [row.piece for row in rows[:heads]])
    theme = ""
    headings = [[fold(place.text) for place in row.places] for row in rows[:heads]]
    for row in rows[heads:]:
        if heads and [fold(place.text) for place in row.places] in headings:
            # Repeated at the top of the next page.
            grid.headings.append(row.piece)
        elif _is_theme(row):
            theme = row.places[0].text or next(place.text for place in row.places if place.text)
            grid.themes.append(Row(row.piece, row.places, theme))
            grid.rows.append(grid.themes[-1])
        else:
            row.theme = theme
            grid.rows.append(row)
    _repeat_themes(grid)
    return grid


def _repeat_themes(grid: Grid) -> None:
    """Repeat what stands in the first column over rows that leave it empty: a theme of several actions."""
    if is_of_figures(grid):
        return
    above = Place("")
    for row in grid.rows:
        if len(row.places) < 2 or any(row is each for each in grid.themes[-1:]):
            continue
        first, others = row.places[0], [place for place in row.places[1:] if place.text]
        if not first.text and above.text and 2 * len(others) >= len(row.places) - 1:
            row.places[0] = above._replace(is_spanned=True)
        above = row.places[0]


def are_one(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Tell whether a table goes on in another that follows it with nothing between, on the next page."""
    first, last = before[0], before[-1]
    if _measure(first) != _measure(after[0]):
        return False
    if [fold(cell.text) for cell in first.block.cells] == [fold(cell.text) for cell in after[0].block.cells]:
        return True
    ended, begun = last.block.page, after[0].block.page
    return ended is not None and begun is not None and begun == ended + 1


def is_of_figures(grid: Grid) -> bool:
    """Tell whether all but the first column of a table hold figures."""
    cells = [
        place.text
        for row in grid.rows
        if len(row.places) > 1
        for place in row.places[1:]
        if place.text and not place.is_spanned
    ]
    figures = sum(1 for text in cells if _FIGURE.fullmatch(text) and any(map(str.isdigit, text)))
    return len(cells) >= 4 and figures >= 0.8 * len(cells)


def _measure(piece: Piece) -> int:
    return sum(cell.columns for cell in piece.block.cells)


def _spread(pieces: Sequence[Piece]) -> list[Row]:
    """Give each row all of its columns: what spans is repeated."""
    rows: list[Row] = []
    # By column: the cell that still spans rows, and how many.
    open_cells: dict[int, tuple[Place, int]] = {}
    for piece in pieces:
        places: list[Place] = []
        cells = deque(piece.block.cells)
        above = rows[-1].places if rows else []
        while cells or len(places) in open_cells:
            column = len(places)
            if column >= _MOST_COLUMNS:
                break
            if column in open_cells:
                place, left = open_cells.pop(column)
                places.append(place._replace(is_spanned=True))
                if left > 1:
                    open_cells[column] = (place, left - 1)
                continue
            cell = cells.popleft()
            places.extend(_fill(cell, column, above))
            if cell.rows > 1:
                for each in range(column, len(places)):
                    open_cells[each] = (places[each], cell.rows - 1)
        rows.append(Row(piece, places))
    return rows


def _fill(cell: BlockCell, column: int, above: Sequence[Place]) -> list[Place]:
    """Return the places of a cell; one that continues the cell above has its text."""
    text = clean(cell.text)
    if cell.rows == 0:
        source = above[column].text if column < len(above) else ""
        return [Place(source or text, bool(source), cell.is_header)] + [
            Place(above[column + each].text if column + each < len(above) else "", True, cell.is_header)
            for each in range(1, min(cell.columns, _MOST_COLUMNS))
        ]
    places = [Place(text, False, cell.is_header)]
    return places + [Place(text, True, cell.is_header)] * (min(cell.columns, _MOST_COLUMNS) - 1)


def _count_headings(rows: Sequence[Row], width: int) -> int:
    """Return how many rows at the top hold headings."""
    if len(rows) < 2 or width < 2:
        return 0
    told = 0
    while told < len(rows) - 1 and _is_all_header(rows[told]):
        told += 1
    if told:
        return told
    if any(place.is_header for row in rows for place in row.places[1:]):
        return 0
    figures = _count_before_figures(rows)
    if figures is not None:
        return figures
    return 1 if _looks_like_heading(rows) else 0


def _is_all_header(row: Row) -> bool:
    filled = [place for place in row.places if place.text]
    return bool(filled) and all(place.is_header for place in filled) and not _is_theme(row)


def _count_before_figures(rows: Sequence[Row]) -> int | None:
    """Return how many rows stand above those that hold figures; None if the table is not of figures."""
    numeric = [_is_numeric(row) for row in rows]
    if sum(numeric) < max(2, len(rows) // 2):
        return None
    first = numeric.index(True)
    while first < _MOST_HEADINGS and _is_of_years(rows[first]) and not _is_of_years(rows[-1]):
        # Years name the columns of figures.
        first += 1
    return first if first <= _MOST_HEADINGS else 0


def _is_of_years(row: Row) -> bool:
    cells = [place.text for place in row.places[1:] if place.text]
    return len(cells) > 1 and all(map(_YEAR.fullmatch, cells))


def _is_numeric(row: Row) -> bool:
    cells = [place.text for place in row.places[1:] if place.text]
    return bool(cells) and sum(1 for text in cells if _FIGURE.fullmatch(text)) > len(cells) / 2


def _looks_like_heading(rows: Sequence[Row]) -> bool:
    """Tell whether short words without figures stand above columns of another look."""
    first, rest = rows[0].places, rows[1:]
    texts = [place.text for place in first]
    if not all(texts) or len(set(texts)) < len(texts):
        return False
    if any(len(text.split()) > 5 or text[-1] in ".;," or any(map(str.isdigit, text)) for text in texts):
        return False
    for column, text in enumerate(texts):
        below = [row.places[column].text for row in rest if row.places[column].text]
        if not below:
            continue
        longer = sum(1 for each in below if len(each) > 2 * len(text) or any(map(str.isdigit, each)))
        if longer > len(below) / 2:
            return True
    return False


def _is_theme(row: Row) -> bool:
    """Tell whether one cell spans the whole row."""
    filled = [place for place in row.places if place.text]
    if len(row.places) < 2 or not filled:
        return False
    return (
        len({place.text for place in filled}) == 1
        and len(filled) == len(row.places)
        and filled[-1].is_spanned
    )


def _drop_empty_columns(rows: list[Row], heads: int) -> list[Row]:
    """Leave out columns in which nothing stands but what spans them."""
    if not rows:
        return rows
    kept = [
        column
        for column in range(len(rows[0].places))
        if any(row.places[column].text and not row.places[column].is_spanned for row in rows[heads:])
        or any(row.places[column].text and not row.places[column].is_spanned for row in rows[:heads])
    ]
    spanned = any(place.is_spanned for row in rows for place in row.places)
    if len(kept) == len(rows[0].places) or (not kept) or (spanned and heads < 2):
        return rows
    for row in rows:
        row.places = [row.places[column] for column in kept]
    return rows


def _name_columns(heads: Sequence[Row]) -> list[str]:
    """Return the headings of the columns; of several rows they are joined from the top down."""
    if not heads:
        return []
    filled = [_fill_right(row, is_last=row is heads[-1]) for row in heads]
    columns = []
    for column in range(len(heads[0].places)):
        parts: list[str] = []
        for texts in filled:
            if texts[column] and texts[column] not in parts:
                parts.append(texts[column])
        columns.append(" ".join(parts))
    return columns


def _fill_right(row: Row, *, is_last: bool) -> list[str]:
    """Return the texts of a row of headings; those of a form that knows no spans stand for what follows."""
    texts = [place.text for place in row.places]
    if is_last or any(place.is_spanned for place in row.places):
        return texts
    for column in range(2, len(texts)):
        texts[column] = texts[column] or texts[column - 1]
    return texts
