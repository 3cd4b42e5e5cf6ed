"""Paragraphs and keys are added to a picture that is as wide as A4 on its side.

What the pictures of analyses have in common; draws no content of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.drawing.paper import MARGIN, SHEETS
from csa_graph.drawing.shapes import FOREGROUND, Picture, Words
from csa_graph.drawing.text import get_width, wrap

if TYPE_CHECKING:
    from csa_graph.drawing.shapes import Shape

WIDTH, HEIGHT = SHEETS["A4"]
#: Where the content begins and ends, and how wide it is, in pixels.
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
ROOM = RIGHT - LEFT


class Paragraph(NamedTuple):
    """A text of any length, set in lines as wide as the content."""

    text: str
    size: float
    fill: str = FOREGROUND
    bold: bool = False


class Entry(NamedTuple):
    """An entry of a key: shapes around the height 0, how wide they are, and what they mean."""

    shapes: list[Shape]
    width: float
    words: str


def add_paragraphs(picture: Picture, y: float, *paragraphs: Paragraph) -> float:
    """Add paragraphs one below the other; return where the next thing may begin."""
    for text, size, fill, bold in paragraphs:
        for line in wrap(text, ROOM, size, bold=bold):
            y += round(size * 1.35, 1)
            picture.items.append(Words(LEFT, round(y - size * 0.3, 1), line, size, fill, bold=bold))
    return y


def add_key(picture: Picture, y: float, entries: list[Entry], size: float) -> float:
    """Add the entries of a key side by side, in as many rows as they need; return where these end."""
    x = LEFT
    for shapes, width, words in entries:
        taken = width + 8 + get_width(words, size) + 24
        if x > LEFT and x + taken > RIGHT:
            x, y = LEFT, y + 18
        picture.items += [each.put(x, y + 9) for each in shapes]
        picture.items.append(Words(round(x + width + 8, 1), y + 13, words, size))
        x += taken
    return y + 20 if entries else y
