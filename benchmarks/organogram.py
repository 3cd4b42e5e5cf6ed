"""Times the import of organograms: of the size of the largest sample, and of the largest ever published.

The files are invented, seeded, for no sample comes with the project. Others can be named:
``python -m benchmarks.organogram [ROUNDS] [SENIOR.csv JUNIOR.csv]``. The peer in the same run is Python's csv
module, which reads the same files and makes nothing of them.
"""

from __future__ import annotations

import csv
import random
import resource
import statistics
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
#: Rows of the senior and of the junior file: the Health and Safety Executive's of September 2011, and the
#: Ministry of Defence's of March 2011, which no other in the archive of data.gov.uk exceeds.
SIZES = {"the largest sample": (48, 855), "the largest published": (1000, 11_000)}
TARGET = "the largest sample: at most 2 s"


def invent(folder: Path, seniors: int, juniors: int) -> list[Path]:
    """Write the two files of an invented body."""
    chance = random.Random(5)  # noqa: S311  (no secret)
    of = "Ministry of Tides,Tide Agency"
    senior, junior = [SENIOR], [JUNIOR]
    for number in range(1, seniors + 1):
        up = "XX" if number == 1 else f"T{max(1, number // chance.randint(2, 6))}"
        about = " ".join(chance.choices(("leads", "charts", "lights", "moorings", "policy", "safety"), k=60))
        cells = f"T{number},Ann {number} Reed,SCS1,Deputy Director {number},{about},{of},Unit {number % 40}"
        senior.append(f"{cells},N/D,N/D,{up},0,1,60000,64999,,Policy,,1")
    for number in range(juniors):
        above, grade = chance.randint(1, seniors), chance.choice(("AO", "EO", "HEO", "SEO", "Grade 7"))
        unit, fte = f"Unit {above % 40} - Team {chance.randint(1, 9)}", chance.choice(("1", "2", "0.97"))
        # A title is shared by ten, as the real files have it.
        title = f"Administration {number // 10}"
        junior.append(f"{of},{unit},T{above},{grade},20000,30000,{title},{fte},Policy")
    paths = []
    for kind, lines in (("senior", senior), ("junior", junior)):
        paths.append(folder / f"tide_agency-{seniors}-2030-03-31-{kind}.csv")
        paths[-1].write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths


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
            peer = f"csv module, {name}"
            variants |= {name: partial(formats.read, paths, "organogram"), peer: partial(read_cells, paths)}
            peers |= {name: peer, peer: peer}
            rows[name] = formats.read(paths, "organogram").trig.count(b"a csa:Passage")
        times = measure.interleave(variants, rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e9 if sys.platform == "darwin" else 1e6)
    findings: dict[str, object] = {"target": TARGET, "peak": f"{peak:.2f} GB"}
    for name, number in rows.items():
        findings[name] = f"{number:,} rows in {statistics.median(times[name]) / 1000:.2f} s"
    measure.report("organogram", "Import of organograms", times, peers, findings)


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    main(numbers[0] if numbers else 5, [Path(each) for each in sys.argv[1:] if not each.isdigit()])
