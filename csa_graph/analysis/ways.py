"""A thing becomes the ways up from it: each a chain of steps, its end, and its weakest step.

Follows what is stated, and says nothing of what is missing.
"""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import governance as gov
from csa_graph.analysis import upward
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA

if TYPE_CHECKING:
    import networkx as nx

#: Steps after which a route is not followed further.
LONGEST = 15
#: How many routes are looked for.
SOUGHT = 1000
#: What stands at the end of a route.
ELECTED, TOP, UNELECTED, LIMITED, NOTHING, UNOWNED, CIRCLE = (
    "an elected body",
    "a top that is not stated to be elected",
    "a top that is stated not to be elected",
    "a body that answers for one subject only",
    "nothing: no passage states to whom it answers",
    "nothing: no passage states who owns it",
    "a circle of bodies that answer to each other",
)


class Route(NamedTuple):
    """One way up.

    Attributes:
        steps: Its steps.
        end: IRI of the last thing on it.
        end_kind: What stands there: :data:`ELECTED`, :data:`TOP` …
        weakest: The step with the least evidence, the lowest of several.
        evidence: How much evidence that step has, as :func:`weigh` measures it.
    """

    steps: tuple[upward.Step, ...]
    end: str
    end_kind: str
    weakest: upward.Step
    evidence: int


class Ways:
    """The ways up from a thing: the simple paths in the steps of :func:`csa_graph.analysis.upward.climb`.

    They lead to the elected bodies and to where no step leads further. A way stops where it comes into a
    circle out of which no step leads.

    Args:
        graph: The projection ``governance``.
        start: IRI of a node.
    """

    def __init__(self, graph: gov.Graph, start: str) -> None:
        self._graph = graph
        self._start = start
        # Who works on a priority says nothing of an action: for that, its leads and the owner are asked.
        self._steps = upward.climb(graph, [start], weak=not gov.is_a(graph, start, CSA.Action.value))
        self._ends = _find_ends(graph, self._steps, start)
        closed = [node for node, kind in self._ends.items() if kind == CIRCLE]
        self._steps.remove_edges_from(list(self._steps.out_edges(closed)))
        self._evidence = {pair: weigh(graph, self._steps.edges[pair]["step"]) for pair in self._steps.edges}

    def find_routes(self, most: int = SOUGHT) -> list[Route]:
        """Return the routes (:func:`networkx.all_simple_paths`): to elected bodies first, then the shorter.

        Args:
            most: How many to look for; the search ends there.
        """
        import networkx as nx

        if len(self._steps) == 1:
            return []
        ends = self._ends.keys() - {self._start}
        paths = nx.all_simple_paths(self._steps, self._start, ends, cutoff=LONGEST)
        # Whoever comes back to where they began has gone round in a circle.
        forward = (path for path in paths if self._start not in map(upward.get_thing, path[1:]))
        routes = [self._make_route(path) for path in islice(forward, most)]
        return sorted(routes, key=lambda route: (route.end_kind != ELECTED, len(route.steps)))

    def can_be_longer(self, most: int = LONGEST) -> bool:
        """Return whether a way can have more steps than are followed.

        It can where the longest path through the steps has more (:func:`networkx.dag_longest_path_length`), a
        circle on it counted with all its bodies; without such a circle that is exact.
        """
        import networkx as nx

        condensed: nx.DiGraph[int] = nx.condensation(self._steps)
        sizes = {circle: len(members) for circle, members in condensed.nodes(data="members")}
        lengths = {(one, other): sizes[other] for one, other in condensed.edges}
        nx.set_edge_attributes(condensed, lengths, "steps")
        longest = nx.dag_longest_path_length(condensed, weight="steps")
        return bool(longest + sizes[condensed.graph["mapping"][self._start]] - 1 > most)

    def _make_route(self, path: list[str]) -> Route:
        pairs = list(pairwise(path))
        steps = tuple(self._steps.edges[pair]["step"] for pair in pairs)
        evidence = [self._evidence[pair] for pair in pairs]
        least = min(evidence)
        kind = _name_end(self._ends[path[-1]], steps[-1])
        return Route(steps, upward.get_thing(path[-1]), kind, steps[evidence.index(least)], least)


def weigh(graph: gov.Graph, step: upward.Step) -> int:
    """Return how much evidence a step has: 0 the least, 4 the most, in the order that the limits give."""
    if not step.cited:
        return 0
    if step.weak:
        return 1
    if CSA.lead.value in step.kinds and CSA.accountable.value not in step.kinds:
        leads = gov.to(graph, step.source, CSA.lead.value)
        if len(leads) > 1 and not gov.accountable(graph, step.source):
            return 2
    return 3 if len(step.cited) == 1 else 4


def _find_ends(graph: gov.Graph, steps: nx.DiGraph[str], start: str) -> dict[str, str]:
    """Return the things at which ways end, and what each of them is."""
    import networkx as nx

    ends = {}
    for circle in nx.strongly_connected_components(steps):
        if any(target not in circle for node in circle for target in steps.successors(node)):
            continue
        for node in circle:
            thing = upward.get_thing(node)
            if gov.is_elected(graph, thing):
                ends[node] = ELECTED
            elif len(circle) == 1:
                top = UNELECTED if gov.is_elected(graph, thing) is False else TOP
                top = LIMITED if upward.is_reached(node) else top
                ends[node] = UNOWNED if gov.is_a(graph, thing, CSA.Priority.value) else top
            elif node != start:
                ends[node] = CIRCLE
    return ends


def _name_end(kind: str, last: upward.Step) -> str:
    """Distinguish a top, which others answer to, from something to which no line leads on this route."""
    is_line = bool(set(last.kinds) & set(ontology.list_lines()))
    return NOTHING if kind in {TOP, UNELECTED} and not is_line else kind
