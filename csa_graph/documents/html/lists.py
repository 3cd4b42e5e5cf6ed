"""Lists of a web page: the numbers that a browser puts before their points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csa_graph.documents.html import counters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

_INTEGER = re.compile(r"\s*(-?\d{1,6})")
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_STYLES = frozenset(
    {
        *("decimal", "decimal-leading-zero", "lower-alpha", "lower-latin", "upper-alpha"),
        *("upper-latin", "lower-roman", "upper-roman"),
    }
)


@dataclass(slots=True)
class Points:
    """A list that is open.

    Attributes:
        style: How its points are counted; ``mark`` if they are not, ``none`` if nothing stands before them.
        value: The number of the next point.
        step: 1, or -1 where it counts backwards.
    """

    style: str
    value: int = 1
    step: int = 1

    def write(self, point: HtmlElement, style: Mapping[str, str]) -> str:
        """Return the number of a point, and count it; empty where it has a mark or nothing."""
        own = _find_style(point, style) or self.style
        given = _to_int(point.get("value"))
        value = self.value if given is None else given
        self.value = value + self.step
        return f"{counters.write(value, own)}." if own in _STYLES else ""


def begin(element: HtmlElement, style: Mapping[str, str]) -> Points:
    """Begin a list."""
    told = _find_style(element, style)
    if element.tag == "ul":
        return Points(told or "mark")
    points = sum(1 for child in element if child.tag == "li")
    is_reversed = element.get("reversed") is not None
    start = _to_int(element.get("start"))
    if start is None:
        start = points if is_reversed else 1
    return Points(told or "decimal", start, -1 if is_reversed else 1)


def _find_style(element: HtmlElement, style: Mapping[str, str]) -> str:
    told = f"{style.get('list-style', '')} {style.get('list-style-type', '')}".split()
    for each in reversed(told):
        if each in _STYLES or each == "none":
            return each
    if any(each in {"disc", "circle", "square"} for each in told):
        return "mark"
    return _TYPES.get(element.get("type", ""), "")


def _to_int(text: str | None) -> int | None:
    match = _INTEGER.match(text) if text else None
    return int(match[1]) if match is not None else None


def is_contents(element: HtmlElement) -> bool:
    """Tell whether a list is a table of contents: each point is a link within the page."""
    points = list(element.iter("li"))
    if len(points) < 3:
        return False
    for point in points:
        link = next(point.iter("a"), None)
        if link is None or not link.get("href", "").startswith("#") or len(link.get("href", "")) < 2:
            return False
        own = "".join(text for text in _iter_own(point)).split()
        if own != "".join(link.itertext()).split():
            return False
    return True


def _iter_own(point: HtmlElement) -> list[str]:
    """Return the text of a point without that of lists within it."""
    found = [point.text or ""]
    for child in point:
        if child.tag not in {"ol", "ul"}:
            found.extend(str(text) for text in child.itertext())
        found.append(child.tail or "")
    return found
