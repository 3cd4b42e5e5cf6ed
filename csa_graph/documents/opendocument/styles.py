"""The styles of an OpenDocument text: what paragraphs inherit, and how lists are numbered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.opendocument.names import look, style, text, to_int
from csa_graph.documents.structure.numbers import to_letters, to_roman

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_SIZE = re.compile(r"(\d+(?:\.\d+)?)pt")
_MOST = 30_000


class Look(NamedTuple):
    """How letters look; None is what is not told."""

    size: float | None = None
    is_bold: bool | None = None
    is_hidden: bool | None = None
    is_white: bool | None = None
    is_painted: bool | None = None
    is_raised: bool | None = None

    def over(self, below: Look) -> Look:
        """Return this look, with what it does not tell taken from the one below."""
        told = {name: value for name, value in self._asdict().items() if value is not None}
        return below._replace(**told)


class Level(NamedTuple):
    """How one level of a list is numbered; ``form`` is None for a mark."""

    form: str | None
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1


class Styles:
    """All styles of a document."""

    def __init__(self, roots: Sequence[_Element]) -> None:
        """Read them.

        Args:
            roots: The parts that hold them, the nearest first.
        """
        self._elements: dict[str, _Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        for root in roots:
            for each in root.iter(style("style")):
                self._elements.setdefault(each.get(style("name"), ""), each)
            for each in root.iter(text("list-style")):
                self._lists.setdefault(
                    each.get(style("name"), ""), dict(map(_read_level, _iter_levels(each)))
                )
            for each in root.iter(text("outline-style")):
                self.outline = self.outline or dict(map(_read_level, _iter_levels(each)))

    def find_look(self, name: str) -> Look:
        """Return the look of a style, with what it inherits."""
        found = Look()
        for each in self._iter_chain(name):
            found = found.over(_read_look(each))
        return found

    def find_names(self, name: str) -> list[str]:
        """Return what people call a style and those that it is based on."""
        return [
            (each.get(style("display-name")) or each.get(style("name")) or "").replace("_20_", " ").lower()
            for each in self._iter_chain(name)
        ]

    def find_list(self, name: str) -> str | None:
        """Return the list that a style of paragraphs names; empty for none at all, None if not told."""
        told = (each.get(style("list-style-name")) for each in self._iter_chain(name))
        return next((each for each in told if each is not None), None)

    def find_outline(self, name: str) -> int:
        """Return the level of heading of a style of paragraphs; 0 for others."""
        levels = (to_int(each.get(style("default-outline-level"))) for each in self._iter_chain(name))
        return next((level for level in levels if level), 0)

    def find_level(self, name: str, level: int) -> Level | None:
        """Return how a level of a list is numbered; None where the list does not say."""
        return self._lists.get(name, {}).get(level)

    def _iter_chain(self, name: str) -> Iterator[_Element]:
        seen: set[str] = set()
        while name in self._elements and name not in seen:
            seen.add(name)
            yield self._elements[name]
            name = self._elements[name].get(style("parent-style-name"), "")


def _read_look(element: _Element) -> Look:
    properties = element.find(style("text-properties"))
    paragraph = element.find(style("paragraph-properties"))
    behind = paragraph.get(look("background-color"), "") if paragraph is not None else ""
    is_painted = True if behind not in {"", "transparent", "#ffffff"} else None
    if properties is None:
        return Look(is_painted=is_painted)
    size = _SIZE.fullmatch(properties.get(look("font-size"), ""))
    weight, colour = properties.get(look("font-weight")), properties.get(look("color"))
    own = properties.get(look("background-color"), "")
    position = properties.get(style("text-position"))
    return Look(
        float(size[1]) if size is not None else None,
        weight not in {"normal", "400"} if weight else None,
        {"none": True, "true": False}.get(properties.get(text("display"), "")),
        colour.lower() == "#ffffff" if colour else None,
        True if own not in {"", "transparent", "#ffffff"} else is_painted,
        position.startswith(("super", "3", "5")) if position else None,
    )


def _iter_levels(element: _Element) -> Iterator[_Element]:
    return (each for each in element if each.get(text("level")) is not None)


def _read_level(element: _Element) -> tuple[int, Level]:
    number = to_int(element.get(text("level"))) or 1
    if element.tag not in {text("list-level-style-number"), text("outline-level-style")}:
        return number, Level(None)
    start = to_int(element.get(text("start-value")), 0)
    return number, Level(
        element.get(style("num-format"), ""),
        element.get(style("num-prefix"), ""),
        element.get(style("num-suffix"), ""),
        1 if start is None else start,
        to_int(element.get(text("display-levels"))) or 1,
    )


def write(level: int, levels: dict[int, Level], counts: dict[int, int]) -> str:
    """Write the number of a point: its own, and those of the levels above that it shows."""
    own = levels[level]
    if not own.form:
        return ""
    parts = []
    for each in range(max(1, level - own.shown + 1), level + 1):
        other = levels.get(each)
        if other is not None and other.form:
            parts.append(_format(counts.get(each, other.start), other.form))
    return f"{own.prefix}{'.'.join(parts)}{own.suffix}".strip()


def _format(value: int, form: str) -> str:
    value = min(value, _MOST)
    if form in {"a", "A"} and value:
        return to_letters(value) if form == "a" else to_letters(value).upper()
    if form in {"i", "I"} and value:
        return to_roman(value) if form == "i" else to_roman(value).upper()
    return str(value)
