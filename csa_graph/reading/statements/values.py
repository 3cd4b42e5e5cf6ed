"""What is stated of a body and is no body: words, how often, each entry of a list of priorities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.statements import details, entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csa_graph.reading.proposal import Mention
    from csa_graph.reading.statements.cue import Cue

#: The places of a pattern whose end is a value.
PLACES = frozenset({"rest", "sentence", "often", "entries", "up to as", "lead", "text"})
_UP_TO_AS = re.compile(r"\s*(?P<value>[^.;:()]{2,160}?)\s+(?:as|its|their)\s", re.IGNORECASE)
_MARKS = " .,;:–—-"
# What is led into by more words than these is no matter but a sentence.
_FEW = 6
# What is longer than this is no priority but a sentence about one.
_LONG = 16


class Value(NamedTuple):
    """A value.

    Attributes:
        text: What it is, as printed.
        start: Where it begins in the text of the passage.
        end: Where it ends.
    """

    text: str
    start: int
    end: int


def find(cue: Cue, place: str) -> list[Value]:
    """Find what a sentence states of a body.

    Args:
        cue: The words that state it.
        place: Where the value stands, one of :data:`PLACES`.
    """
    text, start, end = cue.passage.text, cue.match.end(), cue.sentence.end
    if place == "sentence":
        return _one(text, cue.sentence.start, end)
    if place == "lead":
        before = cue.sentence.units[cue.verb.before].end if cue.verb.before >= 0 else cue.sentence.start
        return [each for each in _one(text, cue.sentence.start, before) if len(each.text.split()) <= _FEW]
    if place == "often":
        return read_often(text, start, end) or read_often(text, cue.sentence.start, start)
    if place == "up to as":
        found = _UP_TO_AS.match(text, start, end)
        return read_entries(text, *found.span("value"), cue.context.mentions(cue.passage)) if found else []
    if place == "entries":
        return read_entries(text, start, end, cue.context.mentions(cue.passage))
    return _one(text, start, end)


def read_often(text: str, start: int, end: int) -> list[Value]:
    """Read how often something is, in a part of a text; nothing where no words say so."""
    often = details.frequency(text[start:end])
    at = text.find(often, start, end)
    return [Value(often, at, at + len(often))] if often else []


def read_entries(
    text: str, start: int, end: int, mentions: Sequence[Mention], *, is_point: bool = False
) -> list[Value]:
    """Read the entries of a list.

    Args:
        text: The text of the passage.
        start: Where the list begins.
        end: Where it ends.
        mentions: The names of the passage.
        is_point: Whether it is one point of a list, which is one entry.
    """
    bounds = [(start, end)] if is_point else entries.split(text, start, end, mentions)
    if not is_point and "," in text[start:end]:
        bounds = _split_at_commas(text, start, end)
    return [value for one, other in bounds for value in _one(text, one, other) if _is_short(value.text)]


def _split_at_commas(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a list at its commas, and its last entry at "and": "skills and jobs, violence and neglect"."""
    found = []
    at = start
    for mark in re.finditer(r"[,;]", text[start:end]):
        found.append((at, start + mark.start()))
        at = start + mark.end()
    last = re.search(r"\band\b", text[at:end])
    if last and text[at : at + last.start()].strip():
        found += [(at, at + last.start())]
        at += last.end()
    elif last:
        at += last.end()
    return [*found, (at, end)]


def _is_short(text: str) -> bool:
    return len(text.split()) <= _LONG and bool(re.search(r"[^\W\d_]{3}", text))


def _one(text: str, start: int, end: int) -> list[Value]:
    return list(_trim(text, start, end))


def _trim(text: str, start: int, end: int) -> Iterator[Value]:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    if start < end:
        yield Value(text[start:end], start, end)
