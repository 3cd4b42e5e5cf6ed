"""Ctrl-C ends a command soon, a query that runs in the engine too, and leaves no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the tests press Ctrl-C by a signal")

# A query that no machine will ever finish.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
IN_ENGINE = f"""
from csa_graph.cli.interruption import end_when_interrupted
end_when_interrupted()
from csa_graph import GovernanceGraph
store = GovernanceGraph.open().store
print("ready", flush=True)
store.query({ENDLESS!r})
"""


def interrupt(*command: str, ready: bool) -> tuple[int, float]:
    """Start a program, press Ctrl-C while it runs, and return its exit code and how long it took to end."""
    running = subprocess.Popen(
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with running:
        assert running.stdout is not None
        if ready:
            running.stdout.readline()
        time.sleep(2)
        assert running.poll() is None
        start = time.monotonic()
        os.killpg(running.pid, signal.SIGINT)
        code = running.wait(60)
        took = time.monotonic() - start
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
    return code, took


@pytest.mark.parametrize(
    ("command", "ready"),
    [
        (("-m", "csa_graph", "sparql", "--timeout", "0", ENDLESS), False),
        (("-c", IN_ENGINE), True),
    ],
    ids=["in a process of its own", "in the engine"],
)
def test_a_running_query_is_ended(command: tuple[str, ...], ready: bool) -> None:
    code, took = interrupt(*command, ready=ready)
    assert code == 130
    # Within a second; a machine that does much else takes longer for all.
    assert took < 5
