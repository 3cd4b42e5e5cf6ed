"""N-Quads are loaded into an engine on disk while others are made, in lots of a size that suits the engine.

Does not know what they say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

if TYPE_CHECKING:
    from concurrent.futures import Future


class Sizes(NamedTuple):
    """How many bytes are enough for one step of a build.

    Attributes:
        batch: Data files that are built in one engine in memory: enough to be worth loading the ontology.
        memory: Data files that belong together; with more they are built where they are kept, as memory
            takes 80 times as much.
        load: N-Quads that are loaded at once: fewer make more files for the engine to merge, more take
            memory.
    """

    batch: int = 1_500_000
    memory: int = 12_000_000
    load: int = 50_000_000


class Loader:
    """Loads N-Quads into an engine.

    Args:
        engine: The engine, which nobody reads meanwhile.
        threads: How many loads go on at once.
        at_once: Bytes that are loaded at once.
    """

    def __init__(self, engine: ox.Store, threads: int = 1, at_once: int = Sizes().load) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._engine = engine
        self._threads = threads
        self._at_once = at_once
        self._pool = ThreadPoolExecutor(threads)
        self._kept: list[bytes] = []
        self._loading: list[Future[None]] = []

    def add(self, quads: bytes) -> None:
        """Load N-Quads, now or with those that follow; blank nodes are their own.

        Raises:
            OSError: Those that came before could not be written.
        """
        self._kept.append(quads)
        if sum(map(len, self._kept)) >= self._at_once:
            self._load()

    def add_parted(self, quads: bytes) -> None:
        """Load N-Quads in lots, unless a blank node in them may stand in several lots."""
        end = 0
        while b"_:" not in quads and len(quads) - end > self._at_once:
            start, end = end, quads.index(b"\n", end + self._at_once - 1) + 1
            self.add(quads[start:end])
        self.add(quads[end:])

    def _load(self) -> None:
        # What waits to be loaded takes memory: no more than is in work.
        if len(self._loading) >= self._threads:
            self._loading.pop(0).result()
        quads, self._kept = b"".join(self._kept), []
        self._loading.append(
            self._pool.submit(self._engine.bulk_load, quads, ox.RdfFormat.N_QUADS, lenient=True)
        )

    def __enter__(self) -> Loader:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        with self._pool:
            if kind is None:
                self._load()
                for each in self._loading:
                    each.result()
