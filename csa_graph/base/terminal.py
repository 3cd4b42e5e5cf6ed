"""Text of unknown origin becomes fit for a terminal: it does nothing there but appear, in lines of its width.

Knows neither colours nor how wide a terminal is.
"""

from __future__ import annotations

import unicodedata

#: Set off a heading, and end it: the only codes that we write.
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
#: Keeps what stands after it in order, whatever the direction of the text before it; takes up no room.
MARK = "\u200e"

# A label can hold codes that move the cursor, recolour the screen or turn a line's direction of reading.
_CONTROLS: dict[int, str | None] = {
    **{code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))},
    **dict.fromkeys((9, 10, 11, 12, 13, 0x85, 0x2028, 0x2029), " "),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), None),
}
_KEPT_IN_TEXT = {code: text for code, text in _CONTROLS.items() if code not in {9, 10}}
_STYLES = (BOLD, PLAIN)
_RIGHT_TO_LEFT = {"R", "AL", "AN"}


def for_terminal(string: str) -> str:
    r"""Return text that does nothing to a terminal but appear on it, in one line.

    >>> for_terminal("a\x1b[2Jb\nc")
    'a\\x1b[2Jb c'
    """
    return string if string.isascii() and string.isprintable() else string.translate(_CONTROLS)


def lines_for_terminal(string: str) -> str:
    """Return text with its lines and tabs that does nothing else to a terminal but appear on it."""
    return string.translate(_KEPT_IN_TEXT)


def page_for_terminal(string: str) -> str:
    r"""Return text with its lines and the codes that set off headings, and no other code.

    Whoever makes such a page has cleaned the words in it by :func:`for_terminal`.

    >>> page_for_terminal("\x1b[1mA\x1b[0m \x1b[2J")
    '\x1b[1mA\x1b[0m \\x1b[2J'
    """
    cleaned = lines_for_terminal(string)
    for code in _STYLES:
        cleaned = cleaned.replace(lines_for_terminal(code), code)
    return cleaned


def is_right_to_left(string: str) -> bool:
    """Return whether any of a text runs from right to left."""
    return not string.isascii() and any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in string)


def width(string: str) -> int:
    """Return how many columns of a terminal a text takes.

    >>> width("Quay"), width("埠頭"), width("e\u0301")
    (4, 4, 1)
    """
    if string.isascii():
        return len(string)
    columns = 0
    for char in string:
        if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
            continue
        columns += 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
    return columns


def wrap(string: str, room: int) -> list[str]:
    """Break text into lines of at most so many columns, at spaces where it can.

    >>> wrap("one two three", 7)
    ['one two', 'three']
    >>> wrap("incomprehensible", 7)
    ['incompr', 'ehensib', 'le']
    """
    room = max(room, 2)
    lines = [""]
    for word in string.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= room:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if width(lines[-1] + char) > room:
                lines.append("")
            lines[-1] += char
    return lines
