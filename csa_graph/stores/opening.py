"""The place of a store becomes the store: the address of a server, or a folder.

Loads nothing of the client for a folder, so that a question about a folder starts as fast as before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.stores.embedded import Store
from csa_graph.stores.server.address import is_address

if TYPE_CHECKING:
    import datetime
    from pathlib import Path


def open_store(place: Path | str, *, read_only: bool = False) -> Store:
    """Open the store of a folder or a server.

    Args:
        place: A folder, or an address that begins with ``http://`` or ``https://``.
        read_only: There must be a store already, and ``build`` is refused.

    Raises:
        StoreError: There is no store, it cannot be reached, or a newer version made it.
    """
    if not is_address(place):
        return Store.open(place, read_only=read_only)
    from csa_graph.stores.server.store import RemoteStore

    return RemoteStore.open(str(place), read_only=read_only)


def open_built(place: Path | str) -> tuple[Store, datetime.date | None]:
    """Open a store to be read, and tell the day on which it was built; raises as :func:`open_store`."""
    store = open_store(place, read_only=True)
    if is_address(place):
        from csa_graph.stores.server.store import RemoteStore

        return store, store.built if isinstance(store, RemoteStore) else None
    from csa_graph.stores import folder

    return store, folder.read_day(place)
