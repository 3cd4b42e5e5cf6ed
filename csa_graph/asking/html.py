"""An answer becomes an HTML table, for notebooks and pages.

Escapes all that comes from the data, and brings neither style nor script.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from csa_graph.asking.cells import heading, no_rows, texts

if TYPE_CHECKING:
    from csa_graph.asking.answer import Answer


def answer_html(answer: Answer) -> str:
    """Return an answer as an HTML table with its title as caption, or as a paragraph if it is empty."""
    if not answer.rows:
        return f'<p class="csa-graph">{escape(no_rows(answer))}</p>'
    head = "".join(_head(answer, column) for column in answer.columns)
    # A cell finds its own direction, so that right-to-left text stays in its place.
    body = "\n".join(
        "<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>"
        for row in texts(answer)
    )
    caption = f"<caption>{escape(answer.title)}</caption>\n" if answer.title else ""
    head = f"<thead><tr>{head}</tr></thead>"
    note = f'\n<p class="csa-graph">{escape(answer.note)}</p>' if answer.note else ""
    return f'<table class="csa-graph">\n{caption}{head}\n<tbody>\n{body}\n</tbody>\n</table>{note}'


def _head(answer: Answer, column: str) -> str:
    meaning = answer.meanings.get(column, "")
    title = f' title="{escape(meaning)}"' if meaning else ""
    return f'<th scope="col"{title}>{escape(heading(column))}</th>'
