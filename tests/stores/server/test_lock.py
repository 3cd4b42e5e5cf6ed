"""Who may write, and whose record is left behind."""

from __future__ import annotations

import datetime
import os
import socket

import pytest

from csa_graph.base.errors import StoreError
from csa_graph.stores.server import lock, records
from csa_graph.stores.server.endpoint import Endpoint


@pytest.mark.parametrize(
    ("age", "host", "process", "expected"),
    [
        (1, "elsewhere", "1", False),
        (16, "elsewhere", "1", True),
        (1, socket.gethostname(), str(os.getpid()), False),
        # No system gives a process a number this high.
        (1, socket.gethostname(), "999999999", True),
    ],
    ids=("elsewhere", "elsewhere and silent", "of a process that runs", "of one that does not"),
)
def test_whose_lock_is_left_behind(age: int, host: str, process: str, *, expected: bool) -> None:
    now = datetime.datetime.now(datetime.UTC)
    since = (now - datetime.timedelta(minutes=age)).isoformat()
    record = f"{since} {host} {process} 1f3a"
    assert lock.is_abandoned(record, now, socket.gethostname()) is expected


def test_who_writes_for_long_says_so(oxigraph: str) -> None:
    now = started = lock.get_time()
    held = lock.Lock(Endpoint(oxigraph), lambda: now)
    now = started + lock.EXPIRES_AFTER * 0.9
    held.renew()
    now = started + lock.EXPIRES_AFTER * 1.5
    with pytest.raises(StoreError, match="another csa-graph build wrote"):
        lock.Lock(Endpoint(oxigraph), lambda: now)
    held.release()
    lock.Lock(Endpoint(oxigraph)).release()


def test_who_was_quiet_for_too_long_stops(oxigraph: str) -> None:
    now = lock.get_time()
    held = lock.Lock(Endpoint(oxigraph), lambda: now)
    now += lock.EXPIRES_AFTER * 1.1
    other = lock.Lock(Endpoint(oxigraph), lambda: now)
    with pytest.raises(StoreError, match="took over"):
        held.renew()
    other.release()
    Endpoint(oxigraph).update(f"DROP SILENT GRAPH {records.STORE}")
