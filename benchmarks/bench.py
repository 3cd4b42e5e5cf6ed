"""Runs all benchmarks, one after the other, and writes one table of what they found.

    python -m benchmarks.bench [--ten-thousand] [--table] [NAME…]

With ``--ten-thousand`` those that can go to 10,000 partnerships do; with ``--table`` nothing is measured;
with names only those benchmarks run. A benchmark that ends with an error, as one does whose answers differ,
makes the exit code 1; the others run all the same, and the table is written, without what it measured before.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import children, table

#: Each benchmark, with what it is told: all go to 1,000 partnerships where they have sizes.
BENCHMARKS = {
    "build_layers": (),
    "in_memory": ("--thousand",),
    "cold_question": (),
    "build": (),
    "checks": ("--thousand",),
    "shacl": ("--thousand",),
    "validity": ("--thousand",),
    "stores": ("--thousand",),
    "told": (),
    "betweenness": (),
    "survey": (),
    "analyses": ("--thousand",),
    "map": (),
    "organogram": (),
    "reading": ("--write",),
    "browser": (),
}
LARGE = "--ten-thousand"
#: Those that go to 10,000 partnerships on request.
LARGER = ("build", "told")


def run(name: str, *, large: bool) -> str | None:
    """Run a benchmark; return what went wrong, or None."""
    arguments = (*BENCHMARKS[name], *((LARGE,) if large and name in LARGER else ()))
    try:
        done = children.run_module(name, *arguments)
    except RuntimeError as error:
        return str(error)
    print(done.output)
    print(f"{name}: {done.wall_s:.0f} s, {done.cpu_s:.0f} s of processor time, {done.peak_mb:,.0f} MB\n")
    return None


def main(arguments: list[str]) -> int:
    """Run what is asked for, and return the exit code."""
    here = Path(__file__).parent
    names = [each for each in arguments if not each.startswith("--")]
    if unknown := sorted(set(names) - set(BENCHMARKS)):
        print(f"No benchmark is called {unknown[0]}: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    chosen = [] if "--table" in arguments else names or list(BENCHMARKS)
    failures = {
        name: failure
        for name in chosen
        if (here / f"{name}.py").exists() and (failure := run(name, large=LARGE in arguments))
    }
    for row in table.write(without=failures):
        met = {True: "met", False: "MISSED", None: "not measured"}[row.is_met]
        value = "" if row.figure is None else f"{row.figure.value:.3g}{row.target.unit}"
        print(f"{row.target.what}: {row.target.words}: {value or '–'}, {met}")
    for failure in failures.values():
        print(f"\n{failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
