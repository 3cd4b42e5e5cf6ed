"""A store that was built here is put onto a server, step by step so that readers never see half of it.

1. A record says who writes; whoever finds another's record is refused.
2. New graphs are put beside the old ones; nobody reads them yet. A graph that has changed waits under another
   name, and so does a new current layer. A graph with the checksum that the records have is left alone.
3. One update puts the changed graphs in place, and says in the records which layer is read from now on. Of a
   large layer of which little has changed, it changes only that.
4. What is no longer part of the store goes.

A build that dies before step 3 has changed nothing that anybody reads; the next one finishes it. Whether step
3 is done whole or in parts is the engine's: see ``committing``.
"""

from __future__ import annotations

import contextlib
import tempfile
from typing import IO, TYPE_CHECKING

from csa_graph.base import checksums
from csa_graph.base.errors import StoreError
from csa_graph.stores.server import committing, contents, difference, records, state
from csa_graph.stores.server.committing import Change
from csa_graph.stores.server.loading import Loader, clear_away
from csa_graph.stores.server.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

    from csa_graph.base.checksums import Checksum
    from csa_graph.sparql.store import Store
    from csa_graph.stores.server.endpoint import Endpoint

_ATTEMPTS = 3
# Statements up to which a changed layer is sent whole: that takes a second or two, and whoever has begun to
# read goes on with the layer of before.
_SMALL = 20_000


def publish(
    store: Store, endpoint: Endpoint, told: Mapping[ox.NamedNode, str] | None = None, *, small: int = _SMALL
) -> int:
    """Put a store onto a server in place of the one that is there.

    Args:
        store: A built store.
        endpoint: The server.
        told: What the records are to say of the store besides, by property.
        small: Number of statements up to which a changed current layer is sent whole.

    Returns:
        Number of graphs that were written; 0 if the server had them all.

    Raises:
        StoreError: The server cannot be written, or somebody else writes it.
    """
    for _ in range(_ATTEMPTS):
        with contextlib.suppress(_OvertakenError):
            return _Publication(store, endpoint, dict(told or {}), small).run()
    raise StoreError("the store is being built again and again: try later", endpoint.url)


class _OvertakenError(Exception):
    """Somebody else has built the store since its records were read."""


class _Publication:
    """One store on its way to one server."""

    def __init__(
        self, store: Store, endpoint: Endpoint, told: Mapping[ox.NamedNode, str], small: int
    ) -> None:
        self._store = store
        self._endpoint = endpoint
        self._told = told
        self._small = small
        self._old = state.read(endpoint)
        self._held: Lock | None = None
        self._loader: Loader | None = None
        self._sums: dict[ox.NamedNode, Checksum] = {}
        self._changed: list[ox.NamedNode] = []

    def run(self) -> int:
        """Write what differs; return the number of graphs."""
        try:
            for graph in contents.list_graphs(self._store, self._endpoint.url):
                self._take(graph)
            with tempfile.TemporaryFile() as layer:
                contents.spool(self._store, layer)
                written = self._finish(layer)
        except BaseException:
            # What has stopped it says more than that the record cannot be taken away either.
            with contextlib.suppress(StoreError):
                self._release()
            raise
        self._release()
        return written

    def _release(self) -> None:
        if self._held is not None:
            self._held.release()

    def _take(self, graph: ox.NamedNode) -> None:
        """Send a graph if the server has another content of it, or none."""
        lines = contents.read(self._store, graph)
        if not lines:
            return
        self._sums[graph] = checksums.sum_up(lines)
        if self._old.sums.get(graph) == self._sums[graph]:
            return
        self._changed.append(graph)
        loader = self._begin()
        loader.record(graph, self._sums[graph])
        loader.add(records.name_staging(graph) if graph in self._old.sums else graph, lines)

    def _begin(self) -> Loader:
        """Return what sends graphs; the first time, take the right to write."""
        if self._loader is None:
            self._held = Lock(self._endpoint)
            if state.read(self._endpoint) != self._old:
                raise _OvertakenError
            if self._old.is_unfinished:
                clear_away(self._endpoint, self._old)
            committing.begin(self._endpoint)
            self._loader = Loader(self._endpoint, self._held)
        return self._loader

    def _finish(self, lines: IO[bytes]) -> int:
        """Send the current layer if it differs, and put all in place; return the number of graphs."""
        old, new = self._old, checksums.sum_up(contents.unspool(lines))
        sums = {"": new} | {name.value: each for name, each in self._sums.items()}
        said = {records.FORM: str(records.FORMAT), records.FINGERPRINT: checksums.combine(sums), **self._told}
        gone = [name for name in old.sums if name not in self._sums and name != old.layer]
        is_same_layer = old.layer is not None and old.sums.get(old.layer) == new
        if is_same_layer and not self._changed and not gone and said.items() <= old.said.items():
            return 0
        loader = self._begin()
        layer, found = old.layer, None
        if layer is not None and not is_same_layer:
            found = self._find_difference(new, gone)
        if layer is None or not (is_same_layer or found):
            layer = records.name_layer()
            loader.record(layer, new)
            loader.add(layer, contents.unspool(lines))
            gone += [old.layer] if old.layer is not None else []
        elif found:
            loader.record(layer, new)
        loader.flush()
        moved = [graph for graph in self._changed if graph in old.sums]
        committing.commit(self._endpoint, old, Change(moved, gone, layer, found, said))
        return len(self._changed) + (not is_same_layer)

    def _find_difference(self, new: Checksum, gone: list[ox.NamedNode]) -> difference.Difference | None:
        dialect = self._endpoint.dialect
        if not dialect.evaluates or not dialect.is_atomic or new.size <= self._small:
            return None
        return difference.find(self._store, self._endpoint, self._old, new, [*self._changed, *gone])
