"""Times the build of a store in a folder from the files of many partnerships; a question and a map of one.

The peers read the same files in the same run, each in a process of its own: pyoxigraph's bulk load into a
folder on disk, of all files at once and of one after the other, and rdflib's parser, which keeps nothing.
They make no layer, apply no rule and check nothing. To be run with
``python -m benchmarks.build [--ten-thousand] [SIZE…]``.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import children, data, sizes

if TYPE_CHECKING:
    from types import TracebackType

OURS, BARE, EACH, RDFLIB = (
    "csa-graph build",
    "pyoxigraph, one bulk load",
    "pyoxigraph, file by file",
    "rdflib",
)
QUESTION = "csa-graph ask, about one partnership"
MAP = "csa-graph map, of one partnership"
#: The bulk load of one file after the other takes many minutes for more.
MOST_FILES = 100
ROUNDS = {1: 5, 10: 3, 100: 3}
ASKED = 5


class Memory:
    """The most memory that the processes started by this one hold together; looks ten times a second."""

    def __init__(self) -> None:
        self.peak_mb = 0.0
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look)

    def __enter__(self) -> Memory:
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._ended.wait(0.1):
            self.peak_mb = max(self.peak_mb, sum(map(_resident_mb, _descendants(os.getpid()))))


def _descendants(process: int) -> list[int]:
    """Return the processes that a process has started, and those that they have; none but on Linux."""
    found = []
    for each in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            started = [int(child) for child in each.read_text().split()]
        except OSError:
            continue
        for child in started:
            found += [child, *_descendants(child)]
    return found


def _resident_mb(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _size_mb(folder: Path) -> float:
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 1e6


def run(variant: str, files: Path, place: Path) -> tuple[dict[str, float], int]:
    """Run a variant; return its figures, and how many statements it found."""
    commands = {
        OURS: ["csa_graph", "build", str(place), "--data", str(files / "*.trig"), "--no-validate"],
        BARE: ["benchmarks.load", "pyoxigraph", str(files), str(place)],
        EACH: ["benchmarks.load", "pyoxigraph-each", str(files), str(place)],
        RDFLIB: ["benchmarks.load", "rdflib", str(files)],
    }
    with Memory() as memory:
        done = children.run([sys.executable, "-m", *commands[variant]])
    found = re.search(r"([\d,]+) statements|^(\d+)$", done.output + done.errors)
    if found is None:
        sys.exit(f"{variant} tells no number of statements: {done.output}")
    figures = {
        "wall_s": round(done.wall_s, 2),
        "cpu_s": round(done.cpu_s, 2),
        "memory_mb": round(max(memory.peak_mb, done.peak_mb)),
        "disk_mb": round(_size_mb(place), 1) if place.exists() else 0,
    }
    return figures, int((found[1] or found[2]).replace(",", ""))


def ask(store: Path, partnership: int) -> float:
    """Return the seconds that a question about a partnership takes, the whole command, at best of some."""
    question = [
        "ask",
        "--store",
        str(store),
        "who-reports-to",
        "--group",
        f"Safety Partnership {partnership}",
    ]
    return _time_best(question, "reports to")


def draw(store: Path, partnership: int) -> float:
    """Return the seconds that the map of a partnership's edition takes, the whole command, at best."""
    edition = f"Invented Safety Plan {partnership}, 2040"
    page = str(store.with_suffix(".html"))
    return _time_best(["map", "--store", str(store), "--edition", edition, "-o", page], "4 views")


def _time_best(command: list[str], told: str) -> float:
    """Return the seconds that a command takes at best; it must tell some words."""
    taken = []
    for _ in range(ASKED):
        start = time.perf_counter()
        done = children.run([sys.executable, "-m", "csa_graph", *command])
        taken.append(time.perf_counter() - start)
        if told not in done.errors + done.output:
            sys.exit(f"{command} does not say “{told}”: {done.output}")
    return min(taken)


def measure_size(partnerships: int, folder: Path) -> tuple[dict[str, dict[str, float]], int]:
    """Build and load so many partnerships, in turns; return the medians, and the number of statements."""
    # rdflib takes as long a file of many as of few: at 10,000 it would only take twenty minutes.
    peers = [
        BARE,
        *([RDFLIB] if partnerships < sizes.LARGE else []),
        *([EACH] if partnerships <= MOST_FILES else []),
    ]
    variants = [OURS, *peers]
    files = data.get_folder(partnerships)
    rounds: dict[str, list[dict[str, float]]] = {variant: [] for variant in variants}
    statements: dict[str, int] = {}
    for turn in range(ROUNDS.get(partnerships, 1)):
        for variant in variants[turn % len(variants) :] + variants[: turn % len(variants)]:
            with tempfile.TemporaryDirectory(dir=folder) as scratch:
                place = Path(scratch, "store")
                figures, statements[variant] = run(variant, files, place)
                if variant == OURS and turn == 0:
                    place.rename(folder / f"kept-{partnerships}")
            rounds[variant].append(figures)
    if len(set(statements.values())) != 1:
        sys.exit(f"They do not find the same number of statements: {statements}")
    medians = {
        variant: {name: statistics.median(each[name] for each in runs) for name in runs[0]}
        for variant, runs in rounds.items()
    }
    kept, one = folder / f"kept-{partnerships}", partnerships // 2
    medians[QUESTION] = {"wall_s": round(ask(kept, one), 3)}
    medians[MAP] = {"wall_s": round(draw(kept, one), 3)}
    return medians, statements[OURS]


def judge(figures: dict[int, dict[str, dict[str, float]]]) -> dict[str, object]:
    """Compare what was measured with what is wanted; of fewer partnerships than are asked for, nothing."""
    largest, compared = max(figures), 1000
    if compared not in figures:
        return {}
    ours, bare, rdflib = (figures[compared][each] for each in (OURS, BARE, RDFLIB))
    first, last = figures[min(figures)][QUESTION]["wall_s"], figures[largest][QUESTION]["wall_s"]
    note = f"{compared:,} partnerships, time by the clock, the whole command; processor time: "
    targets = {
        "build-beside-bulk-load": {
            "measured": round(ours["wall_s"] / bare["wall_s"], 2),
            "note": f"{note}{ours['cpu_s'] / bare['cpu_s']:.2f}; the peer is one bulk load of all files",
        },
        "build-beside-rdflib": {
            "measured": round(ours["wall_s"] / rdflib["wall_s"], 3),
            "note": f"{note}{ours['cpu_s'] / rdflib['cpu_s']:.2f}; rdflib keeps nothing on disk",
        },
    }
    if 100 in figures:
        exponent = sizes.get_exponent({n: figures[n] for n in (100, 1000)}, OURS, "cpu_s")
        peer = sizes.get_exponent({n: figures[n] for n in (100, 1000)}, BARE, "cpu_s")
        words = f"processor time; pyoxigraph's bulk load: {peer:.2f}"
        targets["growth-of-build"] = {"measured": round(exponent or 0, 2), "note": words}
    if largest == sizes.LARGE:
        peak = {"measured": figures[largest][OURS]["memory_mb"] / 1000, "note": "all processes together"}
        targets["memory-of-build"] = peak
        words = f"the whole command, by name: {last:.2f} s beside {first:.2f} s"
        targets["question-among-10000"] = {"measured": round(last / first, 2), "note": words}
        drawn = {"measured": figures[largest][MAP]["wall_s"], "note": "the whole command, by its edition"}
        targets["map-of-one"] = drawn
    return {"targets": targets}


def main(chosen: list[int]) -> None:
    """Measure each size."""
    figures: dict[int, dict[str, dict[str, float]]] = {}
    findings: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for size in chosen:
            figures[size], statements = measure_size(size, Path(scratch))
            beside = " and ".join(
                f"{figures[size][OURS]['wall_s'] / figures[size][each]['wall_s']:.2f} times {words}"
                for each, words in ((BARE, "the bare bulk load"), (RDFLIB, "rdflib's parser"))
                if each in figures[size]
            )
            findings[f"{size} partnerships"] = (
                f"{statements:,} statements, the same for all; by the clock the build takes {beside}"
            )
    libraries = ("click", "pyoxigraph", "rdflib")
    title = "A store in a folder, built from TriG"
    sizes.report("build", title, figures, findings | judge(figures), libraries=libraries, grown="cpu_s")


if __name__ == "__main__":
    asked = [int(each) for each in sys.argv[1:] if each.isdigit()] or list(sizes.SIZES)
    main(sorted({*asked, *([sizes.LARGE] if "--ten-thousand" in sys.argv else [])}))
