"""Words around the head of an office become its name: "Director of Public Health", "Chair of the Board"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Collection

    from csa_graph.reading.names.tokens import Line, Token

_LONGEST = 10
_WORDS_OF_HEAD = 3
# Heads before which any capitalised word belongs to the office: "Licensing Manager".
_FLEXIBLE = frozenset(
    {"officer", "manager", "coordinator", "lead", "director", "adviser", "commissioner", "member", "leader"}
)
# "Secretary to the Board"; "reports as Director to the Board" names no office at the Board.
_TO = frozenset({"secretary", "adviser", "advisor", "clerk", "assistant", "treasurer", "deputy"})


class Office(NamedTuple):
    """Words that name an office.

    Attributes:
        first: The first token.
        last: The last one, itself included.
        at: The first and the last token of where it is, after "of" or before the head; None if not said.
    """

    first: int
    last: int
    at: tuple[int, int] | None = None


def find(line: Line, bodies: Collection[tuple[int, int]]) -> list[Office]:
    """Find the offices that a passage names.

    Args:
        line: The passage.
        bodies: The first and last tokens of the names of bodies in it.
    """
    finder = _Finder(line, bodies)
    found: list[Office] = []
    place = 0
    while place < len(line.tokens):
        end = finder.head(place)
        office = finder.office(place, end) if end is not None else None
        if office is not None:
            found.append(office)
            place = finder.taken = office.last
        place += 1
    return found


class _Finder:
    """The offices of one passage."""

    def __init__(self, line: Line, bodies: Collection[tuple[int, int]]) -> None:
        self.line = line
        self.tokens = line.tokens
        self.words = load()
        #: The last token of the office that was found last.
        self.taken = -1
        self.ends: dict[int, int] = {}
        self.begins: dict[int, int] = {}
        for first, last in bodies:
            self.ends[last] = min(first, self.ends.get(last, first))
            self.begins[first] = max(last, self.begins.get(first, -1))

    def head(self, first: int) -> int | None:
        """Return the last token of the longest head of an office that begins with a token."""
        squeezed, found = "", None
        for last in range(first, min(len(self.tokens), first + _WORDS_OF_HEAD)):
            if last > first and self.tokens[last].gap not in " -":
                break
            squeezed += self.tokens[last].key
            if squeezed in self.words.offices:
                found = last
        return found

    def office(self, head: int, end: int) -> Office | None:
        """Return the office of a head; None if the words beside it make none."""
        tokens = self.tokens
        small = not tokens[head].is_capital
        first, before = self._left(head)
        if small and (tokens[end].is_plural or not self._opens_item(first)):
            return None
        last, after = self._right(end, small=small)
        squeezed = "".join(each.key for each in tokens[head : end + 1])
        if squeezed in self.words.weak_offices:
            # "Executive" is no office, "Chief Executive" and "Lead for Housing" are.
            if first == head and last == end:
                return None
        elif first == head and last == end and squeezed not in self.words.known_offices:
            return None
        return Office(first, last, after or before)

    def _opens_item(self, first: int) -> bool:
        """Return whether a token with a capital begins a point of a list or a cell: "Medical director"."""
        is_listed = self.line.passage.kind in ("item", "row")
        opens = first == 0 or self.tokens[first].gap == "|"
        return is_listed and opens and self.tokens[first].is_capital

    def _left(self, head: int) -> tuple[int, tuple[int, int] | None]:
        """Return the first token of an office, and the body that stands before it."""
        place = head
        while place - 1 > self.taken and head - place < _LONGEST:
            if self.tokens[place].gap not in " -":
                break
            if place - 1 in self.ends:
                return place, (self.ends[place - 1], place - 1)
            before = self._step(place, head)
            if before is None:
                break
            place = before
        while place < head and self._begins_no_office(self.tokens[place]):
            place += 1
        return place, None

    def _step(self, place: int, head: int) -> int | None:
        left = self.tokens[place - 1]
        if left.key == "and" and place - 2 > self.taken:
            other = self.tokens[place - 2]
            pair = other.key + "and" + self.tokens[place].key
            is_pair = pair in self.words.joined or (other.key in self.words.office_words and other.is_capital)
            return place - 2 if is_pair else None
        if left.is_possessive or left.key in self.words.titles or not self._belongs(left, self.tokens[head]):
            return None
        return place - 1

    def _belongs(self, left: Token, head: Token) -> bool:
        if not left.is_capital and head.is_capital:
            return False
        if left.key in self.words.office_words or left.key in self.words.offices:
            return True
        if head.key not in _FLEXIBLE or not left.is_capital or left.is_upper:
            return False
        return not (left.key in self.words.openers or left.key in self.words.given)

    def _begins_no_office(self, token: Token) -> bool:
        if token.key in {"and", "the"}:
            return True
        return token.key in self.words.openers and token.key not in self.words.office_words

    def _right(self, end: int, *, small: bool) -> tuple[int, tuple[int, int] | None]:
        """Return the last token of an office, and the words in it that say where it is."""
        tokens = self.tokens
        place = end + 1
        if place >= len(tokens) or tokens[place].gap != " " or tokens[place].key not in {"of", "for", "to"}:
            return end, None
        is_to_body = place + 1 < len(tokens) and tokens[place + 1].key == "the"
        if tokens[place].key == "to" and not (tokens[end].key in _TO and is_to_body):
            return end, None
        place += 1
        if place < len(tokens) and tokens[place].key == "the" and tokens[place].gap == " ":
            place += 1
        if place in self.begins and tokens[place].gap == " ":
            return self.begins[place], (place, self.begins[place])
        last, begin = end, place
        while (
            place < len(tokens)
            and place - end < _LONGEST
            and self._carries_on(place, last > end, small=small)
        ):
            if tokens[place].is_capital or small:
                last = place
            if tokens[place].is_possessive:
                break
            place += 1
        return (last, (begin, last)) if last > end else (end, None)

    def _carries_on(self, place: int, has_begun: bool, *, small: bool) -> bool:
        """Return whether a token after "Director of" belongs to the office."""
        tokens = self.tokens
        token = tokens[place]
        if not (token.gap in " -" or (token.gap == "," and self._is_listed(place))):
            return False
        if has_begun and (place in self.begins or (token.is_upper and len(token.text) > 1)):
            return False
        if token.is_capital or (small and token.key not in self.words.openers):
            return True
        if token.key not in {"and", "of", "the"} or not has_begun or place + 1 >= len(tokens):
            return False
        following = tokens[place + 1]
        if token.key == "and" and (place + 1 in self.begins or self._is_office(place + 1)):
            return False
        return following.is_capital or (following.key == "the" and token.key != "and")

    def _is_listed(self, place: int) -> bool:
        """Return whether a list goes on after a comma: "Cabinet Member for Health, Wellbeing and Housing"."""
        rest = [each.key for each in self.tokens[place : place + 4] if each.gap in " ,-"]
        return "and" in rest[1:] and place not in self.begins and not self._is_office(place)

    def _is_office(self, place: int) -> bool:
        """Return whether another office begins at a token."""
        until = min(len(self.tokens), place + 3)
        return any(self.head(each) is not None for each in range(place, until))
