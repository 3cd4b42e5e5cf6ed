"""What a form keeps of a paper: the blocks that it was made of beside the passages that were read from it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.papers.model import Grid, Heading, Item, NewPage, Paragraph, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.papers.model import Block, Paper
    from csa_graph.documents.document import Document, Passage

_KINDS: dict[type, str] = {Heading: "heading", Paragraph: "paragraph", Item: "item"}


class Kept(NamedTuple):
    """What a form keeps of a paper.

    Attributes:
        blocks: How many paragraphs and points the paper has.
        texts: How many of them come back as one passage with the same words.
        numbers: How many with the same number or mark too.
        kinds: How many as what they are.
        rows: How many rows of tables it has.
        cells: How many of them come back with all their cells, a theme over several rows in each.
    """

    blocks: int = 0
    texts: int = 0
    numbers: int = 0
    kinds: int = 0
    rows: int = 0
    cells: int = 0

    def __add__(self, other: object) -> Kept:
        """Add up what is kept of two papers."""
        if not isinstance(other, Kept):
            return NotImplemented
        return Kept(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    def __str__(self) -> str:
        """Write it as a line."""
        return (
            f"of {self.blocks} paragraphs and points {self.texts} with their words, {self.numbers} with "
            f"their numbers, {self.kinds} as what they are; of {self.rows} rows {self.cells} whole"
        )


def compare_passages(paper: Paper, document: Document) -> Kept:
    """Compare a paper with what was read from a file of it, but for headings, which forms have otherwise.

    Args:
        paper: The paper.
        document: What was read.
    """
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in document.passages:
        found[passage.text].append(passage)
    rows = [[cell.text for cell in passage.cells] for passage in document.passages if passage.kind == "row"]
    total = Kept()
    for block, label in number(paper.blocks):
        if isinstance(block, Grid):
            wanted = list(_rows(block))
            total += Kept(rows=len(wanted), cells=sum(row in rows for row in wanted))
        elif not isinstance(block, Heading | NewPage):
            total += _compare(block, label, found[block.text])
    return total


def _compare(block: Block, label: str, passages: list[Passage]) -> Kept:
    """Compare one block with the passages that have its words."""
    mark = _plain(label)
    return Kept(
        blocks=1,
        texts=bool(passages),
        numbers=any(_plain(each.number) == mark for each in passages),
        kinds=any(each.kind == _KINDS[type(block)] for each in passages),
    )


def _plain(label: str) -> str:
    """Take the brackets and the full stop off a number; a bullet is no number."""
    return label.strip("().•- ")


def _rows(grid: Grid) -> Iterator[list[str]]:
    """Go through the rows of a table, each with the theme that is printed once."""
    theme = ""
    for first, *rest in grid.rows:
        theme = first or theme
        yield [theme, *rest]
