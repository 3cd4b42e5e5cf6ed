"""Turns things to be timed into medians, and medians into a table that is printed and kept.

Judges nothing: no figure here makes a test fail.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

RESULTS = Path(__file__).resolve().parent / "results"
LIBRARIES = ("click", "pyoxigraph", "rdflib")


def interleave(
    variants: Mapping[str, Callable[[], object]], rounds: int, warm_up: int = 2
) -> dict[str, list[float]]:
    """Time each variant once a round, in an order that moves on by one each round.

    What disturbs the machine for a while then disturbs all alike, and none has always the same neighbour.

    Args:
        variants: What to run, by name. What returns a float tells its own time, in milliseconds.
        rounds: How often each is timed.
        warm_up: Rounds before these whose times are thrown away.

    Returns:
        The times of each variant in milliseconds, in order of the rounds.
    """
    names = list(variants)
    times: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(warm_up + rounds):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            start = time.perf_counter()
            told = variants[name]()
            taken = told if isinstance(told, float) else (time.perf_counter() - start) * 1000
            if turn >= warm_up:
                times[name].append(taken)
    return times


def ratio(times: Mapping[str, list[float]], of: str, to: str) -> float:
    """Divide one variant's time by another's round by round, and take the median of that."""
    return statistics.median(a / b for a, b in zip(times[of], times[to], strict=True))


def report(
    name: str,
    title: str,
    times: Mapping[str, list[float]],
    base: str | Mapping[str, str],
    findings: Mapping[str, object],
) -> None:
    """Print a table of the times and write it to ``results/<name>.md`` and ``.json``.

    Args:
        name: Name of the files.
        title: What was measured.
        times: Milliseconds by variant, as :func:`interleave` returns them.
        base: The variant that the others are divided by; or for each variant its own.
        findings: What else is worth reading, by its name in words.
    """
    machine = {
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        **{library: version(library) for library in LIBRARIES},
    }
    figures = {
        variant: {
            "median_ms": round(statistics.median(taken), 2),
            "fastest_ms": round(min(taken), 2),
            "slowest_ms": round(max(taken), 2),
            "ratio": round(ratio(times, variant, base if isinstance(base, str) else base[variant]), 3),
        }
        for variant, taken in times.items()
    }
    rounds = len(next(iter(times.values())))
    lines = [
        f"# {title}",
        "",
        f"{machine['system']}; "
        + ", ".join(f"{key} {value}" for key, value in machine.items() if key != "system")
        + f". {rounds} interleaved rounds; the ratio is the median of the rounds' ratios.",
        "",
        f"| what | median | fastest | slowest | beside {base if isinstance(base, str) else 'its peer'} |",
        "|---|--:|--:|--:|--:|",
        *(
            "| {} | {median_ms:.1f} ms | {fastest_ms:.1f} ms | {slowest_ms:.1f} ms | {ratio:.2f} |".format(
                variant, **row
            )
            for variant, row in figures.items()
        ),
        "",
        *(f"- {key}: {value}" for key, value in findings.items()),
    ]
    text = "\n".join(lines) + "\n"
    print(text)
    told = base if isinstance(base, str) else dict(base)
    kept = {"title": title, "machine": machine, "rounds": rounds, "base": told, "times": figures, **findings}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.md").write_text(text, encoding="utf-8")
    (RESULTS / f"{name}.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
