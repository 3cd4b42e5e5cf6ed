"""A record on a server says who writes: of two writers one is refused, and a dead one's record goes.

SPARQL has no lock. Each writer puts its record beside those that are there and then reads all of them:
whoever finds another's takes its own away again and stops. So at most one goes on, whichever way the engine
orders the requests. The times are those of the writers' own clocks.
"""

from __future__ import annotations

import datetime
import os
import re
import socket
import uuid
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.errors import StoreError
from csa_graph.stores.server import records
from csa_graph.stores.server.binding import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.stores.server.endpoint import Endpoint

#: Time after which the record of a writer that says nothing more counts as left behind.
LAPSE = datetime.timedelta(minutes=15)
_RENEW = LAPSE / 5


class Lock:
    """The right to write on a server, until it is released.

    Args:
        endpoint: The server.
        clock: What tells the time.

    Raises:
        StoreError: Somebody else writes, or the server cannot be written.
    """

    def __init__(self, endpoint: Endpoint, clock: Callable[[], datetime.datetime] | None = None) -> None:
        self._endpoint = endpoint
        self._clock = clock or get_time
        self._host = re.sub(r"[^\w.-]", "", socket.gethostname())
        self._since = self._clock()
        self._own = self._word()
        for each in _read(endpoint):
            if is_left_behind(each, self._since, self._host):
                endpoint.update(_delete(each))
        endpoint.update(_insert(self._own))
        others = [each for each in _read(endpoint) if each != self._own]
        if others:
            endpoint.update(_delete(self._own))
            raise StoreError(
                f"another csa-graph build wrote to it at {others[0][11:16]} UTC and goes on: wait for it to "
                f"end, or, if it was stopped, for {LAPSE.seconds // 60} minutes to pass since then",
                endpoint.url,
            )

    def renew(self) -> None:
        """Say that the writer is still there, if it last said so some minutes ago.

        Raises:
            StoreError: Somebody else has taken the record for one left behind.
        """
        if self._clock() - self._since < _RENEW:
            return
        if self._own not in _read(self._endpoint):
            raise StoreError(
                "another csa-graph build took over, as this one was quiet for too long: run it again",
                self._endpoint.url,
            )
        before, self._since = self._own, self._clock()
        self._own = self._word()
        self._endpoint.update(f"{_insert(self._own)} ; {_delete(before)}")

    def release(self) -> None:
        """Take the record away."""
        self._endpoint.update(_delete(self._own))

    def _word(self) -> str:
        since = self._since.isoformat(timespec="seconds")
        return f"{since} {self._host} {os.getpid()} {uuid.uuid4().hex}"


def is_left_behind(record: str, now: datetime.datetime, host: str) -> bool:
    """Tell whether the writer of a record is gone: quiet for too long, or an ended process of this machine.

    Args:
        record: Time, host, process and a unique word, with spaces between.
        now: The time.
        host: Name of this machine.
    """
    try:
        since, there, process, _ = record.split()
        if now - datetime.datetime.fromisoformat(since) > LAPSE:
            return True
        # On Windows the signal 0 is not the question whether a process is there.
        if there != host or os.name == "nt":
            return False
        os.kill(int(process), 0)
    except (ValueError, TypeError, OverflowError, ProcessLookupError):
        return True
    except OSError:
        return False
    return False


def get_time() -> datetime.datetime:
    """Return the time."""
    return datetime.datetime.now(datetime.UTC)


def _insert(record: str) -> str:
    return f"INSERT DATA {{ {_state(record)} }}"


def _delete(record: str) -> str:
    return f"DELETE DATA {{ {_state(record)} }}"


def _state(record: str) -> str:
    return f"GRAPH {records.STORE} {{ {records.STORE} {records.LOCK} {write(ox.Literal(record))} }}"


def _read(endpoint: Endpoint) -> list[str]:
    query = f"SELECT DISTINCT ?o WHERE {{ GRAPH {records.STORE} {{ {records.STORE} {records.LOCK} ?o }} }}"
    return sorted(row[0].value for row in endpoint.select(query) if isinstance(row[0], ox.Literal))
