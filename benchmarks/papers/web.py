"""An invented paper becomes a web page, a text in Markdown or typst, or a plain text."""

from __future__ import annotations

import textwrap
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from benchmarks.papers.model import Grid, Heading, Item, NewPage, Paragraph, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.papers.model import Block, Mark, Paper

_STYLE = "body{font:11pt/1.4 sans-serif}table{border-collapse:collapse}td,th{border:1px solid;padding:3pt}"
_TYPES: dict[Mark, str] = {"letter": "a", "roman": "i", "figure": "1", "bullet": ""}
_WIDTH = 100


def to_html(paper: Paper, *, automatic: bool) -> str:
    """Write a paper as a web page.

    Args:
        paper: The paper.
        automatic: Whether lists make the marks of their points; else all marks are typed. The numbers of
            sections and paragraphs are typed in either case, for that is how such pages have them.
    """
    body = [f"<h1>{escape(paper.title)}</h1>", f"<p>{escape(paper.subtitle)}</p>"]
    for is_item, run in groupby(number(paper.blocks), lambda pair: isinstance(pair[0], Item)):
        blocks = list(run)
        body.extend(_list(blocks, automatic=automatic) if is_item else _plain(blocks))
    head = f'<meta charset="utf-8"><title>{escape(paper.title)}</title><style>{_STYLE}</style>'
    text = "\n".join(body)
    return f'<!doctype html>\n<html lang="en-GB"><head>{head}</head>\n<body>\n{text}\n</body></html>\n'


def _plain(run: Iterable[tuple[Block, str]]) -> Iterator[str]:
    for block, label in run:
        if isinstance(block, Heading):
            yield f"<h{block.level + 1}>{_typed(label)}{escape(block.text)}</h{block.level + 1}>"
        elif isinstance(block, Paragraph):
            yield f"<p>{_typed(label)}{escape(block.text)}</p>"
        elif isinstance(block, Grid):
            yield from _table(block)


def _list(run: Iterable[tuple[Block, str]], *, automatic: bool) -> Iterator[str]:
    items = [(block, label) for block, label in run if isinstance(block, Item)]
    kind = items[0][0].mark
    if kind == "bullet":
        yield "<ul>"
        yield from (f"<li>{escape(block.text)}</li>" for block, _ in items)
        yield "</ul>"
    elif automatic:
        yield f'<ol type="{_TYPES[kind]}">'
        yield from (f"<li>{escape(block.text)}</li>" for block, _ in items)
        yield "</ol>"
    else:
        yield from (f"<p>{_typed(label)}{escape(block.text)}</p>" for block, label in items)


def _table(grid: Grid) -> Iterator[str]:
    """Write a table; a first cell that continues the one above is spanned."""
    yield "<table>"
    if grid.caption:
        yield f"<caption>{escape(grid.caption)}</caption>"
    columns = "".join(f'<th scope="col">{escape(each)}</th>' for each in grid.columns)
    yield f"<thead><tr>{columns}</tr></thead>"
    yield "<tbody>"
    for place, row in enumerate(grid.rows):
        cells = []
        if row[0]:
            below = grid.rows[place + 1 :]
            span = 1 + next((count for count, each in enumerate(below) if each[0]), len(below))
            spanned = f' rowspan="{span}"' if span > 1 else ""
            cells.append(f"<td{spanned}>{escape(row[0])}</td>")
        cells += [f"<td>{escape(each)}</td>" for each in row[1:]]
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _typed(label: str) -> str:
    return f"{label} " if label else ""


def to_markdown(paper: Paper) -> str:
    """Write a paper in Markdown."""
    lines = [f"# {paper.title}", "", f"*{paper.subtitle}*"]
    was_item = False
    for block, label in number(paper.blocks):
        if isinstance(block, NewPage):
            continue
        if not (was_item and isinstance(block, Item)):
            lines.append("")
        was_item = isinstance(block, Item)
        if isinstance(block, Heading):
            lines.append(f"{'#' * (block.level + 1)} {_typed(label)}{block.text}")
        elif isinstance(block, Item):
            lines.append(f"- {block.text}" if block.mark == "bullet" else f"{label} {block.text}  ")
        elif isinstance(block, Grid):
            lines += [*([block.caption, ""] if block.caption else []), *_pipes(block)]
        else:
            lines.append(f"{_typed(label)}{block.text}")
    return "\n".join(lines) + "\n"


def _pipes(grid: Grid) -> Iterator[str]:
    yield f"| {' | '.join(grid.columns)} |"
    yield f"|{'---|' * len(grid.columns)}"
    for row in grid.rows:
        yield f"| {' | '.join(row)} |"


def to_text(paper: Paper) -> str:
    """Write a paper as plain text, broken at a hundred letters; cells of a table stand apart by tabs."""
    lines = [paper.title, "", paper.subtitle]
    was_item = False
    for block, label in number(paper.blocks):
        if isinstance(block, NewPage):
            continue
        if not (was_item and isinstance(block, Item)):
            lines.append("")
        was_item = isinstance(block, Item)
        if isinstance(block, Grid):
            lines += [*([block.caption] if block.caption else []), "\t".join(block.columns)]
            lines += ["\t".join(row) for row in block.rows]
        else:
            indent = "  " if isinstance(block, Item) else ""
            text = f"{indent}{_typed(label)}{block.text}"
            lines += textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_on_hyphens=False)
    return "\n".join(lines) + "\n"


def to_typst(paper: Paper) -> str:
    """Write a paper as the source of typst, which makes the bullets and the table, and no numbers."""
    head = (
        f'#set document(title: {_quote(paper.title)})\n#set page(numbering: "1")\n#set text(size: 10.5pt)\n'
    )
    parts = [head, f"= #{_quote(paper.title)}", f"#{_quote(paper.subtitle)}"]
    for block, label in number(paper.blocks):
        if isinstance(block, Heading):
            parts.append(f"{'=' * (block.level + 1)} #{_quote(_typed(label) + block.text)}")
        elif isinstance(block, Item):
            mark = "- " if block.mark == "bullet" else ""
            parts.append(f"{mark}#{_quote(block.text if mark else _typed(label) + block.text)}")
        elif isinstance(block, Paragraph):
            parts.append(f"#{_quote(_typed(label) + block.text)}")
        elif isinstance(block, Grid):
            cells = ", ".join(_quote(each) for row in block.rows for each in row)
            columns = ", ".join(_quote(each) for each in block.columns)
            table = f"table(columns: {len(block.columns)}, table.header({columns}), {cells})"
            parts.append(f"#{_quote(block.caption)}\n\n#{table}" if block.caption else f"#{table}")
        else:
            parts.append("#pagebreak()")
    return "\n\n".join(parts) + "\n"


def _quote(text: str) -> str:
    """Write a text as a string of typst, so that nothing in it is a mark."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
