"""Names are compared with each other and with known ones: which could mean one thing, and how surely.

Names that are spelled alike are one name; the rest is for a person to decide.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from csa_graph.base.likeness import score_of
from csa_graph.base.similar import are_apart
from csa_graph.base.wording import fold
from csa_graph.reading.names.heads import BODIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csa_graph.reading.names.keys import Keys
    from csa_graph.reading.names.known import KnownName
    from csa_graph.reading.proposal import Name

#: Names that score less, 0 to 100, are not proposed to be one.
LEAST = 80.0
# How sure it is that the shorter of two names, of which one ends with the other, means the longer.
_SHORTER = 0.6
# That "A Hale" is the only Amina Hale.
_INITIAL = 0.75
# What is less alike by a quick measure is not scored.
_WORTH = 60.0
# So many of the names that are most alike are scored.
_MOST_ALIKE = 12


def compare(names: Sequence[Name], keys: Keys) -> dict[str, list[tuple[str, float]]]:
    """Return which other names each name could mean, and how surely, 0 to 1; the surest first."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    groups: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        if not name.is_plural and name.kind in (*BODIES, "person", "plan", "office", "programme"):
            groups["body" if name.kind in BODIES else name.kind].append(name)
    for kind, alike in groups.items():
        folded = [_fold(each.name) for each in alike]
        for one, other, score in _pairs(folded, folded):
            if one < other:
                _note(found, alike[one].name, alike[other].name, score)
        if kind == "person":
            _find_initials(alike, found)
        elif kind == "body":
            _find_shorter(alike, keys, found)
    return {name: sorted(others.items(), key=lambda each: -each[1]) for name, others in found.items()}


def recognise(name: Name, known: Mapping[tuple[str, str], KnownName], keys: Keys) -> KnownName | None:
    """Return the known name that a name is spelled like, in one of its forms; None if it is new."""
    kind = "body" if name.kind in BODIES else name.kind
    for form in (name.name, *name.aliases):
        for each in (kind, ""):
            if (keys.of_text(form), each) in known:
                return known[keys.of_text(form), each]
    return None


def index(known: Iterable[KnownName], keys: Keys) -> dict[tuple[str, str], KnownName]:
    """Return known names by what their forms are compared by, and by their kind; names before other forms."""
    listed = list(known)
    found: dict[tuple[str, str], KnownName] = {}
    for each in listed:
        found.setdefault((keys.of_text(each.name), _kind(each)), each)
    for each in listed:
        for alias in each.aliases:
            found.setdefault((keys.of_text(alias), _kind(each)), each)
    return found


def compare_known(names: Sequence[Name], known: Sequence[KnownName]) -> dict[str, list[tuple[str, float]]]:
    """Return which known names each new name is like, and how much, 0 to 1."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    ours = [_fold(each.name) for each in names]
    theirs = [(each, _fold(form)) for each in known for form in (each.name, *each.aliases)]
    for one, other, score in _pairs(ours, [form for _, form in theirs]):
        name, entry = names[one], theirs[other][0]
        kind = "body" if name.kind in BODIES else name.kind
        if not name.is_plural and _kind(entry) in ("", kind):
            best = found[name.name]
            best[entry.name] = max(best.get(entry.name, 0), round(score / 100, 2))
    return {name: sorted(others.items(), key=lambda each: -each[1]) for name, others in found.items()}


def _kind(known: KnownName) -> str:
    return "body" if known.kind in BODIES else known.kind


def _fold(name: str) -> str:
    # A hyphen parts no words here: "Re-offending" is like "Offending", and no word more.
    return fold(name.replace("-", ""))


def _pairs(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, float]]:
    """Return the places of names that are alike, and their scores."""
    from rapidfuzz import fuzz, process

    found = []
    for place, text in enumerate(ours):
        # A name is like itself, where both lists are one.
        near = process.extract(
            text, theirs, scorer=fuzz.token_sort_ratio, score_cutoff=_WORTH, limit=_MOST_ALIKE
        )
        for other, _, number in near:
            score = score_of(text, other)
            if score >= LEAST and not are_apart(text, other):
                found.append((place, number, score))
    return found


def _note(found: dict[str, dict[str, float]], one: str, other: str, score: float) -> None:
    found[one][other] = found[other][one] = round(score / 100, 2)


def _find_initials(people: Sequence[Name], found: dict[str, dict[str, float]]) -> None:
    """Find "A Hale" where one person of that family name has a given name with that letter."""
    by_family: defaultdict[str, list[tuple[str, Name]]] = defaultdict(list)
    for each in people:
        words = fold(each.name).split()
        if len(words) > 1:
            by_family[words[-1]].append((words[-2], each))
    for family in by_family.values():
        for given, each in family:
            full = [other for word, other in family if len(word) > 1 and word[0] == given]
            if len(given) == 1 and len(full) == 1:
                _note(found, each.name, full[0].name, 100 * _INITIAL)


def _find_shorter(bodies: Sequence[Name], keys: Keys, found: dict[str, dict[str, float]]) -> None:
    """Find the one longer name that ends with a whole name of two words or more."""
    by_end: defaultdict[str, list[Name]] = defaultdict(list)
    parts = {each.name: keys.of_words(each.name) for each in bodies}
    for each in bodies:
        for place in range(1, len(parts[each.name]) - 1):
            by_end["".join(parts[each.name][place:])].append(each)
    for each in bodies:
        longer = by_end.get("".join(parts[each.name]), [])
        if len(longer) == 1 and longer[0].part_of != each.name:
            _note(found, each.name, longer[0].name, 100 * _SHORTER)
