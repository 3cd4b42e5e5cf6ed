"""Betweenness of all things that statements join: networkx alone, and what csa-graph does. First the numbers.

csa-graph takes networkx as it is where a graph is small, and rustworkx where it is large. Times are processor
time, which grows with the square of the data for both: networkx alone is run on at most 10 partnerships,
csa-graph on at most 100. To be run with ``python -m benchmarks.betweenness``.
"""

from __future__ import annotations

import math
import statistics
import sys
import time
from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph as ox

from benchmarks import data, sizes
from csa_graph.analysis import measures

if TYPE_CHECKING:
    from collections.abc import Callable

OURS, ALONE = "csa-graph", "networkx alone"
ALONE_SIZE = 10
ROUNDS = 3


def read(partnerships: int) -> nx.DiGraph[str]:
    """Return a graph of what is in force: an edge for each two things that a statement joins."""
    quads = ox.parse(path=data.get_current_layer(partnerships), format=ox.RdfFormat.N_TRIPLES)
    joins = [
        (quad.subject.value, quad.object.value)
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    ]
    # Kinds, roles and classes are said of everything, and nothing is said of them.
    described = {subject for subject, _ in joins}
    return nx.DiGraph((subject, value) for subject, value in joins if value in described)


def time_it(function: Callable[[nx.DiGraph[str]], dict[str, float]], graph: nx.DiGraph[str]) -> float:
    """Return the processor time of one run, in seconds."""
    start = time.process_time()
    function(graph)
    return time.process_time() - start


def measure_ours(graph: nx.DiGraph[str]) -> dict[str, float]:
    """Measure as the analyses do."""
    return measures.measure_betweenness(graph)[0]


def main(numbers: tuple[int, ...]) -> None:
    """Measure each size; exits with 1 where the numbers differ."""
    figures: dict[int, dict[str, dict[str, float]]] = {}
    findings: dict[str, object] = {}
    for size in numbers:
        graph = read(size)
        functions: dict[str, Callable[[nx.DiGraph[str]], dict[str, float]]] = {OURS: measure_ours}
        if size <= ALONE_SIZE:
            functions[ALONE] = nx.betweenness_centrality
            ours, alone = measure_ours(graph), nx.betweenness_centrality(graph)
            if not all(math.isclose(ours[node], alone[node], abs_tol=1e-12) for node in graph):
                sys.exit(f"csa-graph and networkx differ about {size} partnerships.")
        rounds = ROUNDS if size <= 100 else 1
        taken: dict[str, list[float]] = {name: [] for name in functions}
        for _ in range(rounds):
            for name, function in functions.items():
                taken[name].append(time_it(function, graph))
        figures[size] = {name: {"cpu_s": round(statistics.median(each), 4)} for name, each in taken.items()}
        engine = measures.RUSTWORKX if len(graph) > measures.LARGE else measures.NETWORKX
        findings[f"{size} partnerships"] = (
            f"{len(graph):,} things, {graph.number_of_edges():,} edges; ours is {engine}"
        )
    both = max(size for size, row in figures.items() if ALONE in row)
    beside = figures[both][OURS]["cpu_s"] / figures[both][ALONE]["cpu_s"]
    findings |= {"partnerships of the ratio": both, "ours beside networkx alone": round(beside, 4)}
    libraries = ("networkx", "rustworkx")
    title = "Betweenness, by networkx alone and by csa-graph"
    sizes.report("betweenness", title, figures, findings, libraries=libraries, grown="cpu_s")


if __name__ == "__main__":
    main(sizes.SIZES[:-1])
