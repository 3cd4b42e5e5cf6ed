"""The surroundings of one thing are found in a store step by step, and projected: nothing else is looked at.

Goes at least as far as ``neighbourhood`` does, which then cuts out of the projection what belongs to it. What
a line is, is decided by the edge queries: the properties that they name are followed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.asking import catalogue
from csa_graph.base import resources
from csa_graph.naming.names import Names
from csa_graph.projection import neighbourhood, portion, projecting
from csa_graph.sparql import tokens
from csa_graph.terms.iris import CSA, KIND, ORG, RDF, RDFS, ROLE
from csa_graph.terms.ontology import list_narrower

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

_PREFIX = re.compile(r"PREFIX\s+(\w+):\s*<([^>]*)>")
#: What more editions describe than these is nobody's own: what they say of it is not gathered.
_FEW_EDITIONS = 8


class Surroundings(NamedTuple):
    """What there is around a thing.

    Attributes:
        graph: Its accountability, as :func:`neighbourhood.cut` gives it; None if it is on no map.
        editions: The editions that state its lines or describe what is reached.
        number: How many things were reached; where there are more than were asked for, there is no graph.
        shared: IRIs of things that other editions describe as well: what these alone say of them is not all.
    """

    graph: nx.MultiDiGraph[str] | None
    editions: tuple[ox.NamedNode, ...]
    number: int
    shared: frozenset[str] = frozenset()


def project(
    store: Store, thing: ox.NamedNode, depth: int, *, edition: ox.NamedNode | None = None, most: int
) -> Surroundings:
    """Project the surroundings of a thing.

    Args:
        store: A built store.
        thing: The thing.
        depth: How many steps away from it.
        edition: The edition to read; None reads the editions in force.
        most: At how many things to give up.
    """
    walk = _Walk(store, thing, edition)
    reached = walk.go(depth, most)
    if len(reached) > most:
        return Surroundings(None, (), len(reached))
    editions, shared = ((edition,), frozenset[str]()) if edition is not None else walk.list_editions(reached)
    part = portion.of_things(store, [*reached, *walk.list_seats(reached)], editions)
    whole = edition.value if edition is not None else None

    def read(view: str, source: Store) -> nx.MultiDiGraph[str]:
        return projecting.project(source, Names(source, edition), view, edition=whole)

    merged = neighbourhood.merge(read(view, part) for view in neighbourhood.VIEWS)
    if thing.value not in merged:
        # Some tie of another kind can put it onto a map: one is enough to tell.
        ends = walk.iter_subjects("everything")
        everything = read("everything", portion.of_things(store, [thing, *ends], editions))
        if thing.value not in everything:
            return Surroundings(None, editions, 0)
        merged.add_node(thing.value, **everything.nodes[thing.value])
    return Surroundings(neighbourhood.cut(merged, thing.value, depth), editions, len(reached), shared)


@cache
def list_properties(view: str) -> tuple[ox.NamedNode, ...]:
    """Return the properties that an edge query names, and those below them; what a role is, is no tie.

    >>> [each.value.rpartition("#")[2] for each in list_properties("who-reports-to-whom")][:2]
    ['reportsTo', 'subGroupOf']
    """
    text = catalogue.get(view, resources.queries() / "edges").text
    namespaces = dict(_PREFIX.findall(text))
    found = []
    for _kind, token, _start, _end in tokens.iter_tokens(text):
        prefix, colon, name = token.partition(":")
        if colon and prefix in namespaces and name[:1].islower():
            iri = namespaces[prefix] + name
            if not iri.startswith(ROLE.base) and iri not in {ORG.role.value, RDFS.subPropertyOf.value}:
                # A query that names a general property asks the ontology for what stands below it.
                found += [*list_narrower(iri), iri]
    return tuple(map(ox.NamedNode, dict.fromkeys(found)))


class _Walk:
    """Goes from one thing along lines and seats, in one layer of a store."""

    def __init__(self, store: Store, thing: ox.NamedNode, edition: ox.NamedNode | None) -> None:
        self._store = store
        self._thing = thing
        self._layer = edition or ox.DefaultGraph()
        self._is_edition: dict[Term | ox.DefaultGraph, bool] = {}
        self._properties = {each for view in neighbourhood.VIEWS for each in list_properties(view)}

    def go(self, depth: int, most: int) -> dict[Term, int]:
        """Return the things that can be reached, with their distance; gives up above a number of things."""
        reached: dict[Term, int] = {self._thing: 0}
        level: list[Term] = [self._thing]
        for distance in range(1, depth + 1):
            beyond: list[Term] = []
            for each in level:
                for other in self._iter_neighbours(each):
                    if other not in reached:
                        reached[other] = distance
                        beyond.append(other)
                if len(reached) > most:
                    return reached
            level = beyond
        return reached

    def _iter_neighbours(self, thing: Term) -> Iterator[Term]:
        centre = thing == self._thing
        if not isinstance(thing, ox.NamedNode) or (_is_kind(thing) and not centre):
            return
        for other in self._iter_ties(thing):
            if not self._holds(other, RDF.type, CSA.Seat):
                yield other
            elif centre or self._holds(other, ORG.role, ROLE.chair):
                ends = [end for end in self._iter_objects(other) if isinstance(end, ox.NamedNode)]
                yield from ends
                # A seat that nobody holds stands for itself.
                if len(ends) < 2:
                    yield other

    def _iter_ties(self, thing: ox.NamedNode) -> Iterator[ox.NamedNode | ox.BlankNode]:
        for end in self._iter_objects(thing):
            if isinstance(end, ox.NamedNode | ox.BlankNode):
                yield end
        # One look for all properties: a server is asked once.
        for quad in self._store.quads(None, None, thing, self._layer):
            if quad.predicate in self._properties and isinstance(quad.subject, ox.NamedNode | ox.BlankNode):
                yield quad.subject

    def _iter_objects(self, thing: ox.NamedNode | ox.BlankNode) -> Iterator[Term]:
        for quad in self._store.quads(thing, None, None, self._layer):
            if quad.predicate in self._properties:
                yield quad.object

    def _holds(self, subject: ox.NamedNode | ox.BlankNode, predicate: ox.NamedNode, value: Term) -> bool:
        return any(True for _ in self._store.quads(subject, predicate, value, self._layer))

    def list_seats(self, things: dict[Term, int]) -> list[Term]:
        """Return the seats on those of some things that are groups."""
        groups = (each for each in things if isinstance(each, ox.NamedNode) and not _is_kind(each))
        found = (quad for each in groups for quad in self._store.quads(None, None, each, self._layer))
        return list(dict.fromkeys(quad.subject for quad in found if quad.predicate == ORG.postIn))

    def list_editions(self, things: dict[Term, int]) -> tuple[tuple[ox.NamedNode, ...], frozenset[str]]:
        """Return the editions that state a line or seat among some things, or describe one of them.

        Bodies above them count as well, however far: whether somebody elected is among them is looked for.
        Also return the IRIs of things that so many editions describe that not all of these are among them.
        """
        homes: dict[str, set[Term | ox.DefaultGraph]] = {}
        found: set[Term | ox.DefaultGraph] = set()
        things = {**self._climb(things), **things}
        for each in (*things, *self.list_seats(things)):
            centre = each == self._thing
            if not isinstance(each, ox.NamedNode | ox.BlankNode) or (_is_kind(each) and not centre):
                continue
            described = self._store.quads(each, None if centre else RDF.type)
            homes[each.value] = self._pick_editions(described)
            if len(homes[each.value]) <= _FEW_EDITIONS:
                found |= homes[each.value]
            for quad in self._store.quads(each, None, None, self._layer):
                if quad.predicate in self._properties and quad.object in things:
                    stating = self._store.quads(each, quad.predicate, quad.object)
                    found |= self._pick_editions(stating)
        shared = frozenset(iri for iri, theirs in homes.items() if not theirs <= found)
        return tuple(sorted((each for each in found if isinstance(each, ox.NamedNode)), key=str)), shared

    def _pick_editions(self, quads: Iterator[ox.Quad]) -> set[Term | ox.DefaultGraph]:
        """Return the editions among the graphs of some statements."""
        graphs = {quad.graph_name for quad in quads}
        for each in graphs - self._is_edition.keys():
            self._is_edition[each] = isinstance(each, ox.NamedNode) and any(
                True for _ in self._store.quads(each, RDF.type, CSA.Edition, ox.DefaultGraph())
            )
        return {each for each in graphs if self._is_edition[each]}

    def _climb(self, things: dict[Term, int]) -> dict[Term, int]:
        """Return all bodies to which some things answer, directly or through others."""
        kinds = set(list_properties(neighbourhood.VIEWS[0]))
        above: dict[Term, int] = {}
        level: list[Term] = list(things)
        while level:
            beyond: list[Term] = []
            for each in level:
                if isinstance(each, ox.NamedNode):
                    for quad in self._store.quads(each, None, None, self._layer):
                        if quad.predicate in kinds and quad.object not in above:
                            above[quad.object] = 0
                            beyond.append(quad.object)
            level = beyond
        return above

    def iter_subjects(self, view: str) -> Iterator[Term]:
        """Iterate over things with a tie of each kind of a view to the thing, one for each kind."""
        for each in list_properties(view):
            for quad in self._store.quads(None, each, self._thing, self._layer):
                yield quad.subject
                break


def _is_kind(thing: ox.NamedNode | ox.BlankNode) -> bool:
    return thing.value.startswith(KIND.base)
