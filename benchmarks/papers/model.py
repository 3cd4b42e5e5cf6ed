"""What an invented paper is made of, before it is written as a file of any form.

Knows neither forms nor wordings: blocks in their order, and the numbers that stand before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csa_graph.reading.comparing.truth import Truth

Mark: TypeAlias = Literal["bullet", "letter", "roman", "figure"]


class Heading(NamedTuple):
    """A heading.

    Attributes:
        text: Its words.
        level: How deep it stands, from 1.
        is_numbered: Whether a number stands before it; that of a level below the first is never shown.
        restarts: Whether the numbers begin again behind it, as in an annex.
    """

    text: str
    level: int = 1
    is_numbered: bool = True
    restarts: bool = False


class Paragraph(NamedTuple):
    """A paragraph.

    Attributes:
        text: Its words.
        is_numbered: Whether it is numbered below the last numbered heading.
    """

    text: str
    is_numbered: bool = True


class Item(NamedTuple):
    """A point of a list, led in by the paragraph before the list.

    Attributes:
        text: Its words.
        mark: What stands before it.
    """

    text: str
    mark: Mark = "bullet"


class Grid(NamedTuple):
    """A table.

    Attributes:
        columns: The headings of its columns.
        rows: Its rows; a first cell that is empty continues the one above.
        caption: What stands above it.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


class NewPage(NamedTuple):
    """The next block begins a page, where the form has pages."""


Block: TypeAlias = Heading | Paragraph | Item | Grid | NewPage


class Paper(NamedTuple):
    """An invented paper, and what it states.

    Attributes:
        name: What its files are called, without their endings.
        kind: What kind of paper it is.
        title: Its title.
        subtitle: What stands below that.
        blocks: All of it.
        truth: What it states.
    """

    name: str
    kind: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    truth: Truth


def number(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Go through the blocks with the number or mark that is shown before each; empty where there is none.

    >>> blocks = [Heading("Aims"), Paragraph("One."), Item("first", "letter"), Item("second", "letter")]
    >>> [label for _, label in number(blocks)]
    ['1.', '1.1', '(a)', '(b)']
    """
    section = paragraph = point = 0
    for block in blocks:
        label = ""
        if isinstance(block, Heading):
            if block.restarts:
                section = paragraph = 0
            if block.is_numbered and block.level == 1:
                section, paragraph = section + 1, 0
                label = f"{section}."
        elif isinstance(block, Paragraph) and block.is_numbered:
            paragraph += 1
            label = f"{section}.{paragraph}"
        point = point + 1 if isinstance(block, Item) else 0
        if isinstance(block, Item):
            label = mark(block.mark, point)
        yield block, label


def mark(kind: Mark, point: int) -> str:
    """Return what stands before a point of a list.

    >>> mark("letter", 2), mark("roman", 4), mark("figure", 3), mark("bullet", 1)
    ('(b)', '(iv)', '3.', '•')
    """
    if kind == "letter":
        return f"({chr(ord('a') + point - 1)})"
    if kind == "roman":
        return f"({roman(point)})"
    return f"{point}." if kind == "figure" else "•"


def roman(value: int) -> str:
    """Write a number below 40 in small Roman figures."""
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (value // 10) + ones[value % 10]
