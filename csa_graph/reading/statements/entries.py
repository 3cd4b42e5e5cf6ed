"""A list in running text becomes its entries: split at its marks, not in names, brackets and fixed pairs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.statements import units
from csa_graph.reading.statements import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csa_graph.reading.proposal import Mention
    from csa_graph.reading.statements.units import Unit

_TITLES = frozenset(
    {"director", "head", "minister", "secretary", "commissioner", "manager", "lead", "member"}
)
_ENDS = frozenset({",", ";", "and", "(", ")"})


def split(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Split a list: at its semicolons if it has any, else at commas, "and", "plus".

    Args:
        text: The text of the passage.
        start: Where the list begins.
        end: Where it ends.
        mentions: The names in it.
    """
    parsed = units.parse(text, start, end, mentions).units
    is_strong = any(unit.low == ";" for unit in parsed)
    held = [each.span() for each in listed.phrase("pairs").finditer(text.lower(), start, end)]
    depth = 0
    at = start
    for number, unit in enumerate(parsed):
        depth = max(0, depth + (unit.low in {"(", "["}) - (unit.low in {")", "]"}))
        is_break = unit.low == ";" if is_strong else _is_break(parsed, number)
        if depth or not is_break or any(one <= unit.start < other for one, other in held):
            continue
        if unit.start > at:
            yield at, unit.start
        at = unit.end
    if at < end:
        yield at, end


def has_and(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Return whether an "and" that stands in no name and no fixed pair joins two entries."""
    held = [each.span() for each in listed.phrase("pairs").finditer(text.lower(), start, end)]
    found = (each.start() for each in re.finditer(r"\b(?:and|plus)\b", text[start:end]))
    return any(
        not is_held(start + at, mentions) and not any(one <= start + at < other for one, other in held)
        for at in found
    )


def _is_break(parsed: Sequence[Unit], at: int) -> bool:
    low = parsed[at].low
    if low == "/":
        return 0 < at < len(parsed) - 1 and parsed[at - 1].kind == "name" and parsed[at + 1].kind == "name"
    if low in {"including", "namely"}:
        # "other partners including housing providers": the partners, and each of those.
        return 0 < at < len(parsed) - 1 and parsed[at - 1].low != ","
    return low in {",", "plus", "•"} or (low in {"and", "&"} and not _joins_words(parsed, at))


def _joins_words(parsed: Sequence[Unit], at: int) -> bool:
    """Return whether "and" joins two words of one title, as in "Director of Adults and Health"."""
    if not 0 < at < len(parsed) - 1:
        return True
    before, after = parsed[at - 1], parsed[at + 1]
    if before.kind == "name" or after.kind == "name" or after.low in {"the", "a", "an", "one", "two"}:
        return False
    opening = at - 1
    while opening >= 0 and parsed[opening].low not in _ENDS:
        opening -= 1
    words = {unit.low for unit in parsed[opening + 1 : at]}
    return bool(words & _TITLES and words & {"of", "for"})


def split_parts(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Split one entry of a list that semicolons divide at its commas: a person, an office, a body."""
    pieces = []
    at = start
    for found in re.finditer(r",|\s[–—-]\s", text[start:end]):
        position = start + found.start()
        if not is_held(position, mentions):
            pieces.append((at, position))
            at = start + found.end()
    return [*pieces, (at, end)]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the marks and spaces at both ends."""
    while start < end and not (text[start].isalnum() or text[start] in "([“\"‘'"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")]”\"’'"):
        end -= 1
    return start, end


def is_held(at: int, mentions: Sequence[Mention]) -> bool:
    """Return whether a position lies within a name."""
    return any(each.start <= at < each.end for each in mentions)
