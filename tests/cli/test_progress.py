"""Work that takes its time says so, on a terminal only."""

from __future__ import annotations

import io
import time

import pytest

from csa_graph.building.batches import Done
from csa_graph.cli import progress


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_long_work_is_announced_and_the_announcement_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress.progress("Reading …", patience=0):
        deadline = time.monotonic() + 10
        while not screen.getvalue() and time.monotonic() < deadline:
            time.sleep(0.001)
        assert screen.getvalue() == "Reading …"
    assert screen.getvalue() == "Reading …\r         \r"


def test_short_work_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress.progress("Reading …"):
        pass
    assert screen.getvalue() == ""


def test_no_work_is_announced_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr("sys.stderr", file)
    with progress.progress("Reading …", patience=0):
        time.sleep(0.05)
    assert file.getvalue() == ""


def test_a_build_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", "100")
    now = iter((10.0, 20.0, 20.0, 25.0, 26.0))
    with progress.building(patience=0, pause=0) as tell:
        deadline = time.monotonic() + 10
        while not screen.getvalue() and time.monotonic() < deadline:
            time.sleep(0.001)
        monkeypatch.setattr(progress, "monotonic", lambda: next(now))
        tell(Done("reading", 0.5, 900))
        tell(Done("reading", 1, 1800))
        tell(Done("building", 0, 0))
        # A quarter in five seconds: fifteen are left.
        tell(Done("building", 0.25, 10_000))
        tell(Done("ordering", 0, 40_000))
    shown = [each.strip() for each in screen.getvalue().split("\r")]
    assert shown == [
        "Building the graph …",
        "Reading the files … 50%",
        "Reading the files …",
        "Building the graph …",
        "Building the graph … 25%, 2,000 statements a second, 15 s left",
        "Putting the store in order …",
        "",
        "",
    ]


def test_what_is_counted_is_told_with_its_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", "100")
    now = iter((10.0, 12.0))
    with progress.counting("Surveying …", "editions", patience=0, pause=0) as tell:
        deadline = time.monotonic() + 10
        while not screen.getvalue() and time.monotonic() < deadline:
            time.sleep(0.001)
        monkeypatch.setattr(progress, "monotonic", lambda: next(now))
        tell(1, 1001)
        # Ten in two seconds: 990 are left.
        tell(11, 1001)
    shown = [each.strip() for each in screen.getvalue().split("\r")]
    assert shown[:3] == [
        "Surveying …",
        "Surveying … 1 of 1,001 editions",
        "Surveying … 11 of 1,001 editions, 5.0 a second, 3 min left",
    ]


def test_what_is_shown_fits_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", "12")
    with progress.progress("Building the graph …", patience=0):
        deadline = time.monotonic() + 10
        while not screen.getvalue() and time.monotonic() < deadline:
            time.sleep(0.001)
    assert screen.getvalue().split("\r")[0] == "Building th"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.1, "1 s"), (40, "40 s"), (170, "3 min"), (7500, "2 h 5 min")]
)
def test_a_time_is_told_in_words(seconds: float, words: str) -> None:
    assert progress._duration(seconds) == words
