"""What is taken away from a graph becomes what is lost with it, and what remains.

Compares what is stated before and after; does not say what would happen, nor who would step in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import governance as gov
from csa_graph.analysis import upward
from csa_graph.analysis.duties import MAX_DISTANCE, find_duties, is_lost, with_parts
from csa_graph.terms.iris import CSA, FOAF, ORG

if TYPE_CHECKING:
    import networkx as nx

ROUTE = "route to an elected body"
Line = tuple[str, str]


class Loss(NamedTuple):
    """What a thing loses.

    Attributes:
        thing: The group, body, priority or action.
        part: ``chair``, ``owner``, ``lead`` or :data:`ROUTE`.
        had: What of it is lost: seats, owners, leads, the elected bodies that are no longer reached.
        remains: What of it stays; empty where nothing does.
        cited: Passages that state what is lost, then what stays.
    """

    thing: str
    part: str
    had: list[str]
    remains: list[str]
    cited: tuple[list[str], list[str]]


def remove(graph: gov.Graph, things: frozenset[str], lines: frozenset[Line] = frozenset()) -> list[Loss]:
    """Return what is lost when things and lines are taken away, what is lost wholly first.

    An organisation goes with its units and with those who come from it alone, and takes the seats that are
    held for it; see :func:`csa_graph.analysis.duties.find_dependencies`. What is itself taken away loses
    nothing.

    Args:
        graph: The projection ``governance``.
        things: IRIs of nodes.
        lines: Pairs of bodies between which all lines of accountability are taken away, lower first.
    """
    gone = with_parts(graph, things)
    losses = [*_find_lost_duties(graph, gone), *_find_lost_routes(graph, gone, lines)]
    return sorted(losses, key=lambda loss: (bool(loss.remains), loss.part, gov.label(graph, loss.thing)))


def find_lost_holders(graph: gov.Graph, gone: frozenset[str]) -> list[str]:
    """Return the seats, offices and persons that are lost with what is gone, by label."""
    near = _find_near(graph, gone)
    standing = gov.of_type(graph, CSA.Seat.value, FOAF.Person.value, ORG.Post.value)
    return [each for each in standing if each in near and each not in gone and is_lost(graph, each, gone)]


def _find_near(graph: gov.Graph, gone: frozenset[str]) -> set[str]:
    """Return what can be lost with what is gone: all that depends on it within :data:`MAX_DISTANCE` ties."""
    import networkx as nx

    below: nx.MultiDiGraph[str] = graph.reverse(copy=False)
    near = (
        nx.single_source_shortest_path_length(below, each, MAX_DISTANCE) for each in gone if each in graph
    )
    return {node for some in near for node in some}


def _find_lost_duties(graph: gov.Graph, gone: frozenset[str]) -> list[Loss]:
    found = []
    near = _find_near(graph, gone)
    for duty in find_duties(graph):
        if duty.thing in gone:
            continue
        had = [each for each in duty.bearers if each in near and is_lost(graph, each, gone)]
        if had:
            remains = [each for each in duty.bearers if each not in had]
            lost, kept = ([iri for each in some for iri in duty.bearers[each]] for some in (had, remains))
            found.append(Loss(duty.thing, duty.part, had, remains, (lost, kept)))
    return found


def _find_lost_routes(graph: gov.Graph, gone: frozenset[str], lines: frozenset[Line]) -> list[Loss]:
    things = upward.accountable_things(graph)
    before = upward.climb(graph, things, weak=False)
    after = before.copy()
    lost_too = {*gone, *find_lost_holders(graph, gone)}
    after.remove_nodes_from([node for node in before if upward.get_thing(node) in lost_too])
    after.remove_edges_from(
        [
            (lower, upper)
            for lower, upper, step in upward.iter_edges(before)
            if (step.source, step.target) in lines or not lost_too.isdisjoint(step.through)
        ]
    )
    elected = [body for body in upward.elected(graph) if body in before]
    had, have = _reach_from(before, elected), _reach_from(after, elected)
    changed = {thing for body in elected for thing in had[body] - have[body]}
    found = []
    for thing in (each for each in things if each in changed and each in after):
        lost = [body for body in elected if thing in had[body] and thing not in have[body]]
        if lost:
            remains = [body for body in elected if thing in have[body]]
            cited = (_cite(before, thing, had, lost), _cite(after, thing, have, remains))
            found.append(Loss(thing, ROUTE, lost, remains, cited))
    return found


def _reach_from(steps: nx.DiGraph[str], elected: list[str]) -> dict[str, set[str]]:
    """Return for each elected body all that comes up to it."""
    import networkx as nx

    return {body: nx.ancestors(steps, body) if body in steps else set() for body in elected}


def _cite(steps: nx.DiGraph[str], thing: str, below: dict[str, set[str]], bodies: list[str]) -> list[str]:
    """Return the passages that state the first step to some elected bodies."""
    found: list[str] = []
    for above in steps.successors(thing):
        if any(above == body or above in below[body] for body in bodies):
            found += steps.edges[thing, above]["step"].cited
    return found
