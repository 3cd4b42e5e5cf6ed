"""Every person, body and line in turn: what would be left without a chair, owner, lead or route, ranked.

Shows where much rests on one; it does not know how likely anyone is to go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csa_graph.analysis import governance as gov
from csa_graph.analysis import removal, upward
from csa_graph.analysis.duties import CHAIR, LEAD, OWNER
from csa_graph.analysis.failure import Failures, Point, find_failures
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.projection.network import iter_lines_from
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, FOAF, ORG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.asking.cells import Cell
    from csa_graph.projection.reading import Reading

ANALYSIS = Analysis(
    "weak-points",
    "Single points of failure",
    "Each person, organisation, group and line in turn: what would be left without a chair, owner, lead or "
    "route to elected members; and the bodies through which every route runs.",
    place=4,
    premises=(
        CSA.Seat.value,
        CSA.Action.value,
        CSA.Group.value,
    ),
    denies=(CSA.accountableTo.value,),
)
_LIMITS = (
    "It takes away one at a time, as what-if does, and says what the document would leave without anyone, "
    "not what would happen. It does not weigh a chair against a route. A seat alone is left out: where a "
    "group has one chair, the seat is as weak as who sits in it."
)
_PARTS = {
    CHAIR: "without_chair",
    OWNER: "without_owner",
    LEAD: "without_lead",
    removal.ROUTE: "without_route",
}
_NOUNS = {
    CHAIR: ("group", "groups"),
    OWNER: ("priority", "priorities"),
    LEAD: ("action", "actions"),
    removal.ROUTE: ("thing", "things"),
}
_POINTS = {
    "thing": "who or what could go",
    "kind": "what it is",
    "leaves": "how many things it would leave without something",
    "without_chair": "how many groups without a chair; empty for none, here and in the next columns",
    "without_owner": "how many priorities without an owner",
    "without_lead": "how many actions without a lead",
    "without_route": "how many things without a route to an elected body",
    "which": "which they are",
    "passage": "where what rests on it is stated",
}
_GATES = {
    "body": "the body that routes run through",
    "things": "of how many things every stated route to an elected body runs through it",
    "which": "which they are",
    "passage": "where its own lines and duties are stated",
}
_ARTICULATION_POINTS = {
    "body": "the body that holds the lines together",
    "pieces": "into how many pieces the lines around it would fall",
    "passage": "where its lines are stated",
}


def find_articulation_points(graph: gov.Graph) -> dict[str, int]:
    """Return the bodies without which the lines around them fall apart, each with the number of pieces.

    They are the articulation points of the lines read in both directions, and stand in as many biconnected
    components as there would be pieces (:func:`networkx.biconnected_components`).
    """
    import networkx as nx

    joined: nx.Graph[str] = nx.Graph()
    joined.add_edges_from(tie for tie in gov.lines(graph).edges() if tie[0] != tie[1])
    pieces: dict[str, int] = {}
    blocks: Iterable[set[str]] = nx.biconnected_components(joined)  # type: ignore[assignment]
    for block in blocks:
        for body in block:
            pieces[body] = pieces.get(body, 0) + 1
    return {body: count for body, count in pieces.items() if count > 1}


def analyse(reading: Reading) -> Result:
    """Rank what the governance rests on."""
    graph = reading.project()
    found = find_failures(graph)
    pieces = find_articulation_points(graph)
    left = {point: len(_list_left(found, point)) for point in found.losses}
    points = _rank(graph, left)
    gates = _rank(graph, {body: len(things) for body, things in found.gates.items()})
    bodies = _rank(graph, pieces)
    tables = (
        tabulate(
            "points",
            "What most rests on",
            _POINTS,
            (_point(reading, found, point) for point in points),
            "Nothing that is stated rests on one alone.",
        ),
        tabulate(
            "gates",
            "Through whom every stated route runs",
            _GATES,
            (_gate(reading, found, body) for body in gates),
            "No route to an elected body is stated that runs through one body alone.",
        ),
        tabulate(
            "joints",
            "What holds the lines together",
            _ARTICULATION_POINTS,
            (
                (reading.thing(body), pieces[body], reading.passages(_cite_lines(graph, body)))
                for body in bodies
            ),
            "There is no body without which the stated lines would fall apart.",
        ),
    )
    return Result(
        ANALYSIS.title,
        _summarise(graph, found, points, gates, bodies),
        _LIMITS,
        tables,
        engine="dominators and biconnected components by networkx",
    )


def _rank(graph: gov.Graph, counts: Mapping[Any, int]) -> list[Any]:
    """Return points with the highest counts first; what is equal, by name."""
    return sorted(counts, key=lambda each: (-counts[each], _name(graph, each), str(each)))


def _list_left(found: Failures, point: Point) -> set[str]:
    return {thing for things in found.losses[point].values() for thing in things}


def _name(graph: gov.Graph, point: Point) -> str:
    """Return a body's name, or a line as a sentence."""
    if isinstance(point, str):
        return gov.label(graph, point)
    below, above = point
    words = (
        facts["label"]
        for (_, end, kind), facts in iter_lines_from(graph, below)
        if end == above and kind in ontology.list_lines()
    )
    return f"{gov.label(graph, below)} {' and '.join(words)} {gov.label(graph, above)}"


def _point(reading: Reading, found: Failures, point: Point) -> tuple[Cell, ...]:
    graph = reading.project()
    losses = found.losses[point]
    which = [
        f"no {part}: {_list(graph, losses[part])}"
        for part in (CHAIR, OWNER, LEAD, removal.ROUTE)
        if part in losses
    ]
    return (
        reading.thing(point) if isinstance(point, str) else _name(graph, point),
        gov.get_type_label(graph, point) if isinstance(point, str) else "line",
        len(_list_left(found, point)),
        *(len(losses[part]) if part in losses else None for part in _PARTS),
        ". ".join(each[:1].upper() + each[1:] for each in which),
        reading.passages(_cite(graph, found, point)),
    )


def _gate(reading: Reading, found: Failures, body: str) -> tuple[Cell, ...]:
    graph = reading.project()
    things = found.gates[body]
    return (
        reading.thing(body),
        len(things),
        _list(graph, things),
        reading.passages(_cite_steps(found, body)),
    )


def _list(graph: gov.Graph, things: Iterable[str]) -> str:
    return "; ".join(sorted((gov.label(graph, thing) for thing in things), key=str.casefold))


def _cite(graph: gov.Graph, found: Failures, point: Point) -> list[str]:
    if isinstance(point, tuple):
        return gov.cited(graph, *point, *ontology.list_lines())
    cited = _cite_steps(found, point) if removal.ROUTE in found.losses[point] else []
    for part in found.losses[point].keys() - {removal.ROUTE}:
        cited += _cite_duties(graph, found.losses[point][part], part)
    return cited


def _cite_duties(graph: gov.Graph, things: Iterable[str], part: str) -> list[str]:
    cited: list[str] = []
    for thing in things:
        if part == LEAD:
            kinds = (CSA.lead.value, CSA.accountable.value)
            for lead in gov.to(graph, thing, *kinds):
                cited += gov.cited(graph, thing, lead, *kinds)
        else:
            kind = CSA.chairs.value if part == CHAIR else CSA.owns.value
            for bearer in gov.from_(graph, thing, kind):
                roles = gov.to_roles(graph, bearer, thing) if part == CHAIR else (kind,)
                cited += gov.cited(graph, bearer, thing, *roles)
    return cited


def _cite_steps(found: Failures, body: str) -> list[str]:
    steps = (step for _, _, step in upward.iter_edges(found.steps))
    return [iri for step in steps if body in {step.source, step.target, *step.through} for iri in step.cited]


def _cite_lines(graph: gov.Graph, body: str) -> list[str]:
    ties = [*graph.out_edges(body, keys=True), *graph.in_edges(body, keys=True)]
    return [iri for tie in ties if tie[2] in ontology.list_lines() for iri in graph.edges[tie]["cited"]]


def _summarise(
    graph: gov.Graph, found: Failures, points: list[Point], gates: list[str], bodies: list[str]
) -> str:
    if not points:
        return "Nothing that is stated rests on one person, body or line alone."
    words = [f"Most rests on this: {_name(graph, points[0])}. {_describe_losses(found, points[0])}"]
    for kind, among in ((FOAF.Person.value, "people"), (ORG.Organization.value, "organisations")):
        some = [each for each in points if isinstance(each, str) and gov.is_a(graph, each, kind)]
        some = [each for each in some if not gov.is_a(graph, each, CSA.Group.value)]
        if some and some[0] != points[0]:
            words.append(f"Among {among}: {_name(graph, some[0])}. {_describe_losses(found, some[0])}")
    # Routes to elected members end at elected members by definition.
    inner = [body for body in gates if not gov.is_elected(graph, body)]
    if inner:
        count = len(found.gates[inner[0]])
        words.append(
            f"Every stated route of {count} {'thing' if count == 1 else 'things'} to an elected body runs "
            f"through {_name(graph, inner[0])}."
        )
    if bodies:
        words.append(
            f"{len(bodies)} {'body holds' if len(bodies) == 1 else 'bodies hold'} the lines together: "
            f"without any one of them they fall apart."
        )
    return " ".join(words)


def _describe_losses(found: Failures, point: Point) -> str:
    left = []
    for part, (one, several) in _NOUNS.items():
        count = len(found.losses[point].get(part, ()))
        if count:
            article = "an" if part == OWNER else "a"
            left.append(f"{count} {one if count == 1 else several} without {article} {part}")
    return f"Taken away, it would leave {' and '.join(left)}."
