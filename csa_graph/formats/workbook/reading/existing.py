"""What an earlier import made keeps its IRIs, though its rows moved or a name was corrected.

Reads the earlier file only; it decides for one sheet at a time.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.similar import are_apart
from csa_graph.base.wording import fold
from csa_graph.formats.workbook.columns import LABELS, iri
from csa_graph.terms.iris import CSA, ORG, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from csa_graph.formats.workbook.columns import Sheet

    Key = tuple[tuple[str, ...], ...]

# A corrected letter or word leaves this much alike; another body of the same kind seldom does.
_ALIKE = 0.8
_CLEAR = 0.1
_SEAT = (
    "org:postIn",
    "org:role",
    "org:heldBy",
    "csa:filledBy",
    "opengov:onBehalfOf",
    "csa:forKind",
    "csa:count",
)
#: What distinguishes seats that have no name.
SEAT = tuple(map(iri, _SEAT))
#: What distinguishes arrangements, which have no names.
ARRANGEMENT = (CSA.from_.value, CSA.line.value, CSA.to.value)
# What things without names are told apart by, by their class.
_KEYS = {CSA.Seat.value: SEAT, CSA.Arrangement.value: ARRANGEMENT}
# What earlier imports called some classes.
_OLD = {CSA.ReportingArrangement.value: CSA.Arrangement.value}


class Kept(NamedTuple):
    """A thing of the earlier file that a row is about.

    Attributes:
        iri: Its IRI, which stays.
        before: The name that it had, where that was another and the row does not say so.
    """

    iri: str
    before: str = ""


class Existing:
    """The things of an earlier file, by class and name.

    Args:
        path: The file, or None where there is none; one that cannot be read counts as none.
    """

    def __init__(self, path: Path | None) -> None:
        self._types: dict[str, set[str]] = {}
        self._labels: dict[str, list[str]] = {}
        self._aliases: dict[str, list[str]] = {}
        self._keyed: dict[str, dict[Key, list[str]]] = {}
        self._said: dict[str, set[tuple[str, str]]] = {}
        self._offices: dict[str, set[str]] = {}
        if path is not None and path.is_file():
            self._read(path)

    @property
    def iris(self) -> set[str]:
        """The IRIs of all things."""
        return set(self._types)

    def _read(self, path: Path) -> None:
        import pyoxigraph as ox

        names = {**dict.fromkeys(map(iri, LABELS), self._labels), SKOS.altLabel.value: self._aliases}
        facts: dict[str, dict[str, set[str]]] = {}
        try:
            quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TRIG))
        except (SyntaxError, OSError):
            return
        for quad in quads:
            subject, predicate = quad.subject, quad.predicate.value
            if not isinstance(subject, ox.NamedNode) or isinstance(quad.object, ox.Triple):
                continue
            value = quad.object.value
            if predicate == RDF.type.value:
                self._types.setdefault(subject.value, set()).add(_OLD.get(value, value))
            elif predicate in names:
                names[predicate].setdefault(subject.value, []).append(value)
            facts.setdefault(subject.value, {}).setdefault(predicate, set()).add(value)
        for kind, predicates in _KEYS.items():
            keyed = self._keyed[kind] = {}
            for thing in _by_number(self.of(kind)):
                found = facts[thing]
                key = tuple(tuple(sorted(found.get(each, ()))) for each in predicates)
                keyed.setdefault(key, []).append(thing)
                others = found.keys() - {*predicates, RDF.type.value}
                self._said[thing] = {(each, value) for each in others for value in found[each]}
        for thing in self.of(ORG.Post.value, CSA.Seat.value):
            for body in facts[thing].get(ORG.postIn.value, {""}):
                self._offices.setdefault(body, set()).add(thing)

    def of(self, *kinds: str) -> set[str]:
        """Return the things of some classes."""
        return {thing for thing, types in self._types.items() if not types.isdisjoint(kinds)}

    def name_of(self, thing: str) -> str:
        """Return what a thing is called; empty where it has no name."""
        return min(self._labels.get(thing, ()), default="")

    def keyed(self, kind: str, key: Key) -> list[str]:
        """Return the things without name of a class that a file describes so, in the order of their IRIs.

        Args:
            kind: The class: of seats or of arrangements.
            key: The values of what tells them apart, for each property those of a thing, sorted.
        """
        return self._keyed.get(kind, {}).get(key, [])

    def tell_apart(self, things: Sequence[str], said: Sequence[set[tuple[str, str]]]) -> dict[int, str]:
        """Return which things with the same key are meant by what is said besides: the likest, each once.

        Args:
            things: The things.
            said: For each that is looked for, properties with values.

        Returns:
            The thing by the place of what is said of it; there can be fewer.
        """
        ranked = sorted(
            (len(self._said[thing] ^ each), place, order)
            for place, each in enumerate(said)
            for order, thing in enumerate(things)
        )
        found: dict[int, str] = {}
        for _, place, order in ranked:
            if place not in found and things[order] not in found.values():
                found[place] = things[order]
        return found

    def free(self, kind: str, text: str, taken: set[str]) -> set[str]:
        """Return the things that something new of a class can be: no row is about them any more.

        Args:
            kind: The class.
            text: What the new thing is called; if one of them has that name, it is that one alone.
            taken: IRIs that rows are about.
        """
        left = self.of(kind) - taken
        return {thing for thing in left if text in self._labels.get(thing, ())} or left

    def offices_of(self, body: str) -> set[str]:
        """Return the offices and seats of a body; for an empty name those of none."""
        return self._offices.get(body, set())

    def match(
        self,
        sheet: Sheet,
        names: Mapping[str, Iterable[str]],
        used: set[str],
        among: set[str] | None = None,
    ) -> dict[str, Kept]:
        """Find the things of the earlier file that names of a sheet mean.

        A name is the same, or differs in capitals and signs; or it was another name of the thing; or the row
        gives the earlier name as another one; or a single name that is found no more is clearly the nearest.
        Each thing is found once.

        Args:
            sheet: The sheet.
            names: Those of its things that have no ID, each with what they are called besides.
            used: IRIs that the workbook gives already.
            among: The things that it can be; None for all of the sheet.

        Returns:
            What was found, by name.
        """
        there = self.of(*map(iri, sheet.classes.values())) - used
        things = sorted(there if among is None else there & among)
        found: dict[str, Kept] = {}

        def pair(
            wanted: Callable[[str], Iterable[str]], had: Mapping[str, list[str]], *, exact: bool
        ) -> None:
            index: dict[str, list[str]] = {}
            claimed = {kept.iri for kept in found.values()}
            for thing in things:
                for label in had.get(thing, ()) if thing not in claimed else ():
                    index.setdefault(label if exact else fold(label), []).append(thing)
            for name in sorted(names):
                if name in found:
                    continue
                for each in wanted(name):
                    free = [
                        thing
                        for thing in index.get(each if exact else fold(each), ())
                        if thing not in claimed
                    ]
                    if free:
                        found[name] = Kept(free[0])
                        claimed.add(free[0])
                        break

        pair(lambda name: [name], self._labels, exact=True)
        pair(lambda name: [name], self._labels, exact=False)
        pair(lambda name: names[name], self._labels, exact=False)
        pair(lambda name: [name], self._aliases, exact=False)
        kept = {each.iri for each in found.values()}
        left = {
            label: thing for thing in things if thing not in kept for label in self._labels.get(thing, ())
        }
        near = {name: _nearest(name, left) for name in sorted(names) if name not in found}
        for name, label in near.items():
            if label and [each for each in near.values() if each and left[each] == left[label]] == [label]:
                found[name] = Kept(left[label], label)
        return found


def _by_number(iris: Iterable[str]) -> Iterator[str]:
    """Iterate over IRIs as they were made: ``seat-2`` before ``seat-10``."""
    return iter(sorted(iris, key=lambda each: (len(each), each)))


def _nearest(name: str, labels: dict[str, str]) -> str:
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(fold(name))
    scored = []
    for label in labels:
        if are_apart(name, label):
            continue
        matcher.set_seq1(fold(label))
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
            scored.append((matcher.ratio(), label))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < _ALIKE:
        return ""
    rivals = [score for score, label in scored[1:] if labels[label] != labels[scored[0][1]]]
    return "" if rivals and scored[0][0] - rivals[0] < _CLEAR else scored[0][1]
