"""Rows become tables: cells that span are repeated and marked, headings of columns found, pages joined."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from csa_graph.base.wording import fold
from csa_graph.documents.structure import columns
from csa_graph.documents.structure.grids import Grid, Place, Row, is_theme
from csa_graph.documents.structure.pieces import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.block import BlockCell
    from csa_graph.documents.structure.pieces import Piece

#: More columns than any table of a paper has: a fault of the file.
_MOST_COLUMNS = 400


def make_grid(pieces: Sequence[Piece]) -> Grid:
    """Make the table of rows that stand together."""
    rows = _spread(pieces)
    width = max((len(row.places) for row in rows), default=0)
    for row in rows:
        row.places.extend([Place("")] * (width - len(row.places)))
    heads = columns.count_headings(rows, width)
    rows = _drop_empty_columns(rows, heads)
    grid = Grid(columns.name_columns(rows[:heads]), [], [row.piece for row in rows[:heads]])
    theme = ""
    headings = [[fold(place.text) for place in row.places] for row in rows[:heads]]
    for row in rows[heads:]:
        if heads and [fold(place.text) for place in row.places] in headings:
            # Repeated at the top of the next page.
            grid.headings.append(row.piece)
        elif is_theme(row):
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
    figures = sum(1 for text in cells if columns.FIGURE.fullmatch(text) and any(map(str.isdigit, text)))
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
