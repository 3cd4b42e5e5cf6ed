"""Times "who reports to whom" from a cold start: csa-graph, rdflib, and csa-graph's parts alone.

Compares no times before the answers are the same. To be run with
``python -m benchmarks.cold_question [ROUNDS]``.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from functools import partial
from pathlib import Path

from benchmarks import measure
from csa_graph import GovernanceGraph
from csa_graph.asking.cells import PASSAGE, Thing
from csa_graph.base import resources

QUESTION = "who-reports-to-whom"
HERE = Path(__file__).resolve().parent
CSA_GRAPH, RDFLIB, BARE, PYTHON = "csa-graph", "rdflib", "click and pyoxigraph", "python -c pass"


def commands() -> dict[str, list[str]]:
    """Return the command line of each variant."""
    # The query asks the ontology which properties are lines of accountability.
    read = [*resources.default_data(), resources.ontology() / "csa.ttl"]
    files = [str(resources.queries() / "questions" / f"{QUESTION}.rq"), *map(str, read)]
    return {
        CSA_GRAPH: [sys.executable, "-m", "csa_graph", "ask", QUESTION],
        RDFLIB: [sys.executable, str(HERE / "with_rdflib.py"), *files],
        BARE: [sys.executable, str(HERE / "with_pyoxigraph.py"), *files],
        PYTHON: [sys.executable, "-c", "pass"],
    }


def run(command: list[str]) -> str:
    """Run a command in a process of its own and return what it prints."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def rows_of_script(command: list[str]) -> set[tuple[str, ...]]:
    """Return the rows that a script prints."""
    return {tuple(line.split("\t")) for line in run(command).splitlines()}


def rows_of_csa_graph() -> set[tuple[str, ...]]:
    """Return csa-graph's answer as a plain query gives it: a row for each passage, things as IRIs."""
    answer = GovernanceGraph.open().ask(QUESTION)
    rows: set[tuple[str, ...]] = set()
    for row in answer:
        cells = dict(zip(answer.columns, row, strict=True))
        passages = cells.get(PASSAGE)
        for passage in passages if isinstance(passages, tuple) and passages else (None,):
            flat = cells | ({PASSAGE: passage} if PASSAGE in cells else {})
            rows.add(
                tuple(cell.iri if isinstance(cell, Thing) else str(cell or "") for cell in flat.values())
            )
    return rows


def main(rounds: int) -> None:
    """Compare the answers, then the times."""
    variants = commands()
    expected = rows_of_csa_graph()
    for name in (RDFLIB, BARE):
        found = rows_of_script(variants[name])
        if found != expected or not expected:
            sys.exit(f"{name} answers otherwise: more {found - expected}, less {expected - found}.")
    printed = list(csv.reader(run([*variants[CSA_GRAPH], "--format", "csv"]).splitlines()))[1:]
    if len(printed) != len(GovernanceGraph.open().ask(QUESTION)):
        sys.exit("The command prints another number of rows than the answer has.")

    times = measure.interleave({name: partial(run, command) for name, command in variants.items()}, rounds)
    findings = {
        "rows of the answer, one for each passage, the same for all": len(expected),
        "csa-graph beside rdflib (aim: at most 0.30)": round(measure.ratio(times, CSA_GRAPH, RDFLIB), 3),
        "csa-graph beside click and pyoxigraph alone": round(measure.ratio(times, CSA_GRAPH, BARE), 3),
    }
    measure.report("cold_question", f"Cold: {QUESTION}, the whole process", times, RDFLIB, findings)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25)
