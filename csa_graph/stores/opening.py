"""The place of a store becomes the store: of the kind that recognises it, else the folder of that name.

Kinds are found by looking: each folder in here that has a ``KIND``. Loads nothing of the client for a folder,
so that a question about a folder starts as fast as one in memory.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csa_graph.stores.buildable import BuildableStore
    from csa_graph.stores.kind import Kind


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
    for kind in find_kinds():
        if kind.recognises(str(place)):
            return kind.open(str(place), read_only=read_only)
    from csa_graph.stores.folder.store import FolderStore

    return FolderStore(place, read_only=read_only)


@cache
def find_kinds() -> tuple[Kind, ...]:
    """Return the kinds of stores that recognise their places; a folder needs none: any place can be one."""
    from importlib import import_module

    names = sorted(each.parent.name for each in Path(__file__).parent.glob("*/__init__.py"))
    modules = (import_module(f"csa_graph.stores.{name}") for name in names)
    return tuple(module.KIND for module in modules if hasattr(module, "KIND"))
