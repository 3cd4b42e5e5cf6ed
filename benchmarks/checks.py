"""Times every check on the agreements of 1, 10 and 100 invented partnerships in one store, and how it grows.

Times are processor time, which other work on the machine disturbs less; of all checks the time by the clock
is told beside it. The peer in the same run is pyoxigraph alone, which parses and loads the same file and asks
nothing. To be run with ``python -m benchmarks.checks [ROUNDS] [--thousand]``; with ``--thousand`` on 1,000
partnerships too, in one round.
"""

from __future__ import annotations

import datetime
import math
import os
import resource
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from benchmarks import measure
from benchmarks.generate import invent
from csa_graph import checks
from csa_graph.names import Names
from csa_graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1, 10, 100)
THOUSAND = 1000
# In the period of the plans, when some of their actions are overdue.
AS_OF = datetime.date(2040, 6, 1)
ALL, PARSE = "all checks", "parse and load the file with pyoxigraph alone"
TARGET = "1.4 million statements (1,000 partnerships): at most 15 s and 2 GB, all checks"


def parse(data: Path) -> None:
    """Let the engine parse and load a file, and no more."""
    ox.Store().load(path=data, format=ox.RdfFormat.TRIG)


def spend(run: Callable[[], object]) -> float:
    """Run something and return the processor time that it took, in milliseconds."""
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


def measure_each(store: Store, names: Names, data: Path, rounds: int) -> dict[str, list[float]]:
    """Time each check with the wording of its findings, and the peer; all checks are the sum of a round."""
    each: dict[str, Callable[[], object]] = {
        code: partial(checks.run_check, check, store, names, None, AS_OF)
        for code, check in checks.all_checks().items()
    }
    runs: dict[str, Callable[[], object]] = {**each, PARSE: partial(parse, data)}
    variants = {name: partial(spend, run) for name, run in runs.items()}
    times = measure.interleave(variants, rounds, warm_up=0)
    return {**times, ALL: [sum(taken) for taken in zip(*(times[code] for code in each), strict=True)]}


def get_peak() -> float:
    """Return the most memory that this process has held so far, in GB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e9 if sys.platform == "darwin" else 1e6)


def describe_load() -> str:
    """Return how many processes wanted a core over the last minute; more than there are make times longer."""
    return (
        f"{os.getloadavg()[0]:.1f} processes on {os.cpu_count()} cores"
        if hasattr(os, "getloadavg")
        else "unknown"
    )


def grow(times: dict[int, dict[str, list[float]]], variant: str) -> float:
    """Return the exponent by which a variant grows with the data, from the last size but one to the last."""
    smaller, larger = sorted(times)[-2:]
    before, after = (statistics.median(times[size][variant]) for size in (smaller, larger))
    return math.log(after / before) / math.log(larger / smaller)


def main(rounds: int, sizes: tuple[int, ...]) -> None:
    """Measure each size, and report the largest."""
    times: dict[int, dict[str, list[float]]] = {}
    findings: dict[str, object] = {"target": TARGET, "load of the machine at the start": describe_load()}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            data = Path(folder, f"{size}.trig")
            data.write_text(invent(size), encoding="utf-8")
            store = Store.open()
            built = store.build([data])
            names = Names(store)
            # This first run is the warm-up.
            start = time.perf_counter()
            found = len(checks.run(store, names, as_of=AS_OF))
            wall = time.perf_counter() - start
            times[size] = measure_each(store, names, data, 1 if size >= THOUSAND else rounds)
            taken = statistics.median(times[size][ALL]) / 1000
            beside = measure.ratio(times[size], ALL, PARSE)
            findings[f"{size} partnerships"] = (
                f"{built.statements:,} statements, built in {built.seconds:.1f} s; {found:,} findings in "
                f"{taken:.2f} s of processor time ({wall:.2f} s by the clock, at first), {beside:.1f} times "
                f"the parsing; peak with the build {get_peak():.2f} GB"
            )
    smaller, larger = sizes[-2:]
    exponents = {variant: grow(times, variant) for variant in times[larger]}
    findings |= {
        f"growth exponent from {smaller} to {larger} partnerships, {variant}": round(exponent, 2)
        for variant, exponent in sorted(exponents.items(), key=lambda each: -each[1])
    }
    measure.report("checks", f"All checks on {larger} partnerships", times[larger], PARSE, findings)


if __name__ == "__main__":
    arguments = [each for each in sys.argv[1:] if each != "--thousand"]
    thousand = "--thousand" in sys.argv
    main(int(arguments[0]) if arguments else 5, (*SIZES, THOUSAND) if thousand else SIZES)
