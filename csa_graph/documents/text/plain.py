"""Lines of plain text become blocks: paragraphs, points, rows of tables between tabs.

Some texts have a line for each paragraph, others lines of equal length: which, all lines together tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.block import Block, BlockCell
from csa_graph.documents.lines import find_vocabulary, is_continued, join_lines
from csa_graph.documents.structure import numbers
from csa_graph.documents.text import inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csa_graph.documents.lines import Vocabulary

_RULE = re.compile(r"[\s\-=_*~–—.+|]*[-=_*~–—]{3}[\s\-=_*~–—.+|]*")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,})\s*")
_PAGE = re.compile(r"\d{1,4}|[ivxl]{1,6}")
#: No line of print is longer; where lines are, each is a paragraph.
_LONGEST_LINE = 130
_FULL_LINE = 45
#: What is longer than this is no rule and no heading; what has more columns no table.
_LONG_LINE, _MOST_COLUMNS = 1_000, 400


class _Chunk(NamedTuple):
    """Lines without an empty one between them.

    Attributes:
        lines: The lines.
        page: On which page they begin; None where the text has no pages.
    """

    lines: list[str]
    page: int | None


def make_blocks(text: str) -> tuple[list[Block], int | None]:
    """Make blocks of a text.

    Returns:
        The blocks, and how many pages there are: None unless the text marks where they end.
    """
    chunks = list(_split(text))
    lines = [line for chunk in chunks for line in chunk.lines]
    words = find_vocabulary(lines)
    is_wrapped = _is_wrapped(chunks)
    blocks = _Blocks(words)
    table = 0
    for place, chunk in enumerate(chunks):
        for kind, group in _part(chunk.lines):
            if kind == "row":
                table += 1
                for block in _make_rows(group, table, chunk.page):
                    blocks.add(block)
            elif not place and not len(blocks) and _is_title(group):
                blocks.add(Block("text", join_lines(group, words), page=chunk.page))
            else:
                for block in _make_texts(group, words, chunk.page, is_wrapped=is_wrapped):
                    blocks.add(block)
    pages = text.rstrip().count("\f") + 1 if "\f" in text.strip() else None
    return blocks.make(), pages


def _split(text: str) -> Iterator[_Chunk]:
    has_pages = "\f" in text.strip()
    for number, page in enumerate(text.split("\f"), 1):
        found: list[str] = []
        for line in page.splitlines():
            if line.strip():
                found.append(line.rstrip())
            elif found:
                yield _Chunk(_strip_marks(found), number if has_pages else None)
                found = []
        if found:
            yield _Chunk(_strip_marks(found), number if has_pages else None)


def _strip_marks(lines: list[str]) -> list[str]:
    # Bold words and links that another program left in a text, also over the end of a line.
    whole = "\n".join(lines)
    return inline.strip(whole).splitlines() if "**" in whole or "](" in whole else lines


def _is_wrapped(chunks: Sequence[_Chunk]) -> bool:
    """Tell whether paragraphs go over several lines."""
    broken = [line for chunk in chunks for line in chunk.lines[:-1]]
    longest = max((len(line) for chunk in chunks for line in chunk.lines), default=0)
    full = sum(1 for line in broken if len(line) >= _FULL_LINE)
    return longest <= _LONGEST_LINE and full > len(broken) / 2


def _part(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Part lines into those of tables and others."""
    group: list[str] = []
    is_row = False
    for place, line in enumerate(lines):
        if _is_row(lines, place) != is_row:
            if group:
                yield ("row" if is_row else "text"), group
            group, is_row = [], not is_row
        group.append(line)
    if group:
        yield ("row" if is_row else "text"), group


def _is_row(lines: Sequence[str], place: int) -> bool:
    tabs = _count_columns(lines[place])
    if tabs >= 2:
        return True
    beside = [lines[each] for each in (place - 1, place + 1) if 0 <= each < len(lines)]
    return tabs == 1 and any(_count_columns(line) >= 1 for line in beside)


def _count_columns(line: str) -> int:
    """Return how many tabs part the columns of a line; that after a number or before a page parts none."""
    tabs = line.rstrip().count("\t")
    if not 0 < tabs < _MOST_COLUMNS or (tabs == 1 and _PAGE.fullmatch(line.rpartition("\t")[2].strip())):
        return 0
    first = line.lstrip(" ").partition("\t")[0].strip()
    if first and tabs == 1 and numbers.read_label(first) is not None:
        return 0
    return tabs


def _make_rows(lines: Sequence[str], table: int, page: int | None) -> Iterator[Block]:
    width = max(line.count("\t") for line in lines) + 1
    for line in lines:
        texts = [cell.strip() for cell in line.split("\t")]
        texts += [""] * (width - len(texts))
        cells = [BlockCell(text) for text in texts]
        yield Block("row", "", table=table, cells=tuple(cells), page=page)


def _is_title(lines: Sequence[str]) -> bool:
    """Tell whether a text begins with a title over several lines."""
    if not 1 < len(lines) <= 4:
        return False
    return all(
        len(line) < 70 and line.strip()[-1] not in ".;,:" and numbers.split(line.strip())[0] is None
        for line in lines
    )


def _make_texts(
    lines: Sequence[str], words: Vocabulary, page: int | None, *, is_wrapped: bool
) -> Iterator[Block]:
    waiting: list[str] = []
    for place, line in enumerate(lines):
        if len(line) < _LONG_LINE and _RULE.fullmatch(line):
            if waiting and _UNDERLINE.fullmatch(line) and len(waiting) == 1:
                yield Block("heading", waiting[0].strip(), 1 if "=" in line else 2, page=page)
                waiting = []
            continue
        is_before_rule = place + 1 < len(lines) and _UNDERLINE.fullmatch(lines[place + 1]) is not None
        if waiting and (not is_wrapped or is_before_rule or _begins(line, waiting, place)):
            yield _make_text(waiting, words, page)
            waiting = []
        waiting.append(line)
    if waiting:
        yield _make_text(waiting, words, page)


def _begins(line: str, waiting: Sequence[str], place: int) -> bool:
    """Tell whether a line begins a paragraph of its own among lines that are broken."""
    number = numbers.split(line.strip())[0]
    if number is not None and number.is_certain and number.style != "named":
        # "(a)" in the middle of a sentence can come to stand at the start of a line; a point of a list is
        # indented or follows an ended one.
        return number.style != "parts" or waiting[-1].rstrip()[-1] in ".:;)" or place == 1
    return (
        len(waiting[-1].strip()) < _FULL_LINE
        and line.strip()[0].isupper()
        and not waiting[-1].strip()[-1].isalnum()
    )


def _make_text(lines: Sequence[str], words: Vocabulary, page: int | None) -> Block:
    text = join_lines(lines, words) if len(lines) > 1 else lines[0].strip()
    indent = len(lines[0].expandtabs(4)) - len(lines[0].expandtabs(4).lstrip())
    number = numbers.split(text)[0]
    if number is not None and number.style == "bullet":
        return Block("text", text, level=1 + indent, page=page)
    return Block("text", text, page=page)


class _Blocks:
    """Blocks, of which a text is read on where a page came between."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._found: list[tuple[Block, list[str]]] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, block: Block) -> None:
        """Add a block, or read the last one on."""
        last, parts = self._found[-1] if self._found else (None, [])
        if last is not None and last.kind == "text" == block.kind and is_continued(parts[-1], block.text):
            parts.append(block.text)
        else:
            self._found.append((block, [block.text]))

    def make(self) -> list[Block]:
        """Return all of them, each as one."""
        return [
            block._replace(text=join_lines(parts, self._words)) if len(parts) > 1 else block
            for block, parts in self._found
        ]


def level_points(blocks: Iterable[Block]) -> list[Block]:
    """Make levels of lists from the indentation of their points: 1, 2 … instead of columns."""
    found: list[Block] = []
    open_indents: list[int] = []
    for block in blocks:
        if block.kind != "text" or not block.level:
            if block.kind != "text" or numbers.split(block.text)[0] is None:
                open_indents = []
            found.append(block)
            continue
        while open_indents and open_indents[-1] > block.level:
            open_indents.pop()
        if not open_indents or open_indents[-1] < block.level:
            open_indents.append(block.level)
        found.append(block._replace(level=len(open_indents)))
    return found
