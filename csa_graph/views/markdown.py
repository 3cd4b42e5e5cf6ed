"""An answer becomes a Markdown table, as GitHub, Pandoc and word processors read it.

Lets no label act as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.asking import marked
from csa_graph.asking.cells import heading

if TYPE_CHECKING:
    from csa_graph.asking.answer import Answer
    from csa_graph.naming.quotes import Quotation

_MARKUP = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        **{char: f"\\{char}" for char in "\\|`*_[]~"},
        **dict.fromkeys("\n\r\v\f\x85\u2028\u2029", " "),
    }
)


def to_markdown(answer: Answer) -> str:
    """Return an answer as a Markdown table, or as a sentence if it is empty; below it how to read it."""
    if not answer.rows or not answer.columns:
        return escape(answer.explain_absence()) + "\n"
    lines = [
        _line([heading(column) for column in answer.columns]),
        "|" + " --- |" * len(answer.columns),
        *(_line(row) for row in answer.to_texts()),
    ]
    if answer.note:
        lines += ["", escape(answer.note)]
    said = [quote(each) for each in marked.join(each for row in answer.quotes for each in row)]
    lines += ["", *said] if said else []
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    r"""Return text in one line that Markdown shows as it is.

    >>> escape("A | <b>B</b>")
    'A \\| &lt;b&gt;B&lt;/b&gt;'
    """
    return text.translate(_MARKUP)


def quote(quotation: Quotation) -> str:
    """Return what a passage says as an item of a list, its marked words in bold."""
    return f"- {marked.replace(escape(marked.cite(quotation, marked.ROOM)), '**', '**')}"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(escape(cell.replace("\r\n", " ")) for cell in cells) + " |"
