"""How long papers take to read, and how much memory: each in a process of its own."""

from __future__ import annotations

import math
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
# How many papers are read one after the other, for the rate of a library.
_LIBRARY = 200
_READ = """
import resource, sys, time
from pathlib import Path
from csa_graph.documents.reading import read_document
from csa_graph.reading.read import read

def used():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in both), max(each.ru_maxrss for each in both) / 1000

start, (before, _) = time.perf_counter(), used()
for name in sys.argv[1:]:
    read(read_document(Path(name)))
after, memory = used()
print(time.perf_counter() - start, after - before, memory)
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


class Taken(NamedTuple):
    """What reading took, in a process that had started.

    Attributes:
        wall: Seconds by the clock.
        cpu: Seconds of processor time, of the process and of those that it starts.
        memory: The most that the largest of them held, in MB.
    """

    wall: float
    cpu: float
    memory: float


def describe(source: Path | None) -> str:
    """Measure, and write it as a table."""
    rows = [("what", "seconds", "of the processor", "largest process, MB")]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in ("agreement-2018-19.txt", "untagged-chromium.pdf", "tagged-weasyprint.pdf"):
            found = sorted(source.glob(f"*{name}")) if source else []
            called = f"the agreement, {name}"
            rows.append(_row(called, _time(found)) if found else (called, "not measured", "", ""))
        taken = {}
        for pages in (25, 50, 100):
            paper = lengthen(pages)
            text, word = folder / f"{pages}.txt", folder / f"{pages}.docx"
            text.write_text(to_text(paper), "utf-8")
            write_word(paper, word, automatic=True)
            taken[pages] = _time([text])
            rows += [_row(f"{pages} pages, text", taken[pages]), _row(f"{pages} pages, Word", _time([word]))]
        exponent = math.log2(taken[100].cpu / taken[50].cpu)
        rows.append(("growth from 50 to 100 pages, text (exponent)", "", f"{exponent:.2f}", ""))
        rows.append(_row(f"{_LIBRARY} papers, text, one after the other", _time(_library(folder), 1)))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---|--:|--:|--:|", *lines[1:]])


def _row(name: str, taken: Taken) -> tuple[str, str, str, str]:
    return name, f"{taken.wall:.2f}", f"{taken.cpu:.2f}", f"{taken.memory:,.0f}"


def _time(paths: list[Path], rounds: int = 3) -> Taken:
    """Read papers in a process of its own: the round that took least of the processor."""
    command = [sys.executable, "-c", _READ, *map(str, paths)]
    runs = [Taken(*map(float, children.run(command).output.split())) for _ in range(rounds)]
    return min(runs, key=lambda taken: taken.cpu)


def _library(folder: Path) -> list[Path]:
    """Write many papers as text."""
    paths = []
    for paper in invent_all(_LIBRARY // len(KINDS)):
        paths.append(folder / f"{paper.name}.txt")
        paths[-1].write_text(to_text(paper), "utf-8")
    return paths
