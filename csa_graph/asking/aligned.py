"""Columns and rows become lines of text under each other, as long as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.terminal import MARK, is_right_to_left, width

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = "  "


def align(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """Return a table of text; its cells have been made fit for a terminal."""
    rows = [head, *body]
    widths = [max(width(row[place]) for row in rows) for place in range(len(head))]
    lines = []
    for row in rows:
        padded = [cell + " " * (room - width(cell)) for cell, room in zip(row[:-1], widths[:-1], strict=True)]
        lines.append(join([*padded, row[-1]], _GAP))
    return "\n".join(lines) + "\n"


def join(cells: Sequence[str], gap: str) -> str:
    """Return the cells of a line with a gap between each two, in this order whatever way they are read."""
    line = gap.join(cells).rstrip()
    if not is_right_to_left(line):
        return line
    return MARK + f"{MARK}{gap}{MARK}".join(cells).rstrip()
