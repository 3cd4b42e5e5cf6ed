"""A store that was built here is sent to a server, in steps, so that readers never see half of it.

1. A record says who writes. A second writer finds it and is refused.
2. New graphs are sent beside the old ones; nobody reads them yet. The new content of a changed graph is sent
   under another name, and so is a new current layer. A graph with the checksum in the records is not sent.
3. One update copies the changed graphs to their names, and records which layer is read from now on. In a
   large layer with few changes, it makes only these.
4. What is no longer part of the store is deleted.

A build that dies before step 3 has changed nothing that anybody reads; the next one finishes it. Whether step
3 is done as a whole or in parts depends on the engine: see ``committing``.
"""

from __future__ import annotations

import contextlib
import tempfile
from typing import IO, TYPE_CHECKING

from csa_graph.base import checksums
from csa_graph.base.errors import StoreError
from csa_graph.stores.server import committing, contents, difference, records, state
from csa_graph.stores.server.committing import Change
from csa_graph.stores.server.loading import Loader, delete_leftovers
from csa_graph.stores.server.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

    from csa_graph.base.checksums import Checksum
    from csa_graph.sparql.store import Store
    from csa_graph.stores.server.endpoint import Endpoint

_ATTEMPTS = 3
# Largest number of statements of a changed layer that is sent as a whole: that takes a second or two, and
# readers that have begun go on with the previous layer.
_SMALL = 20_000


def publish(
    store: Store,
    endpoint: Endpoint,
    properties: Mapping[ox.NamedNode, str] | None = None,
    *,
    small: int = _SMALL,
) -> int:
    """Send a store to a server, where it replaces the one that is there.

    Args:
        store: A built store.
        endpoint: The server.
        properties: What else the records say about the store, by property.
        small: Largest number of statements of a changed current layer that is sent as a whole.

    Returns:
        Number of graphs that were written; 0 if the server had them all.

    Raises:
        StoreError: The server cannot be written, or another process writes to it.
    """
    for _ in range(_ATTEMPTS):
        with contextlib.suppress(_ConcurrentBuildError):
            return _Publication(store, endpoint, dict(properties or {}), small).run()
    raise StoreError("the store is being built again and again: try later", endpoint.url)


class _ConcurrentBuildError(Exception):
    """Another process has built the store since its records were read."""


class _Publication:
    """One store on its way to one server."""

    def __init__(
        self, store: Store, endpoint: Endpoint, properties: dict[ox.NamedNode, str], small: int
    ) -> None:
        self._store = store
        self._endpoint = endpoint
        self._properties = properties
        self._small = small
        self._old = state.read(endpoint)
        self._lock: Lock | None = None
        self._loader: Loader | None = None
        self._sums: dict[ox.NamedNode, Checksum] = {}
        self._changed: list[ox.NamedNode] = []

    def run(self) -> int:
        """Write what differs; return the number of graphs."""
        try:
            for graph in contents.list_graphs(self._store, self._endpoint.url):
                self._send_graph(graph)
            with tempfile.TemporaryFile() as layer:
                contents.spool(self._store, layer)
                written = self._finish(layer)
        except BaseException:
            # The first error says more than that the record cannot be deleted either.
            with contextlib.suppress(StoreError):
                self._release()
            raise
        self._release()
        return written

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def _send_graph(self, graph: ox.NamedNode) -> None:
        """Send a graph if the server has other content of it, or none."""
        lines = contents.read(self._store, graph)
        if not lines:
            return
        self._sums[graph] = checksums.compute(lines)
        if self._old.sums.get(graph) == self._sums[graph]:
            return
        self._changed.append(graph)
        loader = self._get_loader()
        loader.record(graph, self._sums[graph])
        loader.add(records.name_staging(graph) if graph in self._old.sums else graph, lines)

    def _get_loader(self) -> Loader:
        """Return what sends graphs; the first time, lock the server to write."""
        if self._loader is None:
            self._lock = Lock(self._endpoint)
            if state.read(self._endpoint) != self._old:
                raise _ConcurrentBuildError
            if self._old.is_unfinished:
                delete_leftovers(self._endpoint, self._old)
            committing.begin(self._endpoint)
            self._loader = Loader(self._endpoint, self._lock)
        return self._loader

    def _finish(self, lines: IO[bytes]) -> int:
        """Send the current layer if it differs, and commit all; return the number of graphs."""
        old, new = self._old, checksums.compute(contents.unspool(lines))
        sums = {"": new} | {name.value: each for name, each in self._sums.items()}
        properties = {
            records.FORM: str(records.FORMAT),
            records.FINGERPRINT: checksums.combine(sums),
            **self._properties,
        }
        removed = [name for name in old.sums if name not in self._sums and name != old.layer]
        is_same_layer = old.layer is not None and old.sums.get(old.layer) == new
        if (
            is_same_layer
            and not self._changed
            and not removed
            and properties.items() <= old.properties.items()
        ):
            return 0
        loader = self._get_loader()
        layer, found = old.layer, None
        if layer is not None and not is_same_layer:
            found = self._find_difference(new, removed)
        if layer is None or not (is_same_layer or found):
            layer = records.name_layer()
            loader.record(layer, new)
            loader.add(layer, contents.unspool(lines))
            removed += [old.layer] if old.layer is not None else []
        elif found:
            loader.record(layer, new)
        loader.flush()
        replaced = [graph for graph in self._changed if graph in old.sums]
        committing.commit(self._endpoint, old, Change(replaced, removed, layer, found, properties))
        return len(self._changed) + (not is_same_layer)

    def _find_difference(self, new: Checksum, removed: list[ox.NamedNode]) -> difference.Difference | None:
        dialect = self._endpoint.dialect
        if not dialect.evaluates or not dialect.is_atomic or new.size <= self._small:
            return None
        return difference.find(self._store, self._endpoint, self._old, new, [*self._changed, *removed])
