"""A made-up partnership of many rows is written as a workbook and imported: seconds and memory of each.

    python benchmarks/workbook.py [ROWS]

Measures, and fails on nothing: what is asked for stands in benchmarks/README.md.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from csa_graph import formats
from csa_graph.formats.workbook.writing import xlsx

ROWS = 100_000


def make(rows: int) -> dict[str, list[dict[str, str | int]]]:
    """Return the rows of each sheet: of ten, five are seats, two people, two lines and one is a group."""
    tenth = max(rows // 10, 1)
    passages = max(tenth // 20, 1)

    def stated(number: int) -> str:
        return f"{number % passages + 1}.1"

    def group(number: int) -> str:
        return f"Board {number % tenth} of the Harbour"

    return {
        "Agreement": [{"Title": "A large plan", "Period": "2030 to 2031"}],
        "Passages": [{"Passage": f"{each + 1}.1", "Order": each + 1} for each in range(passages)],
        "Groups": [
            {
                "Name": group(each),
                "Kind": "board",
                "Remit": "Keeps the quays safe.",
                "Stated in": stated(each),
            }
            for each in range(tenth)
        ],
        "People": [{"Name": f"Person {each}", "Stated in": stated(each)} for each in range(2 * tenth)],
        "Seats": [
            {
                "On": group(each),
                "Role": "member",
                "Held by": f"Person {each % (2 * tenth)}",
                "Number": 1,
                "Stated in": stated(each),
            }
            for each in range(5 * tenth)
        ],
        "Lines": [
            {"From": group(each), "Line": "reports to", "To": group(each + 1), "Stated in": stated(each)}
            for each in range(2 * tenth)
        ],
    }


def main() -> None:
    """Write, import, and print what it took."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.xlsx")
        start = time.perf_counter()
        path.write_bytes(xlsx.to_xlsx(make(rows)))  # type: ignore[arg-type]
        print(
            f"written: {rows:,} rows, {path.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - start:.1f} s"
        )
        start, busy = time.perf_counter(), time.process_time()
        made = formats.read([path])
        took, busy = time.perf_counter() - start, time.process_time() - busy
        print(f"imported: {took:.1f} s, of them {busy:.1f} s of CPU; {len(made.trig) / 1e6:.1f} MB of TriG")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"peak memory of both: {peak:.2f} GB")


if __name__ == "__main__":
    main()
