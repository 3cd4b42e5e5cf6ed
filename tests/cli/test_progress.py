"""Work that takes its time says so, on a terminal only."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from csa_graph.cli import progress

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_long_work_is_announced_and_the_announcement_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with progress.progress("Reading …"):
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
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with progress.progress("Reading …"):
        time.sleep(0.05)
    assert file.getvalue() == ""
