"""Find what changes in the current layer, by the graphs that change: only that is sent, not the whole layer.

The result is checked against the checksums of both layers. If it does not lead from one to the other, as when
a statement outside all editions has changed, there is no result, and the layer is sent as a whole. Writes
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base import checksums
from csa_graph.stores.server import contents
from csa_graph.terms.iris import DCT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.base.checksums import Checksum
    from csa_graph.sparql.store import Store
    from csa_graph.stores.server.endpoint import Endpoint
    from csa_graph.stores.server.state import State

# A difference of more than a quarter of the layer saves nothing.
_PART = 4
_ASKED_AT_ONCE = 500


class Difference(NamedTuple):
    """What is removed and added between two layers, as lines of N-Triples without their ends."""

    removed: list[bytes]
    added: list[bytes]


def find(
    store: Store, endpoint: Endpoint, old: State, wanted: Checksum, changed: Iterable[ox.NamedNode]
) -> Difference | None:
    """Find the difference between the layer of a server and that of a store.

    Args:
        store: The built store.
        endpoint: The server, with the old state.
        old: Its records.
        wanted: Checksum of the new layer.
        changed: Graphs that are new, removed or changed.

    Returns:
        The difference; None if it is too large, or does not follow from these graphs.
    """
    before = old.sums.get(old.layer) if old.layer else None
    if old.layer is None or before is None:
        return None
    graphs = {*changed, *_replaced_elsewhere(store, endpoint, old.layer)}
    on_server: set[ox.Triple] = set()
    in_store: set[ox.Triple] = set()
    for graph in graphs:
        known = old.sums.get(graph)
        if known is not None:
            on_server.update(endpoint.get(graph, known.size))
        in_store.update(quad.triple for quad in store.quads(graph=graph))
        if (len(on_server) + len(in_store)) * _PART > before.size:
            return None
    if any(isinstance(term, ox.BlankNode) for triple in on_server | in_store for term in triple):
        return None  # its name on the server is another
    removed = {each for each in on_server if not contents.is_current(store, each)}
    added = {each for each in in_store if contents.is_current(store, each)}
    present = _find_present(endpoint, old.layer, [*removed, *added])
    found = Difference(_write(removed & present), _write(added - present))
    after = before.minus(checksums.compute(found.removed)).plus(checksums.compute(found.added))
    return found if after == wanted else None


def _replaced_elsewhere(store: Store, endpoint: Endpoint, layer: ox.NamedNode) -> set[ox.NamedNode]:
    """Return the editions replaced only before or only after: all their statements are added or removed."""
    rows = endpoint.select(f"SELECT DISTINCT ?o {{ GRAPH {layer} {{ ?s {DCT.replaces} ?o }} }}")
    before = {row[0] for row in rows}
    after = {quad.object for quad in store.quads(None, DCT.replaces, None, ox.DefaultGraph())}
    return {each for each in before ^ after if isinstance(each, ox.NamedNode)}


def _find_present(endpoint: Endpoint, layer: ox.NamedNode, triples: Sequence[ox.Triple]) -> set[ox.Triple]:
    """Return those of some statements that a graph on the server has."""
    found: set[ox.Triple] = set()
    for start in range(0, len(triples), _ASKED_AT_ONCE):
        rows = " ".join(f"({' '.join(map(str, each))})" for each in triples[start : start + _ASKED_AT_ONCE])
        query = f"SELECT DISTINCT ?s ?p ?o {{ VALUES (?s ?p ?o) {{ {rows} }} GRAPH {layer} {{ ?s ?p ?o }} }}"
        found.update(ox.Triple(*row) for row in endpoint.select(query))  # type: ignore[arg-type]
    return found


def _write(triples: Iterable[ox.Triple]) -> list[bytes]:
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines()
