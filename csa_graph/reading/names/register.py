"""The names of a document, where it mentions them, and what a bare "the Board" could mean."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.names.tokens import tokenise
from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.documents.document import Passage
    from csa_graph.reading.names.mentions import Table
    from csa_graph.reading.names.scanning import Scan
    from csa_graph.reading.names.tokens import Token
    from csa_graph.reading.proposal import Mention, Name

# How many bodies are offered for a bare noun.
_MOST = 5
_POINTING = frozenset({"the", "this", "that", "our", "its", "these", "those", "their", "both", "each"})
_LONGEST = 3


class Generic(NamedTuple):
    """A noun that stands for a body named elsewhere: "the Board", "this group".

    Attributes:
        head: The noun in small letters and in the singular: ``board``, ``sub group``.
        start: Where it begins in the text of the passage, with the word that points.
        end: Where it ends.
        candidates: The names that it could mean: those of the headings above the passage first, then those
            named before it, the last one first.
        is_plural: Whether it is a plural.
    """

    head: str
    start: int
    end: int
    candidates: tuple[str, ...]
    is_plural: bool = False


class Register:
    """The names of a document.

    Args:
        names: The names, in the order in which the document first has them.
        mentions: Where, by the ids of passages.
        scans: The passages in their order.
        table: The forms of the names.
    """

    def __init__(
        self,
        names: Sequence[Name],
        mentions: Mapping[str, tuple[Mention, ...]],
        scans: Sequence[Scan],
        table: Table,
    ) -> None:
        self.names = tuple(names)
        self.mentions = mentions
        self._by_name = {each.name: each for each in names}
        self._scans = {each.passage.id: each for each in scans}
        self._table = table
        self._by_head: dict[str, list[tuple[int, int, str]]] = {}
        for order, scan in enumerate(scans):
            for mention in mentions.get(scan.passage.id, ()):
                for head in _heads_of(self._by_name[mention.name]):
                    self._by_head.setdefault(head, []).append((order, mention.start, mention.name))
        self._order = {each.passage.id: order for order, each in enumerate(scans)}

    def get(self, name: str) -> Name:
        """Return a name by its :attr:`Name.name`."""
        return self._by_name[name]

    def passage(self, passage: str) -> Passage:
        """Return a passage of the document by its id."""
        return self._scans[passage].passage

    def resolve(self, text: str) -> Name | None:
        """Return the name that a text is a printed form of, as a whole; None if it is none.

        So for a cell of a table: "WCC PH" of "WCC PH / PCC".
        """
        found = self._table.get(text)
        return self._by_name[found] if found is not None else None

    def generic_mentions(self, passage: Passage) -> tuple[Generic, ...]:
        """Find the nouns of a passage that stand for a body named elsewhere.

        Args:
            passage: A passage of the document.
        """
        words = load()
        scan = self._scans[passage.id]
        taken = [(each.start, each.end) for each in self.mentions.get(passage.id, ())]
        found = []
        for place, token in enumerate(scan.tokens):
            if token.key not in _POINTING or token.is_possessive:
                continue
            for last in range(min(len(scan.tokens) - 1, place + _LONGEST), place, -1):
                between = scan.tokens[place + 1 : last + 1]
                if any(each.gap not in " -" for each in between):
                    continue
                head = "".join(each.key for each in between)
                if words.heads.get(head) not in ("group", "organisation", "part of an organisation"):
                    continue
                if any(start < between[-1].end and between[0].start < end for start, end in taken):
                    break
                if last + 1 < len(scan.tokens) and _makes_compound(between[-1], scan.tokens[last + 1]):
                    break
                candidates = self._candidates(scan.passage, head, between[0].start)
                shown = " ".join(each.key for each in between)
                found.append(Generic(shown, token.start, between[-1].end, candidates, between[-1].is_plural))
                break
        return tuple(found)

    def _candidates(self, passage: Passage, head: str, start: int) -> tuple[str, ...]:
        order = self._order[passage.id]
        named = self._by_head.get(head, ())
        above = [self._order[each] for each in reversed(passage.headings) if each in self._order]
        found: dict[str, None] = {}
        for heading in above:
            at = bisect_left(named, (heading,))
            while at < len(named) and named[at][0] == heading:
                found[named[at][2]] = None
                at += 1
        # Those named last come first.
        at = bisect_left(named, (order, start))
        while at > 0 and len(found) < _MOST:
            at -= 1
            found[named[at][2]] = None
        return tuple(found)[:_MOST]


def _makes_compound(noun: Token, following: Token) -> bool:
    """Return whether a noun is the first word of a compound: "the Board Manager"."""
    return not noun.is_possessive and following.gap in " -" and following.is_capital


def _heads_of(name: Name) -> tuple[str, ...]:
    """Return the nouns by which a name may be taken up again: the head, and its last word."""
    if name.kind not in ("group", "organisation", "part of an organisation") or name.is_plural:
        return ()
    words = load()
    keys = [token.key for token in tokenise(name.name)[-_LONGEST:]]
    # "the Sub-Group", "the Group", and "the Executive" of an Executive Group.
    ends = ["".join(keys[place:]) for place in range(len(keys))]
    found = [each for each in dict.fromkeys([*ends, *keys]) if each in words.heads]
    if name.kind == "group" and "group" not in found:
        found.append("group")
    return tuple(found)
