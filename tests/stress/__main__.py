"""``make stress``: goes on where the last run ended, for BUDGET (10m, 2h, 90s), and sums up all runs.

What has been done stands in ``build/stress.json``; delete it to begin anew. The exit code is 1 where a run
has found a fault.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from csa_graph import opening
from csa_graph.base.limits import Pool
from csa_graph.stores.opening import open_store
from tests.imports import ROOT
from tests.stress import corruption, fuzzing, papers
from tests.stress.grammars import GRAMMARS

STATE = ROOT / "build" / "stress.json"
_UNITS = {"s": 1, "m": 60, "h": 3600}


def main() -> int:
    """Run the suite and return its exit code."""
    budget = _read_budget(os.environ.get("BUDGET", "10m"))
    state: dict[str, dict[str, object]] = json.loads(STATE.read_text()) if STATE.exists() else {}
    files = [f"files: {kind}" for kind in GRAMMARS]
    tasks = [*files, *(f"papers: {form}" for form in papers.FORMS), "small stores", "large stores"]
    fuzzing.warm_up()
    for form in papers.FORMS:
        papers.make_sound(form)
    with tempfile.TemporaryDirectory() as folder, Pool(fuzzing.work) as pool, Pool(papers.work) as readers:
        whole = Path(folder) / "whole"
        open_store(whole).build(opening.find([ROOT / "data" / "worcestershire"]))
        for task in tasks:
            _run(task, budget / len(tasks), state, whole, readers if task.startswith("papers") else pool)
    return _report(state)


def _read_budget(text: str) -> float:
    found = re.fullmatch(r"(\d+)([smh])", text)
    if found is None:
        sys.exit(f"BUDGET is {text!r}: write it like 90s, 10m or 2h")
    return int(found[1]) * _UNITS[found[2]]


def _run(
    task: str, budget: float, state: dict[str, dict[str, object]], whole: Path, pool: Pool[tuple[str, int]]
) -> None:
    """Try one kind for some seconds, and add what came of it to the sums."""
    known = state.setdefault(task, {"done": 0, "counts": {}, "faults": [], "slowest": 0.0})
    counts, faults = Counter(known["counts"]), list(known["faults"])  # type: ignore[call-overload]
    seed, slowest = int(str(known["done"])), float(str(known["slowest"]))
    expected = corruption.summarise(open_store(whole, read_only=True)) if "stores" in task else ""
    end = time.monotonic() + budget
    while time.monotonic() < end:
        start = time.monotonic()
        if task.startswith("files: "):
            outcome: fuzzing.Outcome | corruption.Outcome = fuzzing.try_one(pool, task[7:], seed)
        elif task.startswith("papers: "):
            outcome = papers.try_one(pool, task[8:], seed)
        else:
            work = whole.parent / "work"
            outcome = corruption.try_one(whole, work, seed, expected, is_large=task == "large stores")
        slowest = max(slowest, time.monotonic() - start)
        counts[outcome.kind] += 1
        if outcome.kind in fuzzing.FAULTS | corruption.FAULTS:
            faults.append([seed, *outcome])
        seed += 1
    state[task] = {"done": seed, "counts": counts, "faults": faults, "slowest": round(slowest, 1)}
    STATE.parent.mkdir(exist_ok=True)
    STATE.write_text(json.dumps(state, indent=1))


def _report(state: dict[str, dict[str, object]]) -> int:
    number = 0
    for task, known in state.items():
        faults = list(known["faults"])  # type: ignore[call-overload]
        number += len(faults)
        counts = ", ".join(f"{count:,} {kind}" for kind, count in sorted(dict(known["counts"]).items()))  # type: ignore[call-overload]
        sys.stdout.write(f"{task:18} {known['done']:>7,} tried: {counts}; slowest {known['slowest']} s\n")
        for fault in faults[-5:]:
            sys.stdout.write(f"  fault, number {fault[0]}: {' '.join(map(str, fault[1:]))[-1200:]}\n")
    tried = sum(int(str(known["done"])) for known in state.values())
    sys.stdout.write(f"All runs together: {tried:,} tried, {number} faults\n")
    return 1 if number else 0


if __name__ == "__main__":
    sys.exit(main())
