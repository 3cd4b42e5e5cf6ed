"""Where the layers of a store are on a server, and what the store says there of itself.

On a server a graph has to have a name, and other graphs may be there too. So the current layer is a named
graph, and one graph of records names all that belong to the store, each with a checksum. Neither reads nor
writes.

    GRAPH <…/store> {
      <…/store> store:layer <…/store/layer/1f3a…> ; store:format 1 ; store:built "2026-01-31" ;
        store:fingerprint "…" .
      <…/worcestershire/2018-19#1.2> store:checksum "…" .
    }
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Format of the records; raised when an older csa-graph could not read them.
FORMAT = 1
STORE = ox.NamedNode("https://w3id.org/csa-graph/store")
_TERM = f"{STORE.value}#"
LAYER, CHECKSUM, FORM = (ox.NamedNode(_TERM + name) for name in ("layer", "checksum", "format"))
BUILT, FINGERPRINT, LOCK = (ox.NamedNode(_TERM + name) for name in ("built", "fingerprint", "lock"))
#: The layer of before, which those who began to read before a build still read.
PREVIOUS = ox.NamedNode(_TERM + "previous")


def name_layer(checksum: str) -> ox.NamedNode:
    """Return the graph of the current layer that has a checksum: another state has another name."""
    return ox.NamedNode(f"{STORE.value}/layer/{checksum[:32]}")


def name_staging(graph: ox.NamedNode) -> ox.NamedNode:
    """Return the graph in which new content of a graph waits."""
    return ox.NamedNode(f"{STORE.value}/staging/{hashlib.sha256(graph.value.encode()).hexdigest()[:32]}")


def sum_up(triples: Iterable[ox.Triple]) -> str:
    """Return a checksum of a graph: the same statements have the same, in whatever order.

    >>> triple = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))
    >>> sum_up([triple]) == sum_up([triple, triple])
    True
    """
    # Blank nodes get new identifiers with each reading.
    lines = sorted({re.sub(r"_:\w+", "_:", str(triple)) for triple in triples})
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
