"""Capitalised words around a head noun become the name of a body, a plan, a programme or a law.

Looks at one passage alone: what is meant elsewhere is for :mod:`csa_graph.reading.names.gathering`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.names import places
from csa_graph.reading.names.heads import Heads

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from csa_graph.reading.names.heads import Head
    from csa_graph.reading.names.tokens import Line, Token

_INSIDE = frozenset({"of", "for", "in", "on", "to", "with", "from", "at", "by"})
_PERIOD = re.compile(r"\s*,?\s*(?:for\s+)?(?:19|20)\d\d(?:\s?(?:-|–|/|to)\s?(?:(?:19|20)\d\d|\d\d))?\b")
_SECTION = re.compile(
    r"\b(?:sections?|ss?\.?|parts?|regulations?|schedules?|paragraphs?|articles?)\s?\d+[a-z]?(?:\(\w+\))*"
    r"(?:(?:,\s|\s(?:and|to)\s|\s?[-–]\s?)\d+\w*(?:\(\w+\))*)*\s(?:of|to|in)\s(?:the\s)?$",
    re.IGNORECASE,
)
# A reference to sections is no longer than that.
_SECTION_LETTERS = 60
# Heads that "of" may follow although a name stands before them.
_BEFORE_OF = frozenset({"association", "federation", "institute", "society", "confederation"})
# More small words than that between a capital and its head, and more words in all, are no name.
_MOST_BETWEEN = 4
_LONGEST = 16
# Capitals that never stand inside a name, and words that never begin one.
_NEVER = frozenset({"the", "a", "an", "this", "these", "our", "their", "its", "chair"})
_LEADING = _NEVER | _INSIDE | {"and", "or", "both", "each", "all", "any", "other", "such", "that", "which"}


class Phrase(NamedTuple):
    """Words that name something by their head.

    Attributes:
        first: The token with which they begin.
        last: The token with which they end, itself included.
        kind: The label of a class.
        head: The first token of the head.
        is_plural: Whether the head is a plural.
        start: Where the words begin in the text.
        end: Where they end.
    """

    first: int
    last: int
    kind: str
    head: int
    is_plural: bool
    start: int
    end: int


def find(line: Line, shorts: Mapping[str, str], known: Collection[str]) -> list[Phrase]:
    """Find the names that end with a head noun.

    Args:
        line: The passage.
        shorts: What the abbreviations of bodies, plans and offices stand for, by their keys.
        known: The places that the document names, as :func:`places.find` has them.
    """
    finder = _Finder(line, Heads(line.tokens, shorts), known)
    found = []
    for place in range(len(line.tokens)):
        head = finder.heads.at(place)
        phrase = finder.phrase(head) if head is not None else None
        if phrase is not None:
            found += finder.dated(phrase, line.text)
    return found


class _Finder:
    """The names of one passage that end with a head noun."""

    def __init__(self, line: Line, heads: Heads, known: Collection[str]) -> None:
        self.heads = heads
        self.places = known
        self.kind = line.passage.kind
        self.tokens = line.tokens
        self.words = heads.words

    def phrase(self, head: Head) -> Phrase | None:
        """Return the name that ends with a head; None if the words before it make none."""
        tokens, words = self.tokens, self.words
        if self._is_part_of_more(head):
            return None
        first = self._begin(head)
        if head.key in self.heads.shorts:
            return self._short(head, first)
        capitals = [place for place in range(first, head.first) if tokens[place].is_capital]
        plain = words.plain | words.plain_meetings if head.key == "meeting" else words.plain
        telling = [place for place in capitals if tokens[place].key not in plain]
        if not telling:
            return self._with_of(head) if head.key in words.with_of and first >= head.first else None
        inside = [place for place in range(first, head.first) if tokens[place].key in _INSIDE]
        if not self._names(head, first, capitals, telling) or (inside and telling[-1] < inside[-1]):
            # "Decisions of Sub-Committees" has no name behind "of".
            return None
        start, end = tokens[first].start, tokens[head.last].end
        longer = self._with_of(head) if head.key in _BEFORE_OF else None
        if longer is not None:
            # "Kent Association of Local Councils".
            return longer._replace(first=first, start=start)
        # "Board of Trustees" is one.
        is_with_of = any(each.key == "of" for each in tokens[head.first : head.last])
        plural = tokens[head.first if is_with_of else head.last].is_plural
        return Phrase(first, head.last, head.kind, head.first, plural, start, end)

    def _short(self, head: Head, first: int) -> Phrase | None:
        """Return a name such as "South Kent CSP"; None if no place stands before the abbreviation."""
        between = self.tokens[first : head.first]
        if not places.covers(self.places, [each.key for each in between]):
            return None
        last = self.tokens[head.last]
        # "North and South HIP's" is met for "HIPs".
        is_several = any(each.key == "and" for each in between)
        end = last.start + len(last.text) if last.is_possessive and is_several else last.end
        plural = last.is_plural or (last.is_possessive and is_several)
        return Phrase(first, head.last, head.kind, head.first, plural, between[0].start, end)

    def dated(self, phrase: Phrase, text: str) -> list[Phrase]:
        """Return a plan or a law with its years, and one more with the sections of the law that are cited."""
        if phrase.kind not in ("plan", "programme", "law"):
            return [phrase]
        period = _PERIOD.match(text, phrase.end)
        head = self.heads.at(phrase.last)
        if phrase.kind == "law" and not period and head is not None and head.key in self.words.dated_laws:
            return []
        found = [phrase._replace(end=period.end() if period else phrase.end)]
        begin = max(0, phrase.start - _SECTION_LETTERS)
        section = _SECTION.search(text[begin : phrase.start]) if phrase.kind == "law" else None
        if section:
            found.append(found[0]._replace(start=begin + section.start()))
        return found

    def _is_part_of_more(self, head: Head) -> bool:
        """Return whether a head is none because of what follows it, or is a common noun in the plural."""
        last = self.tokens[head.last]
        if last.is_plural and not self.tokens[head.first].is_capital and not self._is_entry(head):
            return True
        if self.heads.goes_on(head.last):
            return True
        if not self.heads.is_followed(head.last):
            return False
        # "Community Safety Team Leader" is an office.
        is_office = self.tokens[head.last + 1].key in self.words.offices
        return head.key in self.words.weak or (head.kind == "part of an organisation" and is_office)

    def _is_entry(self, head: Head) -> bool:
        """Return whether a common noun is what a list tells of: "Theme groups – responsible for …"."""
        tokens = self.tokens
        following = tokens[head.last + 1] if head.last + 1 < len(tokens) else None
        first = head.first - 1
        return first >= 0 and self.heads.is_opening(first) and following is not None and following.gap == "|"

    def _names(self, head: Head, first: int, capitals: list[int], telling: list[int]) -> bool:
        """Return whether the capitals before a head make a name of it."""
        tokens = self.tokens
        is_capital = tokens[head.first].is_capital
        if head.key in self.words.weak and len(telling) < (1 if is_capital else 2):
            return False
        before = head.first - 1
        if head.key == "meeting" or head.kind == "process":
            # A meeting of a board, or what it does, is no body of its own.
            return not (self.heads.ends_body(before) or (not is_capital and tokens[before].is_upper))
        # "Safeguarding team …" begins a sentence.
        is_only = len(capitals) == 1 and not tokens[capitals[0]].is_upper
        return is_capital or not (is_only and self.heads.is_opening(first)) or self._is_entry(head)

    def _with_of(self, head: Head) -> Phrase | None:
        """Return a name such as "University of Worcester"; None if it does not go on with a capital."""
        tokens = self.tokens
        allowed = {"of", "for"} if head.key in self.words.with_for else {"of"}
        place = head.last + 1
        if not tokens[head.first].is_capital or place >= len(tokens):
            return None
        if tokens[place].key not in allowed or tokens[place].gap != " ":
            return None
        end = None
        for place in range(head.last + 2, min(len(tokens), head.last + _LONGEST)):
            token = tokens[place]
            if token.gap not in " -" or not (token.is_capital or self._carries_on(place, end)):
                break
            if token.is_capital:
                end = place
            if token.is_possessive:
                break
        if end is None:
            return None
        plural = tokens[head.last].is_plural
        return Phrase(
            head.first, end, head.kind, head.first, plural, tokens[head.first].start, tokens[end].end
        )

    def _carries_on(self, place: int, end: int | None) -> bool:
        """Return whether a small word after "University of" belongs to the name."""
        tokens = self.tokens
        if tokens[place].key != "and":
            return tokens[place].key in {"the", "of", "for"}
        if end != place - 1 or tokens[end].is_upper or place + 1 >= len(tokens):
            return False
        return tokens[place + 1].is_capital

    def _begin(self, head: Head) -> int:
        """Return the first token of the name that a head ends."""
        first = self._left(head.first)
        if not self.tokens[head.first].is_capital:
            # "the Safety Board partnership": a head in small letters adds no word to the name of a body.
            ends = [place + 1 for place in range(first, head.first) if self.heads.ends_body(place)]
            first = max([first, *ends])
        while first < head.first and (
            self.tokens[first].key in _LEADING or not self.tokens[first].is_capital
        ):
            first += 1
        return first

    def _left(self, head: int) -> int:
        """Return the leftmost capitalised token from which words run to a head without a break."""
        first = place = head
        small = 0
        while place > 0 and head - place < _LONGEST and small <= _MOST_BETWEEN:
            before = self._step(place, head)
            if before is None:
                break
            place = before
            if self.tokens[place].is_capital:
                first, small = place, 0
            else:
                small += 1
        return first

    def _stands_before(self, token: Token, place: int) -> bool:
        """Return whether a capitalised token is none of the name that follows it: "The County's Board"."""
        if token.is_possessive and (
            token.is_upper or token.key in self.words.offices or self.heads.ends_body(place)
        ):
            return True
        if token.key in _NEVER or (
            token.key in self.words.titles and token.key not in self.words.ordinary_titles
        ):
            return True
        return token.key in self.words.openers and self.heads.is_opening(place)

    def _step(self, place: int, head: int) -> int | None:
        """Return the token before one that belongs to the same name; None if the name begins there."""
        gap, left = self.tokens[place].gap, self.tokens[place - 1]
        if gap == ",":
            return self.heads.begins_list(
                place, head, may_open=self.kind in ("heading", "item", "row", "title")
            )
        if gap not in " -/" or (gap == "/" and not (left.key in self.words.compass and left.is_capital)):
            return None
        if left.is_capital:
            return None if self._stands_before(left, place - 1) else place - 1
        if left.key == "and":
            return place - 1 if place >= 2 and self.heads.joins(place - 2, place) else None
        if left.key in _INSIDE:
            return place - 1 if self.heads.runs_over(place - 1, self.tokens[head].key) else None
        # "Well-being": its second part is no word by itself.
        is_joined = gap == "-" or left.gap == "-"
        return place - 1 if left.key in self.words.between or is_joined else None
