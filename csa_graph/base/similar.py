"""A name that nobody has becomes the names that may have been meant: the one place that proposes any.

What is proposed differs by a slip of the pen, or is the longer or shorter form of one name. Notions that are
opposed, or only look alike, are never proposed for each other: better no proposal than a wrong one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.wording import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

# Words of which one never stands for another, however alike they are: a line for each set.
_OPPOSED = """
north south east west northern southern eastern western central mid upper lower inner outer
adult adults child children youth young younger older elderly
hourly daily weekly fortnightly monthly quarterly termly annual annually yearly biannual biannually biennial \
biennially triennial bimonthly biweekly semiannual once twice thrice day week fortnight month quarter year
first second third fourth fifth sixth seventh eighth ninth tenth
one two three four five six seven eight nine ten
to from by
start starts end ends begin begins
member chair president leader clerk secretary treasurer
elected selected appointed nominated
advises administers appoints approves
informs reforms performs conforms
gives takes receives provides
strategic operational tactical executive scrutiny
internal external
public private
senior junior
primary secondary
major minor
urban rural
men women male female
before after
over under
owner user
formal former
adviser advertiser
"""
# Words that make another notion of what they stand beside; a part of them also where they begin a word, as
# in unelected, subgroup, bimonthly.
_PREFIXES = """
vice deputy co sub non un in im dis mis ex pre post inter intra anti counter bi tri semi under over multi
"""
_TURNING = """
vice deputy co acting assistant associate interim former ex honorary substitute alternate shadow sub non not
un lay bi tri semi half anti counter pre post inter youth children childrens adult adults womens mens
"""
# Words that may be missing.
_FILLERS = "a an the of for and on in at as is are be to from"
# What may follow the stem of a word in a form of it; the last one is what an abbreviation leaves out.
_ENDINGS = """
s es d ed ing ly y er ers or ors al ally ion ions ation ations ment ments ance able ability ship man men woman
women person persons erred
"""
# So many letters, or more, are the stem of a longer word.
_STEM = 4


class _Match(NamedTuple):
    """How two names fit.

    Attributes:
        slips: How many words differ by a slip of the pen.
        ours: The words of the text that the name does not have.
        theirs: The words of the name that the text does not have.
    """

    slips: int
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def nearest(text: str, names: Iterable[str], count: int = 3, *, partly: bool = False) -> list[str]:
    """List the names that a text can have been meant for, best first, each once; none if nothing is near.

    Args:
        text: What somebody wrote.
        names: What there is of the kind that is asked for.
        count: How many names at most.
        partly: Whether a part of a name, or its initials, stand for it: so for what has a name of its own,
            such as a body or a query. For the words of a list they do not: a committee is no scrutiny
            committee.

    >>> names = ["Overview and Scrutiny Board", "Safer Communities Board", "Safer Board of Kent"]
    >>> nearest("safer board", names, partly=True)
    ['Safer Board of Kent', 'Safer Communities Board']
    >>> nearest("OSB", names, partly=True)
    ['Overview and Scrutiny Board']
    >>> nearest("chairman", ["member", "chair", "adviser"]), nearest("vice chair", ["chair"])
    (['chair'], [])
    """
    from difflib import SequenceMatcher

    wanted = fold(text)
    ours = wanted.split()
    known: dict[tuple[str, str], int | None] = {}
    scored: dict[str, float] = {}
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for name in names:
        if name in scored:
            continue
        folded = fold(name)
        score = _score(ours, folded.split(), known, partly=partly)
        if score:
            matcher.set_seq1(folded)
            scored[name] = score + matcher.ratio()
    return sorted(scored, key=lambda name: (-scored[name], name))[:count]


def are_apart(one: str, other: str) -> bool:
    """Return whether two names cannot mean one thing, however alike they are: opposed words, other numbers.

    >>> are_apart("North Quay Board", "South Quay Board"), are_apart("Quay Bord", "Quay Board")
    (True, False)
    """
    match = _match(fold(one).split(), fold(other).split(), {}, partly=False)
    return _is_vetoed(match.ours, match.theirs)


def split_camel(name: str) -> str:
    """Return the name of a term as words, so that it is compared by them.

    >>> split_camel("reportsTo")
    'reports To'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def _score(
    ours: list[str], theirs: list[str], known: dict[tuple[str, str], int | None], *, partly: bool
) -> float:
    """Return how well a name fits: from 0, not at all, to 4."""
    match = _match(ours, theirs, known, partly=partly)
    matched = len(ours) - len(match.ours)
    if matched and not _is_vetoed(match.ours, match.theirs):
        if _FILLER_WORDS.issuperset(match.ours + match.theirs):
            return 3 if match.slips else 4
        if partly and not match.ours:
            return 1 if match.slips else 2
        if partly and not match.theirs and 2 * matched >= len(ours):
            return 1
    if len(ours) != len(theirs) and _is_respaced("".join(ours), "".join(theirs)):
        return 3
    return 1 if partly and _is_initials(ours, theirs) else 0


def _is_respaced(one: str, other: str) -> bool:
    """Return whether two names differ by a space too many, or too few, and a letter at most."""
    return len(one) > _STEM and not _is_turned(one, other) and _measure(one, other, 1) <= 1


def _is_initials(ours: list[str], theirs: list[str]) -> bool:
    initials = "".join(word[0] for word in theirs if word not in _FILLER_WORDS)
    return len(ours) == 1 and len(ours[0]) > 2 and ours[0] == initials


def _match(
    ours: list[str], theirs: list[str], known: dict[tuple[str, str], int | None], *, partly: bool
) -> _Match:
    """Pair the words of two names: the same ones first."""
    left = list(theirs)
    rest = []
    for word in ours:
        if word in left:
            left.remove(word)
        else:
            rest.append(word)
    slips, unmatched = 0, []
    for word in rest:
        for other in left:
            pair = word, other
            if pair not in known:
                known[pair] = _compare(word, other)
            slip = known[pair]
            if slip is None and partly and _begins(word, other):
                slip = 0
            if slip is not None:
                slips += slip
                left.remove(other)
                break
        else:
            unmatched.append(word)
    return _Match(slips, tuple(unmatched), tuple(left))


def _begins(word: str, other: str) -> bool:
    return other.startswith(word) and not word.isdigit()


def _compare(one: str, other: str) -> int | None:
    """Return 0 for forms of one word, 1 for a slip of the pen, None for different words."""
    if one == other:
        return 0
    if any(one in group and other in group for group in _GROUPS) or _is_turned(one, other):
        return None
    if not (one.isalpha() and other.isalpha()):
        return None
    short, long = sorted((_singular(one), _singular(other)), key=len)
    if len(short) >= _STEM and long.startswith(short) and long.removeprefix(short) in _ENDINGS.split():
        return 0
    if len(long) < _STEM and len(long) == len(short) and sorted(long) != sorted(short):
        # Three letters are an abbreviation: one of them changed makes another.
        return None
    allowed = 0 if len(long) < _STEM - 1 else 1 if len(long) <= _STEM + 1 else 2
    distance = _measure(short, long, allowed)
    # Whoever makes two slips has begun the word rightly.
    is_near = distance <= allowed and (distance < 2 or short[0] == long[0])
    return 1 if is_near else None


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > _STEM else word


def _is_turned(one: str, other: str) -> bool:
    """Return whether one word is the other with a prefix that makes another notion of it."""
    short, long = sorted((one.removesuffix("s"), other.removesuffix("s")), key=len)
    return long.endswith(short) and long.removesuffix(short) in _PREFIXES.split()


def _is_vetoed(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Return whether the words in which two names differ make them different notions."""
    rest = {*ours, *theirs}
    if rest & _TURNING_WORDS or "by" in rest or any(not word.isalpha() for word in rest):
        return True
    # Whoever writes less may mean the same; whoever writes more, of a kind that is told apart, does not.
    if any(group.intersection(ours) - _FILLER_WORDS for group in _GROUPS):
        return True
    return any(group.intersection(ours) and group.intersection(theirs) for group in _GROUPS)


def _measure(one: str, other: str, most: int) -> int:
    """Return how many letters are to be changed, left out, added or swapped; ``most`` + 1 for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        earlier, before, row = before, row, [place]
        for column, wanted in enumerate(other, 1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != wanted))
            swapped = place > 1 < column and letter == other[column - 2] and one[place - 2] == wanted
            if swapped:
                cost = min(cost, earlier[column - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


_GROUPS = tuple(frozenset(group.split()) for group in _OPPOSED.replace("\\\n", "").strip().split("\n"))
_TURNING_WORDS, _FILLER_WORDS = frozenset(_TURNING.split()), frozenset(_FILLERS.split())
