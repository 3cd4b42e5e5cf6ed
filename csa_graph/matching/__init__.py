"""The organisations of a graph are compared with a register by their names: who could be who, and how surely.

Proposes, and changes nothing: whether a proposal is right is for a person to say.

Names are compared after folding (case, accents, marks), as :func:`csa_graph.base.likeness.score_of` scores
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base.likeness import score_of
from csa_graph.base.wording import fold
from csa_graph.terms.iris import CSA, ORG, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csa_graph.matching.registers import Entry, Register
    from csa_graph.naming.names import Names
    from csa_graph.sparql.store import Store

#: Scores below are no candidates.
LEAST = 85.0
#: Most candidates that one organisation gets.
MOST = 3
#: How far below the best score a candidate still is a rival.
CLOSE = 5.0
#: The score of the same names where one of them is only an alias.
ALIAS = 95.0

_BODIES = tuple(
    ox.NamedNode(iri)
    for iri in (
        ORG.Organization.value,
        ORG.FormalOrganization.value,
        CSA.Group.value,
    )
)
# Names with less in common are not compared in detail.
_WORTH = 60.0


class Candidate(NamedTuple):
    """An entry of a register that an organisation could be.

    Attributes:
        body: IRI of the organisation.
        entry: The entry.
        score: How alike their names are, 0 to 100.
        ours: The name of the organisation that was compared.
        theirs: The name of the entry that was compared.
        is_label: Whether ours is the organisation's name, and no alias.
        is_official: Whether theirs is the entry's official name, and no alias.
        rivals: How many others could be it as well: with the same name, or, where none has, no more than
            :data:`CLOSE` below the best; those that have ended only where they fit no less.
        is_stated: Whether the data give the organisation this code already.
    """

    body: ox.NamedNode
    entry: Entry
    score: float
    ours: str
    theirs: str
    is_label: bool
    is_official: bool
    rivals: int = 0
    is_stated: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether a name is the same, the body still exists, and there is no rival."""
        return self.score >= ALIAS and not self.rivals and not self.entry.ended


class Matches(NamedTuple):
    """What the comparison of a graph with a register gave.

    Attributes:
        candidates: By organisation in the order of names, the best first.
        compared: Number of organisations that were compared.
    """

    candidates: tuple[Candidate, ...]
    compared: int


def match(
    store: Store,
    names: Names,
    register: Register,
    least: float = LEAST,
    layer: ox.NamedNode | ox.DefaultGraph | None = None,
) -> Matches:
    """Compare the organisations and groups of a graph with a register.

    Units of an organisation are left out.

    Args:
        store: The graph.
        names: What things are called.
        register: The register.
        least: Candidates with a lower score are left out, 0 to 100.
        layer: Graph of the edition whose organisations are compared; None for those in force.
    """
    graph = layer or ox.DefaultGraph()
    bodies = sorted(_bodies(store, graph), key=lambda node: (fold(names.label(node)), node.value))
    theirs = _RegisterNames(register.entries)
    found: list[Candidate] = []
    for body in bodies:
        stated = set(_texts(store, body, ORG.identifier))
        best: dict[int, Candidate] = {}
        for text, is_label in _names_of(store, body, graph):
            for place, candidate in theirs.like(body, text, is_label=is_label, least=least):
                if place not in best or candidate.score > best[place].score:
                    best[place] = candidate
        found += _ranked(best.values(), stated)
    return Matches(tuple(found), len(bodies))


def _ranked(candidates: Iterable[Candidate], stated: set[str]) -> Iterator[Candidate]:
    """Iterate over the candidates of one body that are to be shown, the best first."""
    ranked = sorted(candidates, key=lambda each: (-each.score, bool(each.entry.ended), each.entry))
    if not ranked:
        return
    top = ranked[0].score
    near = [each for each in ranked if each.score >= (ALIAS if top >= ALIAS else top - CLOSE)]
    for each in near if top >= ALIAS else ranked[:MOST]:
        # A body that has ended is no rival of one that fits better.
        others = (other for other in near if other is not each)
        rivals = sum(1 for other in others if not other.entry.ended or other.score >= each.score)
        yield each._replace(rivals=rivals, is_stated=each.entry.code in stated)


def _bodies(store: Store, graph: ox.NamedNode | ox.DefaultGraph) -> set[ox.NamedNode]:
    def of(kinds: Sequence[ox.NamedNode]) -> set[ox.NamedNode]:
        quads = (quad for kind in kinds for quad in store.quads(None, RDF.type, kind, graph))
        return {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}

    return of(_BODIES) - of([ORG.OrganizationalUnit])


def _names_of(
    store: Store, body: ox.NamedNode, graph: ox.NamedNode | ox.DefaultGraph
) -> Iterator[tuple[str, bool]]:
    """Iterate over what a body is called, and whether that is its name; sorted."""
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        texts = set(_texts(store, body, predicate, graph))
        yield from ((text, predicate == SKOS.prefLabel) for text in sorted(texts))


def _texts(
    store: Store,
    body: ox.NamedNode,
    predicate: ox.NamedNode,
    graph: ox.NamedNode | ox.DefaultGraph | None = None,
) -> Iterator[str]:
    for quad in store.quads(body, predicate, None, graph):
        if isinstance(quad.object, ox.Literal):
            yield quad.object.value


class _RegisterNames:
    """The names of a register, prepared to be compared."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._names: list[tuple[int, str, bool]] = []
        for place, entry in enumerate(entries):
            self._names.append((place, entry.name, True))
            self._names += [(place, alias, False) for alias in entry.aliases]
        self._folded: Mapping[int, str] = {number: fold(each[1]) for number, each in enumerate(self._names)}

    def like(
        self, body: ox.NamedNode, text: str, *, is_label: bool, least: float
    ) -> Iterator[tuple[int, Candidate]]:
        """Iterate over (place of the entry, candidate) for the names that are like a text."""
        from rapidfuzz import fuzz, process

        wanted = fold(text)
        alike = process.extract(
            wanted, self._folded, scorer=fuzz.token_sort_ratio, score_cutoff=min(least, _WORTH), limit=None
        )
        for name, _, number in alike:
            place, shown, is_official = self._names[number]
            score = score_of(wanted, name)
            if not (is_label and is_official):
                score = min(score, ALIAS)
            if score >= least:
                entry = self._entries[place]
                yield place, Candidate(body, entry, round(score, 1), text, shown, is_label, is_official)
