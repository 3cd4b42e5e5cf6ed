"""Numbers that a style sheet makes: counters that elements reset, count and show before their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.documents.structure.numbers import to_letters, to_roman

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMED = re.compile(r"(-?[a-zA-Z_][\w-]*)(?:\s+(-?\d+))?")
_SHOWN = re.compile(
    r"\s*(?:\"([^\"]*)\"|'([^']*)'|counter\(\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?\)"
    r"|counters\(\s*([\w-]+)\s*,\s*(?:\"([^\"]*)\"|'([^']*)')\s*(?:,\s*([\w-]+)\s*)?\))"
)
_CODE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
#: A count beyond this is a fault of the page.
_MOST = 30_000


class Counters:
    """The counters of a page. Elements are entered and left in their order."""

    def __init__(self) -> None:
        """Begin a page."""
        self._values: dict[str, list[int]] = {}
        # For each element that is open, the counters that its children began.
        self._begun: list[list[str]] = [[]]

    def enter(self, style: Mapping[str, str]) -> None:
        """Take what an element resets and counts; what its children begin ends with it."""
        self._apply(style, self._begun[-1])
        self._begun.append([])

    def leave(self) -> None:
        """Leave an element."""
        for name in self._begun.pop():
            self._values[name].pop()

    def show(self, style: Mapping[str, str]) -> str | None:
        """Return what stands before the text of an element that was entered; None if that cannot be told."""
        self._apply(style, self._begun[-1])
        content = style.get("content", "")
        if content in {"", "none", "normal"}:
            return ""
        parts: list[str] = []
        place = 0
        while place < len(content.rstrip()):
            match = _SHOWN.match(content, place)
            if match is None:
                return None
            place = match.end()
            parts.append(self._show(match))
        return _CODE.sub(_decode, "".join(parts))

    def _show(self, match: re.Match[str]) -> str:
        if match[3]:
            return write((self._values.get(match[3]) or [0])[-1], match[4] or "decimal")
        if match[5]:
            values = self._values.get(match[5]) or [0]
            return (match[6] or match[7] or "").join(write(value, match[8] or "decimal") for value in values)
        return match[1] or match[2] or ""

    def _apply(self, style: Mapping[str, str], begun: list[str]) -> None:
        for name, number in _read(style.get("counter-reset", "")):
            if name in begun:
                self._values[name][-1] = number or 0
            else:
                begun.append(name)
                self._values.setdefault(name, []).append(number or 0)
        for name, number in _read(style.get("counter-increment", "")):
            values = self._values.setdefault(name, [])
            if not values:
                begun.append(name)
                values.append(0)
            values[-1] = min(values[-1] + (1 if number is None else number), _MOST)
        for name, number in _read(style.get("counter-set", "")):
            if self._values.get(name):
                self._values[name][-1] = number or 0


def _read(text: str) -> list[tuple[str, int | None]]:
    if text in {"", "none"}:
        return []
    return [
        (match[1], int(match[2]) if match[2] and len(match[2]) < 7 else None)
        for match in _NAMED.finditer(text)
    ]


def _decode(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0xD800 else ""


def write(value: int, style: str) -> str:
    """Write a number as a list of a web page does.

    >>> write(3, "lower-alpha"), write(4, "upper-roman"), write(5, "decimal-leading-zero")
    ('c', 'IV', '05')
    """
    if value < 1 or style in {"decimal", "1"}:
        return str(value)
    if style in {"lower-alpha", "lower-latin", "a"}:
        return to_letters(value)
    if style in {"upper-alpha", "upper-latin", "A"}:
        return to_letters(value).upper()
    if style in {"lower-roman", "i"}:
        return to_roman(value)
    if style in {"upper-roman", "I"}:
        return to_roman(value).upper()
    return f"{value:02}" if style == "decimal-leading-zero" else str(value)
