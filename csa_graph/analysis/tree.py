"""The lines of accountability become a reporting tree with the span of each body, its tops and its pieces.

The tree is that of ``projection.reporting``; here it is counted. Says nothing of what no line touches but
that it stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.analysis import governance as gov
from csa_graph.analysis.bodies import Span, find_components, get_bodies, measure_spans
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.asking.cells import Cell, Thing
from csa_graph.asking.parameters import Parameter
from csa_graph.base.wording import quantity
from csa_graph.projection import reporting
from csa_graph.projection.network import iter_lines_from
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA

if TYPE_CHECKING:
    from csa_graph.projection.reading import Reading

ANALYSIS = Analysis(
    "tree",
    "Who answers to whom, from the top down",
    "The reporting tree and its depth, how many answer to each body, who stands at the top and whether that "
    "is an elected body, and what no line connects.",
    (
        Parameter(
            "below",
            "body",
            "a body: only it and what answers to it, directly or through others, is laid out",
            "SCB",
            optional=True,
        ),
    ),
    place=1,
    denies=(CSA.accountableTo.value,),
)
_LIMITS = (
    "It follows stated lines: reports to, sub-group of, overseen by, scrutinised by, accountable to. A "
    "line for one subject only carries nobody else up. Giving information is no such line. A class of "
    "groups without names, such as all sub-groups of a board, has no row. A line that "
    "the document does not state is absent here, whatever happens in practice. A body counts as elected "
    "where a passage says so, or by its kind: a council, its executive, an overview and scrutiny committee, "
    "a police and crime panel. A seat for an elected member among others does not make it one. Of others it "
    "is not known, unless a passage denies it."
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
    "top": "a body that answers to nobody, or for one subject only, or the first of a circle",
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


def analyse(reading: Reading, below: Thing | None = None) -> Result:
    """Lay out the reporting tree and count it.

    Depth and order are those of ``projection.reporting.read_tree``; the pieces are the weakly connected
    components of the lines; a span counts the ancestors of a body in the lines, each once.

    Args:
        reading: The graph.
        below: A body: only it and what answers to it is laid out.
    """
    if below is not None:
        return _lay_out_below(reading, below)
    graph = reading.project()
    branches = reporting.read_tree(get_bodies(graph))
    spans, engine = measure_spans(graph)
    tops = [branch.iri for branch in branches if branch.depth == 0 and branch.place == "full"]
    pieces = find_components(graph)
    tables = (
        tabulate("tree", "The tree", _TREE, _list_tree(reading, branches), _NONE, note=_note(branches)),
        tabulate("span", "Span of each body", _SPAN, _list_spans(reading, spans), _NONE),
        tabulate("tops", "At the top", _TOPS, _list_tops(reading, tops, spans), _NONE),
        tabulate(
            "components",
            "What lines join, and what they do not",
            _COMPONENTS,
            _list_pieces(reading, pieces, branches),
            "No group is described.",
        ),
    )
    return Result(
        ANALYSIS.title,
        _summarise(graph, branches, spans, tops, pieces),
        _LIMITS,
        tables,
        engine=f"spans by {engine}, pieces by networkx",
    )


def _lay_out_below(reading: Reading, body: Thing) -> Result:
    """Lay out a body and what answers to it: the ancestors of the body in the lines."""
    import networkx as nx

    lines = gov.lines(reading.project())
    answering = nx.ancestors(lines, body.iri) if body.iri in lines else set()
    part: gov.Graph = lines.subgraph({body.iri, *answering}).copy()
    branches = reporting.read_tree(part) if answering else ()
    spans, engine = measure_spans(part)
    rows = _list_tree(reading, branches, "is where this tree begins")
    tables = (
        tabulate("tree", "The tree", _TREE, rows, _NONE, note=_note(branches)),
        tabulate("span", "Span of each body", _SPAN, _list_spans(reading, spans), _NONE),
    )
    title = f"Who answers to {body.label}, from the top down"
    if not answering:
        return Result(title, f"No passage states that anybody answers to {body.label}.", _LIMITS, tables)
    deepest = max(branches, key=lambda branch: branch.depth)
    summary = (
        f"{quantity(len(answering), 'body answers', 'bodies answer')} to {body.label}, "
        f"{spans[body.iri].directly} of them directly. The longest way down is "
        f"{quantity(deepest.depth, 'step', 'steps')}, for instance to {gov.label(part, deepest.iri)}."
    )
    return Result(title, summary, _LIMITS, tables, engine=f"spans by {engine}")


def _list_tree(
    reading: Reading, branches: tuple[reporting.Branch, ...], top: str = "stands at the top"
) -> tuple[tuple[Cell, ...], ...]:
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
                " and ".join(f"{line.label}{line.limits}" for line in branch.lines)
                or _describe_top(reading.project(), branch.iri, top),
                _cite(reading, *((line.source, line.target, line.kind) for line in branch.lines))
                if branch.lines
                else _cite_to(reading, branch.iri),
            )
        )
    return tuple(rows)


def _describe_top(graph: gov.Graph, body: str, words: str) -> str:
    """Say of a body at the top if lines for one subject lead up from it: they carry nobody else."""
    limits = [
        "only_for" in facts
        for (_, _, kind), facts in iter_lines_from(graph, body)
        if kind in ontology.list_lines()
    ]
    return f"{words}, but for one subject" if limits and all(limits) else words


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
            _describe_elected(graph, top),
            # One that only answers to itself has nobody below it.
            spans[top].in_all if top in spans else 0,
            _cite_to(reading, top),
        )
        for top in tops
    )


def _describe_elected(graph: gov.Graph, *bodies: str) -> str:
    # That no passage says so does not make a body unelected.
    known = [gov.is_elected(graph, body) for body in bodies]
    return "yes" if any(known) else "no" if all(each is False for each in known) else "not stated"


def _list_pieces(
    reading: Reading, pieces: list[set[str]], branches: tuple[reporting.Branch, ...]
) -> tuple[tuple[Cell, ...], ...]:
    graph = reading.project()
    order = {branch.iri: place for place, branch in enumerate(branches) if branch.place != "elsewhere"}
    described = _find_descriptions(reading)
    rows: list[tuple[Cell, ...]] = []
    for piece in pieces:
        bodies = sorted(piece, key=order.__getitem__)
        ties = [tie for tie in graph.out_edges(bodies, keys=True) if tie[2] in ontology.list_lines()]
        rows.append(
            (
                reading.thing(bodies[0]),
                len(bodies),
                _describe_elected(graph, *bodies),
                "; ".join(gov.label(graph, body) for body in bodies) if len(bodies) > 1 else None,
                _cite(reading, *ties) if ties else described.get(bodies[0], ()),
            )
        )
    return tuple(rows)


def _find_descriptions(reading: Reading) -> dict[str, Cell]:
    answer = reading.ask("groups-of-partnerships")
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
        reading,
        *(tie for tie in reading.project().in_edges(body, keys=True) if tie[2] in ontology.list_lines()),
    )


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
    elected = sum(bool(gov.is_elected(graph, top)) for top in tops)
    joined = sum(any(body in some for body in piece) for piece in pieces)
    alone = len(pieces) - joined
    words = [
        f"{quantity(len(tops), 'body stands', 'bodies stand')} at the top;",
        _count_elected(len(tops), elected),
        f"The longest way down is {quantity(deepest.depth, 'step', 'steps')},",
        f"for instance to {gov.label(graph, deepest.iri)}.",
        f"{gov.label(graph, widest)} has the widest span:",
        f"{quantity(spans[widest].directly, 'body answers', 'bodies answer')} to it directly,",
        f"{spans[widest].in_all} in all.",
        f"The lines fall into {quantity(joined, 'piece', 'pieces that no line joins')}.",
        _count_alone(len(gov.of_type(graph, CSA.Group.value)), alone),
    ]
    circles = sum(line.circle for branch in branches for line in branch.also)
    if circles:
        words.append(
            f"{quantity(circles, 'line closes', 'lines close')} a circle of bodies that answer to each other."
        )
    return " ".join(words)


def _count_elected(tops: int, elected: int) -> str:
    if tops == 1:
        return f"it is {'' if elected else 'not '}stated to be elected."
    return f"{elected or 'none'} of them {'are' if elected > 1 else 'is'} stated to be elected."


def _count_alone(groups: int, alone: int) -> str:
    if not alone:
        return "Every group has a stated line."
    return f"Of {quantity(groups, 'group')} {alone} {'has' if alone == 1 else 'have'} no stated line at all."
