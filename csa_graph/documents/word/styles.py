"""The styles of a Word document: what a paragraph inherits of numbering, level and look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csa_graph.documents.word.names import get, is_on, to_int, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_HEADING = re.compile(r"heading (\d)")
_DEFAULT_SIZE = 10.0


@dataclass(slots=True)
class Look:
    """How letters look; None is what is not told.

    Attributes:
        size: In points.
        is_bold: Whether bold.
        is_hidden: Whether hidden.
        colour: As hexadecimal, or the name in the theme.
        is_shaded: Whether something is painted behind them.
    """

    size: float | None = None
    is_bold: bool | None = None
    is_hidden: bool | None = None
    colour: str | None = None
    is_shaded: bool | None = None

    def over(self, below: Look) -> Look:
        """Return this look, with what it does not tell taken from the one below."""
        return Look(
            below.size if self.size is None else self.size,
            below.is_bold if self.is_bold is None else self.is_bold,
            below.is_hidden if self.is_hidden is None else self.is_hidden,
            below.colour if self.colour is None else self.colour,
            below.is_shaded if self.is_shaded is None else self.is_shaded,
        )


@dataclass(slots=True)
class Style:
    """A style with all that it inherits.

    Attributes:
        name: What people see, in small letters.
        look: Of its letters.
        list_id: The list that numbers its paragraphs; None if none is told, 0 if none shall.
        list_level: The level in that list, from 0.
        chain: It and the styles that it is based on, by identifier.
        outline: The level of a heading, from 1; 0 for others.
    """

    name: str
    look: Look
    list_id: int | None = None
    list_level: int | None = None
    chain: tuple[str, ...] = ()
    outline: int = 0


def read_look(properties: _Element | None) -> Look:
    """Read the properties of a run."""
    if properties is None:
        return Look()
    size = to_int(get(properties.find(w("sz"))))
    colour = properties.find(w("color"))
    shading = properties.find(w("shd"))
    highlight = get(properties.find(w("highlight")))
    is_shaded = is_painted(shading) or (bool(highlight) and highlight not in {"none", "white"})
    return Look(
        size / 2 if size else None,
        is_on(properties.find(w("b"))),
        is_on(properties.find(w("vanish"))),
        (get(colour, "themeColor") or get(colour)).lower() if colour is not None else None,
        True if is_shaded else None,
    )


def is_painted(shading: _Element | None) -> bool:
    """Tell whether a shading paints another colour than white."""
    if shading is None:
        return False
    fill = get(shading, "fill").lower()
    return bool(get(shading, "themeFill")) or (fill not in {"", "auto", "ffffff"}) or get(shading) == "solid"


class Styles:
    """All styles of a document."""

    def __init__(self, root: _Element | None) -> None:
        """Read them.

        Args:
            root: The part that holds them; None where there is none.
        """
        self._elements: dict[str, _Element] = {}
        self._made: dict[str, Style] = {}
        self.default = ""
        base = Look(_DEFAULT_SIZE)
        if root is not None:
            defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
            base = read_look(defaults).over(base)
            for each in root.iterfind(w("style")):
                self._elements[get(each, "styleId")] = each
                if get(each, "type") == "paragraph" and get(each, "default") in {"1", "true", "on"}:
                    self.default = get(each, "styleId")
        self.base = Style("", base)

    def get(self, style_id: str) -> Style:
        """Return a style with all that it inherits; where there is none of that name, what all have."""
        if style_id not in self._made:
            made = self.base
            for each in reversed(list(self._iter_chain(style_id))):
                made = _inherit(each, made)
            self._made[style_id] = made
        return self._made[style_id]

    def get_run_look(self, style_id: str) -> Look:
        """Return what a style of letters tells, without what the document does."""
        look = Look()
        for each in reversed(list(self._iter_chain(style_id))):
            look = read_look(each.find(w("rPr"))).over(look)
        return look

    def _iter_chain(self, style_id: str) -> Iterator[_Element]:
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen:
            seen.add(style_id)
            yield self._elements[style_id]
            style_id = get(self._elements[style_id].find(w("basedOn")))


def _inherit(element: _Element, below: Style) -> Style:
    """Return a style made of an element on top of the style that it is based on."""
    name = get(element.find(w("name"))).lower()
    properties = element.find(w("pPr"))
    numbers = properties.find(w("numPr")) if properties is not None else None
    style = Style(
        name,
        read_look(element.find(w("rPr"))).over(below.look),
        below.list_id,
        below.list_level,
        (get(element, "styleId"), *below.chain),
        below.outline,
    )
    if numbers is not None:
        list_id, level = to_int(get(numbers.find(w("numId")))), to_int(get(numbers.find(w("ilvl"))))
        if list_id is not None:
            style.list_id = list_id
        if level is not None:
            style.list_level = level
    outline = to_int(get(properties.find(w("outlineLvl")))) if properties is not None else None
    heading = _HEADING.fullmatch(name)
    if outline is not None:
        style.outline = outline + 1 if outline < 9 else 0
    elif heading is not None:
        style.outline = int(heading[1])
    return style
