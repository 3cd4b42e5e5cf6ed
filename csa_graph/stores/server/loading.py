"""Graphs are sent in batches of bounded size: many small ones in one request, a large one in several.

The names of the graphs are recorded before they are sent, so that what a stopped build has left can be
deleted. What is sent, and under which name, is decided by ``publishing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.sparql.binding import write
from csa_graph.stores.server import records as layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.base.checksums import Checksum
    from csa_graph.stores.server.endpoint import Endpoint
    from csa_graph.stores.server.lock import Lock
    from csa_graph.stores.server.state import State

#: Graphs of the records of what is added to the store, and of what is removed from it.
ADDED, REMOVED = (layout.name_staging(layout.STORE, what) for what in ("coming", "going"))


class Loader:
    """Sends statements to a server, as many in one request as the engine takes.

    Args:
        endpoint: The server.
        lock: The right to write, which is renewed during the work.
    """

    def __init__(self, endpoint: Endpoint, lock: Lock) -> None:
        self._endpoint = endpoint
        self._lock = lock
        self._size = endpoint.dialect.batch
        self._waiting: list[tuple[ox.NamedNode, list[bytes]]] = []
        self._count = 0
        self._records: list[str] = []

    def record(self, graph: ox.NamedNode, checksum: Checksum) -> None:
        """Record what a graph will hold."""
        self._records.append(format_record(graph, checksum))

    def add(self, target: ox.NamedNode, lines: Iterable[bytes]) -> None:
        """Send all statements of a graph.

        Args:
            target: An empty graph that nobody reads yet.
            lines: Its statements as lines of N-Triples without their ends.
        """
        # A blank node is the same one only within a request.
        together = []
        part = self._start(target)
        for line in lines:
            if b"_:" in line:
                together.append(line)
                continue
            if self._count >= self._size:
                self.flush()
                part = self._start(target)
            part.append(line)
            self._count += 1
        if together:
            self._start(target).extend(together)
            self._count += len(together)

    def flush(self) -> None:
        """Send what was added and not sent yet."""
        waiting = [(graph, lines) for graph, lines in self._waiting if lines]
        records, self._records = self._records, []
        self._waiting, self._count = [], 0
        insert(self._endpoint, ADDED, records)
        if waiting:
            self._lock.renew()
            self._endpoint.load(waiting)

    def _start(self, target: ox.NamedNode) -> list[bytes]:
        part: list[bytes] = []
        self._waiting.append((target, part))
        return part


def format_record(graph: ox.NamedNode, checksum: Checksum | str) -> str:
    """Return the record of a graph as a statement in SPARQL."""
    return f"{graph} {layout.CHECKSUM} {write(ox.Literal(str(checksum)))} ."


def insert(endpoint: Endpoint, graph: ox.NamedNode, statements: Sequence[str]) -> None:
    """Add statements to a graph, as many in one request as the engine takes."""
    size = endpoint.dialect.batch
    for start in range(0, len(statements), size):
        text = "\n".join(statements[start : start + size])
        endpoint.update(f"INSERT DATA {{ GRAPH {graph} {{\n{text}\n}} }}", is_repeatable=True)


def run(endpoint: Endpoint, operations: Sequence[str]) -> None:
    """Run operations that may be run twice, as many in one request as the engine takes."""
    size = endpoint.dialect.operations
    for start in range(0, len(operations), size):
        endpoint.update(" ;\n".join(operations[start : start + size]), is_repeatable=True)


def drop(endpoint: Endpoint, graphs: Iterable[ox.NamedNode]) -> None:
    """Delete graphs, whether they are there or not."""
    run(endpoint, [f"DROP SILENT GRAPH {graph}" for graph in graphs])


def delete_leftovers(endpoint: Endpoint, state: State) -> None:
    """Delete what a stopped build has left: nobody reads it.

    Args:
        endpoint: The server.
        state: Its records.
    """
    named = {triple.subject for graph in (ADDED, REMOVED) for triple in endpoint.get(graph)}
    graphs = {each for each in named if isinstance(each, ox.NamedNode)}
    known = {*state.sums, state.layer, state.previous}
    left = {layout.name_staging(each) if each in known else each for each in graphs}
    drop(endpoint, sorted(left, key=str))
    drop(endpoint, (ADDED, REMOVED))
