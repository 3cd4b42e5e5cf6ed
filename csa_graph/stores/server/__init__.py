"""A store on a server: any engine that speaks SPARQL 1.1 holds what a folder holds otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.stores.kind import Kind
from csa_graph.stores.server.address import is_address

if TYPE_CHECKING:
    from csa_graph.stores.buildable import BuildableStore


def _open(place: str, *, read_only: bool) -> BuildableStore:
    from csa_graph.stores.server.store import ServerStore

    return ServerStore(place, read_only=read_only)


KIND = Kind(is_address, _open)
