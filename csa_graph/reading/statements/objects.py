"""Who stands behind a verb: one noun or a list, across articles, brackets and "the Council's Panel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.statements import nouns
from csa_graph.reading.statements import words as listed
from csa_graph.reading.statements.nouns import Nouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.reading.statements.units import Sentence, Unit

_PASSING = frozenset({"back", "directly", "jointly", "annually", "of", "respectively", "formally", "equally"})
# What may stand between two nouns of one list, beside what joins them.
_BETWEEN = frozenset({"well", "then", "as", "to", "by", "also", "both", "ultimately"})
# What stands before the body that does what a cue names as a noun, beside "by".
_AGENTS = {
    "of": frozenset({"responsibility", "task", "duty", "matter", "job", "role", "business"}),
    "for": frozenset({"matter", "task", "job"}),
    "with": frozenset({"rests", "lies", "sits", "falls", "remains"}),
    "to": frozenset(
        {
            "go",
            "goes",
            "made",
            "given",
            "sent",
            "presented",
            "falls",
            "belongs",
            "passed",
            "submitted",
            "taken",
        }
    ),
}
_CHAIRS = frozenset(
    {"chair", "chairman", "chairperson", "vice-chair", "convener", "convenor", "leader", "secretary"}
)
# So many words may stand before the noun.
_REACH = 7


def find(sentence: Sentence, at: int) -> tuple[Nouns, int] | None:
    """Find the object behind a verb.

    Args:
        sentence: The sentence.
        at: The index of the first unit behind the verb.

    Returns:
        The nouns, and the index of the unit behind them; None where none stands there.
    """
    units = sentence.units
    following = _skip_to_noun(units, _skip_clause(units, at))
    found: list[Unit] = []
    while following is not None:
        noun, last = _own_noun(units, following)
        if last + 1 < len(units) and units[last + 1].kind == "possessive":
            # "To the Board's chair" is not to the board.
            return (Nouns(tuple(found)), last) if found else None
        found.append(noun)
        at = _behind(units, last + 1)
        step = _skip_joining(units, at)
        following = None if step == at else _skip_to_noun(units, step)
        if following is not None and nouns.begins_clause(units, following):
            break
    if found:
        return Nouns(tuple(found)), at
    first = _skip_clause(units, at)
    office = _find_chair(sentence, first)
    if office:
        return Nouns((office[0],)), office[1]
    overseen = nouns.find_overseen(sentence, first)
    if overseen:
        return Nouns((overseen[0],), "printed"), overseen[1]
    printed = nouns.find_printed(sentence, first)
    return (Nouns((printed[0],)), printed[1]) if printed else None


def _find_chair(sentence: Sentence, at: int) -> tuple[Unit, int] | None:
    """Find an office that the register does not have: "the chair of the Board" is not the board."""
    units = sentence.units
    while at < len(units) and units[at].low in listed.load().determiners:
        at += 1
    if at + 1 >= len(units) or units[at].low not in _CHAIRS or units[at + 1].low != "of":
        return None
    noun = _skip_to_noun(units, at + 2)
    if noun is None or units[noun].kind == "pronoun":
        return None
    name = sentence.text[units[at].start : units[noun].end]
    return units[at]._replace(kind="name", end=units[noun].end, name=name[0].upper() + name[1:]), noun + 1


def _skip_clause(units: Sequence[Unit], at: int) -> int:
    """Step over a clause between two commas: "is accountable to, and reports regularly to, the Board"."""
    if at < len(units) and units[at].low == ",":
        if _skip_to_noun(units, at + 1) is not None:
            return at + 1
        stop = min(len(units), at + 12)
        return next((step + 1 for step in range(at + 1, stop) if units[step].low == ","), at)
    return at


def find_agent(sentence: Sentence, end: int) -> Nouns | None:
    """Find who does what a cue names as a noun: "scrutiny of the Board is provided BY THE COMMITTEE"."""
    for at, unit in enumerate(sentence.units):
        before = sentence.units[at - 1].low if at else ""
        is_agent = unit.low == "by" or before in _AGENTS.get(unit.low, ())
        if unit.start >= end and is_agent:
            found = find(sentence, at + 1)
            return found[0] if found else None
    return None


def _behind(units: Sequence[Unit], at: int) -> int:
    """Step over what belongs to a noun: "process", a bracket."""
    if at < len(units) and units[at].low in listed.load().trailing and units[at].low != "together":
        at += 1
    if at < len(units) and units[at].low == "(":
        at = nouns.skip_bracket(units, at)
    return at


def _skip_joining(units: Sequence[Unit], at: int) -> int:
    """Return where the next noun of a list can begin; the same index where nothing joins one."""
    joining = listed.load().joining
    if at >= len(units) or units[at].low in {"to", "by", "also", "then"}:
        return at
    step = at
    while step < len(units) and (units[step].low in joining or units[step].low in _BETWEEN):
        step += 1
    return step


def _skip_to_noun(units: Sequence[Unit], at: int) -> int | None:
    for step in range(at, min(len(units), at + _REACH)):
        unit = units[step]
        if unit.is_noun:
            return step
        if unit.low in {":", "-", "–", "—"} and step == at:
            continue
        if not _passes(unit) and not _is_of_name(units, step):
            return None
    return None


def _is_of_name(units: Sequence[Unit], at: int) -> bool:
    """Return whether a word is the beginning of a name that is known without it: "the North Quay PCC"."""
    while at < len(units) and units[at].kind == "word" and units[at].is_capital:
        at += 1
    return at < len(units) and units[at].is_noun and units[at - 1].is_capital


def _passes(unit: Unit) -> bool:
    """Return whether a word can stand before the noun that is looked for."""
    grammar = listed.load()
    return unit.kind == "word" and (
        unit.low in grammar.determiners
        or unit.low in grammar.adjectives
        or unit.low in _PASSING
        or unit.low in grammar.transparent
        or unit.low.isdigit()
        or (unit.low.endswith("ly") and len(unit.low) > 4)
    )


def _own_noun(units: Sequence[Unit], at: int) -> tuple[Unit, int]:
    """Follow "the Council's Scrutiny Board" to the board."""
    while at + 1 < len(units) and units[at + 1].kind == "possessive":
        owned = _skip_to_noun(units, at + 2)
        if owned is None:
            break
        at = owned
    return units[at], at
