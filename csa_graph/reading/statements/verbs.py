"""The verb of a cue: the words that help it, and whether they deny it, leave it open, or put it in the past.

Knows nothing of who does it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from csa_graph.reading.statements import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.reading.statements.units import Sentence, Unit

#: How a verb stands: stated, left open or put off, of the past, denied, or only a condition.
Mood = Literal["stated", "open", "past", "denied", "condition"]

_SINGULAR = frozenset({"is", "was", "has", "does"})
_PLURAL = frozenset({"are", "were", "have", "do"})
_EITHER = frozenset({"will", "shall", "must", "should", "may", "can", "would", "could", "might", "to"})
# "Takes the chair in the absence of the mayor"; what follows "and" is told of somebody else.
_IN_ABSENCE = re.compile(r"(?<!,)(?<!\band)(?<!\bor)\sin\s(?:[^\s,.;]+\s){1,5}absence\b")
# "None of the groups reports to".
_NONE = frozenset({"none", "nobody", "no", "neither", "nor"})
_PAST = frozenset({"was", "were", "had"})
# What may stand between commas before a verb: "which, in turn, reports".
_BETWEEN_COMMAS = frozenset({"turn", "therefore", "also", "however", "which", "itself", "ultimately"})
# "Responsible for overseeing", "charged with", "the power to".
_AFTER_POWER = frozenset({"for", "with", "of", "to", "in", "the", "overseeing", "holding", "scrutinising"})
_NO_ADVERBS = frozenset({"only", "family", "assembly"})


class Verb(NamedTuple):
    """A cue with the words that help it.

    Attributes:
        before: The index of the last unit before it and its helping words; -1 if it begins the sentence.
        after: The index of the first unit behind it.
        mood: How it stands.
        is_plural: Whether several do it: "report", "are"; None if its form does not tell.
        is_apposition: Whether it only adds to the noun before it: ", a committee of".
    """

    before: int
    after: int
    mood: Mood
    is_plural: bool | None
    is_apposition: bool = False


def find(sentence: Sentence, start: int, end: int, text: str) -> Verb | None:
    """Find the verb that a cue is.

    Args:
        sentence: The sentence.
        start: Where the cue begins in the text of the passage.
        end: Where it ends.
        text: The text of the passage.

    Returns:
        None where the cue is a part of a name.
    """
    units = sentence.units
    for unit in units:
        is_within = unit.start < start < unit.end or unit.start < end < unit.end
        if unit.kind == "name" and (is_within or (unit.start <= start and end <= unit.end)):
            return None
    before = max((at for at, unit in enumerate(units) if unit.start < start), default=-1)
    after = next((at for at, unit in enumerate(units) if unit.start >= end), len(units))
    while before >= 0 and units[before].kind in {"word", "mark"} and _is_helping(units, before):
        before -= 1
    helping = frozenset(unit.low for unit in units[before + 1 : after] if unit.kind == "word")
    # "Was appointed chair" tells who is: only what stands before the cue puts it in the past.
    earlier = frozenset(unit.low for unit in units[before + 1 :] if unit.start < start)
    mood = _mood(sentence, before, (helping, earlier), text[sentence.start : end].lower())
    tail = text[end : sentence.end].lower()
    if mood == "stated" and (listed.phrase("ended_phrases").search(tail) or _IN_ABSENCE.search(tail)):
        mood = "past"
    if text[sentence.start : sentence.end].rstrip().endswith("?"):
        mood = "condition"
    cue = text[start:end].lower().split()[0]
    return Verb(before, after, mood, _is_plural(helping, cue), cue in {"a", "an", "one"})


def _is_helping(units: Sequence[Unit], at: int) -> bool:
    low = units[at].low
    if low == ",":
        return at > 0 and units[at - 1].low in _BETWEEN_COMMAS
    grammar = listed.load()
    follows = units[at + 1].low if at + 1 < len(units) else ""
    before = units[at - 1].low if at else ""
    if low in grammar.powers:
        return at + 1 < len(units) and follows in _AFTER_POWER
    if low in _AFTER_POWER and before in grammar.powers:
        return True
    if low in grammar.determiners and follows in grammar.powers:
        return True
    return low in grammar.helping or (low.endswith("ly") and low not in _NO_ADVERBS)


def _is_plural(helping: frozenset[str], cue: str) -> bool | None:
    if helping & _SINGULAR:
        return False
    if helping & _PLURAL:
        return True
    if helping & _EITHER or cue.endswith(("ed", "ing")):
        return None
    return not cue.endswith("s")


def _mood(sentence: Sentence, before: int, words: tuple[frozenset[str], frozenset[str]], lead: str) -> Mood:
    grammar = listed.load()
    helping, earlier = words
    opening = sentence.units[: before + 1]
    is_condition = bool(opening) and opening[0].low in grammar.conditions
    is_none = bool(opening) and opening[0].low in _NONE
    if helping & grammar.denying or is_none or any(unit.low == "neither" for unit in opening):
        return "denied"
    if listed.phrase("denial_phrases").search(lead):
        return "denied"
    if helping & grammar.open or listed.phrase("open_phrases").search(lead):
        return "open"
    if earlier & _PAST or listed.phrase("past_phrases").search(lead):
        return "past"
    return "condition" if is_condition and not any(unit.low == "," for unit in opening) else "stated"
