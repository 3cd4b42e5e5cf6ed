"""Ruled tables of a page take the runs that stand in their cells; what is left is running text.

Finds no headings of columns: that is done for all forms alike.
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.block import BlockCell
from csa_graph.documents.lines import join_lines
from csa_graph.documents.pdf import grids
from csa_graph.documents.pdf.lines import make_line, make_rows
from csa_graph.documents.pdf.runs import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.lines import Vocabulary
    from csa_graph.documents.pdf.drawn import Rule
    from csa_graph.documents.pdf.grids import Grid, GridCell
    from csa_graph.documents.pdf.runs import Word

# A figure, or a piece of one that a narrow column has broken.
_FIGURE = re.compile(r"[-−–+(£$€]{0,2}[\d.,/]+[)%]?")
_DATE = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4}")


class RawCell(NamedTuple):
    """A cell before its lines are joined.

    Attributes:
        lines: Its lines.
        row: In which row it begins, from 0.
        column: In which column, from 0.
        rows: How many rows it spans.
        columns: How many columns it spans.
        is_header: Whether the file says that it is a heading.
    """

    lines: tuple[str, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    is_header: bool = False


class RawTable(NamedTuple):
    """A table as it stands on one page.

    Attributes:
        cells: Its cells, row by row.
    """

    cells: list[RawCell]


def take_out(
    runs: Sequence[Run], rules: Sequence[Rule], number: int
) -> tuple[list[Run], dict[int, RawTable]]:
    """Take the tables out of the runs of a page.

    Args:
        runs: The runs.
        rules: The lines that are drawn on the page.
        number: The number of its first table.

    Returns:
        The runs that stand in no table, with one in the place of each table, and the tables by number.
    """
    tables: dict[int, RawTable] = {}
    left = list(runs)
    # A table within a cell of another is read as text of that cell.
    for grid in sorted(grids.find(rules), key=lambda each: -each.box.width * each.box.height):
        inside = [run for run in left if grid.box.holds(*_get_middle(run), 1)]
        if not inside:
            continue
        places = {id(run) for run in inside}
        table = _fill(grid, inside)
        if sum(bool(cell.lines) for cell in table.cells) < 2:
            continue
        tables[number] = table
        left = [run for run in left if id(run) not in places]
        left.append(Run(f"\0{number}", grid.box, grid.box.top, 1, False, inside[0].order))
        number += 1
    return left, tables


def _get_middle(run: Run) -> tuple[float, float]:
    return (run.box.x0 + run.box.x1) / 2, (run.box.top + run.box.bottom) / 2


def _fill(grid: Grid, runs: Sequence[Run]) -> RawTable:
    owners: dict[tuple[int, int], GridCell] = {
        (cell.row + down, cell.column + across): cell
        for cell in grid.cells
        for down in range(cell.rows)
        for across in range(cell.columns)
    }
    tops = sorted({cell.box.top for cell in grid.cells})
    lefts = sorted({cell.box.x0 for cell in grid.cells})
    held: dict[tuple[int, int], list[Run]] = {}
    for run in runs:
        row = _find(tops, _get_middle(run)[1])
        for piece, x in _cut(run, lefts):
            cell = owners.get((row, _find(lefts, x)))
            if cell is not None:
                held.setdefault((cell.row, cell.column), []).append(piece)
    cells = [
        RawCell(
            tuple(make_line(row).text for row in make_rows(held.get((cell.row, cell.column), []))),
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
        )
        for cell in grid.cells
    ]
    return RawTable(cells)


def _cut(run: Run, lefts: Sequence[float]) -> list[tuple[Run, float]]:
    """Cut a run where its words stand in other columns; return also where each piece is."""
    columns: dict[int, list[Word]] = {}
    for word in run.words:
        columns.setdefault(_find(lefts, (word.x0 + word.x1) / 2), []).append(word)
    if len(columns) <= 1:
        return [(run, _get_middle(run)[0])]
    pieces = []
    for words in columns.values():
        x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
        text = " ".join(word.text for word in words)
        box = run.box._replace(x0=x0, x1=x1)
        pieces.append((run._replace(text=text, box=box, words=tuple(words)), (words[0].x0 + words[0].x1) / 2))
    return pieces


def _find(edges: Sequence[float], at: float) -> int:
    return max(bisect.bisect_right(edges, at) - 1, 0)


def make_rows_of(table: RawTable, vocabulary: Vocabulary) -> list[tuple[BlockCell, ...]]:
    """Return the rows of a table, each cell's lines joined; one that spans rows is empty in those below."""
    numeric = _find_numeric_columns(table)
    rows: dict[int, dict[int, BlockCell]] = {}
    for cell in table.cells:
        is_broken = all(map(_FIGURE.fullmatch, cell.lines)) and not all(map(_DATE.fullmatch, cell.lines))
        if cell.columns == 1 and cell.column in numeric and is_broken:
            text = "".join(cell.lines)
        else:
            text = join_lines(cell.lines, vocabulary)
        rows.setdefault(cell.row, {})[cell.column] = BlockCell(text, cell.is_header, cell.columns, cell.rows)
    return [tuple(cells[place] for place in sorted(cells)) for _, cells in sorted(rows.items())]


def _find_numeric_columns(table: RawTable) -> set[int]:
    """Return the columns in which most cells hold figures only."""
    figures: dict[int, int] = {}
    others: dict[int, int] = {}
    for cell in table.cells:
        if cell.columns == 1 and cell.lines:
            counted = figures if all(map(_FIGURE.fullmatch, cell.lines)) else others
            counted[cell.column] = counted.get(cell.column, 0) + 1
    return {column for column, count in figures.items() if count > others.get(column, 0)}
