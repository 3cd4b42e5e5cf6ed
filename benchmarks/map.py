"""Measures the map: how readable each drawing is, how big the page, how long the command and the layout take.

Times are compared with stock pyvis in the same run: the same lines, physics off, its own page. To be run with
``python -m benchmarks.map [ROUNDS]``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import drawing, measure
from benchmarks.partnership import invent
from csa_graph import GovernanceGraph
from csa_graph.map.layout.arrange import arrange
from csa_graph.map.options import list_views

if TYPE_CHECKING:
    import networkx as nx

SIZES = (100, 600, 4_000)
VIEW = "who-reports-to-whom"
PAGE, PYVIS = "csa-graph map, the whole command", "stock pyvis, no physics, whole process"
PYVIS_SCRIPT = """
import sys
from csa_graph import GovernanceGraph
from pyvis.network import Network
graph = GovernanceGraph.open(sys.argv[1]).to_networkx("everything")
page = Network(directed=True, cdn_resources="in_line")
page.toggle_physics(False)
for iri, facts in graph.nodes(data=True):
    page.add_node(iri, label=facts["label"])
for source, target, facts in graph.edges(data=True):
    page.add_edge(source, target, label=facts["label"])
open(sys.argv[2], "w", encoding="utf-8").write(page.generate_html(notebook=False))
"""


def judge(graph: nx.MultiDiGraph[str]) -> str:
    """Lay a view out and tell what makes it hard to read, and how long it took."""
    start = time.perf_counter()
    drawn = arrange(graph)
    taken = time.perf_counter() - start
    foreign = len(drawing.find_foreign(drawn))
    # Counting crossings takes the square of the lines.
    crossings = drawing.count_crossings(drawn) if len(drawn.routes) <= 150 else "not counted"
    stray, covered = len(drawing.find_stray_words(drawn)), len(drawing.find_covered_heads(drawn))
    return (
        f"{len(graph)} things, {graph.number_of_edges()} lines, {foreign} lines through foreign boxes, "
        f"{crossings} crossings, {stray} words away from their line, {covered} heads under flags, "
        f"laid out in {taken:.2f} s"
    )


def list_agreement() -> dict[str, object]:
    """Judge each drawn view of the agreement."""
    graph = GovernanceGraph.open()
    found: dict[str, object] = {
        f"agreement, {view}": judge(graph.to_networkx(view))
        for view in list_views()
        if graph.to_networkx(view).graph["drawn"] == "lines"
    }
    for name in ("SMOG", "SCB", "West Mercia Police", "Domestic abuse"):
        found[f"agreement, around {name}"] = judge(graph.around(name))
    found["agreement, size of the page in kB"] = len(str(graph.to_map()).encode()) // 1000
    return found


def run(*command: str) -> None:
    """Run a command in a process of its own."""
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)


def main(rounds: int) -> None:
    """Judge the drawings, then compare the times."""
    findings = list_agreement()
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            data = Path(folder, f"{size}.trig")
            data.write_text(invent(size), encoding="utf-8")
            findings[f"invented, {size} things, {VIEW}"] = judge(GovernanceGraph.open(data).to_networkx(VIEW))
        first, page = str(Path(folder, "100.trig")), str(Path(folder, "map.html"))
        times = measure.interleave(
            {
                PAGE: partial(run, "-m", "csa_graph", "map", "--data", first, "-o", page),
                PYVIS: partial(run, "-c", PYVIS_SCRIPT, first, str(Path(folder, "stock.html"))),
            },
            rounds,
            warm_up=1,
        )
        findings["size of the page of 100 invented things in kB"] = Path(page).stat().st_size // 1000
        findings["beside it, of stock pyvis"] = Path(folder, "stock.html").stat().st_size // 1000
    measure.report("map", "The map of 100 invented things", times, PYVIS, findings)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
