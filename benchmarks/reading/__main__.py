"""How well papers are read: recall, precision and inventions by kind of statement, each with its n.

    python -m benchmarks.reading [--papers FOLDER] [--source FOLDER] [--invented 2] [--forms text,docx]

``--papers`` is a folder with the nine excerpts, ``--source`` one with copies of the agreement; what is not
there is "not measured". ``--disagreements FILE`` writes where the reader and the lists differ, but for the
papers that are set aside. ``--speed`` measures time and memory instead.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import RESULTS
from benchmarks.papers.forms import FORMS
from benchmarks.reading import speed
from benchmarks.reading.accuracy import (
    measure_agreement,
    measure_excerpts,
    measure_harbour,
    measure_invented,
)
from csa_graph.reading.comparing.figures import tabulate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.reading.accuracy import Measured

_QUICK = "text,markdown,html,html-typed,docx,docx-typed,pptx"


def main(arguments: list[str]) -> int:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description="Measures the reader.")
    parser.add_argument("--papers", type=Path, help="folder of the nine excerpts")
    parser.add_argument("--source", type=Path, help="folder of copies of the agreement")
    parser.add_argument("--invented", type=int, default=2, help="invented papers of each kind")
    parser.add_argument("--first", type=int, default=101, help="the seed of the first of them")
    parser.add_argument("--forms", default=_QUICK, help="forms of them, or 'all'")
    parser.add_argument("--disagreements", type=Path, help="file to write disagreements to")
    parser.add_argument("--write", action="store_true", help="keep the tables in results/reading.md")
    parser.add_argument("--speed", action="store_true", help="measure time and memory instead")
    given = parser.parse_args(arguments)
    if given.speed:
        print(speed.describe(given.source))
        return 0
    forms = [form.name for form in FORMS] if given.forms == "all" else given.forms.split(",")
    differ: list[str] = []
    tables: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        for measured in _measure(given, forms, Path(scratch)):
            tables.append(_table(measured))
            print(tables[-1])
            differ += _disagreements(measured)
    if given.write:
        (RESULTS / "reading.md").write_text("\n".join(["# How well papers are read\n", *tables]), "utf-8")
    if given.disagreements:
        given.disagreements.write_text("\n".join(differ) + "\n", "utf-8")
    return 0


def _measure(given: argparse.Namespace, forms: list[str], scratch: Path) -> Iterator[Measured]:
    yield from measure_agreement(given.source)
    yield from measure_excerpts(given.papers, scratch)
    yield from measure_harbour()
    if given.invented:
        yield from measure_invented(given.invented, given.first, forms)


def _table(measured: Measured) -> str:
    """Write the figures of a set of papers as a table."""
    count = f" ({len(measured.papers)} papers)" if len(measured.papers) > 1 else ""
    lines = [f"## {measured.name}{count}", ""]
    if measured.why:
        lines += [measured.why, ""]
    if measured.papers:
        columns, rows = tabulate(measured.total)
        lines += [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
        lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _disagreements(measured: Measured) -> list[str]:
    """List the disagreements, but for what was set aside."""
    if "set aside" in measured.name or "all forms" in measured.name:
        return []
    lines = [f"## {measured.name}", ""]
    for paper in measured.papers:
        lines += [f"### {paper.title}", "", *(f"- {each}" for each in paper.disagreements), ""]
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
