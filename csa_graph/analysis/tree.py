"""The lines of accountability become a reporting tree with the span of each body, its tops and its pieces.

The tree is that of :mod:`csa_graph.reporting`; here it is counted. Says nothing of what no line touches but
that it stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph import reporting
from csa_graph.analysis import governance as gov
from csa_graph.analysis.catalogue import Analysis, Result
from csa_graph.answer import Answer, Cell, Thing

if TYPE_CHECKING:
    from csa_graph.analysis.reading import Reading

ANALYSIS = Analysis(
    "tree",
    "Who answers to whom, from the top down",
    "The reporting tree and its depth, how many answer to each body, who stands at the top and whether that "
    "is an elected body, and what no line connects.",
)
_LIMITS = (
    "It follows stated lines: reports to, sub-group of, overseen by, scrutinised by, accountable to. Giving "
    "information is no such line. A line that the document does not state is absent here, whatever happens "
    "in practice. A body counts as elected where a seat for an elected member is stated, or its kind is that "
    "of an overview and scrutiny committee; of the others it is not known."
)
_NONE = "No passage states a line of accountability."
_TREE = {
    "body": "the body; those that answer to it follow it, one step deeper",
    "depth": "how many steps below the top it stands in the tree; 0 at the top",
    "answers_to": "the body above it",
    "line": "the kind of line",
    "passage": "where the line is stated",
}
_SPAN = {
    "body": "the body",
    "directly": "how many bodies answer to it directly",
    "in_all": "how many answer to it directly or through others",
    "passage": "where the lines to it are stated",
}
_TOPS = {
    "top": "a body that answers to nobody, or the first of a circle that does",
    "elected": "whether it is stated to be an elected body",
    "below": "how many bodies answer to it directly or through others",
    "passage": "where the lines to it are stated",
}
_COMPONENTS = {
    "piece": "the first body at the top of the piece",
    "bodies": "how many bodies stated lines join",
    "elected": "whether a body among them is stated to be elected",
    "which": "the bodies, where they are several",
    "passage": "where the lines are stated; for a group alone, where it is described",
}


class Span(NamedTuple):
    """How many bodies answer to one."""

    directly: int
    in_all: int


def get_bodies(graph: gov.Graph) -> gov.Graph:
    """Return the groups and all else that has a line of accountability, with their lines: a view."""
    some = gov.lines(graph)
    found = {*gov.of_type(graph, gov.GROUP), *some}
    return graph.subgraph(found)


def measure_spans(graph: gov.Graph) -> dict[str, Span]:
    """Return how many bodies answer to each body that has any below it.

    >>> import networkx as nx
    >>> chain = nx.MultiDiGraph([("forum", "board", gov.LINES[0]), ("board", "council", gov.LINES[0])])
    >>> measure_spans(chain)
    {'board': Span(directly=1, in_all=1), 'council': Span(directly=1, in_all=2)}
    """
    import networkx as nx

    above = nx.DiGraph((source, target) for source, target in gov.lines(graph).edges() if source != target)
    return {
        body: Span(above.in_degree(body), len(nx.ancestors(above, body)))
        for body in above
        if above.in_degree(body)
    }


def find_components(graph: gov.Graph) -> list[set[str]]:
    """Return the bodies that stated lines join, whichever way they run: the largest piece first."""
    import networkx as nx

    bodies = get_bodies(graph)
    joined: nx.Graph[str] = nx.Graph()
    joined.add_nodes_from(bodies)
    joined.add_edges_from(gov.lines(graph).edges())
    return sorted(nx.connected_components(joined), key=lambda piece: (-len(piece), _first(graph, piece)))


def analyse(reading: Reading) -> Result:
    """Lay out the reporting tree and count it.

    Depth and order are those of :func:`csa_graph.reporting.read_tree`; the pieces are the weakly connected
    components of the lines; a span counts the ancestors of a body in the lines, each once.
    """
    graph = reading.project()
    branches = reporting.read_tree(get_bodies(graph))
    spans = measure_spans(graph)
    tops = [branch.iri for branch in branches if branch.depth == 0 and branch.place == "full"]
    pieces = find_components(graph)
    tables = (
        Answer(
            "The tree", tuple(_TREE), _list_tree(reading, branches), _TREE, _note(branches), _NONE, "tree"
        ),
        Answer("Span of each body", tuple(_SPAN), _list_spans(reading, spans), _SPAN, "", _NONE, "span"),
        Answer("At the top", tuple(_TOPS), _list_tops(reading, tops, spans), _TOPS, "", _NONE, "tops"),
        Answer(
            "What lines join, and what they do not",
            tuple(_COMPONENTS),
            _list_pieces(reading, pieces, branches),
            _COMPONENTS,
            none="No group is described.",
            name="components",
        ),
    )
    return Result(ANALYSIS.title, _summarise(graph, branches, spans, tops, pieces), _LIMITS, tables)


def _list_tree(reading: Reading, branches: tuple[reporting.Branch, ...]) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    for branch in branches:
        if branch.place == "alone":
            continue
        above = branch.lines[0].target if branch.lines else None
        rows.append(
            (
                reading.thing(branch.iri),
                branch.depth,
                reading.thing(above) if above else None,
                " and ".join(line.label for line in branch.lines) or "stands at the top",
                _cite(reading, *((line.source, line.target, line.kind) for line in branch.lines))
                if branch.lines
                else _cite_to(reading, branch.iri),
            )
        )
    return tuple(rows)


def _note(branches: tuple[reporting.Branch, ...]) -> str:
    if not any(branch.place == "elsewhere" for branch in branches):
        return ""
    return (
        "A body that answers to several has a row under each; what is below it stands under the first alone."
    )


def _list_spans(reading: Reading, spans: dict[str, Span]) -> tuple[tuple[Cell, ...], ...]:
    graph = reading.project()
    ordered = sorted(spans, key=lambda body: (-spans[body].in_all, gov.label(graph, body).casefold(), body))
    return tuple((reading.thing(body), *spans[body], _cite_to(reading, body)) for body in ordered)


def _list_tops(reading: Reading, tops: list[str], spans: dict[str, Span]) -> tuple[tuple[Cell, ...], ...]:
    graph = reading.project()
    return tuple(
        (
            reading.thing(top),
            _tell_elected(graph, top),
            # One that only answers to itself has nobody below it.
            spans[top].in_all if top in spans else 0,
            _cite_to(reading, top),
        )
        for top in tops
    )


def _tell_elected(graph: gov.Graph, *bodies: str) -> str:
    # That no passage says so does not make a body unelected: never "no".
    return "yes" if any(gov.is_a(graph, body, gov.ELECTED_BODY) for body in bodies) else "not stated"


def _list_pieces(
    reading: Reading, pieces: list[set[str]], branches: tuple[reporting.Branch, ...]
) -> tuple[tuple[Cell, ...], ...]:
    graph = reading.project()
    order = {branch.iri: place for place, branch in enumerate(branches) if branch.place != "elsewhere"}
    described = _find_descriptions(reading)
    rows: list[tuple[Cell, ...]] = []
    for piece in pieces:
        bodies = sorted(piece, key=order.__getitem__)
        ties = [tie for tie in graph.out_edges(bodies, keys=True) if tie[2] in gov.LINES]
        rows.append(
            (
                reading.thing(bodies[0]),
                len(bodies),
                _tell_elected(graph, *bodies),
                "; ".join(gov.label(graph, body) for body in bodies) if len(bodies) > 1 else None,
                _cite(reading, *ties) if ties else described.get(bodies[0], ()),
            )
        )
    return tuple(rows)


def _find_descriptions(reading: Reading) -> dict[str, Cell]:
    answer = reading.ask("groups-without-a-line")
    found: dict[str, Cell] = {}
    for group, passages in zip(answer.column("group"), answer.column("passage"), strict=True):
        if isinstance(group, Thing):
            found[group.iri] = passages
    return found


def _cite(reading: Reading, *ties: tuple[str, str, str]) -> Cell:
    graph = reading.project()
    return reading.passages(
        iri for source, target, kind in ties for iri in gov.cited(graph, source, target, kind)
    )


def _cite_to(reading: Reading, body: str) -> Cell:
    return _cite(
        reading, *(tie for tie in reading.project().in_edges(body, keys=True) if tie[2] in gov.LINES)
    )


def _first(graph: gov.Graph, piece: set[str]) -> tuple[str, str]:
    return min((gov.label(graph, body).casefold(), body) for body in piece)


def _summarise(
    graph: gov.Graph,
    branches: tuple[reporting.Branch, ...],
    spans: dict[str, Span],
    tops: list[str],
    pieces: list[set[str]],
) -> str:
    if not spans:
        return _NONE
    deepest = max(branches, key=lambda branch: branch.depth)
    widest = min(spans, key=lambda body: (-spans[body].directly, -spans[body].in_all, gov.label(graph, body)))
    some = gov.lines(graph)
    elected = sum(gov.is_a(graph, top, gov.ELECTED_BODY) for top in tops)
    joined = sum(any(body in some for body in piece) for piece in pieces)
    alone = len(pieces) - joined
    words = [
        f"{_count(len(tops), 'body stands', 'bodies stand')} at the top;",
        f"{elected or 'none'} of them {'is' if elected == 1 else 'are'} stated to be elected.",
        f"The longest way down is {_count(deepest.depth, 'step', 'steps')},",
        f"for instance to {gov.label(graph, deepest.iri)}.",
        f"{gov.label(graph, widest)} has the widest span:",
        f"{_count(spans[widest].directly, 'body answers', 'bodies answer')} to it directly,",
        f"{spans[widest].in_all} in all.",
        f"The lines fall into {_count(joined, 'piece', 'pieces that no line joins')}.",
        f"Of {len(gov.of_type(graph, gov.GROUP))} groups {alone or 'none'}",
        f"{'has' if alone == 1 else 'have'} no stated line at all.",
    ]
    circles = sum(line.circle for branch in branches for line in branch.also)
    if circles:
        words.append(
            f"{_count(circles, 'line closes', 'lines close')} a circle of bodies that answer to each other."
        )
    return " ".join(words)


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
