"""The rows and cells of a table of a web page, and whether it only lays text out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.documents.block import BlockCell
from csa_graph.documents.lines import join_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from csa_graph.documents.block import Block

_MOST_SPANNED = 400
_MOST_ROWS = 5_000
_INTEGER = re.compile(r"\s*(\d{1,6})")


def iter_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """Give the rows of a table: those of its head first, of its foot last."""
    parts = [child for child in table if child.tag in {"thead", "tbody", "tfoot", "tr"}]
    for tag in ("thead", "tbody", "tfoot"):
        for part in parts:
            if part.tag == "tr" and tag == "tbody":
                yield part
            elif part.tag == tag:
                yield from (row for row in part if row.tag == "tr")


def iter_cells(row: HtmlElement) -> Iterator[HtmlElement]:
    """Give the cells of a row."""
    return (cell for cell in row if cell.tag in {"td", "th"})


def is_layout(table: HtmlElement, rows: Sequence[HtmlElement]) -> bool:
    """Tell whether a table only lays text out."""
    if table.get("role", "").lower() in {"presentation", "none"}:
        return True
    widths = [sum(1 for _ in iter_cells(row)) for row in rows]
    has_headings = any(cell.tag == "th" for row in rows for cell in iter_cells(row))
    return max(widths, default=0) < 2 and not has_headings


def make_cell(cell: HtmlElement, text: str) -> BlockCell:
    """Make a cell."""
    return BlockCell(
        text,
        cell.tag == "th",
        _count(cell.get("colspan"), _MOST_SPANNED),
        _count(cell.get("rowspan"), _MOST_ROWS),
    )


def _count(text: str | None, most: int) -> int:
    match = _INTEGER.match(text) if text else None
    return max(1, min(int(match[1]), most)) if match is not None else 1


def write_lines(block: Block) -> list[str]:
    """Return the lines of what stands in a cell."""
    if block.kind == "row":
        return [" – ".join(cell.text for cell in block.cells if cell.text)]
    lines = [" ".join(line.split()) for line in block.text.split("\n")]
    found = [line for line in lines if line]
    return [f"{block.number} {found[0]}", *found[1:]] if block.number and found else found


def join(texts: list[str]) -> str:
    """Join the lines of a cell."""
    return join_paragraphs(texts)
