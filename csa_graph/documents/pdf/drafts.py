"""Drafts of blocks: their lines are joined once all words of the document are known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.block import Block
from csa_graph.documents.lines import find_vocabulary, join_lines
from csa_graph.documents.pdf import tables
from csa_graph.documents.structure import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csa_graph.documents.block import BlockKind
    from csa_graph.documents.lines import Vocabulary
    from csa_graph.documents.pdf.lines import Line
    from csa_graph.documents.pdf.tables import RawTable


class Draft(NamedTuple):
    """A block whose lines are not joined yet, or a table.

    Attributes:
        kind: What the file says that it is.
        lines: Its lines.
        page: The page on which it begins, from 0.
        level: Of a heading or list its level; 0 if the file does not say.
        number: The number that the file says it has.
        is_ocr: Whether it was read from a picture.
        table: The table that stands here; None for text.
    """

    kind: BlockKind
    lines: tuple[Line, ...]
    page: int
    level: int = 0
    number: str = ""
    is_ocr: bool = False
    table: RawTable | None = None


def make_blocks(drafts: Sequence[Draft], pages: Sequence[int | None]) -> list[Block]:
    """Join the lines of drafts.

    Args:
        drafts: The drafts, in reading order.
        pages: The printed number of each page.
    """
    vocabulary = find_vocabulary(_iter_lines(drafts))
    blocks: list[Block] = []
    count = 0
    for draft in drafts:
        page = pages[draft.page]
        if draft.table is None:
            blocks.append(_make_block(draft, page, vocabulary))
        else:
            count += 1
            blocks += _make_rows(draft.table, count, page, vocabulary, is_ocr=draft.is_ocr)
    return [block for block in blocks if block.text]


def _make_block(draft: Draft, page: int | None, vocabulary: Vocabulary) -> Block:
    texts = [line.text for line in draft.lines]
    # The wide space before the page number of a line of contents tells it.
    text = texts[0] if len(texts) == 1 else join_lines(texts, vocabulary)
    size = find_size(draft.lines)
    is_bold = all(line.is_bold for line in draft.lines)
    label = draft.number
    if draft.kind == "item" and not label:
        label, text = _split(text)
    return Block(
        draft.kind,
        text,
        draft.level,
        label,
        page,
        size=round(size * 2) / 2,
        is_bold=is_bold,
        is_ocr=draft.is_ocr,
    )


def _split(text: str) -> tuple[str, str]:
    """Split the mark that is typed before a point of a list from its words."""
    number, rest = numbers.split(text)
    return (text[: len(text) - len(rest)].strip(), rest) if number is not None and rest else ("", text)


def find_size(lines: Sequence[Line]) -> float:
    """Return the size of most letters of lines."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _make_rows(
    table: RawTable, number: int, page: int | None, vocabulary: Vocabulary, *, is_ocr: bool
) -> Iterator[Block]:
    for cells in tables.make_rows_of(table, vocabulary):
        text = " ".join(cell.text for cell in cells if cell.text)
        yield Block("row", text, page=page, table=number, cells=cells, is_ocr=is_ocr)


def _iter_lines(drafts: Sequence[Draft]) -> Iterator[str]:
    for draft in drafts:
        yield from (line.text for line in draft.lines)
        if draft.table is not None:
            for cell in draft.table.cells:
                yield from cell.lines
