"""The tags of a PDF become drafts of blocks: headings, paragraphs, points of lists, tables, footnotes.

What the file calls an artifact is no text. Where the tags say nothing (a paragraph is a paragraph), looks are
kept, as in a file without tags.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.documents.pdf.drafts import Draft
from csa_graph.documents.pdf.lines import is_raised, make_line
from csa_graph.documents.pdf.tables import RawCell, RawTable
from csa_graph.documents.pdf.tree import Mark, Node
from csa_graph.documents.structure import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csa_graph.documents.block import BlockKind
    from csa_graph.documents.pdf.lines import Line
    from csa_graph.documents.pdf.runs import Run

_PARTS = frozenset({
    "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "NonStruct", "Private", "BlockQuote",
    "Aside", "Index",
})  # fmt: skip
_MEANINGLESS = frozenset({"NonStruct", "Private"})
_ROWS = frozenset({"THead", "TBody", "TFoot"})
_CELLS = frozenset({"TD", "TH"})
_NOTES = frozenset({"Note", "FENote"})
_LEFT_OUT = frozenset({"Artifact", "TOC", "TOCI"})
# What stands apart from the text around it; all else, known or not, is part of a line.
_APART = (
    _PARTS
    | _ROWS
    | _CELLS
    | _NOTES
    | _LEFT_OUT
    | {"P", "Title", "L", "LI", "LBody", "Table", "TR", "Caption", "Figure"}
)
_HEADING = re.compile(r"[Hh](\d?)")
_KINDS: dict[str, BlockKind] = {"Title": "title", "Caption": "caption"}
_DEEPEST = 100


def make_drafts(root: Node, runs: Mapping[Mark, list[Run]]) -> tuple[list[Draft], int]:
    """Make drafts of all blocks of a document; return also how many tables of contents are left out.

    Args:
        root: The tree.
        runs: The runs of each piece of text that it names.
    """
    builder = _Builder(runs)
    builder.add_parts(root)
    return builder.drafts, builder.contents


class _Builder:
    """Walks through a tree once."""

    def __init__(self, runs: Mapping[Mark, list[Run]]) -> None:
        self._runs = runs
        # How many lists are around what is read.
        self._lists = 0
        self.drafts: list[Draft] = []
        self.contents = 0

    def add_parts(self, node: Node, kind: BlockKind = "text", level: int = 0, number: str = "") -> None:
        """Make drafts of what a part of the document holds.

        Args:
            node: The part.
            kind: What its own words are.
            level: Their level.
            number: The number that stands before the first of them.
        """
        inline: list[Node | Mark] = []
        for child in node.iter_children():
            block = _get_block(child, node)
            if block is None:
                inline.append(child)
                continue
            if self._add_text(kind, inline, level, number):
                number = ""
            inline = []
            if block.kind == "P" and (kind != "text" or number):
                # The paragraph of a heading, caption, footnote or point; only the first has its number.
                before = len(self.drafts)
                self.add_parts(block, kind, level, number)
                number = number if len(self.drafts) == before else ""
                kind = "text" if kind == "item" and not number else kind
            else:
                self._add(block)
        self._add_text(kind, inline, level, number)

    def _add(self, node: Node) -> None:
        kind = node.kind
        heading = _HEADING.fullmatch(kind)
        if kind in _LEFT_OUT:
            self.contents += kind == "TOC"
        elif kind == "L":
            self._lists += 1
            self.add_parts(node, "item", self._lists)
            self._lists -= 1
        elif kind == "LI":
            self._add_point(node)
        elif kind == "Table":
            self._add_table(node)
        elif kind in _NOTES:
            label, rest = self._take_label(node)
            self.add_parts(rest, "footnote", number=label)
        elif heading:
            self.add_parts(node, "heading", int(heading[1] or 0))
        else:
            self.add_parts(node, _KINDS.get(kind, "text"))

    def _add_point(self, node: Node) -> None:
        label, rest = self._take_label(node)
        body = Node("LBody", dict(enumerate(_open_bodies(rest))))
        if _is_point(label):
            self.add_parts(body, "item", self._lists, label)
        else:
            self.add_parts(body, "text", number=label)

    def _take_label(self, node: Node) -> tuple[str, Node]:
        """Return the words of the label that a node begins with, and the node without it."""
        children = list(node.iter_children())
        labels = [each for each in children if isinstance(each, Node) and each.kind == "Lbl"][:1]
        text = " ".join(line.text for line in self._make_lines(labels)[0])
        return text, Node(node.kind, dict(enumerate(each for each in children if each not in labels)))

    # --- words ------------------------------------------------------------------------------------

    def _add_text(self, kind: BlockKind, inline: list[Node | Mark], level: int, number: str) -> bool:
        """Add a draft of words, if there are any; tell whether there are."""
        lines, page = self._make_lines(inline)
        if lines:
            self.drafts.append(Draft(kind, tuple(lines), page, level, number))
        return bool(lines)

    def _make_lines(self, inline: Iterable[Node | Mark]) -> tuple[list[Line], int]:
        rows: list[list[Run]] = []
        first, last = 0, -1
        for page, run in self._iter_runs(inline, 0):
            if rows and page == last and _is_beside(run, rows[-1]):
                rows[-1].append(run)
            else:
                first = page if not rows else first
                rows.append([run])
            last = page
        return [line for row in rows if (line := make_line(row)).text], first

    def _iter_runs(self, inline: Iterable[Node | Mark], depth: int) -> Iterator[tuple[int, Run]]:
        for each in inline:
            if isinstance(each, Mark):
                yield from ((each.page, run) for run in self._runs.get(each, ()))
            elif each.kind not in _LEFT_OUT and depth < _DEEPEST:
                inner = self._iter_runs(each.iter_children(), depth + 1)
                if each.text is None:
                    yield from inner
                elif (shown := next(inner, None)) is not None:
                    # These words stand for all that is shown.
                    yield shown[0], shown[1]._replace(text=each.text)

    # --- tables -----------------------------------------------------------------------------------

    def _add_table(self, node: Node) -> None:
        cells: list[RawCell] = []
        spans: dict[int, int] = {}
        pages: list[int] = []
        for row, tag in enumerate(self._iter_rows(node)):
            column = 0
            for child in tag.iter_children():
                if not isinstance(child, Node) or child.kind not in _CELLS:
                    continue
                while spans.get(column, 0) > row:
                    column += 1
                lines, page = self._make_lines(child.iter_children())
                if lines:
                    pages.append(page)
                texts = tuple(line.text for line in lines)
                cells.append(RawCell(texts, row, column, child.rows, child.columns, child.kind == "TH"))
                spans.update(dict.fromkeys(range(column, column + child.columns), row + child.rows))
                column += child.columns
        if pages:
            self.drafts.append(Draft("row", (), pages[0], table=RawTable(cells)))

    def _iter_rows(self, node: Node) -> Iterator[Node]:
        for child in node.iter_children():
            if not isinstance(child, Node):
                continue
            if child.kind == "TR":
                yield child
            elif child.kind in _ROWS:
                yield from self._iter_rows(child)
            else:
                self._add(child)


def _get_block(child: Node | Mark, parent: Node) -> Node | None:
    """Return a tag that stands apart from the text around it; None for what is part of a line."""
    if isinstance(child, Mark) or not (child.kind in _APART or _HEADING.fullmatch(child.kind)):
        return None
    if child.kind in _MEANINGLESS and parent.kind not in _PARTS:
        # Within a paragraph it is one only if it holds one.
        return child if any(_get_block(each, child) for each in child.iter_children()) else None
    return child


def _open_bodies(node: Node) -> Iterator[Node | Mark]:
    for child in node.iter_children():
        if isinstance(child, Node) and child.kind == "LBody":
            yield from child.iter_children()
        else:
            yield child


def _is_point(label: str) -> bool:
    """Tell whether what stands before a text marks a point of a list; "4.7" is the number of a paragraph."""
    number = numbers.read_label(label) if label else None
    return number is None or number.style != "parts"


def _is_beside(run: Run, row: list[Run]) -> bool:
    """Tell whether a run stands on the line of others, raised marks included."""
    first = max(row, key=lambda each: len(each.text))
    if abs(run.base - first.base) < 0.25 * max(run.size, first.size):
        return True
    is_lowered = run.size < 0.87 * first.size and 0 < run.base - first.base < 0.3 * first.size
    return is_lowered or is_raised(run, first.base, first.size) or is_raised(first, run.base, run.size)
