"""What was measured becomes what was wanted: each target with its figure, and whether it is met.

Measures nothing: reads what the benchmarks have left in ``results/``. A benchmark can also name a target
itself: under ``"targets"`` its file has the name of a target with ``"measured"``, a number, and ``"note"``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    #: What the files of ``results/`` hold, by their names without ending.
    Results = Mapping[str, Mapping[str, Any]]


class Figure(NamedTuple):
    """A number that was measured, and under which conditions."""

    value: float
    note: str = ""


@dataclass(frozen=True)
class Target:
    """Something that is wanted.

    Attributes:
        name: Its name in the files of results.
        what: What it is about, in words.
        words: What is wanted, in words.
        limit: The measured number is to be at most this.
        benchmark: The module that measures it.
        unit: What stands behind the number.
        read: Finds the number in the file of the benchmark; None where it is not there.
    """

    name: str
    what: str
    words: str
    limit: float
    benchmark: str
    unit: str = ""
    read: Callable[[Mapping[str, Any]], Figure | None] = lambda _: None


class Row(NamedTuple):
    """A target with what was measured; ``figure`` is None where nothing was."""

    target: Target
    figure: Figure | None

    @property
    def is_met(self) -> bool | None:
        """Whether it is met; None where nothing was measured."""
        return None if self.figure is None else self.figure.value <= self.target.limit


def _find(result: Mapping[str, Any], *parts: str) -> Figure | None:
    """Return the number whose name has all the parts."""
    for key, value in result.items():
        if isinstance(value, int | float) and all(part in key for part in parts):
            return Figure(float(value), key)
    return None


def _read_shacl(result: Mapping[str, Any]) -> Figure | None:
    found = _find(result, "ours beside it, rules alone")
    if found is None:
        return None
    whole = result["ours beside it, loading included"]
    size, engine = result["partnerships of the ratio"], result["fastest SHACL engine"]
    note = f"{size:,} partnerships, 11 rules; the fastest engine is {engine}; with loading {whole}"
    return Figure(found.value, note)


def _read_command(result: Mapping[str, Any]) -> Figure | None:
    found = _find(result, "the whole command beside it")
    if found is None:
        return None
    size, engine = result["partnerships of the ratio"], result["fastest SHACL engine, loading included"]
    taken = result["the whole command, processor time in s"]
    return Figure(found.value, f"{size:,} partnerships, 11 rules, processor time: {taken} s; {engine}")


def _read_clock(result: Mapping[str, Any]) -> Figure | None:
    found = _find(result, "all checks of 1000 partnerships by the clock")
    spread = result.get(found.note.removesuffix("in s") + "fastest and slowest") if found else None
    return Figure(found.value, f"{found.note}: the median; {spread}") if found and spread else found


def _read_validity(result: Mapping[str, Any]) -> Figure | None:
    for variants in (result.get("sizes", {}).get("1000", {}),):
        for variant, row in variants.items():
            return Figure(row["wall_s"], f"{variant}; processor time {row['cpu_s']} s, {row['peak_mb']} MB")
    return None


TARGETS = (
    Target(
        "cold-beside-rdflib",
        "cold question on the bundled agreement, beside rdflib",
        "at most 0.30",
        0.30,
        "cold_question",
        read=lambda result: _find(result, "beside rdflib"),
    ),
    Target(
        "cold-beside-pyoxigraph",
        "cold question on the bundled agreement, beside bare click with pyoxigraph",
        "at most 2",
        2,
        "cold_question",
        read=lambda result: _find(result, "beside click and pyoxigraph"),
    ),
    Target(
        "build-beside-bulk-load",
        "build from TriG, three layers and rules included, beside pyoxigraph's bare bulk load",
        "at most 4",
        4,
        "build",
    ),
    Target(
        "build-beside-rdflib",
        "the same build, beside rdflib's bare parse",
        "at most 0.33: three times faster",
        1 / 3,
        "build",
    ),
    Target(
        "question-among-10000",
        "question about one partnership among 10,000, beside the same question on one",
        "at most 3",
        3,
        "build",
    ),
    Target(
        "checks-beside-shacl",
        "checks of 1,000 partnerships, beside the fastest SHACL engine on equal rules",
        "at most 0.1, with the same findings",
        0.1,
        "shacl",
        read=_read_shacl,
    ),
    Target(
        "check-of-files",
        "check of 1,000 partnerships from files, the whole command, beside the fastest SHACL engine on equal "
        "rules, loading included",
        "at most 0.8",
        0.8,
        "shacl",
        read=_read_command,
    ),
    Target(
        "build-in-memory",
        "build in memory, layers and rules included, beside pyoxigraph's bare bulk load",
        "at most 2.2",
        2.2,
        "in_memory",
    ),
    Target(
        "growth-in-memory",
        "growth of a build in memory, beside that of the bare load",
        "exponent at most 0.05 more",
        0.05,
        "in_memory",
    ),
    Target(
        "checks-by-the-clock",
        "all checks of 1,000 partnerships in memory",
        "at most 15 s",
        15,
        "checks",
        " s",
        read=_read_clock,
    ),
    Target(
        "memory-of-checks",
        "memory of a process that builds and checks 1,000 partnerships",
        "at most 2 GB",
        2,
        "checks",
        " GB",
        read=lambda result: _find(result, "memory of build and all checks of 1000 partnerships"),
    ),
    Target(
        "validity",
        "validity of 1,000 partnerships with the fast extra",
        "at most 60 s, findings equal to pySHACL's",
        60,
        "validity",
        " s",
        read=_read_validity,
    ),
    Target("growth-of-build", "growth of build from 100 to 1,000", "exponent at most 1.1", 1.1, "build"),
    Target(
        "growth-of-checks",
        "growth of all checks from 100 to 1,000",
        "exponent at most 1.1",
        1.1,
        "checks",
        read=lambda result: _find(result, "growth exponent from 100 to 1000", "all checks"),
    ),
    Target("growth-of-survey", "growth of survey from 100 to 1,000", "exponent at most 1.1", 1.1, "survey"),
    Target(
        "memory-of-build",
        "memory of a build into a folder, 10,000 partnerships",
        "at most 2 GB",
        2,
        "build",
        " GB",
    ),
    Target("map-of-one", "map of one partnership from a store of 10,000", "at most 2 s", 2, "build", " s"),
)


def compare(results: Results) -> list[Row]:
    """Return each target with what was measured."""
    named = {name: entry for result in results.values() for name, entry in result.get("targets", {}).items()}
    rows = []
    for target in TARGETS:
        if target.name in named:
            entry = named[target.name]
            figure: Figure | None = Figure(float(entry["measured"]), str(entry.get("note", "")))
        else:
            figure = target.read(results[target.benchmark]) if target.benchmark in results else None
        rows.append(Row(target, figure))
    return rows


def explain(row: Row, reasons: Mapping[str, str] | None = None) -> str:
    """Say under which conditions something was measured, or why it was not; of a miss, why.

    Args:
        row: The target.
        reasons: Why targets are missed, by their names; None reads ``reasons.toml``.
    """
    if row.figure is None:
        return f"not measured: run python -m benchmarks.{row.target.benchmark}"
    if row.is_met:
        return row.figure.note
    reasons = read_reasons() if reasons is None else reasons
    why = " ".join(reasons.get(row.target.name, "it is not known yet.").split())
    return f"{row.figure.note}. Why: {why}"


def read_reasons() -> dict[str, str]:
    """Return why targets are missed, by their names."""
    import tomllib

    found: dict[str, str] = tomllib.loads(Path(__file__).with_name("reasons.toml").read_text("utf-8"))
    return found
