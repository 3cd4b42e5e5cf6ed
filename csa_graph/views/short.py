"""Tables that are too long to be read become their beginnings, and say what is left out.

For what people read; data formats have every row and cell in full.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from csa_graph.analysis.result import LISTED, cut
from csa_graph.asking.cells import text

if TYPE_CHECKING:
    from csa_graph.analysis.result import Result
    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Cell

#: Characters after which a list in a cell is broken off.
LONGEST = 400
_SEPARATOR = "; "


def shorten(result: Result) -> Result:
    """Return a result with at most :data:`LISTED` rows a table, where nothing else was asked for.

    Long lists in cells are broken off too. Where rows are left out, the limits end with how to get them.
    """
    tables = result.tables
    if "top" not in result.parameters:
        tables = tuple(cut(table, LISTED) for table in tables)
    is_cut = any(len(one) < len(other) for one, other in zip(tables, result.tables, strict=True))
    hint = f" {_explain_limit(result)}" if is_cut else ""
    shortened = tuple(_shorten_cells(table) for table in tables)
    return replace(result, tables=shortened, limits=result.limits + hint)


def _explain_limit(result: Result) -> str:
    words = f"Of each table the first {LISTED} rows are shown: --top lists more, --format json has all"
    if result.editions > 1:
        words += f", and --edition reads one of the {result.editions:,} documents alone"
    return f"{words}."


def _shorten_cells(table: Answer) -> Answer:
    return replace(table, rows=tuple(tuple(map(_shorten, row)) for row in table.rows))


def _shorten(cell: Cell) -> Cell:
    """Break a list off where it grows too long, and count what follows.

    >>> _shorten("; ".join(["a"] * 300))[-14:]
    'a and 166 more'
    """
    if not isinstance(cell, str | tuple):
        return cell
    words = text(cell)
    if len(words) <= LONGEST or _SEPARATOR not in words:
        return cell
    parts = words.split(_SEPARATOR)
    kept, room = 0, LONGEST
    while kept < len(parts) and room >= len(parts[kept]):
        room -= len(parts[kept]) + len(_SEPARATOR)
        kept += 1
    kept = max(kept, 1)
    return f"{_SEPARATOR.join(parts[:kept])} and {len(parts) - kept:,} more"
