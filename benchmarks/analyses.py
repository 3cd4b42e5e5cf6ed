"""Times every analysis on 1, 10 and 100 invented partnerships, how it grows, and says which engine ran.

Times are processor time. Each analysis runs once, with the projection already read and its questions still to
be asked; the projection is timed beside them, and so is that of one edition. The peer is networkx alone, for
what rustworkx works out where a graph is large: betweenness, and how many bodies answer to each.
Results are compared before times are; above 100 partnerships networkx is left out, for it takes hours. To be
run with ``python -m benchmarks.analyses [--thousand]``; with ``--thousand`` on 1,000 partnerships too.
"""

from __future__ import annotations

import math
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from benchmarks import data, sizes
from csa_graph import GovernanceGraph, opening
from csa_graph.analysis import catalogue, measures
from csa_graph.analysis import governance as gov
from csa_graph.projection.reading import Reading
from csa_graph.stores.opening import open_store
from csa_graph.terms.iris import CSA, FOAF
from csa_graph.views import analysis as view

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.sparql.store import Store

SIZES = (1, 10, 100)
THOUSAND = 1000
#: Partnerships above which networkx alone is not waited for.
PATIENCE = 100
#: Rounds, of which the fastest counts: what disturbs the machine makes it slower, and nothing faster.
ROUNDS, AT_SIZE = 3, 100
PROJECTION, ONE = "projection", "projection of one edition"
_EVERYTHING = sys.maxsize


def spend(run: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """Run something some times; return the least processor time in seconds, and what it returned at last."""
    times, found = [], None
    for _ in range(rounds):
        start = time.process_time()
        found = run()
        times.append(time.process_time() - start)
    return min(times), found


def choose(name: str, graph: gov.Graph) -> dict[str, object]:
    """Return what an analysis is asked about: the first action, the first person."""
    chosen = {"route": ("of", CSA.Action.value), "what-if": ("without", FOAF.Person.value)}
    if name not in chosen:
        return {}
    parameter, kind = chosen[name]
    return {parameter: gov.of_type(graph, kind)[0]}


def compare(lines: nx.DiGraph[str], rounds: int) -> dict[str, dict[str, float]]:
    """Time both engines on the measures that both have, after comparing what they find."""
    found: dict[str, dict[str, float]] = {}
    both: tuple[Callable[..., Any], ...] = (measures.measure_betweenness, measures.count_ancestors)
    for measure in both:
        name = measure.__name__.replace("_", " ")
        ours, (near, _) = spend(partial(measure, lines, -1), rounds)
        theirs, (far, _) = spend(partial(measure, lines, _EVERYTHING), 1)
        if near.keys() != far.keys() or any(not math.isclose(near[each], far[each]) for each in near):
            raise AssertionError(f"{name}: rustworkx and networkx differ")
        found[f"{name}, rustworkx"] = {"seconds": ours}
        found[f"{name}, networkx alone"] = {"seconds": theirs, "times_rustworkx": theirs / ours}
    return found


def measure_size(size: int, store: Store, findings: dict[str, object]) -> dict[str, dict[str, float]]:
    """Time projection and analyses of a store; puts beside it what is worth reading."""
    rounds = ROUNDS if size <= AT_SIZE else 1
    graph = GovernanceGraph(store)
    figures: dict[str, dict[str, float]] = {}
    taken, projected = spend(partial(graph.to_networkx, "governance"), rounds)
    number = len(projected) + projected.number_of_edges()
    figures[PROJECTION] = {"seconds": taken, "things_and_ties": number, "a_second": number / taken}
    first = store.editions()[0]
    taken, _ = spend(partial(GovernanceGraph(store, first).to_networkx, "governance"), rounds)
    figures[ONE] = {"seconds": taken}
    reading = Reading(store, graph.names)
    for name in catalogue.list_names():
        asked = choose(name, reading.project())
        taken, result = spend(partial(catalogue.run, name, reading, asked), 1)
        rows = sum(map(len, result.tables))
        shown = view.render(result).count("\n")
        figures[name] = {"seconds": taken, "rows": rows, "lines_shown": shown}
        findings[f"what a library worked out for {name}"] = result.engine or "nothing: it counts"
    if size <= PATIENCE:
        figures |= compare(nx.DiGraph(gov.lines(reading.project())), rounds)
    return figures


def main(wanted: tuple[int, ...]) -> None:
    """Measure each size, and report."""
    figures: dict[int, dict[str, dict[str, float]]] = {}
    findings: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in wanted:
            store = open_store(Path(folder, str(size)))
            store.build(opening.find(data.get_files(size)))
            figures[size] = measure_size(size, store, findings)
    sizes.report(
        "analyses",
        "Every analysis, and the projection that they read",
        figures,
        findings,
        libraries=("networkx", "pyoxigraph", "rustworkx"),
        grown="seconds",
    )


if __name__ == "__main__":
    main((*SIZES, THOUSAND) if "--thousand" in sys.argv[1:] else SIZES)
