"""``csa-graph survey --check`` on many editions, in one process, on all cores and on Spark: rows, then times.

The rows of all ways are compared, and so is what the checks find with the faults that were planted in the
editions in force. Times are of the whole command: processor time of all its processes, and by the clock.
Spark starts two workers on this machine, and is run on up to 100 partnerships: its rate here says what it
costs, not what a cluster gives. To be run with ``python -m benchmarks.survey [SIZE…]``.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import children, data, sizes

ONE, ALL, SPARK = "one process", "all cores", "Spark, two workers"
SPARK_SIZE = 100
#: In the period of the plans, when some of their actions are overdue.
AS_OF = "2040-06-01"
_WAYS = {ONE: ("--processes", "1"), ALL: (), SPARK: ("--master", "local-cluster[2,1,1024]")}
# What one edition alone does not show: what another partnership's document says, and what stands in no
# passage and so in no edition.
_ACROSS = {"line-unknown-to-other-partnership", "statement-without-passage"}
# An edition alone does not say how a way goes on next door, nor what a neighbour does about a priority that
# both have: more is found, and nothing less.
_MORE_ALONE = {"group-without-scrutiny", "priority-without-action", "priority-without-owner"}
# The order of rows does not matter, and their number does.
_CHECKSUM = """SELECT COUNT(*), SUM(hash(all_of_it::VARCHAR)::HUGEINT)
    FROM read_parquet('{place}', hive_partitioning = true) all_of_it"""


def survey(size: int, way: str, out: Path) -> dict[str, float]:
    """Survey so many partnerships, and return what it took."""
    files = str(data.get_folder(size) / "*.trig")
    command = [sys.executable, "-m", "csa_graph", "survey", files, "--check"]
    run = children.run([*command, "--as-of", AS_OF, "-o", str(out), *_WAYS[way]])
    written = [path for path in out.rglob("*") if path.is_file()]
    rows = json.loads((out / "survey.json").read_text("utf-8"))["rows"]
    return {
        "cpu_s": round(run.cpu_s, 2),
        "wall_s": round(run.wall_s, 2),
        "peak_mb": round(run.peak_mb, 1),
        "statements": rows["statements"],
        "files": len(written),
        "disk_mb": round(sum(path.stat().st_size for path in written) / 1e6, 2),
    }


def read(out: Path) -> dict[str, Any]:
    """Return the rows of a survey: of each table its sorted lines, as one checksum."""
    import duckdb

    found: dict[str, Any] = {}
    with duckdb.connect() as database:
        for place in sorted(out.iterdir()):
            pattern = place / "**" / "*.parquet" if place.is_dir() else place
            if place.name not in {"survey.json", "across"}:
                query = _CHECKSUM.format(place=pattern)
                found[place.name] = database.execute(query).fetchall()
        for place in sorted((out / "across").iterdir()):
            found[place.name] = database.execute(_CHECKSUM.format(place=place)).fetchall()
    return found


def find_missed(size: int, out: Path) -> str:
    """Return what is wrong with the findings: a fault that was not found, or something else that was."""
    import duckdb

    query = f"""SELECT code, focus FROM '{out}/findings/*/*.parquet'
        JOIN '{out}/editions.parquet' USING (edition) WHERE in_force"""  # noqa: S608
    found: dict[str, set[str]] = {}
    for code, focus in duckdb.execute(query).fetchall():
        found.setdefault(code, set()).add(focus)
    for code, things in data.get_expected(size).items():
        told = found.get(code, set())
        if code in _MORE_ALONE:
            told &= things
        if code not in _ACROSS and told != things:
            return f"{code}: {sorted(told ^ things)[:3]}"
    return ""


def main(numbers: tuple[int, ...]) -> None:
    """Measure each size; exits with 1 where the rows differ, or the findings are not those that are to be."""
    figures: dict[int, dict[str, dict[str, float]]] = {}
    for size in numbers:
        figures[size] = {}
        first: dict[str, Any] = {}
        for way in _WAYS:
            if way == SPARK and size > SPARK_SIZE:
                continue
            with tempfile.TemporaryDirectory() as folder:
                out = Path(folder, "survey")
                figures[size][way] = survey(size, way, out)
                rows = read(out)
                first = first or rows
                if rows != first:
                    sys.exit(f"{size} partnerships, {way}: other rows than with {ONE}.")
                if wrong := find_missed(size, out):
                    sys.exit(
                        f"{size} partnerships, {way}: the findings are not those that were planted: {wrong}"
                    )
    larger = numbers[-1]
    exponent = sizes.get_exponent(figures, ONE, "cpu_s")
    rate = figures[larger][ONE]["statements"] / figures[larger][ONE]["cpu_s"]
    findings: dict[str, object] = {
        "rows": "the same whichever way, and all planted faults of single editions found",
        "rate": f"{rate:,.0f} rows of the table of statements a second of one core, {larger:,} partnerships",
        "memory": "of the largest process: each core has one, and Spark its Java",
        "targets": {"growth-of-survey": {"measured": exponent, "note": f"{ONE}, processor time"}},
    }
    title = "Surveys of many editions, with all checks"
    libraries = ("pyoxigraph", "pyarrow", "duckdb", "pyspark")
    sizes.report("survey", title, figures, findings, libraries=libraries, grown="cpu_s")


if __name__ == "__main__":
    asked = tuple(int(each) for each in sys.argv[1:])
    main(asked or sizes.SIZES[1:])
