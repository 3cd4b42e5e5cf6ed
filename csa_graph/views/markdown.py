"""An answer becomes a Markdown table, as GitHub, Pandoc and word processors read it.

Lets no label act as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.asking.cells import heading

if TYPE_CHECKING:
    from csa_graph.asking.answer import Answer

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
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    r"""Return text in one line that Markdown shows as it is.

    >>> escape("A | <b>B</b>")
    'A \\| &lt;b&gt;B&lt;/b&gt;'
    """
    return text.translate(_MARKUP)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(escape(cell.replace("\r\n", " ")) for cell in cells) + " |"
