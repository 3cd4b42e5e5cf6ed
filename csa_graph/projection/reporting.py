"""Turn lines of accountability into a reporting tree: under each body those that answer to it.

A tree shows each body once in full, whatever the shape of the graph: bodies that answer to several and bodies
in a circle stand elsewhere as a short entry. It states nothing and reads no store.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from csa_graph.projection.network import complete_line, complete_node, describe_line
from csa_graph.terms import ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx


Place = Literal["full", "elsewhere", "alone"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of accountability.

    Attributes:
        source: IRI of the body that answers.
        target: IRI of the body it answers to.
        kind: IRI of the kind of line.
        label: The kind in words, e.g. "reports to".
        passages: Locators of the passages that state it.
        inferred: Whether a rule added it.
        circle: Whether it closes a circle: its target answers to its source too, by way of others perhaps.
            Never set on a line by which a body stands in full under another.
        limits: Through whom it runs, and the one subject that it is for, in words that follow its target.
    """

    source: str
    target: str
    kind: str
    label: str
    passages: tuple[str, ...] = ()
    inferred: bool = False
    circle: bool = False
    limits: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """One entry of the tree.

    Attributes:
        iri: The body.
        depth: How far below the top it stands; 0 at the top.
        place: "full"; "elsewhere" for the short entry of a body that stands in full under another one;
            "alone" for a body without any line.
        lines: Its lines to the body above it in the tree; none at the top.
        also: Its lines to all other bodies, where it stands in full.
    """

    iri: str
    depth: int
    place: Place
    lines: tuple[Line, ...] = ()
    also: tuple[Line, ...] = ()


_Pair = tuple[str, str]


class _Tie(NamedTuple):
    """All lines between two bodies, in reading order, and the place of the first of them."""

    rank: tuple[bool, int, int, str, str]
    lines: tuple[Line, ...]
    is_general: bool = False


def read_tree(graph: nx.MultiDiGraph[str]) -> tuple[Branch, ...]:
    """Return the reporting tree of a projection from top to bottom: each body, then those below it.

    A body that answers to several stands in full under the first, in the reading order of the passages that
    state the lines, and as a short entry under the others. At the top stand the bodies that answer to
    nobody. Where bodies answer to each other in a circle and to nobody else, the first of them stands at the
    top; where they answer to others too, those of them that do stand under these. A line that is for one
    subject only carries nobody else up: a body to which others answer stands under it as a short entry.
    Bodies without any line come last, by name. The tree is flat, so that no depth is too deep: an entry's
    parent is the last one before it with a smaller depth.

    Args:
        graph: A projection such as "who-reports-to-whom"; lines that are none of accountability count for
            nothing.

    Returns:
        Each body of the graph once with the place "full" or "alone". Each line of accountability stands once
        among `lines` and `also` of those.

    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("forum", "board", key=ontology.list_lines()[0], label="reports to")
    >>> [(branch.iri, branch.depth) for branch in read_tree(graph)]
    [('board', 0), ('forum', 1)]
    """
    import networkx as nx

    ties = _gather(graph)
    answered = {target for source, target in ties if source != target}
    above: nx.DiGraph[str] = nx.DiGraph()
    above.add_nodes_from(body for pair in ties for body in pair)
    above.add_edges_from(pair for pair, tie in ties.items() if tie.is_general or pair[0] not in answered)
    circles = nx.condensation(above).graph["mapping"]
    first = _choose_first(above, circles, ties)
    found: dict[_Pair, tuple[Line, ...]] = {}
    for (source, target), tie in ties.items():
        closes = circles[source] == circles[target] and first[source] != target
        found[source, target] = tuple(replace(line, circle=closes) for line in tie.lines)
    tops = sorted(
        (body for body in first if first[body] is None), key=lambda body: _rank_top(body, above, ties)
    )
    alone = sorted((body for body in graph if body not in above), key=lambda body: (_name(graph, body), body))
    return (*_walk(tops, first, found), *(Branch(body, 0, "alone") for body in alone))


def _gather(graph: nx.MultiDiGraph[str]) -> dict[_Pair, _Tie]:
    """Return the lines of accountability by their ends, in reading order."""
    kinds = {kind: number for number, kind in enumerate(ontology.list_lines())}
    ranked = []
    for source, target, kind, known in graph.edges(keys=True, data=True):
        if kind in kinds:
            facts = complete_line(known)
            order = facts["order"]
            line = Line(
                source,
                target,
                kind,
                facts["label"] or kind,
                facts["passages"],
                facts["inferred"],
                limits=describe_line(facts),
            )
            # One passage can state several lines: then the more particular kind, then names decide.
            names = f"{_name(graph, source)}\n{_name(graph, target)}"
            rank = (order is None, order or 0, kinds[kind], names, f"{source} {target}")
            ranked.append((rank, line, "only_for" not in facts))
    ties: dict[_Pair, _Tie] = {}
    for rank, line, is_general in sorted(ranked, key=lambda each: each[0]):
        before = ties.get((line.source, line.target), _Tie(rank, ()))
        found = (*before.lines, line)
        ties[line.source, line.target] = _Tie(before.rank, found, before.is_general or is_general)
    return ties


def _name(graph: nx.MultiDiGraph[str], body: str) -> str:
    return (complete_node(graph.nodes[body])["label"] or body).casefold()


def _choose_first(
    above: nx.DiGraph[str], circles: dict[str, int], ties: dict[_Pair, _Tie]
) -> dict[str, str | None]:
    """Return for each body the one under which it stands in full; None at the top.

    Within a circle the first in reading order will not do: it could hang all of it on itself. So the bodies
    of a circle that answer to one outside it stand there, and the others under the nearest of these.
    """
    members: dict[int, list[str]] = defaultdict(list)
    # Reading order is kept in all that follows: ties are sorted.
    for body in dict.fromkeys(body for pair in ties for body in pair):
        members[circles[body]].append(body)
    first: dict[str, str | None] = {}
    for circle, bodies in members.items():
        level = []
        for body in bodies:
            outside = [other for other in above.successors(body) if circles[other] != circle]
            if outside:
                first[body] = _first(body, outside, ties)
                level.append(body)
        if not level:
            level = bodies[:1]
            first[level[0]] = None
        while level:
            near = set(level)
            reached = {
                body: None for other in level for body in above.predecessors(other) if body not in first
            }
            level = [body for body in reached if circles[body] == circle]
            for body in level:
                first[body] = _first(body, (other for other in above.successors(body) if other in near), ties)
    return first


def _first(body: str, others: Iterable[str], ties: dict[_Pair, _Tie]) -> str:
    return min((ties[body, other].rank, other) for other in others)[1]


def _rank_top(body: str, above: nx.DiGraph[str], ties: dict[_Pair, _Tie]) -> tuple[bool, int, int, str, str]:
    """Return the place of a body at the top: that of the first line to it, else of the first from it."""
    lower = [ties[other, body].rank for other in above.predecessors(body)]
    return min(lower or (tie.rank for pair, tie in ties.items() if body in pair))


def _walk(
    tops: list[str], first: dict[str, str | None], lines: dict[_Pair, tuple[Line, ...]]
) -> Iterator[Branch]:
    """Yield the entries from top to bottom; `lines` is in reading order."""
    under: dict[str, list[str]] = defaultdict(list)
    also: dict[str, list[Line]] = defaultdict(list)
    for (source, target), some in lines.items():
        if source != target:
            under[target].append(source)
        if first[source] != target:
            also[source] += some
    # A stack of our own: chains can be longer than Python's recursion goes.
    waiting: list[tuple[str, str | None, int]] = [(body, None, 0) for body in reversed(tops)]
    while waiting:
        body, parent, depth = waiting.pop()
        mine = lines[body, parent] if parent is not None else ()
        if first[body] != parent:
            yield Branch(body, depth, "elsewhere", mine)
            continue
        yield Branch(body, depth, "full", mine, tuple(also[body]))
        waiting += [(child, body, depth + 1) for child in reversed(under[body])]
