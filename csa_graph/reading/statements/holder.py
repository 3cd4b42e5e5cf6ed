"""Who has a seat: a person, an office, a body, a kind of body; and whether printed words can be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.statements import trimming
from csa_graph.reading.statements import words as listed

if TYPE_CHECKING:
    from collections.abc import Mapping

# A given name and a surname, or two.
_CALLED = re.compile(r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){1,3}")
_RANKED = re.compile(
    r"(?:(?:Detective|Chief|Deputy|Assistant|Acting|Temporary)\s+){0,3}(?:Inspector|Superintendent|Constable|Sergeant"
    r"|Commander|Commissioner|Officer|Professor|Doctor|Councillor|Reverend|Canon|Judge|Colonel|Major|Captain)"
    r"(?:\s+[A-Z][\w'’-]+){2,3}"
)
# So many words with a capital in front can be a name that nobody has spelt out: "Victim support".
_FEW = 3
_PEOPLE = re.compile(
    rf"\b(?:{trimming.WHO}|chairs?|director|head|chief|executive|residents|volunteers|trustees|governors|clerk|doctors?|lay)\b",
    re.IGNORECASE,
)


def _head(name: str) -> str:
    """Return the noun that a phrase is about: of "Director of Housing" it is the director."""
    words: list[str] = []
    for word in re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", name):
        if words and word.lower() in listed.load().prepositions:
            break
        words.append(word)
    return words[-1] if words else ""


class Holder(NamedTuple):
    """Who has a seat.

    Attributes:
        name: The name as the register has it, or the words as printed; empty where only the role is told.
        start: Where the words begin in the text of the passage.
        end: Where they end.
        kind: The kind of the name; empty where the register does not know it.
        role: The role that is printed beside it; empty if none is.
        details: What is said of the seat, by prefixed name.
        qualifier: What stands in brackets behind it, such as the area of one of several groups.
    """

    name: str
    start: int
    end: int
    kind: str = ""
    role: str = ""
    details: Mapping[str, str | tuple[str, ...]] = {}
    qualifier: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the register knows who it is."""
        return bool(self.kind)

    @property
    def is_called(self) -> bool:
        """Whether the words look like the name of a person whom the register does not know."""
        is_word = bool(_PEOPLE.search(self.name)) or _head(self.name).lower() in listed.load().sectors
        is_name = bool(_CALLED.fullmatch(self.name)) and not is_word
        return not self.kind and (is_name or bool(_RANKED.fullmatch(self.name)))

    @property
    def is_people(self) -> bool:
        """Whether the words say that they are people, such as councillors."""
        return bool(_PEOPLE.fullmatch(_head(self.name)))

    @property
    def is_plausible(self) -> bool:
        """Whether it can have a seat: "Housing" can, "removal of members" and "if it is convened" cannot."""
        if self.is_known or not self.name:
            return True
        grammar = listed.load()
        words = self.name.split()
        head = _head(self.name).lower()
        if words[0].lower() in grammar.not_first or head in grammar.abstract:
            return False
        is_noun = head in grammar.sectors or listed.singular(head) in grammar.bodies or self.is_people
        is_called = any(word[0].isupper() for word in words[1:]) or (
            words[0][0].isupper() and len(words) <= _FEW
        )
        return is_noun or is_called
