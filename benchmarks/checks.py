"""Times every check on invented partnerships, all of them by the clock, and the command on a store of them.

Times are processor time, which other work on the machine disturbs less; where time by the clock is meant, it
is said. The checks run one by one on a store in memory, and then all of them as they are run for a user, as
many at once as there are cores; the peer in the same run is pyoxigraph alone, which parses and loads the same
files and asks nothing. Then ``csa-graph check`` reads a store in a folder, with one thread (not of 1,000
partnerships) and with one for each core, and both must write the same report. What is found is compared with
what is known to be wrong. Last, one edition grows in place of the number of editions: an invented organogram,
whose offices share their titles by tens. To be run with ``python -m benchmarks.checks [ROUNDS]
[--thousand]``: on 1, 10 and 100 partnerships; with ``--thousand`` on 1,000 too, in three rounds at most.
"""

from __future__ import annotations

import datetime
import hashlib
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

from benchmarks import children, data, measure, organogram
from csa_graph import formats, opening
from csa_graph.base import workers
from csa_graph.building.layers import Plan
from csa_graph.checking import checks
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from csa_graph.checking.findings import Finding
    from csa_graph.sparql.store import Store

SIZES = (1, 10, 100)
THOUSAND = 1000
# In the period of the plans, when some of their actions are overdue.
AS_OF = datetime.date(2040, 6, 1)
ALL, PARSE = "all checks", "parse and load the files with pyoxigraph alone"
# Senior and junior rows of the two organograms.
REGISTERS = ((100, 1100), (1000, 11_000))
TARGET = "1.4 million statements (1,000 partnerships): at most 15 s and 2 GB, all checks"


def parse(files: Sequence[Path]) -> None:
    """Let the engine parse and load files, and no more."""
    store = ox.Store()
    for file in files:
        store.load(path=file, format=ox.RdfFormat.TRIG)


def spend(run: Callable[[], object]) -> float:
    """Run something and return the processor time that it took, in milliseconds."""
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


def measure_each(store: Store, names: Names, files: Sequence[Path], rounds: int) -> dict[str, list[float]]:
    """Time each check with the wording of its findings, and the peer; all checks are the sum of a round."""
    known = checks.all_checks()
    each: dict[str, Callable[[], object]] = {
        code: partial(checks.run, store, names, only=[code], as_of=AS_OF, known=known, threads=1)
        for code in known
    }
    runs: dict[str, Callable[[], object]] = {**each, PARSE: partial(parse, files)}
    variants = {name: partial(spend, run) for name, run in runs.items()}
    times = measure.interleave(variants, rounds, warm_up=0)
    return {**times, ALL: [sum(taken) for taken in zip(*(times[code] for code in each), strict=True)]}


def compare(found: Sequence[Finding], partnerships: int) -> None:
    """Compare what is found with what is known to be wrong.

    Raises:
        RuntimeError: Something is missing, or too much.
    """
    for code, expected in data.get_expected(partnerships).items():
        focuses = {each.focus.iri for each in found if each.code == code}
        if focuses != expected:
            raise RuntimeError(
                f"{code}: {len(focuses ^ expected)} findings differ from what is known to be wrong"
            )


def check_folder(files: Sequence[Path], *, alone: bool) -> str:
    """Build a store in a folder, and let the command check it; return how long it took.

    Args:
        files: The data files.
        alone: Whether one thread checks it too, and not only one for each core.

    Raises:
        RuntimeError: The reports differ.
    """
    told, digests = [], set()
    with tempfile.TemporaryDirectory() as place:
        folder, report = Path(place, "store"), Path(place, "report.json")
        # A build in this process would hold its memory.
        csa_graph = (sys.executable, "-m", "csa_graph")
        pattern = str(files[0].parent / "*.trig")
        children.run([*csa_graph, "build", str(folder), "--no-validate", "--data", pattern])
        cores = workers.count_cores()
        for threads in sorted({1, cores} if alone else {cores}):
            asked = ["--as-of", AS_OF.isoformat(), "--fail-on", "never", "--threads", str(threads)]
            done = children.run([*csa_graph, "check", "--store", str(folder), *asked, "-o", str(report)])
            digests.add(hashlib.sha256(report.read_bytes()).hexdigest())
            told.append(
                f"{threads} of them: {done.wall_s:.1f} s by the clock, "
                f"{done.cpu_s:.1f} s of processor time, {done.peak_mb / 1000:.2f} GB"
            )
    if len(digests) > 1:
        raise RuntimeError("several threads find something else than one")
    return "; ".join(told)


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


def grow_edition(rounds: int) -> dict[str, object]:
    """Check a small edition and one ten times as large; return how the checks grow from the one to the other.

    Of single checks, only those that take a fiftieth of all or more on the larger are compared.
    """
    times: dict[int, dict[str, list[float]]] = {}
    for seniors, juniors in REGISTERS:
        with tempfile.TemporaryDirectory() as folder:
            read = formats.read(organogram.invent(Path(folder), seniors, juniors), "organogram")
            file = Path(folder, "organogram.trig")
            file.write_bytes(read.trig)
            store = MemoryStore()
            store.build(opening.find([file]), Plan.for_reading("current"))
            times[seniors + juniors] = measure_each(store, Names(store), [file], rounds)
    smaller, larger = sorted(times)
    taken = {variant: statistics.median(each) / 1000 for variant, each in times[larger].items()}
    long = [code for code in taken if code not in (ALL, PARSE) and taken[code] >= taken[ALL] / 50]
    most = max(long, key=lambda code: grow(times, code))
    return {
        f"one edition of {smaller:,} and of {larger:,} rows, all checks": (
            f"{statistics.median(times[smaller][ALL]) / 1000:.2f} s and {taken[ALL]:.2f} s of "
            f"processor time, exponent {grow(times, ALL):.2f}"
        ),
        f"growth exponent within one edition, the largest, {most}": round(grow(times, most), 2),
    }


def main(rounds: int, sizes: tuple[int, ...]) -> None:
    """Measure each size, and report the largest."""
    times: dict[int, dict[str, list[float]]] = {}
    findings: dict[str, object] = {"target": TARGET, "load of the machine at the start": describe_load()}
    for size in sizes:
        files = data.get_files(size)
        store = MemoryStore()
        built = store.build(opening.find(files), Plan.for_reading("current"))
        names = Names(store)
        building = get_peak()
        walls = []
        # The first of these is the warm-up.
        for _ in range(1 + rounds):
            start = time.perf_counter()
            found = checks.run(store, names, as_of=AS_OF)
            walls.append(time.perf_counter() - start)
            compare(found, size)
        checking = get_peak()
        times[size] = measure_each(store, names, files, min(rounds, 3) if size >= THOUSAND else rounds)
        del store, names
        wall = statistics.median(walls[1:])
        taken = statistics.median(times[size][ALL]) / 1000
        beside = measure.ratio(times[size], ALL, PARSE)
        by_the_clock = wall * 1000 / statistics.median(times[size][PARSE])
        findings[f"{size} partnerships"] = (
            f"{built.statements:,} statements, built in {built.seconds:.1f} s; {len(found):,} findings in "
            f"{taken:.2f} s of processor time, {beside:.1f} times the parsing; peak of the build "
            f"{building:.2f} GB"
        )
        at_once = f"all checks of {size} partnerships by the clock, {workers.count_cores()} at once"
        findings[f"{at_once}, in s"] = round(wall, 2)
        findings[f"{at_once}, fastest and slowest"] = (
            f"{min(walls):.1f} and {max(walls):.1f} s of {len(walls)} runs, the first {walls[0]:.1f} s; "
            f"the median is {by_the_clock:.1f} times what the engine alone takes to load the same files"
        )
        findings[f"memory of build and all checks of {size} partnerships in GB"] = round(checking, 2)
        findings[f"{size} partnerships, a store in a folder, the whole command, by threads"] = check_folder(
            files, alone=size < THOUSAND
        )
    smaller, larger = sizes[-2:]
    exponents = {variant: grow(times, variant) for variant in times[larger]}
    findings |= {
        f"growth exponent from {smaller} to {larger} partnerships, {variant}": round(exponent, 2)
        for variant, exponent in sorted(exponents.items(), key=lambda each: -each[1])
    }
    findings |= grow_edition(rounds)
    measure.report("checks", f"All checks on {larger} partnerships", times[larger], PARSE, findings)


if __name__ == "__main__":
    arguments = [each for each in sys.argv[1:] if each != "--thousand"]
    thousand = "--thousand" in sys.argv
    main(int(arguments[0]) if arguments else 5, (*SIZES, THOUSAND) if thousand else SIZES)
