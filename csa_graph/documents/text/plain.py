"""Lines of plain text become blocks: paragraphs, points, rows of tables between tabs.

Some texts have a line for each paragraph, others lines of equal length: which, all lines together tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.block import Block
from csa_graph.documents.lines import find_vocabulary, is_continued, join_lines
from csa_graph.documents.structure import numbers
from csa_graph.documents.text import inline, parts, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csa_graph.documents.lines import Vocabulary

_RULE = re.compile(r"[\s\-=_*~–—.+|]*[-=_*~–—]{3}[\s\-=_*~–—.+|]*")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,})\s*")
#: No line of print is longer; where lines are, each is a paragraph.
_LONGEST_LINE = 130
_FULL_LINE = 45
#: What is longer than this is no rule.
_LONG_LINE = 1_000


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
        for kind, group in rows.part(chunk.lines):
            if kind == "row":
                table += 1
                blocks.add(rows.make_rows(group, table, chunk.page))
            elif not place and not len(blocks) and parts.is_title(group):
                titles = (join_lines(each, words) for each in parts.part_title(group))
                blocks.add(Block("text", each, page=chunk.page) for each in titles)
            else:
                for is_list, some in parts.part_lists(group, blocks.last, is_wrapped=is_wrapped):
                    if is_list:
                        blocks.add(Block("item", each.strip(), 1, page=chunk.page) for each in some)
                    else:
                        blocks.add(_make_texts(some, words, chunk.page, is_wrapped=is_wrapped))
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
    """Tell whether paragraphs go over several lines; the rows of tables have lines of their own length."""
    texts = [[line for line in chunk.lines if "\t" not in line] for chunk in chunks]
    broken = [line for lines in texts for line in lines[:-1]]
    longest = max((len(line) for lines in texts for line in lines), default=0)
    full = sum(1 for line in broken if len(line) >= _FULL_LINE)
    return longest <= _LONGEST_LINE and full > len(broken) / 2


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

    @property
    def last(self) -> str:
        """The text that was added last."""
        return self._found[-1][1][-1] if self._found else ""

    def add(self, blocks: Iterable[Block]) -> None:
        """Add blocks, or read the last one on."""
        for block in blocks:
            last, texts = self._found[-1] if self._found else (None, [])
            if last is not None and last.kind == "text" == block.kind and is_continued(texts[-1], block.text):
                texts.append(block.text)
            else:
                self._found.append((block, [block.text]))

    def make(self) -> list[Block]:
        """Return all of them, each as one."""
        return [
            block._replace(text=join_lines(texts, self._words)) if len(texts) > 1 else block
            for block, texts in self._found
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
