"""The ties of a projection are put in order once, by kind and thing, for whoever asks thousands of times.

Looking through all ties of a thing for those of one kind takes as long as the thing has ties, and a ministry
that all partnerships share has thousands. Knows no kind by name.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.MultiDiGraph[str]
    Found = dict[str, dict[str, list[str]]]


class Ties:
    """The things and ties of a projection, each list by label.

    Args:
        graph: A projection.

    Attributes:
        forward: By kind of tie and thing, what the thing is tied to.
        backward: By kind of tie and thing, what is tied to the thing.
        things: The things of each type.
        lines: The lines of accountability alone, once somebody has picked them out.
    """

    def __init__(self, graph: Graph) -> None:
        ranks = {node: (str(label).casefold(), node) for node, label in graph.nodes(data="label")}
        self.rank = ranks.__getitem__
        forward: Found = defaultdict(lambda: defaultdict(list))
        backward: Found = defaultdict(lambda: defaultdict(list))
        for source, targets in graph.adjacency():
            for target, kinds in targets.items():
                for kind in kinds:
                    forward[kind][source].append(target)
                    backward[kind][target].append(source)
        things: dict[str, list[str]] = defaultdict(list)
        for node, types in graph.nodes(data="types"):
            for each in types:
                things[each].append(node)
        for lists in (*forward.values(), *backward.values(), things):
            for found in lists.values():
                found.sort(key=self.rank)
        self.forward, self.backward, self.things = forward, backward, things
        self.lines: Graph | None = None

    def list_things(self, types: tuple[str, ...]) -> list[str]:
        """Return the things that have one of some types, each once."""
        found = {node for each in types for node in self.things.get(each, ())}
        return sorted(found, key=self.rank)

    def follow(self, lists: Found, node: str, kinds: tuple[str, ...]) -> list[str]:
        """Return what one of the kinds of tie in :attr:`forward` or :attr:`backward` leads to, each once."""
        found = [lists[kind][node] for kind in kinds if kind in lists and node in lists[kind]]
        if len(found) < 2:
            return list(found[0]) if found else []
        return sorted({each for some in found for each in some}, key=self.rank)


_READ: WeakKeyDictionary[Graph, Ties] = WeakKeyDictionary()


def find(graph: Graph) -> Ties | None:
    """Return the ties of a projection that is frozen, read once; None for a graph that can still change."""
    known = _READ.get(graph)
    # A view is frozen too, but what it shows can change.
    if known is None and getattr(graph, "frozen", False) and not hasattr(graph, "_graph"):
        known = _READ[graph] = Ties(graph)
    return known
