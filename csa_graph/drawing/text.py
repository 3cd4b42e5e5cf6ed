"""Turn text into lines that fit a width, without asking any font: widths are those of a wide typeface.

Graphviz and fontconfig never see a label. It does not hyphenate.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Advance widths of DejaVu Sans for U+0020 to U+007E in thousandths of an em. It is among the widest common
# sans-serif typefaces (the same as Verdana), so what fits in it fits in Arial, Helvetica, Segoe UI, Roboto
# and Noto Sans.
# fmt: off
_WIDTHS = (
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775,
    752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390,
    337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
)
# fmt: on
_FIRST, _LAST = 0x20, 0x7E
_OTHER, _WIDE = 700, 1300
_BOLD = 1.09
_BREAK_AFTER = "-/–—"


def get_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text, at most, in pixels.

    Args:
        text: One line.
        size: Size of the type in pixels.
        bold: Whether it is set in bold.

    >>> get_width("SCB", 10)
    20.19
    """
    return _scale(_measure(text), size, bold=bold)


def _scale(total: int, size: float, *, bold: bool) -> float:
    return round(total * size * (_BOLD if bold else 1) / 1000, 2)


@lru_cache(maxsize=4096)
def _measure(text: str) -> int:
    """Return the width of a text in thousandths of an em; the same few words come again and again."""
    return sum(map(_width_of, text))


@lru_cache(maxsize=4096)
def _width_of(char: str) -> int:
    code = ord(char)
    if _FIRST <= code <= _LAST:
        return _WIDTHS[code - _FIRST]
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Mn", "Me"}:
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in {"W", "F"} else _OTHER


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the text as lines no wider than a width in pixels; a word too long is broken, nothing is cut.

    Any white space, a newline too, counts as one space.

    >>> wrap("one two three", 60, 14)
    ['one two', 'three']
    """
    lines: list[str] = []
    line, taken = "", 0
    for piece in _split(text):
        # A space that would end the line takes no room.
        total = _measure(piece.rstrip())
        if _scale(taken + total, size, bold=bold) > width:
            if line:
                lines.append(line.rstrip())
            line, taken = "", 0
            if _scale(total, size, bold=bold) > width:
                *full, line = _break(piece, width, size, bold=bold)
                lines.extend(full)
                taken = _measure(line)
                continue
        line, taken = line + piece, taken + _measure(piece)
    if line.rstrip():
        lines.append(line.rstrip())
    return lines


def _split(text: str) -> list[str]:
    """Return the pieces between which a line may end, each with the space that follows it."""
    pieces: list[str] = []
    for word in text.split():
        start = 0
        for place, char in enumerate(word[:-1]):
            if char in _BREAK_AFTER and place > start:
                pieces.append(word[start : place + 1])
                start = place + 1
        pieces.append(word[start:] + " ")
    return pieces


def _break(piece: str, width: float, size: float, *, bold: bool) -> list[str]:
    """Return a piece broken into parts that fit; the last part may be short."""
    parts: list[str] = []
    part = ""
    for char in piece:
        if part and get_width((part + char).rstrip(), size, bold=bold) > width:
            parts.append(part)
            part = ""
        part += char
    return [*parts, part]
