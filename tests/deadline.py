"""Ends a run of pytest at a time that it is given, between two tests: what was not run is no failure."""

from __future__ import annotations

import time

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the time."""
    parser.addoption("--until", type=float, metavar="SECONDS", help="when to stop, in seconds since 1970")


class Deadline:
    """Stops a session when its time has come."""

    def __init__(self, until: float) -> None:
        self._until = until
        self._session: pytest.Session | None = None
        self._is_over = False

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Keep the session."""
        self._session = session

    def pytest_runtest_logfinish(self) -> None:
        """Look at the clock after each test."""
        if self._session is not None and time.time() > self._until:
            self._is_over = True
            self._session.shouldstop = "the time is over: the rest was not run"

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A run that ended early has failed only if a test has."""
        if self._is_over and session.testsfailed == 0:
            session.exitstatus = pytest.ExitCode.OK


def pytest_configure(config: pytest.Config) -> None:
    """Watch the clock where there is a time."""
    until = config.getoption("--until")
    if until is not None:
        config.pluginmanager.register(Deadline(until), "deadline")
