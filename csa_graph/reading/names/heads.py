"""The head nouns of a passage: where one ends, and what the words beside it say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.reading.names.tokens import Token

#: The kinds that one body may be taken for, so that they share their names.
BODIES = ("group", "organisation", "part of an organisation")
# A kind of body is called by so many words at most: "Fire and Rescue Authorities".
_LONGEST_KIND = 5


class Head(NamedTuple):
    """A head noun.

    Attributes:
        first: Its first token.
        last: Its last one, itself included.
        key: Its words, squeezed.
        kind: What a name is that ends with it.
    """

    first: int
    last: int
    key: str
    kind: str


class Heads:
    """The head nouns of one passage.

    Args:
        tokens: The tokens of the passage.
        shorts: What abbreviations stand for, by their keys: the kind of body, plan or office. "And" parts
            them from what follows, and they are heads: "South Kent CSP".
    """

    def __init__(self, tokens: Sequence[Token], shorts: Mapping[str, str] | None = None) -> None:
        self.tokens = tokens
        self.shorts = shorts or {}
        self.words = load()

    def at(self, last: int) -> Head | None:
        """Return the longest head that ends with a token."""
        key = ""
        found = None
        for first in range(last, max(-1, last - self.words.longest_head), -1):
            if first < last and self.tokens[first + 1].gap not in " -":
                break
            key = self.tokens[first].key + key
            kind = self.words.heads.get(key)
            if kind is not None:
                found = Head(first, last, key, kind)
        if found is None and self.tokens[last].is_upper and self.shorts.get(self.tokens[last].key) in BODIES:
            return Head(last, last, self.tokens[last].key, self.shorts[self.tokens[last].key])
        return found

    def is_followed(self, last: int) -> bool:
        """Return whether a capitalised word follows a token directly."""
        if last + 1 >= len(self.tokens) or self.tokens[last].is_possessive:
            return False
        following = self.tokens[last + 1]
        return following.gap in " -" and following.is_capital

    def goes_on(self, last: int) -> bool:
        """Return whether a word of a name is behind a head: "Police and Crime", "Board of Governors"."""
        tokens = self.tokens
        if tokens[last].is_possessive or last + 1 >= len(tokens) or tokens[last + 1].gap not in " -":
            return False
        if last + 2 < len(tokens) and tokens[last + 1].key == "and":
            pair = tokens[last].key + "and" + tokens[last + 2].key
            return pair in self.words.joined and tokens[last + 2].gap == " "
        return any(
            (head := self.at(place)) is not None and head.first <= last
            for place in range(last + 1, min(len(tokens), last + self.words.longest_head))
        )

    def is_opening(self, place: int) -> bool:
        """Return whether a token begins a sentence or a cell."""
        return place == 0 or self.tokens[place].gap in "|("

    def ends_body(self, place: int) -> bool:
        """Return whether a head of bodies ends with a capitalised token."""
        head = self.at(place) if place >= 0 and self.tokens[place].is_capital else None
        if head is not None and head.key in self.shorts:
            return False
        return head is not None and head.kind in ("group", "organisation")

    def is_modified(self, head: Head) -> bool:
        """Return whether a capital stands before a head."""
        if head.first == 0 or self.tokens[head.first].gap not in " -":
            return False
        before = self.tokens[head.first - 1]
        return before.is_capital and before.key not in self.words.openers

    def ends_kind(self, last: int) -> bool:
        """Return whether a kind of body, or a name that is known, ends with a token."""
        key = ""
        for first in range(last, max(-1, last - _LONGEST_KIND), -1):
            if first < last and self.tokens[first + 1].gap not in " -":
                break
            key = self.tokens[first].key + key
            if key in self.words.known or (key in self.words.bodies and first < last):
                return True
        return False

    def joins(self, left: int, right: int) -> bool:
        """Return whether "and" between two tokens stands within one name."""
        one = self.tokens[left]
        if self.tokens[left + 1].gap not in " /":
            return False
        if one.key + "and" + self.tokens[right].key in self.words.joined:
            return True
        others = self.words.openers | (self.words.offices - {"executive", "lead"})
        if not one.is_capital or one.key in others:
            return False
        if one.is_upper and (one.key in self.shorts):
            return False
        head = self.at(left)
        if head is not None:
            return not (self.is_modified(head) or head.key in self.words.alone)
        return not self.ends_kind(left)

    def runs_over(self, place: int, head: str) -> bool:
        """Return whether a small word such as "of" stands within one name that ends with a head."""
        tokens = self.tokens
        if place == 0 or tokens[place].gap not in " -" or tokens[place].key not in {"of", "for", "in"}:
            return False
        left = tokens[place - 1]
        if not left.is_capital or left.is_possessive:
            return False
        if left.key in self.words.openers or left.key in self.words.offices:
            return False
        # "Isle of Wight Council" is one, "Community Safety of Kent Council" is not.
        if head in self.words.place_before and left.key not in self.words.before_of:
            return False
        # "Constitution of the Council" is no name of a council.
        ended = self.at(place - 1)
        return ended is None or ended.kind not in ("group", "organisation", "plan", "law", "programme")

    def begins_list(self, place: int, head: int, *, may_open: bool) -> int | None:
        """Return where a list "A, B and C" begins that is part of a name; None if the comma ends one.

        So it is where "the" or a body stands before the list and none of its members is a body: "the Roads,
        Housing and Environment Committee".

        Args:
            place: The token that the comma stands before.
            head: The first token of the head of the name.
            may_open: Whether the list may begin the passage, as a heading or a point of a list does.
        """
        tokens = self.tokens
        if not any(each.key == "and" for each in tokens[place:head]):
            return None
        for first in range(place - 1, -1, -1):
            token = tokens[first]
            if not self._is_listed(first):
                return None
            if first == 0:
                return first if may_open else None
            if tokens[first - 1].key == "the" or (token.gap == " " and self.ends_body(first - 1)):
                return first
            if token.gap not in " -,":
                return None
        return None

    def _is_listed(self, place: int) -> bool:
        """Return whether a token can be in a list that is part of a name: no body, no abbreviation."""
        token = self.tokens[place]
        if not token.is_capital or token.is_upper or token.is_possessive:
            return False
        return not (token.key in self.words.openers or self.ends_kind(place) or self.ends_body(place))
