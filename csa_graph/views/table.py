"""An answer becomes a table of text: aligned for pipes and files, fitted to the width of a terminal.

Cuts nothing off: what does not fit beside each other goes below each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.asking import marked
from csa_graph.asking.aligned import align, join
from csa_graph.asking.cells import heading
from csa_graph.base.terminal import MARK, for_terminal, is_right_to_left, width, wrap
from csa_graph.views.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.asking.answer import Answer
    from csa_graph.views.look import Look

# Below this a column breaks words; a longer word is broken rather than giving up columns altogether.
_WORD = 14


def to_table(answer: Answer, look: Look) -> str:
    """Return an answer as a table, with how to read it below; as a sentence if it is empty.

    One record a row where the columns do not fit beside each other.
    """
    table = _table(answer, look)
    if answer.rows and answer.note:
        table = f"{table}\n{_sentence(answer.note, look)}"
    said = marked.join(each for row in answer.quotes for each in row)
    if not said:
        return table
    page = Page(look)
    page.heading("In words:")
    for each in said:
        page.quote(each, 2)
    return f"{table}\n{page.text()}"


def _sentence(text: str, look: Look) -> str:
    sentence = for_terminal(text)
    return "\n".join(wrap(sentence, look.width) if look.width else [sentence]) + "\n"


def _table(answer: Answer, look: Look) -> str:
    if not answer.rows:
        return _sentence(answer.explain_absence(), look)
    if not answer.columns:
        return f"{len(answer)} rows without columns\n"
    head = [for_terminal(heading(column)) for column in answer.columns]
    body = [[for_terminal(cell) for cell in row] for row in answer.to_texts()]
    if look.width is None:
        return align(head, body)
    needs = _needs(head, body)
    # The frame takes three columns between two cells, and one at either end.
    room = look.width - 3 * len(head) + 1
    if sum(needs) > room:
        return _records(head, body, look.width)
    return _fit(head, body, _share_out(needs, head, body, room), look)


def _records(head: Sequence[str], body: Sequence[Sequence[str]], room: int) -> str:
    blocks = []
    for row in body:
        lines: list[str] = []
        for name, cell in zip(head, row, strict=True):
            if cell:
                first, *more = wrap(f"{name}: {cell}", room)
                indented = wrap(" ".join(more), room - 2) if more else []
                lines += [join([line], "") for line in (first, *(f"  {line}" for line in indented))]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _needs(head: Sequence[str], body: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns' least widths, so that words of a usual length stay whole."""
    return [
        max(min(_WORD, max((width(word) for word in row[place].split()), default=1)) for row in (head, *body))
        for place in range(len(head))
    ]


def _share_out(
    needs: Sequence[int], head: Sequence[str], body: Sequence[Sequence[str]], room: int
) -> list[int]:
    """Return the columns' widths: what each needs, and of the room that is left what each could use.

    Left to itself rich gives too much where it is tight, and cuts off the last column.
    """
    wishes = [max(width(row[place]) for row in (head, *body)) for place in range(len(head))]
    more = [wish - need for wish, need in zip(wishes, needs, strict=True)]
    left = min(room - sum(needs), sum(more))
    widths = [need + left * extra // max(sum(more), 1) for need, extra in zip(needs, more, strict=True)]
    for place in sorted(range(len(head)), key=lambda each: widths[each] - wishes[each]):
        widths[place] += min(wishes[place] - widths[place], sum(needs) + left - sum(widths))
    return widths


def _fit(head: Sequence[str], body: Sequence[Sequence[str]], widths: Sequence[int], look: Look) -> str:
    import io

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.ASCII2 if look.ascii else box.MINIMAL, header_style="bold", show_edge=False)
    for name, columns in zip(head, widths, strict=True):
        # Text, not str: rich would take what stands in square brackets for its own marks.
        table.add_column(Text(name), width=columns, overflow="fold")
    for row in body:
        table.add_row(*(Text(cell) for cell in row))
    page = io.StringIO()
    Console(
        file=page,
        width=look.width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        force_jupyter=False,
        legacy_windows=False,
    ).print(table)
    lines = (line.rstrip() for line in page.getvalue().rstrip().split("\n"))
    return "\n".join(_keep_in_order(line) for line in lines) + "\n"


def _keep_in_order(line: str) -> str:
    if not is_right_to_left(line):
        return line
    return MARK + line.replace("│", f"{MARK}│{MARK}")
