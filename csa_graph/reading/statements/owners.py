"""Whose the noun of a cue is, and other ends that stand neither right before a verb nor right behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.statements import words as listed
from csa_graph.reading.statements.nouns import Nouns

if TYPE_CHECKING:
    from csa_graph.reading.statements.units import Sentence
    from csa_graph.reading.statements.verbs import Verb

_DATA = frozenset(
    {"data", "information", "figures", "minutes", "notes", "reports", "performance", "updates"} | {"papers"}
)
_ABOUT = frozenset(
    {"relating", "to", "about", "on", "of", "from", "regarding", "concerning", "and", "the", "in", "relation"}
)


def find_owner(sentence: Sentence, start: int, end: int, *, within: bool = False) -> Nouns | None:
    """Find whose the noun of a cue is: "the chair OF THE BOARD", "the Board's membership", "Board members".

    Args:
        sentence: The sentence.
        start: Where the cue begins in the text of the passage.
        end: Where it ends.
        within: Whether only a noun in the cue is wanted.
    """
    inside = [unit for unit in sentence.units if unit.is_noun and start <= unit.start and unit.end <= end]
    # "The Board's sub-groups include", "Meetings are held": these are the noun of the cue, and no owner.
    inside = [unit for unit in inside if not unit.head.startswith(("sub", "committee", "meeting"))]
    if inside:
        return Nouns((inside[-1],), "owner")
    before = [unit for unit in sentence.units if unit.end <= start]
    if within or not before:
        return None
    if before[-1].kind == "possessive":
        before.pop()
    if before and before[-1].kind in {"name", "generic"} and before[-1].head not in {"meeting", "service"}:
        return Nouns((before[-1],), "owner")
    return None


def find_data(sentence: Sentence, verb: Verb) -> Nouns | None:
    """Find whose information a sentence begins with: "data relating to THE PANEL is reported to"."""
    units = sentence.units
    passing = listed.load().determiners | _DATA | {"all", "and"}
    for at, unit in enumerate(units[: max(verb.before, 0) + 1]):
        if unit.low in _DATA:
            step = at + 1
            while step < len(units) and units[step].low in _ABOUT:
                step += 1
            if at + 1 < step < len(units) and units[step].is_noun:
                return Nouns((units[step],), "across")
        if unit.low not in passing:
            break
    return None
