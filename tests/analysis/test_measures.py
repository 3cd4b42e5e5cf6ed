"""The same numbers from both engines, on graphs whose answer is known and on random ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from csa_graph.analysis import measures

if TYPE_CHECKING:
    from collections.abc import Callable

#: Above so many nodes the other engine does it: always, never.
ALWAYS, NEVER = -1, 10_000
MEASURES = (measures.measure_betweenness, measures.count_ancestors)
RANDOM = {
    **{f"gnp {seed}": nx.gnp_random_graph(40, 0.02 * (seed + 1), seed, directed=True) for seed in range(6)},
    "tree": nx.random_labeled_rooted_tree(200, seed=3).to_directed(),
    "scale free": nx.DiGraph(nx.scale_free_graph(150, seed=4)),
    "nothing": nx.DiGraph(),
}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda each: each.__name__)
@pytest.mark.parametrize("name", RANDOM)
def test_both_engines_find_the_same_on_random_graphs(
    name: str, measure: Callable[..., tuple[dict[int, float], str]]
) -> None:
    ours, engine = measure(RANDOM[name], ALWAYS)
    theirs, other = measure(RANDOM[name], NEVER)
    assert (engine, other) == ("rustworkx", "networkx")
    assert list(ours) == list(theirs)
    assert ours == pytest.approx(theirs)


KNOWN = {
    "chain": (nx.path_graph(4, create_using=nx.DiGraph), {0: 0, 1: 1, 2: 2, 3: 3}),
    "cycle": (nx.cycle_graph(3, create_using=nx.DiGraph), dict.fromkeys(range(3), 2)),
    # Two ways from 0 to 3: it is counted once.
    "diamond": (nx.DiGraph([(0, 1), (0, 2), (1, 3), (2, 3)]), {0: 0, 1: 1, 2: 1, 3: 3}),
    "loop": (nx.DiGraph([(0, 0), (1, 0)]), {0: 1, 1: 0}),
    "barbell": (nx.barbell_graph(3, 1).to_directed(), dict.fromkeys(range(7), 6)),
}


@pytest.mark.parametrize("large", [ALWAYS, NEVER], ids=["rustworkx", "networkx"])
@pytest.mark.parametrize("name", KNOWN)
def test_ancestors_of_known_graphs(name: str, large: int) -> None:
    graph, expected = KNOWN[name]
    counts = {str(node): count for node, count in measures.count_ancestors(graph, large)[0].items()}
    assert counts == {str(node): count for node, count in expected.items()}
