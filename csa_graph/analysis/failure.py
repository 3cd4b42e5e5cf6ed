"""What everything rests on becomes, for each thing that could go, what would be left without something.

The same as taking each away in turn (see :mod:`csa_graph.analysis.removal`), without doing so: what a bearer
depends on is read once, and a route that has no way around something is found by its dominators.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import governance as gov
from csa_graph.analysis import removal, upward
from csa_graph.analysis.duties import find_duties, find_single_dependencies, find_wholes
from csa_graph.projection.network import get_node
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

#: What can go: the IRI of a body or person, or a line as a pair, lower first.
Point = str | removal.Line
#: The dominators' root: stands above all elected bodies.
_ROOT = ("", "", "")
_NO_POINT = {CSA.Seat.value, CSA.Priority.value, CSA.Action.value, CSA.Programme.value, CSA.Plan.value}


class Failures(NamedTuple):
    """What would be lost.

    Attributes:
        losses: For each thing that could go, the things left without, by what they are left without:
            ``chair``, ``owner``, ``lead`` or a route.
        gates: For each body, the things of which every route to an elected body runs through it.
        steps: The steps up by which the routes run.
    """

    losses: dict[Point, dict[str, set[str]]]
    gates: dict[str, set[str]]
    steps: nx.DiGraph[str]


def find_failures(graph: gov.Graph) -> Failures:
    """Return what would be left without, for each person, body and line that could go alone.

    A duty is lost with whatever all its bearers depend on. A route is lost with whatever dominates it: the
    immediate dominators (Lengauer and Tarjan 1979, as networkx finds them) of the steps read downwards from
    the elected bodies, each step a node of its own. Where several things are lost together, what is below
    them is searched for another way.
    """
    losses: dict[Point, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for duty in find_duties(graph):
        for cause in set.intersection(*(find_single_dependencies(graph, each) for each in duty.bearers)):
            losses[cause][duty.part].add(duty.thing)
    things = set(upward.accountable_things(graph))
    climbed = upward.climb(graph, sorted(things), weak=False)
    steps, carriers = _spread(climbed)
    above = _find_dominators(steps, [body for body in upward.elected(graph) if body in steps])
    below: dict[Point, set[str]] = defaultdict(set)
    for thing in things & above.keys():
        for point in _walk(above, thing):
            below[point].add(thing)
    gates: dict[str, set[str]] = defaultdict(set)
    for point, some in below.items():
        if not isinstance(point, str):
            losses[point][removal.ROUTE] |= some
            continue
        for body in carriers.get(point, (upward.get_thing(point),)):
            if some and _is_counted(graph, body):
                gates[body] |= some - {body}
    for cause, removed in _group_by_cause(graph, steps, carriers).items():
        [first, *more] = removed
        lost = _find_cut_off(steps, removed, above) & things if more else below[first]
        losses[cause][removal.ROUTE] |= lost - removed
    kept = {point: found for point in losses if (found := _make_failures(graph, point, losses[point]))}
    return Failures(kept, {body: some for body, some in gates.items() if some}, climbed)


def _spread(climbed: nx.DiGraph[str]) -> tuple[nx.DiGraph[str], dict[str, tuple[str, ...]]]:
    """Give each step that runs through other bodies a node of its own, which is lost with any of them.

    Returns:
        The steps, of which those that begin at such a node carry no ``step``; and the bodies of each node.
    """
    import networkx as nx

    steps: nx.DiGraph[str] = nx.DiGraph()
    steps.add_nodes_from(climbed)
    carriers = {}
    for lower, upper, step in upward.iter_edges(climbed):
        if step.through:
            node = f"{lower} through others to {upper}"
            carriers[node] = step.through
            steps.add_edge(lower, node, step=step)
            steps.add_edge(node, upper)
        else:
            steps.add_edge(lower, upper, step=step)
    return steps, carriers


def _find_dominators(steps: nx.DiGraph[str], elected: list[str]) -> dict[Point, Point | None]:
    """Return the immediate dominator of all that comes up to an elected body: a node, a line, or None."""
    import networkx as nx

    down: nx.DiGraph[Point | tuple[str, str, str]] = nx.DiGraph()
    down.add_node(_ROOT)
    down.add_edges_from((_ROOT, body) for body in elected)
    for source, target, facts in steps.edges(data=True):
        step: upward.Step | None = facts.get("step")
        if step is not None and set(step.kinds) & set(ontology.list_lines()):
            down.add_edge(target, (step.source, step.target))
            down.add_edge((step.source, step.target), source)
        else:
            down.add_edge(target, source)
    found = nx.immediate_dominators(down, _ROOT)
    return {node: None if by == _ROOT else by for node, by in found.items() if node != _ROOT}


def _walk(above: dict[Point, Point | None], thing: str) -> Iterator[Point]:
    point = above[thing]
    while point is not None:
        yield point
        point = above[point]


def _group_by_cause(
    graph: gov.Graph, steps: nx.DiGraph[str], carriers: dict[str, tuple[str, ...]]
) -> dict[str, set[str]]:
    """Return for each thing that can go which nodes of the steps are lost with it, its own among them."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in steps:
        for body in carriers.get(node, (upward.get_thing(node),)):
            for cause in find_single_dependencies(graph, body):
                found[cause].add(node)
    return found


def _find_cut_off(steps: nx.DiGraph[str], removed: set[str], above: dict[Point, Point | None]) -> set[str]:
    """Return what has a route now and has none without some nodes: only what is below them is searched."""
    below = set(_reach_down(steps, removed)) - removed
    safe = [
        node
        for node in below
        if any(up in above and up not in below and up not in removed for up in steps.successors(node))
        or (node in above and not steps.out_degree(node))
    ]
    return (below & above.keys()) - set(_reach_down(steps, set(safe), removed))


def _reach_down(steps: nx.DiGraph[str], starts: set[str], without: set[str] | None = None) -> set[str]:
    barred = without or set()
    found = set(starts)
    waiting = list(starts)
    while waiting:
        for node in steps.predecessors(waiting.pop()):
            if node not in found and node not in barred:
                found.add(node)
                waiting.append(node)
    return found


def _is_counted(graph: gov.Graph, node: str) -> bool:
    return not _NO_POINT & set(get_node(graph, node)["types"])


def _make_failures(graph: gov.Graph, point: Point, found: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return what a point leaves behind; what goes itself loses nothing, and seats and plans do not count."""
    if isinstance(point, str) and not _is_counted(graph, point):
        return {}
    settled = {}
    for part, things in found.items():
        left = {thing for thing in things if point != thing and point not in find_wholes(graph, thing)}
        if left:
            settled[part] = left
    return settled
