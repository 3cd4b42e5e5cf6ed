"""Times every check on the agreements of 1, 10 and 100 invented partnerships in one store, and how it grows.

The peer in the same run is pyoxigraph alone, which parses and loads the same file and asks nothing. To be run
with ``python -m benchmarks.checks [ROUNDS] [--thousand]``; with ``--thousand`` on 1,000 partnerships too.
"""

from __future__ import annotations

import datetime
import math
import resource
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from benchmarks import measure
from benchmarks.agreements import invent
from csa_graph import checks
from csa_graph.names import Names
from csa_graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1, 10, 100)
# In the period of the plans, when some of their actions are overdue.
AS_OF = datetime.date(2040, 6, 1)
ALL, PARSE = "all checks", "parse and load the file with pyoxigraph alone"
TARGET = "1.4 million statements (1,000 partnerships): at most 15 s and 2 GB, all checks"


def parse(data: Path) -> None:
    """Let the engine parse and load a file, and no more."""
    ox.Store().load(path=data, format=ox.RdfFormat.TRIG)


def list_variants(store: Store, names: Names, data: Path) -> dict[str, Callable[[], object]]:
    """List what is timed: each check with the wording of its findings, all of them, and the peer."""
    each = {
        code: partial(checks.run_check, check, store, names, None, AS_OF)
        for code, check in checks.all_checks().items()
    }
    return {**each, ALL: partial(checks.run, store, names, as_of=AS_OF), PARSE: partial(parse, data)}


def get_peak() -> float:
    """Return the most memory that this process has held so far, in GB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e9 if sys.platform == "darwin" else 1e6)


def grow(times: dict[int, dict[str, list[float]]], variant: str) -> float:
    """Return the exponent by which a variant grows with the data, from the last size but one to the last."""
    smaller, larger = sorted(times)[-2:]
    before, after = (statistics.median(times[size][variant]) for size in (smaller, larger))
    return math.log(after / before) / math.log(larger / smaller)


def main(rounds: int, sizes: tuple[int, ...]) -> None:
    """Measure each size, and report the largest."""
    times: dict[int, dict[str, list[float]]] = {}
    findings: dict[str, object] = {"target": TARGET}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            data = Path(folder, f"{size}.trig")
            data.write_text(invent(size), encoding="utf-8")
            store = Store.open()
            built = store.build([data])
            names = Names(store)
            found = len(checks.run(store, names, as_of=AS_OF))
            times[size] = measure.interleave(list_variants(store, names, data), rounds, warm_up=1)
            taken = statistics.median(times[size][ALL]) / 1000
            beside = measure.ratio(times[size], ALL, PARSE)
            findings[f"{size} partnerships"] = (
                f"{built.statements:,} statements, built in {built.seconds:.1f} s; {found:,} findings in "
                f"{taken:.2f} s, {beside:.1f} times the parsing; peak with the build {get_peak():.2f} GB"
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
    main(int(arguments[0]) if arguments else 5, (*SIZES, 1000) if thousand else SIZES)
