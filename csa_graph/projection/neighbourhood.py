"""Cut out of projections what belongs to the accountability of one thing: who answers for it, and to whom.

The lines come from projections; this chooses among them. It states nothing and reads no store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.projection.network import ViewFacts, complete_node
from csa_graph.terms.iris import KIND, ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

#: The projections whose lines together show accountability: lines, seats, ownership and leads.
VIEWS = ("who-reports-to-whom", "boards-and-membership", "priorities-and-actions")
#: Name of the view that :func:`cut` makes.
NAME = "around"
DEPTH = 2


def merge(graphs: Iterable[nx.MultiDiGraph[str]]) -> nx.MultiDiGraph[str]:
    """Return one graph with the things and lines of several projections, each once."""
    import networkx as nx

    merged: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for graph in graphs:
        merged.add_nodes_from(graph.nodes(data=True))
        for source, target, key, facts in graph.edges(keys=True, data=True):
            merged.add_edge(source, target, key=key, **facts)
    return merged


def cut(graph: nx.MultiDiGraph[str], iri: str, depth: int = DEPTH) -> nx.MultiDiGraph[str]:
    """Return what can be reached from one thing in a number of steps, along lines in either direction.

    A seat other than the chair's is a step only where it is a seat on the thing, or the thing's own: who sits
    on another group says nothing of this thing, and big bodies sit on most groups. Nor does a chair who may
    be any body of a kind tie the groups that have one. All other lines among the things that are reached are
    kept.

    Args:
        graph: Lines of all kinds, as :func:`merge` gives them; a thing that is not in it has no line.
        iri: The thing.
        depth: How many steps; 0 gives the thing alone.

    Returns:
        A view named :data:`NAME`, with the thing's IRI under `around` and the number of steps under `depth`.
        Each node has its `distance` in steps.
    """
    import networkx as nx

    def is_relevant(source: str, target: str, key: str) -> bool:
        if iri in {source, target}:
            return True
        is_seat = key.startswith(ROLE.base)
        return key == ROLE.chair.value and not source.startswith(KIND.base) if is_seat else True

    relevant: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    relevant.add_nodes_from(graph.nodes(data=True))
    for source, target, key, facts in graph.edges(keys=True, data=True):
        if is_relevant(source, target, key):
            relevant.add_edge(source, target, key=key, **facts)
    steps = nx.single_source_shortest_path_length(relevant.to_undirected(as_view=True), iri, cutoff=depth)
    found: nx.MultiDiGraph[str] = relevant.subgraph(steps).copy()
    for node, distance in steps.items():
        found.nodes[node]["distance"] = distance
    label = complete_node(graph.nodes[iri])["label"] or iri
    about = ViewFacts(
        view=NAME,
        title=f"Accountability of {label}",
        summary=(
            "Lines of accountability, ownership and leads, and who chairs, up to "
            f"{depth} {'step' if depth == 1 else 'steps'} away."
        ),
        answers="Other seats are drawn only where they are on this thing or its own.",
        drawn="lines",
        alone="No line of accountability, owner, lead or seat is stated",
        around=iri,
        depth=depth,
    )
    found.graph.update(about)
    return found
