"""The numbers that Word makes: a paragraph's list and level become the number that is printed before it.

No text of a Word file holds these numbers. Lists are counted here as Word counts them: levels that restart,
starts that are overridden, levels written as letters, roman figures or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csa_graph.documents.structure.numbers import to_letters, to_roman
from csa_graph.documents.word.names import get, is_on, to_int, w

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_ONES = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
#: A count beyond this is a fault of the file.
_MOST = 30_000


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered.

    Attributes:
        form: Decimals, letters, a mark …
        text: What is printed, with %1 for the number of the first level.
        start: The first number.
        restart: After which level (from 1) it begins anew; 0 for never; None for after any above.
        is_legal: Whether all its numbers are decimals.
        style: The style of paragraphs that has this level.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    is_legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    """A list as paragraphs name it.

    Attributes:
        source: The definition that it counts with others of.
        levels: Its levels.
        starts: Levels whose start is overridden where the list is first used.
        is_used: Whether it was.
    """

    source: int
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    is_used: bool = False


class Number:
    """What is printed before a paragraph.

    Attributes:
        text: The number; empty for a mark, or for nothing.
        is_mark: Whether it is a bullet.
    """

    __slots__ = ("is_mark", "text")

    def __init__(self, text: str, *, is_mark: bool = False) -> None:
        """Keep both."""
        self.text, self.is_mark = text, is_mark


class Numbering:
    """Counts the lists of one document; paragraphs are given in their order."""

    def __init__(self, root: _Element | None, find_style_list: Callable[[str], int | None]) -> None:
        """Read the definitions.

        Args:
            root: The part that holds them; None where there is none.
            find_style_list: Returns the list that a style names: a definition may stand there.
        """
        self._lists: dict[int, _List] = {}
        self._counts: dict[int, list[int | None]] = {}
        if root is None:
            return
        sources = {to_int(get(each, "abstractNumId")): each for each in root.iterfind(w("abstractNum"))}
        found = {to_int(get(each, "numId")): each for each in root.iterfind(w("num"))}
        for list_id, element in found.items():
            source = to_int(get(element.find(w("abstractNumId"))))
            if list_id is None or source is None:
                continue
            link = get(sources[source].find(w("numStyleLink"))) if source in sources else ""
            other = found.get(find_style_list(link)) if link else None
            if other is not None:
                source = to_int(get(other.find(w("abstractNumId")))) or 0
            definition = sources.get(source)
            self._lists[list_id] = _read_list(source, definition, element)

    def find_level(self, list_id: int, styles: Sequence[str]) -> int | None:
        """Return the level of a list that belongs to the first of some styles that has one."""
        found = self._lists.get(list_id)
        levels = {} if found is None else {each.style: level for level, each in found.levels.items()}
        return next((levels[style] for style in styles if style in levels), None)

    def count(self, list_id: int, level: int) -> Number | None:
        """Count a paragraph, and return what is printed before it; None if nothing is."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= level < _LEVELS or level not in found.levels:
            return None
        counts = self._counts.setdefault(found.source, [None] * _LEVELS)
        if not found.is_used:
            found.is_used = True
            for each in found.starts:
                counts[each] = None
        now = counts[level]
        start = found.starts.get(level, found.levels[level].start)
        counts[level] = start if now is None else min(now + 1, _MOST)
        for below in range(level + 1, _LEVELS):
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or (restart and level < restart):
                counts[below] = None
        return _write(found, level, counts)


def _read_list(source: int, definition: _Element | None, element: _Element) -> _List:
    levels = {} if definition is None else dict(map(_read_level, definition.iterfind(w("lvl"))))
    made = _List(source, levels)
    for each in element.iterfind(w("lvlOverride")):
        level = to_int(get(each, "ilvl"))
        if level is None:
            continue
        whole = each.find(w("lvl"))
        if whole is not None:
            made.levels[level] = _read_level(whole)[1]
        start = to_int(get(each.find(w("startOverride"))))
        if start is not None:
            made.starts[level] = start
    return made


def _read_level(element: _Element) -> tuple[int, _Level]:
    start = to_int(get(element.find(w("start"))))
    form = get(element.find(w("numFmt"))) or "decimal"
    return to_int(get(element, "ilvl")) or 0, _Level(
        form,
        get(element.find(w("lvlText"))),
        0 if start is None else start,
        to_int(get(element.find(w("lvlRestart")))),
        bool(is_on(element.find(w("isLgl")))),
        get(element.find(w("pStyle"))),
    )


def _write(found: _List, level: int, counts: list[int | None]) -> Number | None:
    own = found.levels[level]
    if own.form == "bullet":
        return Number("", is_mark=True)

    def put(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        if other > level:
            return ""
        each = found.levels.get(other, _Level())
        value = counts[other]
        if value is None:
            # A level below one that was never used: Word shows what comes before its start.
            value = max(found.starts.get(other, each.start) - 1, 0)
        form = "decimal" if own.is_legal and each.form != "none" else each.form
        return _format(value, form)

    text = _PLACE.sub(put, own.text).strip()
    return Number(text) if any(map(str.isalnum, text)) else None


def _format(value: int, form: str) -> str:
    if form in {"none", "bullet"}:
        return ""
    if form in {"lowerLetter", "upperLetter"} and value:
        letters = to_letters(value)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"} and value:
        roman = to_roman(value)
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalZero":
        return f"{value:02}"
    if form == "ordinal":
        ends = {1: "st", 2: "nd", 3: "rd"}
        return f"{value}{'th' if value % 100 in {11, 12, 13} else ends.get(value % 10, 'th')}"
    words = {"cardinalText": _ONES, "ordinalText": _ORDINALS}.get(form)
    return words[value - 1] if words is not None and 0 < value <= len(words) else str(value)
