"""The lines of each edition become those that hold whatever the matter: a chain of lines is made of these.

The definition stands here once, as no rule of plain statements can carry it: it has to know that a line is
nowhere stated without a limit. Who answers for a grant alone does not answer for all else: such a line makes
no part of a general chain, and is followed only from its own body, for its own subject. In the data, a
passage limits a line where an arrangement in it describes that very line and has a subject (csa:subject).
Where another passage states the same line without that, it holds in general.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, DCT, RDF, ROOT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from csa_graph.sparql.rows import Term

NAME = "answers-to"
TITLE = "Whoever answers whatever the matter"
MEANING = (
    "A body answers to another, whatever the matter, where a passage states a line of accountability between "
    "them and does not limit it to one subject."
)
INFERS = CSA.answersTo
Node = ox.NamedNode | ox.BlankNode
#: The edition in which something is stated; None for data of no edition.
Home = ox.NamedNode | None
Homes = Mapping[object, Sequence[Home]]
_CURRENT = ox.DefaultGraph()
#: Where data of no edition are: one document more.
NO_EDITION: Homes = {_CURRENT: [None]}
# What rules add to data of no edition.
_PLAIN = f"{ROOT}current/"


class Line(NamedTuple):
    """A line of accountability, as one passage states it, by itself or in an arrangement.

    Attributes:
        home: The edition.
        lower: Who answers.
        upper: To whom.
        is_limited: Whether the passage limits it to one subject.
    """

    home: Home
    lower: Node
    upper: Node
    is_limited: bool


def list_read() -> Iterable[str]:
    """Return the IRIs of what it reads that rules may have added."""
    return ontology.list_lines()


def find_homes(engine: ox.Store, editions: Collection[ox.NamedNode]) -> Homes:
    """Return the editions of each passage: the graphs in which they state something."""
    chosen = set(editions)
    passages = {quad.subject for quad in engine.quads_for_pattern(None, RDF.type, CSA.Passage, _CURRENT)}
    homes: dict[object, list[Home]] = defaultdict(list)
    for quad in engine.quads_for_pattern(None, DCT.isPartOf, None, _CURRENT):
        if quad.subject in passages and isinstance(quad.object, ox.NamedNode) and quad.object in chosen:
            homes[quad.subject].append(quad.object)
    return homes


def iter_stated(
    engine: ox.Store, homes: Homes, predicate: ox.NamedNode, value: ox.NamedNode | None = None
) -> Iterator[tuple[Home, ox.Quad]]:
    """Iterate over what is stated by one property, with the edition in which it is.

    Args:
        engine: The data as loaded, each passage in a graph of its own.
        homes: The editions of each passage, or :data:`NO_EDITION`.
        predicate: The property.
        value: What it has as its value; None for any.
    """
    for quad in engine.quads_for_pattern(None, predicate, value, None):
        for home in homes.get(quad.graph_name, ()):
            if home is not None or not _is_of_edition(engine, quad):
                yield home, quad


def _is_of_edition(engine: ox.Store, quad: ox.Quad) -> bool:
    """Return whether a statement of the layer of what is in force is one of an edition, which it repeats."""
    found = engine.quads_for_pattern(quad.subject, quad.predicate, quad.object)
    stating = (each.graph_name for each in found)
    return any(isinstance(graph, ox.NamedNode) and not graph.value.startswith(_PLAIN) for graph in stating)


def iter_lines(engine: ox.Store, homes: Homes) -> Iterator[Line]:
    """Iterate over the lines of accountability that are stated in some graphs."""
    kinds = [ox.NamedNode(each) for each in ontology.list_lines()]
    limited = set()
    for kind in kinds:
        for home, arranged in iter_stated(engine, homes, CSA.line, kind):
            arrangement, graph = arranged.subject, arranged.graph_name
            is_limited = any(engine.quads_for_pattern(arrangement, CSA.subject, None, graph))
            for lower in engine.quads_for_pattern(arrangement, CSA.from_, None, graph):
                for upper in engine.quads_for_pattern(arrangement, CSA.to, None, graph):
                    yield from _make(home, lower.object, upper.object, is_limited=is_limited)
                    if is_limited:
                        limited.add((graph, lower.object, kind, upper.object))
    for kind in kinds:
        for home, quad in iter_stated(engine, homes, kind):
            is_limited = bool(limited) and (quad.graph_name, quad.subject, kind, quad.object) in limited
            yield from _make(home, quad.subject, quad.object, is_limited=is_limited)


def _make(home: Home, lower: Term, upper: Term, *, is_limited: bool) -> Iterator[Line]:
    """Yield a line, but none that ends at a text."""
    if isinstance(lower, Node) and isinstance(upper, Node):
        yield Line(home, lower, upper, is_limited)


def find_general(engine: ox.Store, homes: Homes) -> dict[Home, set[tuple[Node, Node]]]:
    """Return for each edition who answers to whom, whatever the matter."""
    found: dict[Home, set[tuple[Node, Node]]] = defaultdict(set)
    for line in iter_lines(engine, homes):
        if not line.is_limited:
            found[line.home].add((line.lower, line.upper))
    return found
