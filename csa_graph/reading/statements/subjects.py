"""Who stands before a verb: across clauses, lists, brackets and relative clauses.

It finds where the words are; whom a pronoun means is for :mod:`csa_graph.reading.statements.context`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.statements import nouns
from csa_graph.reading.statements import words as listed
from csa_graph.reading.statements.nouns import Nouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.reading.statements.units import Sentence, Unit
    from csa_graph.reading.statements.verbs import Verb

_DASHES = frozenset({",", "–", "—", "-"})
_JOINS = frozenset({"and", "but", "or", "&", "then"})
_OPENING = frozenset(
    {"however", "therefore", "currently", "since", "when", "as", "additionally", "ultimately"}
)
# An introduction, "In Harbour and its towns,", ends within so many units.
_INTRODUCTION = 14


def find(sentence: Sentence, verb: Verb) -> Nouns | None:
    """Find the subject of a verb; None where it has none that names or means a body."""
    units = sentence.units
    at = verb.before
    if at >= 0 and units[at].low == ")":
        at = nouns.skip_bracket_back(units, at)
    if at < 0:
        return _behind_comma(units, verb.after) if verb.before < 0 else None
    if units[at].kind == "relative":
        return _of_relative(units, at)
    return _by_mark(sentence, at, verb) or _printed(sentence, at) or _overseen(sentence, at)


def _by_mark(sentence: Sentence, at: int, verb: Verb) -> Nouns | None:
    """Find a subject by what stands right before its verb: a mark, "and", or the noun itself."""
    units = sentence.units
    unit = units[at]
    if unit.low in {"(", ":"} and at:
        return _beside(units, at - 1, verb)
    if unit.low == "," and verb.is_apposition:
        end = nouns.skip_bracket_back(units, at - 1) if units[at - 1].low == ")" else at - 1
        return _beside(units, end, verb) if end >= 0 else None
    if unit.low in {"–", "—", "-"} and at and (found := _overseen(sentence, at - 1)):
        return found
    if unit.low in _DASHES:
        is_relative = at > 0 and units[at - 1].kind == "relative"
        return _of_relative(units, at - 1) if is_relative else _across(units, at, verb)
    if unit.low in _JOINS:
        return _first_of_clause(units, at - 1) or find_overseen(sentence)
    return _beside(units, at, verb)


def find_overseen(sentence: Sentence) -> Nouns | None:
    """Find what is no body with which a sentence opens: "The night bus scheme goes on"."""
    found = nouns.find_overseen(sentence, 0)
    return Nouns((found[0],), "printed") if found else None


def _overseen(sentence: Sentence, at: int) -> Nouns | None:
    """Find a subject that is no body: "The night bus scheme is overseen by"."""
    found = nouns.find_overseen(sentence, at, is_back=True)
    return Nouns((found[0],), "printed") if found else None


def _printed(sentence: Sentence, at: int) -> Nouns | None:
    """Find a subject that no register has, by its capitals, right before the verb: "The DCJB reports"."""
    first = at
    while first > 0 and sentence.units[first - 1].kind == "word" and sentence.units[first - 1].is_capital:
        first -= 1
    found = nouns.find_printed(sentence, first)
    if found is None or found[1] != at + 1 or not found[0].name.isupper():
        return None
    return Nouns((found[0],)) if nouns.climb(sentence.units, first) == first else None


def _behind_comma(units: Sequence[Unit], at: int) -> Nouns:
    """Find the subject of "Reporting to the Board, the Panel meets": behind the comma, or left out."""
    while at < len(units) and units[at].low != ",":
        at += 1
    at += 1
    while at < len(units) and units[at].kind == "word" and units[at].low in listed.load().determiners:
        at += 1
    is_subject = at + 1 < len(units) and units[at].is_noun and nouns.is_verb_like(units[at + 1])
    return Nouns((units[at],), "across") if is_subject else Nouns((), "left out")


def find_last(sentence: Sentence, start: int) -> Nouns | None:
    """Find what is named before a cue: "Ann Lee chairs THE BOARD and Bo Day is its vice chair"."""
    before = [unit for unit in sentence.units if unit.end <= start and unit.kind in {"name", "generic"}]
    return Nouns(tuple(before), "first") if before else None


def find_antecedent(sentence: Sentence, start: int) -> Nouns | None:
    """Find what "to which" goes back to: the noun before it."""
    at = max((at for at, unit in enumerate(sentence.units) if unit.end <= start), default=-1)
    found = _of_relative(sentence.units, at + 1) if at >= 0 else None
    named = [unit for unit in sentence.units[: at + 1] if unit.kind == "name"]
    return found or (Nouns((named[-1],), "relative") if named else None)


def find_opening(sentence: Sentence) -> Nouns | None:
    """Find the subject with which a sentence opens; None where it opens with what is no body."""
    return _opening(sentence.units, 0)


def _beside(units: Sequence[Unit], at: int, verb: Verb) -> Nouns | None:
    """Find the subject that stands right before its verb."""
    if units[at].is_noun:
        return _ending_at(units, at, verb)
    before = at - 1 if at else at
    if units[at].low in listed.load().trailing and units[before].is_noun:
        return _ending_at(units, before, verb)
    if units[at].low in {"work", "activity", "activities"} and units[before].kind == "possessive":
        return _ending_at(units, before - 1, verb)
    if units[at].low in {"membership", "members", "composition"}:
        return _owner(units, at)
    return None


def _owner(units: Sequence[Unit], at: int) -> Nouns:
    """Find whose membership it is: "the Board's membership", "Board members"; else it is left out."""
    before = at - 1
    while before >= 0 and units[before].low in {"core", "full", "voting", "current", "the", "statutory"}:
        before -= 1
    if before >= 0 and units[before].kind == "possessive":
        before -= 1
    if before >= 0 and units[before].is_noun:
        return Nouns((units[before],), "members")
    return Nouns((), "left out")


def _of_relative(units: Sequence[Unit], at: int) -> Nouns | None:
    """Find what "which" means: the noun before it; where that belongs to another noun, both are possible."""
    at -= 1
    while at >= 0 and units[at].low in {",", "–", "—", "of", "to", "all", "both", "each", "("}:
        at -= 1
    if at >= 0 and units[at].low == ")":
        at = nouns.skip_bracket_back(units, at)
    if at < 0 or not units[at].is_noun:
        return None
    head = nouns.climb(units, at)
    if head is not None and head != at and units[head].is_noun:
        return Nouns((units[at],), "relative", (units[head],))
    return Nouns((units[at],), "relative")


def _across(units: Sequence[Unit], at: int, verb: Verb) -> Nouns | None:
    """Find the subject before a clause between commas or dashes: "The Board, as a part of X, reports to"."""
    mark = units[at].low
    opening = at - 1
    while opening > 0 and units[opening].low != mark:
        opening -= 1
    if opening <= 0:
        return _first_of_clause(units, at - 1)
    end = opening - 1
    if units[end].low == ")":
        end = nouns.skip_bracket_back(units, end)
    inside = units[opening + 1 : at]
    is_list = bool(inside) and inside[0].is_noun and verb.is_plural is True
    if end < 0 or not units[end].is_noun or is_list:
        return _first_of_clause(units, at - 1 if is_list else opening)
    found = _ending_at(units, end, verb)
    return found._replace(how="across") if found else None


def _first_of_clause(units: Sequence[Unit], last: int) -> Nouns | None:
    """Find the subject that co-ordinated verbs share: "The Board meets each month and reports to"."""
    for at in range(last, -1, -1):
        unit = units[at]
        if unit.kind == "relative" and unit.low != "that":
            return _of_relative(units, at)
        if unit.low in {";", ":"}:
            return _opening(units, at + 1)
        if at and unit.is_noun and _begins_clause(units, at):
            return Nouns((unit,), "first")
    return _opening(units, 0)


def _begins_clause(units: Sequence[Unit], at: int) -> bool:
    """Return whether a noun follows a conjunction or comma and has a verb of its own behind it."""
    grammar = listed.load()
    if at + 1 >= len(units) or not nouns.is_verb_like(units[at + 1]) or units[at - 1].low == "as":
        return False
    before = units[at - 1].low
    is_after_comma = before == "," and at > 1 and units[at - 2].low not in grammar.joining
    return before in grammar.clause or is_after_comma


def _opening(units: Sequence[Unit], at: int) -> Nouns | None:
    """Find the subject with which a clause opens, after words such as "In Harbour," or "However,"."""
    grammar = listed.load()
    first = _skip_introduction(units, at)
    if first is None or first >= len(units):
        return None
    if units[first].low in grammar.openers:
        return Nouns((), "left out")
    while first < len(units) and units[first].kind == "word" and units[first].low in grammar.determiners:
        first += 1
    if first >= len(units) or not units[first].is_noun:
        return None
    if first + 1 < len(units) and units[first + 1].kind == "possessive":
        return _owned(units, first)
    found, end = _collect(units, first)
    is_other = end < len(units) and units[end].kind == "word" and bool(units[end].head)
    return None if is_other else Nouns(tuple(found), "first")


def _skip_introduction(units: Sequence[Unit], at: int) -> int | None:
    """Return where the words behind an introduction begin; None where it has no comma."""
    if at >= len(units) or units[at].low in listed.load().openers:
        return at
    low = units[at].low
    if low not in listed.load().prepositions and low not in _OPENING and not low.endswith("ly"):
        return at
    stop = min(len(units), at + _INTRODUCTION)
    return next((step + 1 for step in range(at, stop) if units[step].low == ","), None)


def _collect(units: Sequence[Unit], first: int) -> tuple[list[Unit], int]:
    grammar = listed.load()
    found = [units[first]]
    at = first + 1
    while at + 1 < len(units) and units[at].low in grammar.joining:
        step = at + 1
        while step < len(units) and units[step].low in grammar.joining | grammar.determiners:
            step += 1
        if step >= len(units) or not units[step].is_noun:
            break
        found.append(units[step])
        at = step + 1
    return found, at


def _owned(units: Sequence[Unit], at: int) -> Nouns | None:
    """Find the noun that a name owns: "the Council's Scrutiny Board"."""
    grammar = listed.load()
    step = at + 2
    while step < len(units) and units[step].low in grammar.adjectives | grammar.determiners:
        step += 1
    if step < len(units) and units[step].kind in {"name", "generic"}:
        return Nouns((units[step],), "owner")
    return None


def _ending_at(units: Sequence[Unit], at: int, verb: Verb) -> Nouns | None:
    """Find the subject that ends at a noun: itself, what it belongs to, or the list that it ends."""
    if at > 1 and units[at - 1].low == "not" and units[at - 2].low in {"and", "but", ","}:
        # "The Panel, and not the Forum, reports to".
        at = max(at - 3, 0)
        if not units[at].is_noun:
            return None
    head = nouns.climb(units, at)
    if head is None:
        return None
    if head != at:
        return Nouns((units[head],), "across")
    if verb.is_plural is False:
        return Nouns((units[at],))
    return Nouns(tuple(nouns.collect_back(units, at)))
