"""Titles, given names and the places where people stand become the names of people.

Two capitalised words alone are no person: a given name, a title, or an office or a role beside them tells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.names.tokens import squeeze
from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Collection

    from csa_graph.reading.names.tokens import Line, Token

_MOST = 4
# Without a title or a known given name, a person has so many words at most.
_MOST_UNKNOWN = 3
# What stands directly before a person: a role with a colon, a dash or a verb.
_ROLE = (
    r"\b(?:co-?|vice[- ]|deputy |acting |interim |joint |independent )?"
    r"(?:chair(?:s|man|woman|person|ed)?|lead(?:s|er)?|clerk|secretary|treasurer|conven[eo]r|contact|owner|author|"
    r"sponsor|officer|representative|facilitator|champion)(?:\(s\))?"
    r"\s*(?:[:–—-]+|\b(?:is|are|was|by)\b(?: currently)?)?\s*"
)
_OFFICE = (
    r"\b(?:manager|director|head|coordinator|administrator|scrutineer|commissioner|constable|executive|president)"
    r"\s*(?:[:–—]|\b(?:is|was)\b(?: currently)?)\s*"
)
_CUE = re.compile(
    rf"(?:{_ROLE}|{_OFFICE}|\bby\s+|\b(?:elected|appointed|nominated|welcomed)\s+)$", re.IGNORECASE
)
# A cue is no longer than that.
_CUE_LETTERS = 50
_COLUMN = re.compile(
    r"\b(?:name|chair|member|representative|lead|owner|officer|contact|nominee|deputy|substitute|attendee|person)s?\b",
    re.IGNORECASE,
)
_COLUMN_OF_NAMES = re.compile(r"\b(?:name|contact|person|nominee|attendee)", re.IGNORECASE)
_CHAIRED = re.compile(
    r"\s*(?:\([^)]*\)\s*)?[–—-]\s*(?:co-?|vice[- ])?chairs?(?:ed by|:| [A-Z])", re.IGNORECASE
)
_CHAIRS = re.compile(
    r"(?:\s\([^()]{2,60}\)|,[^,.]{3,60},)?\s(?:will |shall |currently |also |now |jointly )*"
    r"(?:(?:co-)?chair(?:s|ed)?\b|(?:is|was|has been|acts as|serves as) "
    r"(?:the |its |our |appointed |elected )*(?:current |new |independent |acting |interim )?"
    r"(?:co-|vice |vice-|deputy )?chair\b)"
)
_APOSITION = re.compile(r"\s*[,–—(-]\s*(.{3,60})")


class Person(NamedTuple):
    """Words that name a person.

    Attributes:
        first: The first token.
        last: The last one, itself included.
        bare: The first token after titles.
        is_sure: Whether a title or a given name tells.
    """

    first: int
    last: int
    bare: int
    is_sure: bool


def find(line: Line, ordinary: Collection[str], taken: Collection[int]) -> list[Person]:
    """Find the people that a passage names.

    Args:
        line: The passage.
        ordinary: Words that the document writes with a small letter too: no family names unless a title
            says so.
        taken: The tokens that are part of the name of a body or an office.
    """
    finder = _Finder(line, ordinary, taken)
    found: list[Person] = []
    place = 0
    while place < len(line.tokens):
        person = finder.at(place) if line.tokens[place].is_capital and place not in taken else None
        if person is not None:
            found.append(person)
            place = person.last
        place += 1
    return found


class _Finder:
    """The people of one passage."""

    def __init__(self, line: Line, ordinary: Collection[str], taken: Collection[int]) -> None:
        self.line = line
        self.tokens = line.tokens
        self.ordinary = ordinary
        self.taken = taken
        self.words = load()

    def at(self, first: int) -> Person | None:
        """Return the person whose name begins with a token; None if none does."""
        bare = first
        while self._is_title(bare):
            bare += 1
        if bare > first:
            last = self._last(bare, is_titled=True)
            if last is not None and not (bare == last and self.tokens[last].key in self.words.office_words):
                return Person(first, last, bare, is_sure=True)
        if first and self.tokens[first].gap == "-":
            return None
        last = self._last(first, is_titled=False)
        if last is None or last == first:
            return None
        if self.tokens[first].key in self.words.given:
            return Person(first, last, first, is_sure=True)
        if any(each.key in self.ordinary for each in self.tokens[first : last + 1]):
            return None
        return Person(first, last, first, is_sure=False) if self._stands_for_person(first, last) else None

    def _is_title(self, place: int) -> bool:
        if self.tokens[place].key not in self.words.titles or place + 1 >= len(self.tokens):
            return False
        following = self.tokens[place + 1]
        return following.gap == " " and following.is_capital

    def _last(self, first: int, *, is_titled: bool) -> int | None:
        """Return the last token of what has the shape of a person's name; None if it has not."""
        last = None
        for place in range(first, min(len(self.tokens), first + _MOST)):
            token = self.tokens[place]
            if place > first and token.gap not in " -'":
                break
            if place > first and token.key in self.words.particles and not token.is_capital:
                continue
            if not self._belongs(token, place, first, is_titled=is_titled):
                break
            if len(token.text) > 1:
                last = place
            if token.is_possessive:
                break
        is_known = is_titled or self.tokens[first].key in self.words.given
        return None if last is not None and not is_known and last - first >= _MOST_UNKNOWN else last

    def _belongs(self, token: Token, place: int, first: int, *, is_titled: bool) -> bool:
        """Return whether a token can be a part of the name of a person."""
        letters = token.text.replace("'", "").replace("’", "")
        if place in self.taken or not token.is_capital or not letters.isalpha():
            return False
        if len(letters) == 1:
            return True
        # Initials may be run together after a title: "Cllr JP Hale".
        if token.is_upper and (len(letters) > 2 or place > first or not is_titled):
            return False
        if place > first and not is_titled and token.key in self.ordinary:
            return False
        if place == first and token.key in self.words.given:
            return True
        return not (
            token.key in self.words.heads
            or token.key in self.words.offices
            or token.key in self.words.openers
            or token.key in self.words.compass
            or token.key in self.words.no_surnames
            or (token.key in self.words.office_words and token.key not in self.words.given)
        )

    def _stands_for_person(self, first: int, last: int) -> bool:
        """Return whether the place of capitalised words tells that they are a person."""
        passage, tokens = self.line.passage, self.tokens
        start, end = tokens[first].start, tokens[last].end
        after = self.line.text[end:]
        cell = next((each for each in passage.cells if each.start == start), None)
        if cell is not None and _COLUMN.search(cell.column):
            whole = len(cell.text) <= end - cell.start + 2
            if whole or after[:1] in ",(":
                return not whole or bool(_COLUMN_OF_NAMES.search(cell.column))
        if _CHAIRS.match(after):
            return True
        if tokens[first].gap in " |" and _CUE.search(self.line.text[max(0, start - _CUE_LETTERS) : start]):
            return not after.startswith((" and ", " of ", " for "))
        if _CHAIRED.match(after):
            # "Safer Tides (ST) – Chair: …" is the heading of a group.
            return False
        follows = _APOSITION.match(after) if first == 0 or tokens[first].gap == "|" else None
        return follows is not None and self._begins_office(follows[1])

    def _begins_office(self, text: str) -> bool:
        """Return whether a text begins with an office."""
        squeezed = ""
        for word in re.findall(r"[\w&'’]+", text)[:_MOST]:
            key = squeeze(word)
            squeezed += key
            if key in self.words.offices or squeezed in self.words.known_offices:
                return True
        return False
