"""Every stated way up from the things of a map, as ``analyse route`` finds it, in words for a page.

Follows no step itself, and knows nothing of how a way is lit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import route as routing
from csa_graph.projection.network import describe_limits, get_node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx

    from csa_graph.analysis.upward import Step
    from csa_graph.analysis.ways import Route
    from csa_graph.projection.reading import Reading

#: So many ways of one thing are shown, and of so many things: nobody reads more on a page.
MOST_ROUTES, MOST_THINGS = 10, 600


class RouteStep(NamedTuple):
    """One step: the IRIs of its ends, the words between them, what is stated beside it, where."""

    source: str
    words: str
    target: str
    limits: str
    passages: tuple[str, ...]


class RouteText(NamedTuple):
    """One way up.

    Attributes:
        steps: Its steps.
        end: What stands at its end, in words.
        weakest: Which of its steps has the least evidence.
        evidence: How much that is, in words.
    """

    steps: tuple[RouteStep, ...]
    end: str
    weakest: int
    evidence: str


class Missing(NamedTuple):
    """What no passage states: about whom (an IRI), what in words, and where it is told of."""

    about: str
    words: str
    passages: tuple[str, ...]


class Ways(NamedTuple):
    """The ways up from one thing: the ways, what they lack, and how many there are in all."""

    routes: tuple[RouteText, ...]
    missing: tuple[Missing, ...]
    number: int


class Routes(NamedTuple):
    """The ways up from the things of a map: by IRI the ways, and what all on them is called."""

    ways: dict[str, Ways]
    names: dict[str, str]


def collect(reading: Reading, graphs: Iterable[nx.MultiDiGraph[str]], most: int = MOST_THINGS) -> Routes:
    """Find the ways up from the things of views.

    Args:
        reading: What is read.
        graphs: The views.
        most: Where they have more things than this, no way is told.
    """
    things = sorted({iri for graph in graphs for iri in graph})
    if len(things) > most:
        return Routes({}, {})
    graph = reading.project()
    ways = {iri: _read(reading, iri) for iri in things if iri in graph}
    told = {iri: each for iri, each in ways.items() if each.routes}
    named = {end for each in told.values() for end in _iter_named(each)}
    return Routes(told, {iri: get_node(graph, iri)["label"] for iri in sorted(named)})


def _iter_named(ways: Ways) -> Iterator[str]:
    for route in ways.routes:
        for step in route.steps:
            yield from (step.source, step.target)
    yield from (each.about for each in ways.missing)


def _read(reading: Reading, iri: str) -> Ways:
    trace = routing.trace(reading.project(), iri)
    shown = trace.routes[:MOST_ROUTES]
    return Ways(
        tuple(_write(reading, route) for route in shown),
        tuple(Missing(about, words, _cite(reading, cited)) for about, words, cited in trace.missing),
        len(trace.routes),
    )


def _write(reading: Reading, route: Route) -> RouteText:
    steps = tuple(_write_step(reading, step) for step in route.steps)
    return RouteText(
        steps, route.end_kind, route.steps.index(route.weakest), routing.EVIDENCE[route.evidence]
    )


def _write_step(reading: Reading, step: Step) -> RouteStep:
    limits = describe_limits(step.through_names, step.only_for)
    return RouteStep(step.source, step.words, step.target, limits, _cite(reading, step.cited))


def _cite(reading: Reading, cited: Iterable[str]) -> tuple[str, ...]:
    return tuple(passage.label for passage in reading.passages(cited))
