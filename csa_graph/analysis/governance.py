"""The projection `governance` is read in the words of governance: lines, seats, holders, owners, leads.

Measures nothing: analyses ask here what the ties of the projection mean, so that each is read in one way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.analysis import ties
from csa_graph.projection import network
from csa_graph.projection.network import get_line, get_node, iter_lines, iter_nodes
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, DCT, OPENGOV, ORG, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    Graph = nx.MultiDiGraph[str]

_TERMS = tuple(each.base for each in (CSA, DCT, OPENGOV, ORG, SKOS))


def of_type(graph: Graph, *types: str) -> list[str]:
    """Return the things that have one of some types, by label."""
    known = ties.find(graph)
    if known is not None:
        return known.list_things(types)
    found = (node for node, facts in iter_nodes(graph) if set(types) & set(facts["types"]))
    return sorted(found, key=lambda node: (label(graph, node).casefold(), node))


def is_a(graph: Graph, node: str, kind: str) -> bool:
    """Return whether a thing has a type."""
    return kind in get_node(graph, node)["types"]


def is_elected(graph: Graph, body: str) -> bool | None:
    """Return whether a body is made up of elected members, stated or by kind; None if unknown."""
    return network.is_elected(get_node(graph, body))


def get_type_label(graph: Graph, node: str) -> str:
    """Return what a thing is, by its most specific class."""
    return get_node(graph, node)["type_label"]


def label(graph: Graph, node: str) -> str:
    """Return what a thing is called."""
    return get_node(graph, node)["label"]


def to(graph: Graph, node: str, *kinds: str) -> list[str]:
    """Return the things that a thing is tied to by some kinds of tie, by label."""
    known = ties.find(graph)
    if known is not None:
        return known.follow(known.forward, node, kinds)
    found = {target for _, target, kind in graph.out_edges(node, keys=True) if kind in kinds}
    return sorted(found, key=lambda each: (label(graph, each).casefold(), each))


def from_(graph: Graph, node: str, *kinds: str) -> list[str]:
    """Return the things that are tied to a thing by some kinds of tie, by label."""
    known = ties.find(graph)
    if known is not None:
        return known.follow(known.backward, node, kinds)
    found = {source for source, _, kind in graph.in_edges(node, keys=True) if kind in kinds}
    return sorted(found, key=lambda each: (label(graph, each).casefold(), each))


def cited(graph: Graph, source: str, target: str, *kinds: str) -> list[str]:
    """Return the IRIs of the passages that state the ties of some kinds between two things, each once."""
    stated = [(source, target, kind) for kind in kinds if graph.has_edge(source, target, kind)]
    return list(dict.fromkeys(iri for line in stated for iri in get_line(graph, line)["cited"]))


def lines(graph: Graph) -> Graph:
    """Return the lines of accountability alone: without what has no line, in the order of the projection."""
    known = ties.find(graph)
    if known is not None and known.lines is not None:
        return known.lines
    import networkx as nx

    found: Graph = nx.MultiDiGraph()
    kinds = ontology.list_lines()
    for (source, target, kind), facts in iter_lines(graph):
        if kind in kinds:
            found.add_edge(source, target, kind, **facts)
    found.add_nodes_from((node, graph.nodes[node]) for node in list(found))
    if known is not None:
        known.lines = nx.freeze(found)
    return found


def owners(graph: Graph, priority: str) -> list[str]:
    """Return who owns a priority: whom a passage makes answerable for it, as csa:owns is defined."""
    return from_(graph, priority, CSA.owns.value)


def accountable(graph: Graph, action: str) -> list[str]:
    """Return who answers for an action: the one of its leads of which a passage says so (csa:accountable).

    A second reading of that definition: to lead an action is to be responsible for it (csa:lead), with others
    perhaps; to own the priority that it works on is to answer for the priority. Neither makes anybody answer
    for the action, which is what the check ``action-with-joint-leads`` finds as well.
    """
    return to(graph, action, CSA.accountable.value)


def is_role(kind: str) -> bool:
    """Tell whether a tie is a role on a group: all other ties of the view are terms of a vocabulary."""
    return not kind.startswith(_TERMS)


def iter_seats(graph: Graph) -> Iterator[tuple[str, str, str]]:
    """Yield each seat with its group and its role: (seat, group, role)."""
    for source, target, kind in graph.edges(keys=True):
        if is_role(kind):
            yield source, target, kind


def iter_members(graph: Graph) -> Iterator[tuple[str, str, str]]:
    """Yield the seats that make a member, as :func:`iter_seats` does: who only attends is none."""
    attending = {source for source, _, kind in graph.edges(keys=True) if kind == CSA.attends.value}
    return (each for each in iter_seats(graph) if each[0] not in attending)


def seats(graph: Graph, group: str) -> list[str]:
    """Return the seats on a group, by label."""
    known = ties.find(graph)
    if known is not None:
        roles = tuple(kind for kind in known.backward if is_role(kind))
        return known.follow(known.backward, group, roles)
    found = {seat for seat, _, kind in graph.in_edges(group, keys=True) if is_role(kind)}
    return sorted(found, key=lambda each: (label(graph, each).casefold(), each))


def to_roles(graph: Graph, seat: str, group: str) -> tuple[str, ...]:
    """Return the roles that a seat has on a group."""
    return tuple(kind for kind in graph[seat][group] if is_role(kind))


def is_chair(graph: Graph, seat: str) -> bool:
    """Tell whether a group is chaired from a seat: as chair, co-chair, acting chair or under these."""
    return bool(to(graph, seat, CSA.chairs.value))


def holders(graph: Graph, seat: str) -> list[str]:
    """Return who takes a seat: persons or bodies, by their office too; empty where not stated."""
    return to(graph, seat, CSA.takenBy.value)


def organisations(graph: Graph, seat: str) -> list[str]:
    """Return the organisations from which a seat comes, parts and wholes among them, but no groups."""
    found = to(graph, seat, CSA.comesFrom.value)
    return [each for each in found if not is_a(graph, each, CSA.Group.value)]


def whole(graph: Graph, organisation: str) -> str:
    """Return the organisation that a unit belongs to in the end; the organisation itself if it is no unit."""
    seen = {organisation}
    while True:
        above = [each for each in to(graph, organisation, ORG.unitOf.value) if each not in seen]
        if not above:
            return organisation
        organisation = above[0]
        seen.add(organisation)
