"""A record on a server says who writes: of two writers one is refused, and a dead writer's record is deleted.

SPARQL has no locks. Each writer adds its record and then reads all of them: if there is another one, it
deletes its own and stops. So at most one writer goes on, in whatever order the engine runs the requests. The
times are those of the writers' own clocks.
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
from csa_graph.sparql.binding import write
from csa_graph.stores.server import records

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.stores.server.endpoint import Endpoint

#: Time after which a record that was not renewed counts as abandoned.
EXPIRES_AFTER = datetime.timedelta(minutes=15)
_RENEW = EXPIRES_AFTER / 5


class Lock:
    """The right to write on a server, until it is released.

    Args:
        endpoint: The server.
        clock: Function that returns the time.

    Raises:
        StoreError: Another process writes, or the server cannot be written.
    """

    def __init__(self, endpoint: Endpoint, clock: Callable[[], datetime.datetime] | None = None) -> None:
        self._endpoint = endpoint
        self._clock = clock or get_time
        self._host = re.sub(r"[^\w.-]", "", socket.gethostname())
        self._since = self._clock()
        self._record = self._make_record()
        for each in _read(endpoint):
            if is_abandoned(each, self._since, self._host):
                endpoint.update(_delete(each))
        endpoint.update(_insert(self._record))
        others = [each for each in _read(endpoint) if each != self._record]
        if others:
            endpoint.update(_delete(self._record))
            raise StoreError(
                f"another csa-graph build wrote to it at {others[0][11:16]} UTC and goes on: wait for it to "
                f"end, or, if it was stopped, for {EXPIRES_AFTER.seconds // 60} minutes to pass since then",
                endpoint.url,
            )

    def renew(self) -> None:
        """Renew the record, if that was last done some minutes ago.

        Raises:
            StoreError: Another process has deleted the record as abandoned.
        """
        if self._clock() - self._since < _RENEW:
            return
        if self._record not in _read(self._endpoint):
            raise StoreError(
                "another csa-graph build took over, as this one was quiet for too long: run it again",
                self._endpoint.url,
            )
        before, self._since = self._record, self._clock()
        self._record = self._make_record()
        self._endpoint.update(f"{_insert(self._record)} ; {_delete(before)}")

    def release(self) -> None:
        """Delete the record."""
        self._endpoint.update(_delete(self._record))

    def _make_record(self) -> str:
        since = self._since.isoformat(timespec="seconds")
        return f"{since} {self._host} {os.getpid()} {uuid.uuid4().hex}"


def is_abandoned(record: str, now: datetime.datetime, host: str) -> bool:
    """Return whether the writer of a record has ended: it did not renew it, or its process is no more.

    Args:
        record: Time, host, process and a unique word, with spaces between.
        now: The time.
        host: Name of this machine.
    """
    try:
        since, there, process, _ = record.split()
        if now - datetime.datetime.fromisoformat(since) > EXPIRES_AFTER:
            return True
        # On Windows the signal 0 does not ask whether a process exists.
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
