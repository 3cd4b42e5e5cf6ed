"""Times the import of organograms: of the size of the largest sample, and of the largest ever published.

The whole command is timed, in a process of its own, and the reading alone beside it: the command also lays
out, counts and writes, which once took four times as long as the reading.

The files are invented, seeded, for no sample comes with the project. They have what makes real ones heavy:
few and large units, hundreds of junior posts below one senior post, titles and grades that most rows
share, rows that are there twice, holders who are not disclosed, names of two holders, posts that are shared,
references that lead nowhere, long functions, every cell quoted. Others can be named:
``python -m benchmarks.organogram [ROUNDS] [SENIOR.csv JUNIOR.csv]``. The peer in the same run is Python's csv
module, which reads the same files and makes nothing of them.
"""

from __future__ import annotations

import csv
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import measure
from csa_graph import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SENIOR = "Post Unique Reference,Name,Grade (or equivalent),Job Title,Job/Team Function,Parent Department,"
SENIOR += (
    "Organisation,Unit,Contact Phone,Contact E-mail,Reports to Senior Post,Salary Cost of Reports (£),FTE,"
)
SENIOR += "Actual Pay Floor (£),Actual Pay Ceiling (£),,Professional/Occupational Group,Notes,Valid?"
JUNIOR = "Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),"
JUNIOR += "Payscale Maximum (£),Generic Job Title,Number of Posts in FTE,Professional/Occupational Group"
#: Rows of the senior and of the junior file: the Health and Safety Executive's and the Ministry of Defence's
#: of September 2011; no other body in the archive of data.gov.uk has more.
SIZES = {"the largest sample": (48, 855), "the largest published": (617, 12_714)}
TARGET = "the largest sample: at most 2 s"
_WORDS = (
    "leads",
    "charts",
    "lights",
    "moorings",
    "policy",
    "safety",
    "pilots",
    "dredging",
    "berths",
    "tides",
)


def invent(folder: Path, seniors: int, juniors: int) -> list[Path]:
    """Write the two files of an invented body."""
    chance = random.Random(5)  # noqa: S311  (no secret)
    paths = []
    for kind, rows in (
        ("senior", _invent_seniors(chance, seniors)),
        ("junior", _invent_juniors(chance, seniors, juniors)),
    ):
        paths.append(folder / f"tide_agency-{seniors}-2030-03-31-{kind}.csv")
        with paths[-1].open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return paths


def _invent_seniors(chance: random.Random, number: int) -> list[list[str]]:
    rows = [SENIOR.split(",")]
    for place in range(1, number + 1):
        # Three of four are not disclosed, some posts are vacant, and some people hold two.
        name = chance.choice(("N/D", "N/D", "N/D", f"Ann {place // 2} Reed", f"Ann {place // 2} Reed"))
        name = "Vacant" if place % 50 == 7 else name
        up = "XX" if place == 1 else _reference(max(1, place // chance.randint(3, 8)))
        up = "000000000" if place % 97 == 5 else up
        about = " ".join(chance.choices(_WORDS, k=chance.choice((4, 30, 60))))
        # Most titles stand once; some posts are shared and stand twice.
        title = (
            f"Deputy Director {place} of the {' and '.join(chance.choices(_WORDS, k=chance.randint(1, 9)))}"
        )
        cells = [
            _reference(place),
            name,
            chance.choice(("SCS1", "OF-6", "OF-7")),
            title,
            about,
            "Ministry of Tides",
        ]
        cells += [
            "Ministry of Tides",
            _unit(place),
            "N/D",
            "N/D",
            up,
            "0",
            "1",
            "60000",
            "64999",
            "",
            "Policy",
            "",
            "1",
        ]
        rows += [cells] * (2 if place % 60 == 11 else 1)
    return rows[: number + 1]


def _invent_juniors(chance: random.Random, seniors: int, number: int) -> list[list[str]]:
    rows = [JUNIOR.split(",")]
    while len(rows) <= number:
        # A few senior posts have hundreds of junior ones below them.
        above = 1 + int(seniors * chance.random() ** 3)
        grade = f"{chance.choice('BCDE')}{int(20 * chance.random() ** 3)}"
        title = f"{_WORDS[int(10 * chance.random() ** 2)].title()} and {int(30 * chance.random() ** 3)}"
        fte = chance.choice(("1", "1", "1", "2", "3", "0.97", "12.4"))
        cells = [
            "Ministry of Tides",
            "Ministry of Tides",
            _unit(above),
            _reference(above),
            grade,
            "20000",
            "30000",
        ]
        cells += [title, fte, "Policy"]
        rows += [cells] * (2 if chance.random() < 0.04 else 1)
    return rows[: number + 1]


def _reference(place: int) -> str:
    return f"{place * 2711:08}"


def _unit(place: int) -> str:
    """Return one of eight units, of which the first is by far the largest."""
    return f"Command {int((place % 64) ** 0.5)} of Moorings and Pilots"


def run_command(paths: Sequence[Path]) -> None:
    """Import files by the command line, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "csa_graph", "import", *map(str, paths), "-o", f"{folder}/a.trig"]
        # Without compiled files a start would take longer than it does for people.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        subprocess.run(command, check=True, capture_output=True, env=kept)


def read_cells(paths: Sequence[Path]) -> int:
    """Read files with the csv module; return the number of cells."""
    cells = 0
    for path in paths:
        with path.open(newline="", encoding="utf-8", errors="replace") as file:
            cells += sum(len(row) for row in csv.reader(file))
    return cells


def main(rounds: int, given: list[Path]) -> None:
    """Measure the invented files, or those that are given."""
    variants: dict[str, Callable[[], object]] = {}
    peers: dict[str, str] = {}
    rows: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {"the files given": given} if given else {}
        for name, size in {} if given else SIZES.items():
            files[name] = invent(Path(folder), *size)
        for name, paths in files.items():
            peer, whole = f"csv module, {name}", f"whole command, {name}"
            variants |= {whole: partial(run_command, paths), peer: partial(read_cells, paths)}
            variants[name] = partial(formats.read, paths, "organogram")
            peers |= {name: peer, whole: peer, peer: peer}
            rows[name] = formats.read(paths, "organogram").trig.count(b"a csa:Passage")
        times = measure.interleave(variants, rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e9 if sys.platform == "darwin" else 1e6)
    findings: dict[str, object] = {"target": TARGET, "peak": f"{peak:.2f} GB"}
    for name, number in rows.items():
        read, command = (statistics.median(times[each]) / 1000 for each in (name, f"whole command, {name}"))
        findings[name] = (
            f"{number:,} rows read in {read:.2f} s, imported by the whole command in {command:.2f} s"
        )
    measure.report("organogram", "Import of organograms", times, peers, findings)


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    main(numbers[0] if numbers else 5, [Path(each) for each in sys.argv[1:] if not each.isdigit()])
