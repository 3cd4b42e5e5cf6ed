"""Columns and rows of text become an HTML table, for notebooks and pages.

Escapes all that it is given, and brings neither style nor script.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from csa_graph.asking.cells import heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csa_graph.naming.quotes import Quotation


def write_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], title: str, meanings: Mapping[str, str], note: str
) -> str:
    """Return an HTML table.

    Args:
        columns: Names of the columns.
        rows: The text of each cell, as many as columns in each row.
        title: Its caption; may be empty.
        meanings: What each column holds, in words, as far as that is known.
        note: A paragraph behind it; may be empty.
    """
    head = "".join(_write_head(column, meanings.get(column, "")) for column in columns)
    # A cell finds its own direction, so that right-to-left text stays in its place.
    body = "\n".join(
        "<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>" for row in rows
    )
    caption = f"<caption>{escape(title)}</caption>\n" if title else ""
    head = f"<thead><tr>{head}</tr></thead>"
    behind = f"\n{write_paragraph(note)}" if note else ""
    return f'<table class="csa-graph">\n{caption}{head}\n<tbody>\n{body}\n</tbody>\n</table>{behind}'


def write_paragraph(text: str) -> str:
    """Return a paragraph of HTML."""
    return f'<p class="csa-graph">{escape(text)}</p>'


def write_words(quotations: Iterable[Quotation]) -> str:
    """Return what passages say as a list, each passage once; nothing where none says anything."""
    from csa_graph.asking import marked

    items = [f'<li dir="auto">{mark(each)}</li>' for each in marked.join(quotations)]
    return "\n".join(["", '<ul class="csa-graph-words">', *items, "</ul>"]) if items else ""


def mark(quotation: Quotation, *, is_named: bool = True) -> str:
    """Return what a passage says as HTML, with where it stands.

    Args:
        quotation: What it says.
        is_named: Whether to say which passage it is.
    """
    from csa_graph.asking import marked

    return marked.replace(escape(marked.cite(quotation, is_named=is_named)), "<mark>", "</mark>")


def _write_head(column: str, meaning: str) -> str:
    title = f' title="{escape(meaning)}"' if meaning else ""
    return f'<th scope="col"{title}>{escape(heading(column))}</th>'
