"""A thing becomes its routes up to scrutiny: each as a chain of steps, its weakest link, and what is missing.

Follows what is stated. That a part belongs to an organisation, or that one body informs another, is no step.
"""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import governance as gov
from csa_graph.analysis import upward
from csa_graph.analysis.gaps import find_gaps
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.asking.parameters import Parameter
from csa_graph.terms.iris import CSA

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Cell, Thing
    from csa_graph.projection.reading import Reading

ANALYSIS = Analysis(
    "route",
    "Accountability route",
    "Every stated way from an action, priority, programme, person or group up to scrutiny by elected "
    "members, the weakest link of each, and what is missing.",
    (
        Parameter(
            "of",
            "thing",
            "the action, priority, programme, person, group or other thing that the routes start from",
            "Finalise the Reducing Offending Strategy",
        ),
    ),
)
#: Steps after which a route is not followed further.
LONGEST = 15
#: How many routes are looked for.
SOUGHT = 1000
ELECTED, TOP, NOTHING, UNOWNED, CIRCLE = (
    "an elected body",
    "a top that is not stated to be elected",
    "nothing: no passage states to whom it answers",
    "nothing: no passage states who owns it",
    "a circle of bodies that answer to each other",
)
# From the weakest to the strongest.
_EVIDENCE = (
    "no passage states it, a rule added it",
    "it makes nobody answer: the tie is not ownership",
    "the lead is shared, and no passage names the one accountable",
    "one passage states it",
    "several passages state it",
)
_LIMITS = (
    "A route says who answers to whom on paper, not that anyone does. The weakest link is the step with the "
    "least evidence, in this order: no passage states it; it makes nobody answer, because to have a thing "
    "as a priority or to work on it is not to own it; a lead is shared and no passage names the one "
    "accountable; one passage states it; several do. A unit is not taken for the organisation that it is "
    "part of, and to give information to a body, to commission or to pay it is not to hold it to account."
)
_ROUTES = {
    "number": "number of the route; those to elected bodies come first, then the shortest",
    "route": "its steps, each with the passages that state it",
    "ends_at": "the last thing on it",
    "which_is": "what stands at its end",
    "weakest_link": "the step with the least evidence, and why",
    "passage": "where its steps are stated",
}
_MISSING = {
    "about": "what it is about",
    "missing": "what no passage states",
    "passage": "where it is described or its ties are stated",
}


class Route(NamedTuple):
    """One way up: its steps, and what stands at the end."""

    steps: tuple[upward.Step, ...]
    end: str
    kind: str


def find_routes(graph: gov.Graph, start: str, most: int = SOUGHT) -> list[Route]:
    """Return the ways up from a thing: those to elected bodies first, then the shorter.

    The ways are the simple paths (:func:`networkx.all_simple_paths`) in the steps of
    :func:`csa_graph.analysis.upward.climb` to the elected bodies and to where no step leads further. A way
    stops where it comes into a circle out of which no step leads.

    Args:
        graph: The projection ``governance``.
        start: IRI of a node.
        most: How many to look for; the search ends there.
    """
    import networkx as nx

    # Who works on a priority says nothing of an action: for that, its leads and the owner are asked.
    steps = upward.climb(graph, [start], weak=not gov.is_a(graph, start, CSA.Action.value))
    ends = _find_ends(graph, steps, start)
    if len(steps) == 1:
        return []
    paths = nx.all_simple_paths(steps, start, ends.keys() - {start}, cutoff=LONGEST)
    routes = [
        Route(tuple(steps.edges[pair]["step"] for pair in pairwise(path)), path[-1], "")
        for path in islice(paths, most)
    ]
    routes = [route._replace(kind=_name_end(ends[route.end], route)) for route in routes]
    return sorted(routes, key=lambda route: (route.kind != ELECTED, len(route.steps)))


def can_be_longer(graph: gov.Graph, start: str, most: int = LONGEST) -> bool:
    """Tell whether a way up from a thing can have more steps than are followed.

    It can where the longest path through the steps has more (:func:`networkx.dag_longest_path_length`), a
    circle on it counted with all its bodies; without such a circle that is exact.
    """
    import networkx as nx

    steps = upward.climb(graph, [start], weak=not gov.is_a(graph, start, CSA.Action.value))
    _find_ends(graph, steps, start)
    condensed: nx.DiGraph[int] = nx.condensation(steps)
    sizes = {circle: len(members) for circle, members in condensed.nodes(data="members")}
    nx.set_edge_attributes(condensed, {(one, other): sizes[other] for one, other in condensed.edges}, "steps")
    longest = nx.dag_longest_path_length(condensed, weight="steps")
    return bool(longest + sizes[condensed.graph["mapping"][start]] - 1 > most)


def weigh(graph: gov.Graph, step: upward.Step) -> int:
    """Return how much evidence a step has: 0 the least, 4 the most, in the order that the limits give."""
    if not step.cited:
        return 0
    if step.weak:
        return 1
    if CSA.lead.value in step.kinds and CSA.accountable.value not in step.kinds:
        leads = gov.to(graph, step.source, CSA.lead.value)
        if len(leads) > 1 and not gov.to(graph, step.source, CSA.accountable.value):
            return 2
    return 3 if len(step.cited) == 1 else 4


def find_weakest(graph: gov.Graph, route: Route) -> tuple[int, upward.Step]:
    """Return the step of a route with the least evidence, the lowest of several, and how much it has."""
    weights = [weigh(graph, step) for step in route.steps]
    return min(weights), route.steps[weights.index(min(weights))]


def analyse(reading: Reading, of: Thing) -> Result:
    """Find the ways from a thing up to scrutiny."""
    graph = reading.project()
    if of.iri not in graph:
        summary = f"Nothing that a route could follow is stated of {of.label}."
        return Result(f"{ANALYSIS.title} of {of.label}", summary, _LIMITS, _tables(reading, [], []))
    routes = find_routes(graph, of.iri)
    missing = find_gaps(
        graph, of.iri, {route.end: route.steps[-1] for route in routes if route.kind in (TOP, NOTHING)}
    )
    title = f"{ANALYSIS.title} of {of.label}"
    cut = can_be_longer(graph, of.iri)
    return Result(
        title,
        _summarise(graph, of, routes, len(missing), cut=cut),
        _LIMITS,
        _tables(reading, routes, missing, note=_note(routes, cut=cut)),
        engine="routes by networkx",
    )


def _find_ends(graph: gov.Graph, steps: nx.DiGraph[str], start: str) -> dict[str, str]:
    """Return where ways end, and what that is; a circle without a way out is cut where ways come into it."""
    import networkx as nx

    ends = {}
    for circle in list(nx.strongly_connected_components(steps)):
        if any(target not in circle for node in circle for target in steps.successors(node)):
            continue
        for node in circle:
            if gov.is_a(graph, node, CSA.ElectedBody.value):
                ends[node] = ELECTED
            elif len(circle) == 1:
                ends[node] = UNOWNED if gov.is_a(graph, node, CSA.Priority.value) else TOP
            elif node != start:
                ends[node] = CIRCLE
                steps.remove_edges_from(list(steps.out_edges(node)))
    return ends


def _name_end(kind: str, route: Route) -> str:
    """Tell a top, which others answer to, from something that no line comes to on this route."""
    is_line = bool(set(route.steps[-1].kinds) & set(gov.LINES))
    return NOTHING if kind == TOP and not is_line else kind


def _tables(
    reading: Reading, routes: list[Route], missing: list[tuple[str, str, list[str]]], note: str = ""
) -> tuple[Answer, ...]:
    nothing = note or "No passage states a step up from it."
    rows = tuple(_row(reading, number, route) for number, route in enumerate(routes, start=1))
    return (
        tabulate("routes", "Routes", _ROUTES, rows, nothing, note=note),
        tabulate(
            "missing",
            "What no passage states",
            _MISSING,
            ((reading.thing(about), words, reading.passages(cited)) for about, words, cited in missing),
            "Nothing that a route needs is missing.",
        ),
    )


def _note(routes: list[Route], *, cut: bool) -> str:
    notes = []
    if len(routes) == SOUGHT:
        notes.append(f"The search ended after {SOUGHT:,} routes; there may be more.")
    if cut:
        notes.append(f"Routes are followed for {LONGEST} steps: what is longer is left out.")
    return " ".join(notes)


def _row(reading: Reading, number: int, route: Route) -> tuple[Cell, ...]:
    graph = reading.project()
    weight, weakest = find_weakest(graph, route)
    return (
        number,
        ", which ".join(_tell_steps(reading, route)) + ".",
        reading.thing(route.end),
        route.kind,
        f"{_tell(graph, weakest)} ({_EVIDENCE[weight]})",
        reading.passages(iri for step in route.steps for iri in step.cited),
    )


def _tell_steps(reading: Reading, route: Route) -> Iterator[str]:
    graph = reading.project()
    for number, step in enumerate(route.steps):
        passages = "; ".join(each.label for each in reading.passages(step.cited)) or "no passage"
        whence = "" if number else f"{gov.label(graph, step.source)} "
        yield f"{whence}{step.words} {gov.label(graph, step.target)} ({passages})"


def _tell(graph: gov.Graph, step: upward.Step) -> str:
    return f"{gov.label(graph, step.source)} {step.words} {gov.label(graph, step.target)}"


def _summarise(graph: gov.Graph, of: Thing, routes: list[Route], missing: int, *, cut: bool) -> str:
    if gov.is_a(graph, of.iri, CSA.ElectedBody.value):
        return f"{of.label} is itself an elected body: it answers to voters."
    if not routes and cut:
        return f"Every stated way up from {of.label} has more than {LONGEST} steps: none is followed so far."
    if not routes:
        return f"No passage states a step up from {of.label}: no route to anyone is stated."
    good = [route for route in routes if route.kind == ELECTED]
    count = _count(routes, "route leads", "routes lead")
    least = "at least " if len(routes) == SOUGHT else ""
    words = [f"By what is stated, {least}{count} up from {of.label}."]
    if good:
        ends = list(dict.fromkeys(gov.label(graph, route.end) for route in good))
        verb = "comes" if len(good) == 1 else "come"
        words.append(f"{len(good)} {verb} before elected members: {', '.join(ends)}.")
    else:
        words.append("None comes before elected members.")
    best = max(good or routes, key=lambda route: (find_weakest(graph, route)[0], -len(route.steps)))
    weight, step = find_weakest(graph, best)
    which = "the one that does" if len(good) == 1 else "the best of those" if good else "the best of them"
    words.append(f"The weakest link of {which}: {_tell(graph, step)} ({_EVIDENCE[weight]}).")
    if cut:
        words.append(f"Ways of more than {LONGEST} steps are left out.")
    if missing:
        words.append(f"{missing} {'thing is' if missing == 1 else 'things are'} missing from what is stated.")
    return " ".join(words)


def _count(some: list[Route], one: str, several: str) -> str:
    return f"{len(some)} {one if len(some) == 1 else several}"
