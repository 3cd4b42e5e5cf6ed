"""A thing becomes its routes up to scrutiny: each as a chain of steps, its weakest link, and what is missing.

Follows what is stated. That a part belongs to an organisation, or that one body informs another, is no step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import governance as gov
from csa_graph.analysis.gaps import Gap, find_gaps
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.analysis.ways import ELECTED, LIMITED, LONGEST, NOTHING, SOUGHT, TOP, UNELECTED, Ways
from csa_graph.asking.parameters import Parameter
from csa_graph.base.wording import quantity
from csa_graph.projection.network import describe_limits
from csa_graph.terms.iris import CSA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.analysis.ways import Route
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
    place=2,
    denies=(
        CSA.accountableTo.value,
        CSA.owns.value,
        CSA.lead.value,
    ),
)
#: How much evidence a step has, from the weakest to the strongest.
EVIDENCE = (
    "no passage states it, a rule added it",
    "it makes nobody answer: the tie is not ownership",
    "the lead is shared, and no passage names the one accountable",
    "one passage states it",
    "several passages state it",
)
_LIMITS = (
    "A route says who answers to whom on paper, not that anyone does. The weakest link is the step with "
    "the least evidence, in this order: no passage states it; it makes nobody answer, because to have a "
    "thing as a priority or to work on it is not to own it; a lead is shared and no passage names the one "
    "accountable; one passage states it; several do. A line for one subject only is followed from where "
    "the route begins, and the route goes on for that subject; from a body further up it is not followed. "
    "A unit is not taken for the organisation that it is part of, and to give information to a body, to "
    "commission or to pay it is not to hold it to account."
)
#: What no passage states of the body at which a route ends.
_MISSING_ABOVE = {
    **dict.fromkeys((TOP, UNELECTED, NOTHING), "to whom it answers"),
    LIMITED: "to whom it answers whatever the matter",
}
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


class Trace(NamedTuple):
    """The ways up from a thing.

    Attributes:
        routes: The ways, to elected bodies first, then the shorter.
        missing: What they lack: about which thing, what in words, and the IRIs of passages that tell of it.
        is_cut: Whether longer ways are left out.
    """

    routes: list[Route]
    missing: list[Gap]
    is_cut: bool


def trace(graph: gov.Graph, thing: str) -> Trace:
    """Find the ways up from a thing, and what they lack.

    Args:
        graph: The projection ``governance``.
        thing: IRI of a node.
    """
    ways = Ways(graph, thing)
    routes = ways.find_routes()
    ends = {
        route.end: (route.steps[-1], _MISSING_ABOVE[route.end_kind])
        for route in routes
        if route.end_kind in _MISSING_ABOVE
    }
    return Trace(routes, find_gaps(graph, thing, ends), ways.can_be_longer())


def analyse(reading: Reading, of: Thing) -> Result:
    """Find the ways from a thing up to scrutiny."""
    graph = reading.project()
    if of.iri not in graph:
        summary = f"Nothing that a route could follow is stated of {of.label}."
        return Result(f"{ANALYSIS.title} of {of.label}", summary, _LIMITS, _tables(reading, [], []))
    routes, missing, cut = trace(graph, of.iri)
    title = f"{ANALYSIS.title} of {of.label}"
    return Result(
        title,
        _summarise(graph, of, routes, len(missing), cut=cut),
        _LIMITS,
        _tables(reading, routes, missing, note=_note(routes, cut=cut)),
        engine="routes by networkx",
    )


def _tables(
    reading: Reading, routes: list[Route], missing: list[tuple[str, str, list[str]]], note: str = ""
) -> tuple[Answer, ...]:
    nothing = note or "No step up from it is followed."
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
    return (
        number,
        ", which ".join(_write_steps(reading, route)) + ".",
        reading.thing(route.end),
        route.end_kind,
        _write_weakest(graph, route),
        reading.passages(iri for step in route.steps for iri in step.cited),
    )


def _write_steps(reading: Reading, route: Route) -> Iterator[str]:
    graph = reading.project()
    for number, step in enumerate(route.steps):
        passages = "; ".join(each.label for each in reading.passages(step.cited)) or "no passage"
        whence = "" if number else f"{gov.label(graph, step.source)} "
        limits = describe_limits(step.through_names, step.only_for)
        yield f"{whence}{step.words} {gov.label(graph, step.target)}{limits} ({passages})"


def _write_weakest(graph: gov.Graph, route: Route) -> str:
    step = route.weakest
    limits = describe_limits(step.through_names, step.only_for)
    words = f"{gov.label(graph, step.source)} {step.words} {gov.label(graph, step.target)}{limits}"
    return f"{words} ({EVIDENCE[route.evidence]})"


def _summarise(graph: gov.Graph, of: Thing, routes: list[Route], missing: int, *, cut: bool) -> str:
    if gov.is_elected(graph, of.iri):
        return f"{of.label} is itself an elected body: it answers to voters, and no line from it is followed."
    if not routes and cut:
        return f"Every stated way up from {of.label} has more than {LONGEST} steps: none is followed so far."
    if not routes:
        return f"No passage states a step up from {of.label}: no route to anyone is stated."
    good = [route for route in routes if route.end_kind == ELECTED]
    count = quantity(len(routes), "route leads", "routes lead")
    least = "at least " if len(routes) == SOUGHT else ""
    words = [f"By what is stated, {least}{count} up from {of.label}."]
    if good:
        ends = list(dict.fromkeys(gov.label(graph, route.end) for route in good))
        verb = "comes" if len(good) == 1 else "come"
        words.append(f"{len(good)} {verb} before elected members: {', '.join(ends)}.")
    else:
        words.append("None comes before elected members.")
    best = max(good or routes, key=lambda route: (route.evidence, -len(route.steps)))
    which = "the one that does" if len(good) == 1 else "the best of those" if good else "the best of them"
    words.append(f"The weakest link of {which}: {_write_weakest(graph, best)}.")
    if cut:
        words.append(f"Ways of more than {LONGEST} steps are left out.")
    if missing:
        words.append(f"{missing} {'thing is' if missing == 1 else 'things are'} missing from what is stated.")
    return " ".join(words)
