"""``make quick``: ruff, mypy on the rooms that changed, and the tests that a change can reach, in a minute.

Says which tests those are and why. Where they are more than the time allows, the nearest are run, and the
others named. ``make test`` runs everything.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from tests import imports
from tests.imports import ROOT
from tests.reach import find_changed, find_tests

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.reach import Test

#: Seconds in all, and those that tests need besides running: to start, and to be found.
SECONDS, BESIDES = 52.0, 8.0
#: Tests are shared out among so many processes.
PROCESSES = 2
#: How long a test takes that was never timed.
USUAL = 0.2


def read_times() -> dict[str, float]:
    """Return how long each file of tests took in the last `make test`, in seconds, by its path."""
    report = ROOT / "build" / "tests.xml"
    times: dict[str, float] = {}
    if report.exists():
        for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314  (pytest wrote it)
            path = re.sub(r"\.Test\w*$", "", case.get("classname", "")).replace(".", "/") + ".py"
            times[path] = times.get(path, 0) + float(case.get("time", 0))
    return times


def choose(
    tests: Sequence[Test], times: Mapping[str, float], seconds: float, processes: int = PROCESSES
) -> list[list[Test]]:
    """Choose the nearest tests that there is time for, and share them out.

    Args:
        tests: The tests, nearest first.
        times: How long each takes, in seconds; those that are not in it are estimated by their number.
        seconds: How long all may take.
        processes: How many processes run them at the same time.

    Returns:
        The files for each process.
    """
    shares: list[list[Test]] = [[] for _ in range(processes)]
    taken = [0.0] * processes
    for test in tests:
        time_of_it = times.get(test.path) or _estimate(test.path)
        free = taken.index(min(taken))
        if taken[free] + time_of_it <= seconds:
            shares[free].append(test)
            taken[free] += time_of_it
    return shares


def _estimate(path: str) -> float:
    file = ROOT / path
    return USUAL * max(1, file.read_text(encoding="utf-8").count("def test_")) if file.exists() else 0.0


def main() -> int:
    """Run it; return the exit code."""
    start = time.time()
    compared, changed = find_changed()
    tell(f"{count(changed, 'file')} changed since {compared}" if changed else "Nothing has changed.")
    failed = run("ruff check", "ruff", "check", "--quiet", ".")
    failed |= run("ruff format", "ruff", "format", "--quiet", "--check", ".")
    if rooms := find_rooms(changed):
        failed |= run(f"mypy on {', '.join(rooms)}", "mypy", "--no-error-summary", *rooms)
    tests = find_tests(changed)
    left = SECONDS - (time.time() - start) - BESIDES
    shares = choose(tests, read_times(), left)
    chosen = {test.path for share in shares for test in share}
    tell(f"{count(tests, 'file')} of tests can be reached; {len(chosen)} of them run:")
    for test in (test for test in tests if test.path in chosen):
        tell(f"  {test.path}: {test.why}")
    if missing := [test.path for test in tests if test.path not in chosen]:
        tell(f"There is no time for {len(missing)} of them; make test runs them: {', '.join(missing)}")
    failed |= run_tests([[test.path for test in share] for share in shares], start + SECONDS)
    tell(f"{'Something fails' if failed else 'All is well'}, in {time.time() - start:.0f} s.")
    return int(failed)


def find_rooms(changed: Sequence[str]) -> list[str]:
    """Return the rooms with Python files that changed, those that are still there: folders and files."""
    python = (path for path in changed if path.endswith(".py") and path.split("/")[0] in imports.FOLDERS)
    rooms = {"/".join(path.split("/")[:2]) if path.startswith("csa_graph/") else path for path in python}
    return sorted(room for room in rooms if (ROOT / room).exists())


def run(words: str, *command: str) -> bool:
    """Run a module of Python and say how long it took; tell whether it failed."""
    start = time.time()
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False)
    tell(f"{words}: {'fails' if done.returncode else 'well'}, {time.time() - start:.1f} s")
    return done.returncode != 0


def run_tests(shares: Sequence[Sequence[str]], until: float) -> bool:
    """Run files of tests, each share in a process of its own; tell whether one failed."""
    options = [
        "-p",
        "tests.deadline",
        "--until",
        str(until),
        "--quiet",
        "--no-header",
        "-p",
        "no:cacheprovider",
    ]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "pytest", *options, *share],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        for share in shares
        if share
    ]
    for process in running:
        printed, _ = process.communicate()
        tell(printed.strip())
    return any(process.returncode for process in running)


def count(things: Sequence[object], name: str) -> str:
    """Return a number with the name of what is counted.

    >>> count("ab", "file"), count("a", "file")
    ('2 files', '1 file')
    """
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


def tell(words: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
