"""A store that is kept in a folder, and read by many at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base import locks
from csa_graph.base.errors import StoreError
from csa_graph.building.layers import Plan
from csa_graph.stores.buildable import READ_ONLY, BuildableStore
from csa_graph.stores.embedded import EmbeddedStore
from csa_graph.stores.folder.marker import MARKER, read_day, read_marker

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from csa_graph.base.locks import FolderLock
    from csa_graph.building.layers import BuildReport
    from csa_graph.building.progress import Watch
    from csa_graph.files.inputs import Input

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
        engine, self._lock = _open_engine(folder, must_exist=read_only)
        super().__init__(engine)
        self._folder = Path(folder)
        self._read_only = read_only

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
        self._engine, self._lock = ox.Store(), None
        try:
            return building.build(self._folder, inputs, plan, processes, watch)
        finally:
            self._engine, self._lock = _open_engine(self._folder, must_exist=False)


def _open_engine(folder: Path | str, *, must_exist: bool) -> tuple[ox.Store, FolderLock | None]:
    """Open the engine of a folder to be read; an empty one if the folder is to be built yet.

    Returns:
        The engine, and the lock that keeps builds from deleting it as long as it is read.

    Raises:
        StoreError: The folder is something else, or this version cannot read it, or must exist and does not.
    """
    if not str(folder):
        raise StoreError("the name of the folder is empty", "“”")
    folder = Path(folder)
    try:
        is_new = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
        is_other = must_exist and folder.is_dir() and not (folder / MARKER).exists()
    except OSError as error:
        raise StoreError(f"the folder cannot be read: {error.strerror}", folder) from None
    if must_exist and (is_new or is_other):
        raise StoreError("there is no store here: make one with csa-graph build", folder)
    if is_new:
        return ox.Store(), None
    marker = read_marker(folder)
    for _ in range(_ATTEMPTS):
        place = folder / str(marker.get("engine"))
        try:
            lock = locks.share(place)
            return ox.Store.read_only(str(place)), lock
        except (OSError, RuntimeError) as error:
            before, marker, reason = marker, read_marker(folder), error
        if marker == before:
            break
    raise StoreError(f"the store is damaged: delete the folder and build it again ({reason})", folder)
