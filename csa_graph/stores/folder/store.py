"""A store that is kept in a folder, and read by many at once."""

from __future__ import annotations

import contextlib
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import pyoxigraph as ox

from csa_graph.base import locks
from csa_graph.base.errors import StoreError
from csa_graph.building.layers import Plan
from csa_graph.sparql.engine import EngineError
from csa_graph.stores.buildable import READ_ONLY, BuildableStore
from csa_graph.stores.embedded import EmbeddedStore
from csa_graph.stores.folder import contents
from csa_graph.stores.folder.marker import (
    ENGINE,
    MARKER,
    DamagedError,
    read_contents,
    read_day,
    read_marker,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from csa_graph.base.locks import FolderLock
    from csa_graph.building.layers import BuildReport
    from csa_graph.building.progress import Watch
    from csa_graph.files.inputs import Input
    from csa_graph.sparql.rows import Rows, Term
    from csa_graph.sparql.store import Bindings, Edition, Graph, Subject
    from csa_graph.stores.folder.contents import Record

_Found = TypeVar("_Found")
# How the engine begins what it says of files that it cannot read.
_CORRUPT = "Corruption"
# A build can delete the engine after the marker was read and before it is opened: then there is a new one.
_ATTEMPTS = 10


class FolderStore(EmbeddedStore, BuildableStore):
    """A store in a folder.

    Args:
        folder: Where it is kept, or is to be kept once it is built.
        read_only: The folder must hold a store already, and ``build`` is refused.

    Raises:
        StoreError: The folder is not a store, or a newer version made it.
    """

    def __init__(self, folder: Path | str, *, read_only: bool = False) -> None:
        if not str(folder):
            raise StoreError("the name of the folder is empty", "“”")
        self._folder = Path(folder)
        self._read_only = read_only
        self._looking = Lock()
        super().__init__(ox.Store())
        self._open()

    def _open(self) -> None:
        self._damage: DamagedError | None = None
        self._opened: _Opened | None = None
        self._is_compared = False
        try:
            self._opened = _open_engine(self._folder, must_exist=self._read_only)
        except DamagedError as error:
            # A build heals it, so that a store that is to be built opens; it gives no answer before.
            if self._read_only:
                raise
            self._damage = error
        self._engine = self._opened.engine if self._opened is not None else ox.Store()

    @property
    def folder(self) -> Path:
        """The folder that it is kept in."""
        return self._folder

    @property
    def built(self) -> datetime.date | None:
        """Day on which the store was built; None before that."""
        return read_day(self._folder) if (self._folder / MARKER).exists() else None

    def build(
        self,
        inputs: Sequence[Input],
        plan: Plan = Plan(),  # noqa: B008  (a value that cannot change)
        *,
        processes: int = 1,
        watch: Watch | None = None,
    ) -> BuildReport:
        """Fill the store; as :meth:`csa_graph.stores.buildable.BuildableStore.build`."""
        if self._read_only:
            raise StoreError(READ_ONLY, self._folder)
        from csa_graph.stores.folder import building

        # What nobody reads any longer is deleted by the build.
        self._engine, self._opened = ox.Store(), None
        try:
            return building.build(self._folder, inputs, plan, processes, watch)
        finally:
            self._open()

    def reopen(self) -> FolderStore:
        """Return this store for another process."""
        return FolderStore(self._folder, read_only=True)

    def query(
        self,
        query: str,
        bindings: Bindings = None,
        edition: Edition = None,
        *,
        service: bool = False,
        prefixes: Mapping[str, str] | None = None,
    ) -> Rows | list[ox.Triple] | bool:
        """Run a query of any form; as :meth:`csa_graph.sparql.store.Store.query`."""

        def run() -> Rows | list[ox.Triple] | bool:
            return EmbeddedStore.query(self, query, bindings, edition, service=service, prefixes=prefixes)

        with self._explaining():
            if not self._is_watched:
                return run()
            from csa_graph.base import watching

            return watching.run(run, self._look)

    def stream(
        self, query: str, edition: Edition = None
    ) -> tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
        """Return the columns and rows of a SELECT query of our own; no row is kept."""

        def run() -> Iterator[tuple[tuple[str, ...], tuple[Term | None, ...]]]:
            columns, rows = EmbeddedStore.stream(self, query, edition)
            # The first row is of no use but to say the columns.
            return ((columns, row) for row in chain([()], rows))

        with self._explaining():
            if self._is_watched:
                from csa_graph.base import watching

                found = watching.iterate(run, self._look)
            else:
                found = run()
            columns, _ = next(found)
        return columns, self._iter(row for _, row in found)

    @property
    def _is_watched(self) -> bool:
        """Whether a run can meet damage that was not looked for: the engine then may go on without end."""
        recorded = self._opened.recorded if self._opened is not None else None
        return recorded is not None and contents.is_large(recorded)

    def _look(self) -> None:
        """Compare the whole store, once: a run takes long or much memory."""
        with self._looking:
            if self._damage is None and not self._is_compared:
                self._damage, self._is_compared = self._find_damage(""), True
        if self._damage is not None:
            raise self._damage

    def quads(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,  # noqa: A002
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Iterate over the quads that fit a pattern."""
        if self._damage is not None:
            raise self._damage
        return self._iter(self._engine.quads_for_pattern(subject, predicate, object, graph))

    def fingerprint(self) -> str:
        """Return a checksum of all that the store holds: the same data have the same."""
        with self._explaining():
            return super().fingerprint()

    def dump(self, form: ox.RdfFormat, graph: ox.NamedNode | ox.DefaultGraph | None = None) -> bytes:
        """Serialise the dataset, or one graph of it for a format that holds only one."""
        with self._explaining():
            return super().dump(form, graph)

    def __len__(self) -> int:
        """Return the number of quads over all graphs."""
        with self._explaining():
            return super().__len__()

    def _iter(self, found: Iterator[_Found]) -> Iterator[_Found]:
        with self._explaining():
            yield from found

    @contextlib.contextmanager
    def _explaining(self) -> Iterator[None]:
        """Say of a store that is damaged that it is, whatever the engine makes of that."""
        if self._damage is not None:
            raise self._damage
        try:
            yield
        except BaseException as error:
            is_of_engine = isinstance(error, EngineError | RuntimeError | OSError)
            # The engine gives up in a way that Python takes for the end of the program.
            if not is_of_engine and type(error).__name__ != "PanicException":
                raise
            damage = self._find_damage(str(error))
            if damage is None:
                raise
            raise damage from None

    def _find_damage(self, reason: str) -> DamagedError | None:
        opened = self._opened
        if opened is not None and opened.recorded is not None:
            for each in contents.iter_damage(opened.place, opened.recorded, whole=True):
                return DamagedError(each, self._folder)
        return (
            DamagedError(f"a place that the engine names ({reason})", self._folder)
            if _CORRUPT in reason
            else None
        )


class _Opened(NamedTuple):
    """An engine that is open: its folder, the lock that keeps builds from deleting it, and its record."""

    engine: ox.Store
    place: Path
    lock: FolderLock | None
    recorded: Record | None


def _open_engine(folder: Path, *, must_exist: bool) -> _Opened | None:
    """Open the engine of a folder to be read; None if the folder is to be built yet.

    Raises:
        StoreError: The folder is something else, or this version cannot read it, or must exist and does not.
        DamagedError: The store is not what a build wrote.
    """
    try:
        is_new = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
        is_other = folder.is_dir() and not (folder / MARKER).exists()
        if is_other and any(folder.glob(f"{ENGINE}*")):
            raise DamagedError(f"{MARKER} (missing)", folder)
    except OSError as error:
        raise StoreError(f"the folder cannot be read: {error.strerror}", folder) from None
    if must_exist and (is_new or is_other):
        raise StoreError("there is no store here: make one with csa-graph build", folder)
    if is_new:
        return None
    marker = read_marker(folder)
    for _ in range(_ATTEMPTS):
        place = folder / str(marker.get("engine"))
        try:
            return _open_place(place, marker)
        except PermissionError as error:
            # It may be as sound as it was.
            raise StoreError(f"it cannot be read: {error.strerror}", error.filename or place) from None
        except (OSError, RuntimeError, _DamageError) as error:
            before, marker, reason = marker, read_marker(folder), error
        if marker == before:
            break
    if isinstance(reason, _DamageError):
        raise DamagedError(reason, folder)
    what = (reason.strerror if isinstance(reason, OSError) else None) or reason
    raise DamagedError(f"{place.name} ({what})", folder)


class _DamageError(Exception):
    """A file of an engine is not as it was written."""


def _open_place(place: Path, marker: Mapping[str, object]) -> _Opened:
    lock = locks.share(place)
    recorded = read_contents(marker)
    if recorded is not None:
        for damage in contents.iter_damage(place, recorded):
            raise _DamageError(damage)
    engine = ox.Store.read_only(str(place))
    # Of a store that an earlier version made, this alone can be told without reading it.
    if (
        recorded is None
        and next(engine.quads_for_pattern(None, None, None, None), None) is None
        and _is_filled(marker)
    ):
        raise _DamageError(f"{place.name} (it is empty, and was not)")
    return _Opened(engine, place, lock, recorded)


def _is_filled(marker: Mapping[str, object]) -> bool:
    report = marker.get("report")
    return isinstance(report, dict) and bool(report.get("statements"))
