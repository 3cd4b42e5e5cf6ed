"""The bodies of a graph and their lines become how many answer to each, and the pieces that lines join.

Counts them; the tree itself is that of :mod:`csa_graph.projection.reporting`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import governance as gov
from csa_graph.analysis.measures import count_ancestors
from csa_graph.projection.network import iter_lines
from csa_graph.terms.iris import CSA

if TYPE_CHECKING:
    import networkx as nx


class Span(NamedTuple):
    """How many bodies answer to one."""

    directly: int
    in_all: int


def get_bodies(graph: gov.Graph) -> gov.Graph:
    """Return the groups and all else that has a line of accountability, with their lines: a view."""
    some = gov.lines(graph)
    found = {*gov.of_type(graph, CSA.Group.value), *some}
    return graph.subgraph(found)


def measure_spans(graph: gov.Graph) -> tuple[dict[str, Span], str]:
    """Return how many bodies answer to each body that has any below it, and the library that counted.

    >>> import networkx as nx
    >>> line = CSA.reportsTo.value
    >>> chain = nx.MultiDiGraph([("forum", "board", line), ("board", "council", line)])
    >>> measure_spans(chain)[0]
    {'board': Span(directly=1, in_all=1), 'council': Span(directly=1, in_all=2)}
    """
    above = chain_lines(graph)
    below, engine = count_ancestors(above)
    spans = {body: Span(above.in_degree(body), below[body]) for body in above if above.in_degree(body)}
    return spans, engine


def chain_lines(graph: gov.Graph) -> nx.DiGraph[str]:
    """Return the lines as they chain: one for one subject only begins at a node of its own.

    So it carries nobody else up. Lines from a body to itself are left out.
    """
    import networkx as nx

    above: nx.DiGraph[str] = nx.DiGraph()
    for (source, target, _), facts in iter_lines(gov.lines(graph)):
        if source != target:
            above.add_edge(f"{source} for that only" if "only_for" in facts else source, target)
    return above


def find_components(graph: gov.Graph) -> list[set[str]]:
    """Return the bodies that stated lines join, whichever way they run: the largest piece first."""
    import networkx as nx

    bodies = get_bodies(graph)
    joined: nx.Graph[str] = nx.Graph()
    joined.add_nodes_from(bodies)
    joined.add_edges_from(gov.lines(graph).edges())
    return sorted(nx.connected_components(joined), key=lambda piece: (-len(piece), _first(graph, piece)))


def _first(graph: gov.Graph, piece: set[str]) -> tuple[str, str]:
    return min((gov.label(graph, body).casefold(), body) for body in piece)
