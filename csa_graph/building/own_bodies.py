"""The groups of each edition become those that are the partnership's own, and those that it only mentions.

The definition stands here once, as no rule of plain statements can carry it: it counts, and has to know that
there is nothing else. A partnership answers for the bodies that its paper sets up or describes, and for what
answers to these; on a body that it merely names, that body's own papers have the say. In the data that is:

1. the group that publishes the document;
2. a group that the document describes as one describes governance. It says at least two things of these:
   seats on it (each is one), what it is for, how often it meets. Of other people's bodies a paper names the
   chair, or says that one of ours has a seat there, and no more. A seat that is named only because another
   seat goes with it says nothing of the group that it is on;
3. a group that answers to one of these, directly or through others, by whatever line.

Where a document has none of the first two, its own are the groups that it says anything of beside their
names; where it says nothing of any, all that it names: then nothing tells which are others'.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.building import lines
from csa_graph.building.lines import iter_lines, iter_stated
from csa_graph.terms.iris import CSA, DCT, OPENGOV, ORG, RDF, ROOT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from csa_graph.building.lines import Home, Homes, Node
    from csa_graph.sparql.rows import Term

NAME = "own-body"
TITLE = "A partnership's own bodies"
MEANING = (
    "A group is a partnership's own where the partnership's document is published by it, says at least two "
    "things of how it is governed (seats on it, what it is for, how often it meets), or makes it answer to "
    "such a group. Other groups are only mentioned."
)
INFERS = CSA.ownBodyOf
#: Whose the groups are of data that are no edition.
DATA_AT_HAND = ox.NamedNode(f"{ROOT}current")
_ENOUGH = 2
_CURRENT = ox.DefaultGraph()


class _Document:
    """What one document says of its groups.

    Attributes:
        groups: Those that it describes.
        seats: The seats on each.
        said: How much else it says of each: what it is for, how often it meets.
        lines: Its lines: who answers, to whom.
    """

    def __init__(self) -> None:
        self.groups: set[Term] = set()
        self.seats: dict[Term, set[Term]] = defaultdict(set)
        self.said: dict[Term, set[Term]] = defaultdict(set)
        self.lines: set[tuple[Term, Term]] = set()

    def choose(self, publishers: Collection[Term], filling: set[Term], several: set[Term]) -> set[Term]:
        """Return the own bodies.

        Args:
            publishers: Who publishes it.
            filling: Seats that are named only because others go with them.
            several: Seats of which there is more than one, and groups with a total of seats.
        """
        seats = {group: some - filling for group, some in self.seats.items()}
        weights = {
            group: len(self.said.get(group, ()))
            + sum(2 if seat in several else 1 for seat in seats.get(group, ()))
            + (2 if group in several else 0)
            for group in self.groups
        }
        own = {each for each in self.groups if each in publishers or weights[each] >= _ENOUGH}
        if not own:
            ends = {each for line in self.lines for each in line}
            own = {each for each in self.groups if weights[each] or each in ends} or set(self.groups)
        below: dict[Term, set[Term]] = defaultdict(set)
        for lower, upper in self.lines:
            below[upper].add(lower)
        waiting = list(own)
        while waiting:
            found = (below[waiting.pop()] & self.groups) - own
            own |= found
            waiting += found
        return own


class OwnBody(NamedTuple):
    """A group that is a partnership's own.

    Attributes:
        group: The group.
        partnership: Whose it is: who publishes the edition, else the edition.
    """

    group: Node
    partnership: ox.NamedNode


def list_read() -> Iterable[str]:
    """Return the IRIs of what it reads that rules may have added."""
    return (CSA.Group.value, *lines.list_read())


def find(engine: ox.Store, homes: Homes) -> dict[Home, list[OwnBody]]:
    """Find the own bodies of each edition.

    Args:
        engine: The data as loaded, each passage in a graph of its own, and what the rules have added.
        homes: The editions of each passage.
    """
    documents = _read(engine, homes)
    filling = _find_filling(engine)
    several: set[Term] = {
        quad.subject
        for quad in engine.quads_for_pattern(None, CSA.count, None, None)
        if isinstance(quad.object, ox.Literal) and quad.object.value != "1"
    }
    several |= {quad.subject for quad in engine.quads_for_pattern(None, CSA.totalSeats, None, None)}
    found: dict[Home, list[OwnBody]] = {}
    for edition, document in documents.items():
        publishers = _find_publishers(engine, edition)
        partnership = min(publishers, key=str, default=edition or DATA_AT_HAND)
        own = document.choose(publishers, filling, several)
        if own:
            nodes = [each for each in sorted(own, key=str) if isinstance(each, (ox.NamedNode, ox.BlankNode))]
            found[edition] = [OwnBody(each, partnership) for each in nodes]
    return found


def _find_publishers(engine: ox.Store, edition: Home) -> list[ox.NamedNode]:
    if edition is None:
        return []
    quads = engine.quads_for_pattern(edition, DCT.publisher, None, _CURRENT)
    return [quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)]


def _find_filling(engine: ox.Store) -> set[Term]:
    """Return the seats that another goes with, of which nothing else is said: who holds them, or for whom."""
    filling = {quad.object for quad in engine.quads_for_pattern(None, CSA.filledBy, None, None)}
    if not filling:
        return filling
    known = {
        quad.subject
        for predicate in (ORG.heldBy, CSA.filledBy, OPENGOV.onBehalfOf, CSA.forKind)
        for quad in engine.quads_for_pattern(None, predicate, None, None)
    }
    return filling - known


def _read(engine: ox.Store, homes: Homes) -> dict[Home, _Document]:
    """Read what each document says of its groups."""
    documents: dict[Home, _Document] = defaultdict(_Document)
    for home, quad in iter_stated(engine, homes, RDF.type, CSA.Group):
        documents[home].groups.add(quad.subject)
    for home, quad in iter_stated(engine, homes, ORG.postIn):
        documents[home].seats[quad.object].add(quad.subject)
    for predicate in (ORG.purpose, CSA.frequency):
        for home, quad in iter_stated(engine, homes, predicate):
            documents[home].said[quad.subject].add(predicate)
    for line in iter_lines(engine, homes):
        documents[line.home].lines.add((line.lower, line.upper))
    return documents
