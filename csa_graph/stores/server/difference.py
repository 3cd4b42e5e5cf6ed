"""What of the current layer changes, found from the graphs that change: it is sent in place of the layer.

The result is checked against the checksums of both layers. Where it does not lead from one to the other, as
when a statement of no edition has changed, there is no result, and the layer is sent whole. Writes nothing.
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

# A difference that is larger than this part of the layer is no gain.
_PART = 4
_ASKED_AT_ONCE = 500


class Difference(NamedTuple):
    """What leads from one layer to another, as lines of N-Triples without their ends."""

    removed: list[bytes]
    added: list[bytes]


def find(
    store: Store, endpoint: Endpoint, old: State, wanted: Checksum, changed: Iterable[ox.NamedNode]
) -> Difference | None:
    """Find what leads from the layer of a server to the one of a store.

    Args:
        store: The built store.
        endpoint: The server, with the old state.
        old: Its records.
        wanted: Checksum of the new layer.
        changed: Graphs that are new, gone or of other content.

    Returns:
        The difference; None if it is too large, or cannot be told from these graphs.
    """
    before = old.sums.get(old.layer) if old.layer else None
    if old.layer is None or before is None:
        return None
    graphs = {*changed, *_replaced_elsewhere(store, endpoint, old.layer)}
    there: set[ox.Triple] = set()
    here: set[ox.Triple] = set()
    for graph in graphs:
        known = old.sums.get(graph)
        if known is not None:
            there.update(endpoint.get(graph, known.size))
        here.update(quad.triple for quad in store.quads(graph=graph))
        if (len(there) + len(here)) * _PART > before.size:
            return None
    if any(isinstance(term, ox.BlankNode) for triple in there | here for term in triple):
        return None  # It has another name here than there.
    gone = {each for each in there if not contents.is_current(store, each)}
    come = {each for each in here if contents.is_current(store, each)}
    known_there = _which_are_in(endpoint, old.layer, [*gone, *come])
    found = Difference(_write(gone & known_there), _write(come - known_there))
    after = before.minus(checksums.sum_up(found.removed)).plus(checksums.sum_up(found.added))
    return found if after == wanted else None


def _replaced_elsewhere(store: Store, endpoint: Endpoint, layer: ox.NamedNode) -> set[ox.NamedNode]:
    """Return the editions that are replaced only before or only after: all they state comes or goes."""
    rows = endpoint.select(f"SELECT DISTINCT ?o {{ GRAPH {layer} {{ ?s {DCT.replaces} ?o }} }}")
    before = {row[0] for row in rows}
    after = {quad.object for quad in store.quads(None, DCT.replaces, None, ox.DefaultGraph())}
    return {each for each in before ^ after if isinstance(each, ox.NamedNode)}


def _which_are_in(endpoint: Endpoint, layer: ox.NamedNode, triples: Sequence[ox.Triple]) -> set[ox.Triple]:
    """Return those of some statements that a graph on the server has."""
    found: set[ox.Triple] = set()
    for start in range(0, len(triples), _ASKED_AT_ONCE):
        rows = " ".join(f"({' '.join(map(str, each))})" for each in triples[start : start + _ASKED_AT_ONCE])
        query = f"SELECT DISTINCT ?s ?p ?o {{ VALUES (?s ?p ?o) {{ {rows} }} GRAPH {layer} {{ ?s ?p ?o }} }}"
        found.update(ox.Triple(*row) for row in endpoint.select(query))  # type: ignore[arg-type]
    return found


def _write(triples: Iterable[ox.Triple]) -> list[bytes]:
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines()
