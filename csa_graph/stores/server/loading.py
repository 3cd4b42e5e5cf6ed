"""Graphs are sent in batches of bounded size: many small ones in one request, a large one in several.

Which graphs come is written down before they do, so that what a stopped build has left can be taken away.
Decides nothing: what is sent, and under which name, is for ``publishing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.stores.server import records as layout
from csa_graph.stores.server.binding import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.base.checksums import Checksum
    from csa_graph.stores.server.endpoint import Endpoint
    from csa_graph.stores.server.lock import Lock
    from csa_graph.stores.server.state import State

#: Where the records of what comes wait, and those of what goes.
COMING, GOING = (layout.name_staging(layout.STORE, what) for what in ("coming", "going"))


class Loader:
    """What waits to be sent to a server.

    Args:
        endpoint: The server.
        held: The right to write, which is renewed on the way.
    """

    def __init__(self, endpoint: Endpoint, held: Lock) -> None:
        self._endpoint = endpoint
        self._held = held
        self._size = endpoint.dialect.batch
        self._waiting: list[tuple[ox.NamedNode, list[bytes]]] = []
        self._count = 0
        self._records: list[str] = []

    def record(self, graph: ox.NamedNode, checksum: Checksum) -> None:
        """Write down what a graph will hold."""
        self._records.append(say(graph, checksum))

    def add(self, target: ox.NamedNode, lines: Iterable[bytes]) -> None:
        """Send all that a graph is to hold.

        Args:
            target: A graph that is empty, and that nobody reads yet.
            lines: Its statements as lines of N-Triples without their ends.
        """
        # A blank node is one only within a request.
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
        """Send what waits."""
        waiting = [(graph, lines) for graph, lines in self._waiting if lines]
        records, self._records = self._records, []
        self._waiting, self._count = [], 0
        insert(self._endpoint, COMING, records)
        if waiting:
            self._held.renew()
            self._endpoint.load(waiting)

    def _start(self, target: ox.NamedNode) -> list[bytes]:
        part: list[bytes] = []
        self._waiting.append((target, part))
        return part


def say(graph: ox.NamedNode, checksum: Checksum | str) -> str:
    """Return the record of a graph, as SPARQL has it."""
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
    """Take graphs away, those that are not there too."""
    run(endpoint, [f"DROP SILENT GRAPH {graph}" for graph in graphs])


def clear_away(endpoint: Endpoint, state: State) -> None:
    """Take away what a build has left that was stopped: none of it is read.

    Args:
        endpoint: The server.
        state: What its records say.
    """
    named = {triple.subject for graph in (COMING, GOING) for triple in endpoint.get(graph)}
    graphs = {each for each in named if isinstance(each, ox.NamedNode)}
    known = {*state.sums, state.layer, state.previous}
    left = {layout.name_staging(each) if each in known else each for each in graphs}
    drop(endpoint, sorted(left, key=str))
    drop(endpoint, (COMING, GOING))
