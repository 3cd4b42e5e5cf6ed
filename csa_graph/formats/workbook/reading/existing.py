"""What an earlier import made keeps its IRIs, though its rows moved or a name was corrected.

Reads the earlier file only; it decides for one sheet at a time.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from csa_graph.base.similar import are_apart
from csa_graph.base.wording import fold
from csa_graph.formats.workbook.columns import LABELS, iri
from csa_graph.terms.iris import CSA, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from csa_graph.formats.workbook.columns import Sheet

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


class Existing:
    """The things of an earlier file, by class and name.

    Args:
        path: The file, or None where there is none; one that cannot be read counts as none.
    """

    def __init__(self, path: Path | None) -> None:
        self._types: dict[str, set[str]] = {}
        self._labels: dict[str, list[str]] = {}
        self._seats: dict[tuple[tuple[str, ...], ...], list[str]] = {}
        if path is not None and path.is_file():
            self._read(path)

    @property
    def iris(self) -> set[str]:
        """The IRIs of all things."""
        return set(self._types)

    def _read(self, path: Path) -> None:
        import pyoxigraph as ox

        labels = {iri(label) for label in LABELS}
        seats: dict[str, dict[str, set[str]]] = {}
        try:
            quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TRIG))
        except (SyntaxError, OSError):
            return
        for quad in quads:
            subject, predicate = quad.subject, quad.predicate.value
            if not isinstance(subject, ox.NamedNode) or isinstance(quad.object, ox.Triple):
                continue
            if predicate == RDF.type.value:
                self._types.setdefault(subject.value, set()).add(quad.object.value)
            elif predicate in labels:
                self._labels.setdefault(subject.value, []).append(quad.object.value)
            if predicate in SEAT:
                seats.setdefault(subject.value, {}).setdefault(predicate, set()).add(quad.object.value)
        for seat, facts in seats.items():
            if CSA.Seat.value in self._types.get(seat, ()):
                key = tuple(tuple(sorted(facts.get(each, ()))) for each in SEAT)
                self._seats.setdefault(key, []).append(seat)

    def seats(self, key: tuple[tuple[str, ...], ...]) -> list[str]:
        """Return the seats that a file describes so, in order of their IRIs."""
        return sorted(self._seats.get(key, ()))

    def match(self, sheet: Sheet, names: Iterable[str], used: set[str]) -> dict[str, tuple[str, str]]:
        """Find the things of the earlier file that names of a sheet mean.

        Args:
            sheet: The sheet.
            names: Those of its things that have no ID.
            used: IRIs that the workbook gives already.

        Returns:
            By name: the IRI, and the name that the thing had if that was another. Only a single name that is
            clearly the nearest counts, and only where it is found no more.
        """
        classes = {iri(each) for each in sheet.classes.values()}
        known: dict[str, str] = {}
        for thing, labels in sorted(self._labels.items()):
            if self._types.get(thing, set()) & classes and thing not in used:
                known.update(dict.fromkeys(labels, thing))
        by_fold = {fold(label): thing for label, thing in known.items()}
        names = sorted(names)
        found = {name: (by_fold[fold(name)], "") for name in names if fold(name) in by_fold}
        kept = {thing for thing, _ in found.values()}
        left = {label: thing for label, thing in known.items() if thing not in kept}
        near = {name: _nearest(name, left) for name in names if name not in found}
        for name, label in near.items():
            if label and [each for each in near.values() if each and left[each] == left[label]] == [label]:
                found[name] = (left[label], label)
        return found


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
