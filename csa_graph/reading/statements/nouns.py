"""Which nouns belong together: lists, brackets, what a noun belongs to. Says nothing of whom they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from csa_graph.reading.statements import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.reading.statements.units import Sentence, Unit

_PARTICIPLES = ("ed", "ing", "made", "held", "run", "led", "set", "up", "given")
# Words that may follow a noun of a list without beginning a clause of their own.
_BEHIND = frozenset({"each", "every", "once", "twice", "when", "where", "as", "who", "respectively"})


#: How nouns were found.
How = Literal["beside", "across", "relative", "first", "owner", "members", "left out", "printed"]


class Nouns(NamedTuple):
    """The nouns at one end of a verb.

    Attributes:
        units: The nouns, in their order: more than one where they are co-ordinated; none where the words
            leave out whom they are about.
        how: How they were found: right beside the verb, across a clause, before "which", at the beginning of
            the clause, as an owner; or left out.
        others: Nouns that could be meant instead.
    """

    units: tuple[Unit, ...]
    how: Literal["beside", "across", "relative", "first", "owner", "members", "left out", "printed"] = (
        "beside"
    )
    others: tuple[Unit, ...] = ()


def skip_bracket_back(units: Sequence[Unit], at: int) -> int:
    """Return the index before the bracket that closes at an index; -1 if it opens nowhere."""
    depth = 0
    while at >= 0:
        depth += (units[at].low == ")") - (units[at].low == "(")
        if not depth:
            return at - 1
        at -= 1
    return -1


def skip_bracket(units: Sequence[Unit], at: int) -> int:
    """Return the index behind the bracket that opens at an index."""
    depth = 0
    for step in range(at, len(units)):
        depth += (units[step].low == "(") - (units[step].low == ")")
        if not depth:
            return step + 1
    return len(units)


def before_determiner(units: Sequence[Unit], at: int) -> int:
    """Return the index of the last unit that is no article or the like."""
    while at >= 0 and units[at].kind == "word" and units[at].low in listed.load().determiners:
        at -= 1
    return at


def climb(units: Sequence[Unit], at: int) -> int | None:
    """Return the noun that a noun belongs to, if it stands behind a preposition: itself where it stands free.

    Returns:
        None where it belongs to something that is no body: "officers of the Council".
    """
    grammar = listed.load()
    while True:
        before = before_determiner(units, at - 1)
        if before < 0 or units[before].low not in grammar.prepositions:
            return at
        above = before - 1
        if above >= 0 and units[above].low in {"also", "both", "directly", "jointly"}:
            above -= 1
        if above >= 0 and units[above].low.rpartition(" ")[2] in grammar.transparent | grammar.powers:
            return at
        if above > 0 and units[before].low == "for" and units[above].low in {"is", "was"}:
            # "It is for the Board to oversee".
            return at
        above = _above(units, above)
        if above < 0 or not units[above].is_noun:
            return None
        at = above


def _above(units: Sequence[Unit], at: int) -> int:
    """Step over a participle and brackets to what a preposition hangs on; -1 where that is no noun."""
    helping = listed.load().helping
    if at >= 0 and units[at].kind == "word":
        if not units[at].low.endswith(_PARTICIPLES):
            return -1
        at -= 1
        # "The Panel is set up by the Board": what is done to the subject.
        while (
            at >= 0
            and units[at].kind == "word"
            and (units[at].low in helping or units[at].low.endswith(_PARTICIPLES))
        ):
            at -= 1
    if at >= 0 and units[at].low == ")":
        at = skip_bracket_back(units, at)
    if at > 0 and units[at].low == ",":
        at -= 1
    return at


def collect_back(units: Sequence[Unit], at: int) -> list[Unit]:
    """Collect the list of nouns that ends at an index: "the Panel, the Forum and the Group"."""
    grammar = listed.load()
    found = [units[at]]
    step = at - 1
    while step > 0:
        back = before_determiner(units, step)
        if back < 0 or units[back].low not in grammar.joining:
            break
        while back > 0 and units[back].low in grammar.joining:
            back -= 1
        if units[back].low == ")":
            back = skip_bracket_back(units, back)
        if back < 0 or not units[back].is_noun or climb(units, back) != back:
            break
        found.insert(0, units[back])
        step = back - 1
    return found


def find_printed(sentence: Sentence, at: int) -> tuple[Unit, int] | None:
    """Find a name that no register has, by its capitals: "Full Council", "DCJB".

    Args:
        sentence: The sentence.
        at: The index of the first unit that can belong to it.

    Returns:
        The name as a unit, and the index behind it; None where no capitals stand there.
    """
    units = sentence.units
    while at < len(units) and units[at].kind == "word" and units[at].low in listed.load().determiners:
        at += 1
    end = at
    while (
        end < len(units) and units[end].kind == "word" and (units[end].is_capital or _links(units, at, end))
    ):
        end += 1
    if end == at or (end < len(units) and units[end].is_noun):
        return None
    text = sentence.text[units[at].start : units[end - 1].end]
    return units[at]._replace(kind="name", low=text.lower(), end=units[end - 1].end, name=text), end


def find_overseen(sentence: Sentence, at: int, *, is_back: bool = False) -> tuple[Unit, int] | None:
    """Find what is no body and can be overseen: "the night bus scheme".

    Args:
        sentence: The sentence.
        at: The index of its first unit, or of its last one.
        is_back: Whether the index is of its last unit.

    Returns:
        It as a unit, and the index behind it; None where no such words stand there.
    """
    units = sentence.units
    grammar = listed.load()
    passing = grammar.prepositions | grammar.joining | grammar.determiners | grammar.helping
    first, last = at, at
    if is_back:
        while first > 0 and _is_plain(units[first - 1], passing):
            first -= 1
    else:
        while first < len(units) and units[first].kind == "word" and units[first].low in grammar.determiners:
            first += 1
        last = first
        while (
            last + 1 < len(units)
            and units[last].low not in grammar.overseen
            and _is_plain(units[last + 1], passing)
        ):
            last += 1
    if first > last or last >= len(units) or first == last or units[last].low not in grammar.overseen:
        return None
    text = sentence.text[units[first].start : units[last].end]
    found = units[first]._replace(kind="name", low=text.lower(), end=units[last].end, name=text, head="")
    return found, last + 1


def _is_plain(unit: Unit, passing: frozenset[str]) -> bool:
    return unit.kind == "word" and unit.low not in passing


def _links(units: Sequence[Unit], start: int, at: int) -> bool:
    """Return whether a small word stands between the capitals of one name: "Board of Trade"."""
    follows = units[at + 1] if at + 1 < len(units) else None
    return at > start and units[at].low in {"of", "for"} and follows is not None and follows.is_capital


def is_verb_like(unit: Unit) -> bool:
    """Return whether a unit behind a noun can be its verb."""
    grammar = listed.load()
    return (
        unit.kind == "word"
        and unit.low not in grammar.joining
        and unit.low not in grammar.prepositions
        and not unit.low.isdigit()
    )


def begins_clause(units: Sequence[Unit], at: int) -> bool:
    """Return whether a noun behind "and" begins a clause of its own: "and the Panel meets"."""
    follows = at + 1
    if follows < len(units) and units[follows].low == "(":
        follows = skip_bracket(units, follows)
    if follows >= len(units):
        return False
    unit = units[follows]
    return (
        is_verb_like(unit)
        and not unit.low.endswith("ly")
        and unit.low not in listed.load().transparent
        and unit.low not in _BEHIND
    )
