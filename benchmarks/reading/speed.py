"""How long papers take to read, and how much memory: each in a process of its own."""

from __future__ import annotations

import math
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import children
from benchmarks.papers.invent import invent, invent_all
from benchmarks.papers.kinds import KINDS
from benchmarks.papers.model import Paper
from benchmarks.papers.web import to_text
from benchmarks.papers.word import write_word

if TYPE_CHECKING:
    from csa_graph.reading.comparing.truth import Truth

# Letters of a page, of a paper like these.
_PAGE = 2_600
_READ = """
import sys, time
from pathlib import Path
from csa_graph.documents.reading import read_document
from csa_graph.reading.read import read
start = time.perf_counter()
for name in sys.argv[1:]:
    read(read_document(Path(name)))
print(time.perf_counter() - start)
"""


def lengthen(pages: int) -> Paper:
    """Invent a paper of so many pages: papers of all kinds, one after the other."""
    found: list[Paper] = []
    seed = 0
    while sum(len(to_text(each)) for each in found) < pages * _PAGE:
        found.append(invent(KINDS[seed % len(KINDS)], 1000 + seed))
        seed += 1
    blocks = tuple(block for each in found for block in each.blocks)
    truth: Truth = found[0].truth
    return Paper(f"long-{pages}", "long", f"A paper of {pages} pages", "", blocks, truth)


def describe(source: Path | None) -> str:
    """Measure, and write it as a table."""
    rows = [("what", "seconds", "largest process, MB")]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("agreement-2018-19.txt", "untagged-chromium.pdf", "tagged-weasyprint.pdf"):
            found = sorted(source.glob(f"*{name}")) if source else []
            rows.append(_time(f"the agreement, {name}", found) if found else (name, "not measured", ""))
        taken = {}
        for pages in (25, 50, 100):
            paper = lengthen(pages)
            text, word = Path(folder) / f"{pages}.txt", Path(folder) / f"{pages}.docx"
            text.write_text(to_text(paper), "utf-8")
            write_word(paper, word, automatic=True)
            rows.append(_time(f"{pages} pages as text", [text]))
            taken[pages] = float(rows[-1][1])
            rows.append(_time(f"{pages} pages as Word", [word]))
        exponent = math.log2(taken[100] / taken[50])
        rows.append(("growth from 50 to 100 pages, text (exponent)", f"{exponent:.2f}", ""))
        rows.append(_library(Path(folder)))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---|--:|--:|", *lines[1:]])


def _time(name: str, paths: list[Path]) -> tuple[str, str, str]:
    """Read papers in a process of its own: the fastest of three, without the start of Python."""
    runs = [children.run([sys.executable, "-c", _READ, *map(str, paths)]) for _ in range(3)]
    best = min(float(run.output) for run in runs)
    return name, f"{best:.2f}", f"{max(run.peak_mb for run in runs):,.0f}"


def _library(folder: Path) -> tuple[str, str, str]:
    """Read a thousand papers as text, one after the other in this process."""
    paths = []
    for paper in invent_all(125):
        paths.append(folder / f"{paper.name}.txt")
        paths[-1].write_text(to_text(paper), "utf-8")
    start = time.perf_counter()
    run = children.run([sys.executable, "-c", _READ, *map(str, paths)])
    return f"{len(paths):,} papers as text", f"{time.perf_counter() - start:.0f}", f"{run.peak_mb:,.0f}"
