"""Turns each skipped test into a failed one where the environment says ``CSA_GRAPH_NO_SKIP=1``.

A test that needs a browser is skipped on a machine without one. In continuous integration the browser
is there, and a skip would hide that a test no longer runs. It leaves expected failures (``xfail``) alone.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

FORBIDDEN = os.environ.get("CSA_GRAPH_NO_SKIP") == "1"


def fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Make a failure of a skip and keep its reason."""
    if not FORBIDDEN or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = f"{reason}\nA skip is a failure here, because CSA_GRAPH_NO_SKIP is 1."


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Look at the report of each step of a test."""
    report = yield
    fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Look at the report of each file, which can skip itself as a whole."""
    report = yield
    fail_if_skipped(report)
    return report
