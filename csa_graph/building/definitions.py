"""What no rule of plain statements can carry follows from definitions: each is a module of this room.

What follows is kept as what a rule adds: in a graph of its own for each edition, which says whence it comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from csa_graph.building import lines, own_bodies
from csa_graph.terms.iris import CSA, DCT, PROV, RDF, ROOT, SKOS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from csa_graph.building.lines import Home, Homes, Node

    #: What follows by a definition, by the edition.
    Inferred = dict[Home, Sequence[tuple[Node, ox.NamedNode, Node]]]

_CURRENT = ox.DefaultGraph()


class Definition(Protocol):
    """A module that says what follows, where no rule can: how it is called, and the rule in words."""

    NAME: str
    TITLE: str
    MEANING: str
    INFERS: ox.NamedNode

    def list_read(self) -> Iterable[str]:
        """Return the IRIs of what it reads that rules may have added, where data are of no edition."""


#: What is defined.
DEFINITIONS: tuple[Definition, ...] = (lines, own_bodies)


def work_out(
    engine: ox.Store,
    chosen: Sequence[Definition],
    homes: Homes,
    editions: Mapping[ox.NamedNode, bool],
    made: Collection[ox.NamedNode],
) -> int:
    """Add what follows by definitions; it is kept as what a rule adds.

    Args:
        engine: The data as loaded, each passage in a graph of its own, and what the rules have added.
        chosen: The definitions.
        homes: The editions of each passage.
        editions: The editions, and whether each is in force.
        made: Those whose graphs are made.

    Returns:
        The number of statements that were added, over all editions.
    """
    general = lines.find_general(engine, homes) if lines in chosen else {}
    own = own_bodies.find(engine, homes) if own_bodies in chosen else {}
    answering: Inferred = {
        home: [(lower, lines.INFERS, upper) for lower, upper in found] for home, found in general.items()
    }
    belonging: Inferred = {
        home: [(each.group, own_bodies.INFERS, each.partnership) for each in found]
        for home, found in own.items()
    }
    # To each its graphs: those of which it is told what they are, and those that hold it beside others.
    around = {
        home: (
            *((_CURRENT,) if home is None or editions[home] else ()),
            *((home,) if home is not None and home in made else ()),
        )
        for home in (*answering, *belonging)
    }
    return _keep(engine, lines, answering, around) + _keep(engine, own_bodies, belonging, around)


def _keep(
    engine: ox.Store,
    definition: Definition,
    found: Inferred,
    around: Mapping[Home, Sequence[ox.NamedNode | ox.DefaultGraph]],
) -> int:
    """Put what was worked out of an edition into a graph of its own, described as a rule's is, and others."""
    graphs = {
        ox.NamedNode(f"{home.value if home else f'{ROOT}current'}/inferred/{definition.NAME}"): home
        for home, statements in found.items()
        if statements
    }
    engine.extend(
        ox.Quad(*each, graph)
        for own, home in graphs.items()
        for each in found[home]
        for graph in (own, *around[home])
    )
    node = ox.NamedNode(f"{ROOT}rule/{definition.NAME}")
    engine.extend(describe(node, definition.TITLE, definition.MEANING, graphs))
    return sum(map(len, found.values()))


def describe(
    node: ox.NamedNode, title: str, meaning: str, graphs: Mapping[ox.NamedNode, Home]
) -> Iterator[ox.Quad]:
    """Describe what was added to editions, if it was to any.

    Args:
        node: The rule, or the definition.
        title: What it is called.
        meaning: What it is in words.
        graphs: The edition of each graph of what it has added; None for data of no edition.
    """
    for own, edition in graphs.items():
        yield ox.Quad(own, RDF.type, CSA.Inference)
        yield ox.Quad(own, PROV.wasDerivedFrom, node)
        if edition:
            yield ox.Quad(own, DCT.isPartOf, edition)
    if graphs:
        yield ox.Quad(node, RDF.type, CSA.Rule)
        yield ox.Quad(node, SKOS.prefLabel, ox.Literal(title))
        yield ox.Quad(node, SKOS.definition, ox.Literal(meaning))
