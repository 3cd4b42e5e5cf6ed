"""Times a build in memory beside the engine's bare load of the same files, at several sizes.

What a user of many partnerships waits for before anything is answered: the files are parsed, the layers made,
the rules applied, the terms compared. Beside it stands what pyoxigraph takes to load the same files into
memory, in both ways that it has. Each size is a process of its own, and the variants take turns within it.
To be run with ``python -m benchmarks.in_memory [--thousand]``.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from typing import TYPE_CHECKING

import pyoxigraph as ox

from benchmarks import children, data, sizes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBERS = (100, 300, 600)
BULK, LOAD, BUILD = "pyoxigraph: bulk_load of each file", "pyoxigraph: load of each file", "csa-graph: build"


def load(files: list[Path], *, bulk: bool) -> int:
    """Load files with the engine alone."""
    engine = ox.Store()
    for file in files:
        (engine.bulk_load if bulk else engine.load)(path=file, format=ox.RdfFormat.TRIG)
    return len(engine)


def build(files: list[Path]) -> int:
    """Build a store of them in memory."""
    from csa_graph import opening
    from csa_graph.stores.memory import MemoryStore

    return MemoryStore().build(opening.find(files)).statements


def measure(partnerships: int, rounds: int) -> dict[str, dict[str, float]]:
    """Measure one size in this process; exits with 1 where not all loads hold as much."""
    files = data.get_files(partnerships)
    variants: dict[str, Callable[[], int]] = {
        BULK: lambda: load(files, bulk=True),
        LOAD: lambda: load(files, bulk=False),
        BUILD: lambda: build(files),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in variants}
    held = set()
    for turn in range(rounds + 1):
        names = list(variants)
        for name in names[turn % 3 :] + names[: turn % 3]:
            wall, cpu = time.perf_counter(), time.process_time()
            held.add(variants[name]())
            if turn:
                taken[name].append((time.perf_counter() - wall, time.process_time() - cpu))
    if len(held) > 1:
        sys.exit(f"Not all hold the same statements: {held}.")
    return {
        name: {
            "build_s": round(statistics.median(wall for wall, _ in runs), 4),
            "cpu_s": round(statistics.median(cpu for _, cpu in runs), 4),
            "ratio": _divide(runs, taken[BULK], 0),
            "cpu_ratio": _divide(runs, taken[BULK], 1),
        }
        for name, runs in taken.items()
    }


def _divide(runs: list[tuple[float, float]], base: list[tuple[float, float]], part: int) -> float:
    return round(statistics.median(one[part] / other[part] for one, other in zip(runs, base, strict=True)), 3)


def main(numbers: tuple[int, ...], rounds: int) -> None:
    """Measure each size, and report."""
    figures: dict[int, dict[str, dict[str, float]]] = {}
    for number in numbers:
        children.run_module("data", str(number))
        run = children.run_module("in_memory", str(number), str(rounds))
        figures[number] = json.loads(run.output)
    built = {number: figures[number][BUILD] for number in numbers}
    # The engine's own load grows faster than its files: what it looks up is no longer in a cache.
    growth, bare = (sizes.get_exponent(figures, each, "cpu_s") or 0 for each in (BUILD, BULK))
    ratios = ", ".join(f"{row['ratio']:.2f} at {number}" for number, row in built.items())
    slower = {number: built[number]["build_s"] / figures[number][LOAD]["build_s"] for number in numbers}
    loads = ", ".join(f"{ratio:.2f}" for ratio in slower.values())
    worst = max(row["ratio"] for row in built.values())
    note = f"by the clock: {ratios} partnerships; beside load, which is faster in memory: {loads}"
    small, large = numbers[-2:]
    words = (
        f"processor time, from {small} to {large} partnerships: {growth:.3f}, and the bare load {bare:.3f}"
    )
    findings = {
        "targets": {
            "build-in-memory": {"measured": worst, "note": note},
            "growth-in-memory": {"measured": round(growth - bare, 3), "note": words},
        }
    }
    title = "A build in memory beside the engine's bare load"
    sizes.report("in_memory", title, figures, findings, libraries=("pyoxigraph",), grown="cpu_s")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
    else:
        main((*NUMBERS, 1000) if "--thousand" in sys.argv else NUMBERS, 5)
