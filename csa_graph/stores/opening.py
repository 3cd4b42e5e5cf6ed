"""The place of a store becomes the store: memory, the address of a server, or a folder.

Loads nothing of the client for a folder, so that a question about a folder starts as fast as one in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.stores.server.address import is_address

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.stores.buildable import BuildableStore


def open_store(place: Path | str | None = None, *, read_only: bool = False) -> BuildableStore:
    """Open a store.

    Args:
        place: A folder, or an address that begins with ``http://`` or ``https://``; None for a new store in
            memory.
        read_only: There must be a store already, and ``build`` is refused.

    Raises:
        StoreError: There is no store, it cannot be reached, or a newer version made it.
    """
    if place is None:
        from csa_graph.stores.memory import MemoryStore

        return MemoryStore()
    if is_address(place):
        from csa_graph.stores.server.store import ServerStore

        return ServerStore(str(place), read_only=read_only)
    from csa_graph.stores.folder.store import FolderStore

    return FolderStore(place, read_only=read_only)
