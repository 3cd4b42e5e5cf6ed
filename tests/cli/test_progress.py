"""Work that takes its time says so, on a terminal only."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time

import pytest

from csa_graph.building.progress import Progress
from csa_graph.cli import progress

#: What takes the cursor to the line that was shown, and empties it.
TAKEN_BACK = "\r\x1b[1A\x1b[2K"


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True

    def list_shown(self) -> list[str]:
        """Return what was shown on the line, one after the other."""
        text = re.sub(r"\x1b\[\??[0-9]*[a-zA-Z]", "\r", self.getvalue())
        shown: list[str] = []
        for each in filter(None, (part.strip() for part in text.split("\r"))):
            if shown[-1:] != [each]:
                shown.append(each)
        return shown

    def wait_for(self, words: str) -> None:
        """Wait until words are shown."""
        deadline = time.monotonic() + 20
        while words not in self.getvalue():
            assert time.monotonic() < deadline, f"{words} is not shown in {self.list_shown()}"
            time.sleep(0.001)


def open_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal; a fixture could not, as pytest replaces standard error after it."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return terminal


def test_long_work_is_announced_and_the_announcement_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = open_terminal(monkeypatch)
    with progress.progress("Reading …", patience=0):
        screen.wait_for("Reading …")
        assert screen.list_shown() == ["Reading …"]
    assert screen.list_shown() == ["Reading …"]
    assert screen.getvalue().endswith(TAKEN_BACK)


def test_where_no_words_can_be_taken_back_none_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = open_terminal(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    with progress.progress("Reading …", patience=0):
        time.sleep(0.05)
    assert screen.getvalue() == ""


def test_short_work_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = open_terminal(monkeypatch)
    with progress.progress("Reading …"):
        pass
    assert screen.getvalue() == ""


def test_no_work_is_announced_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr("sys.stderr", file)
    with progress.progress("Reading …", patience=0):
        time.sleep(0.05)
    assert file.getvalue() == ""


def test_what_is_not_announced_imports_nothing() -> None:
    code = (
        "import sys, time\n"
        "from csa_graph.cli.progress import progress\n"
        "with progress('Reading …', patience=0):\n"
        "    time.sleep(0.05)\n"
        "assert 'rich' not in sys.modules\n"
        "sys.stderr.isatty = lambda: True\n"
        "with progress('Reading …'):\n"
        "    pass\n"
        "assert 'rich' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stderr=subprocess.PIPE)


@pytest.mark.parametrize(
    ("done", "seconds", "words"),
    [
        (Progress("reading", 0.5, 900), 0, "Reading the files … 50%"),
        (Progress("reading", 1, 1800), 10, "Reading the files …"),
        (Progress("building", 0, 0), 0, "Building the graph …"),
        # A quarter in five seconds: fifteen are left.
        (
            Progress("building", 0.25, 10_000),
            5,
            "Building the graph … 25%, 2,000 statements a second, 15 s left",
        ),
        (Progress("ordering", 0, 40_000), 0, "Putting the store in order …"),
    ],
)
def test_how_far_a_build_is_is_told_in_words(done: Progress, seconds: float, words: str) -> None:
    assert progress.describe_build(done, seconds) == words


def test_a_build_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = open_terminal(monkeypatch)
    now = iter((20.0, 25.0, 26.0))
    monkeypatch.setattr("csa_graph.cli.progress.monotonic", lambda: next(now))
    with progress.building(patience=0) as update:
        screen.wait_for("Building the graph …")
        update(Progress("building", 0, 0))
        update(Progress("building", 0.25, 10_000))
        screen.wait_for("25%")
        update(Progress("ordering", 0, 40_000))
    assert screen.list_shown() == [
        "Building the graph …",
        "Building the graph … 25%, 2,000 statements a second, 15 s left",
        "Putting the store in order …",
    ]


def test_what_is_counted_is_told_with_its_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = open_terminal(monkeypatch)
    now = iter((10.0, 12.0))
    monkeypatch.setattr("csa_graph.cli.progress.monotonic", lambda: next(now))
    with progress.counting("Surveying …", "editions", patience=0) as update:
        screen.wait_for("Surveying …")
        update(1, 1001)
        screen.wait_for("editions")
        # Ten in two seconds: 990 are left.
        update(11, 1001)
    assert screen.list_shown() == [
        "Surveying …",
        "Surveying … 1 of 1,001 editions",
        "Surveying … 11 of 1,001 editions, 5.0 a second, 3 min left",
    ]


def test_what_is_shown_fits_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = open_terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "12")
    with progress.progress("Building [the] graph …", patience=0):
        screen.wait_for("Building")
    assert screen.list_shown() == ["Building [th"]


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.1, "1 s"), (40, "40 s"), (170, "3 min"), (7500, "2 h 5 min")]
)
def test_a_time_is_told_in_words(seconds: float, words: str) -> None:
    assert progress.describe_duration(seconds) == words
