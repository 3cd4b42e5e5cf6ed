"""A store that was built here is put onto a server, step by step so that readers never see half of it.

1. A record says who writes; whoever finds another's record is refused.
2. New graphs, and a new current layer under a new name, are put beside the old ones; nobody reads them yet.
   A graph that has changed waits under another name. A graph with the checksum that the records have is left
   alone.
3. One update puts the changed graphs in place, and says in the records which layer is read from now on.
4. What is no longer part of the store goes.

A build that dies before step 3 has changed nothing that anybody reads; the next one finishes it. Whether
step 3 is done whole or in parts is the engine's: see `docs/stores.md`.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.errors import StoreError
from csa_graph.remote import layout
from csa_graph.remote.binding import write
from csa_graph.remote.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.remote.endpoint import Endpoint
    from csa_graph.store import Store


class State(NamedTuple):
    """What the records of a server say."""

    sums: Mapping[str, str]
    layer: ox.NamedNode | None
    previous: ox.NamedNode | None = None


def publish(store: Store, endpoint: Endpoint) -> int:
    """Put a store onto a server in place of the one that is there.

    Args:
        store: A built store, in memory.
        endpoint: The server.

    Returns:
        Number of graphs that were written; 0 if the server had them all.

    Raises:
        StoreError: The server cannot be written, or somebody else writes it.
    """
    graphs: dict[ox.NamedNode | None, list[ox.Triple]] = defaultdict(list)
    for quad in store.quads():
        name = quad.graph_name
        if isinstance(name, ox.BlankNode):
            raise StoreError("a graph without IRI cannot be put onto a server", endpoint.url)
        graphs[name if isinstance(name, ox.NamedNode) else None].append(quad.triple)
    sums = {name: layout.sum_up(triples) for name, triples in graphs.items()}
    content = {name: graphs[name] for name in graphs if name is not None}
    new = {name.value: sums[name] for name in content}
    layer = layout.name_layer(sums.get(None) or layout.sum_up([]))
    new[layer.value] = sums.get(None, "")
    content[layer] = graphs.get(None, [])
    if read(endpoint)[:2] == (new, layer):
        return 0
    held = Lock(endpoint)
    try:
        return _write(endpoint, content, State(new, layer), store.fingerprint(), held)
    finally:
        held.release()


def _write(
    endpoint: Endpoint,
    content: Mapping[ox.NamedNode, list[ox.Triple]],
    wanted: State,
    fingerprint: str,
    held: Lock,
) -> int:
    new = wanted.sums
    # Read again under the lock: another may have written in between.
    old = read(endpoint)
    changed = [name for name in content if old.sums.get(name.value) != new[name.value]]
    moves = []
    for name in changed:
        is_read = name.value in old.sums
        target = layout.name_staging(name) if is_read else name
        held.renew()
        endpoint.put(target, content[name])
        if is_read:
            moves.append(f"COPY SILENT {target} TO {name}")
    gone = [ox.NamedNode(name) for name in old.sums if name not in new]
    endpoint.update(" ;\n".join([*moves, *_commit(old, wanted, fingerprint)]))
    # Whoever has begun to read goes on with the layer of before; the next build takes it away.
    waiting = [layout.name_staging(name) for name in changed if name.value in old.sums]
    kept = {wanted.layer, _before(old, wanted)}
    dropped = [name for name in (*gone, old.previous) if name is not None and name not in kept]
    if waiting or dropped:
        endpoint.update(" ;\n".join(f"DROP SILENT GRAPH {name}" for name in (*waiting, *dropped)))
    return len(changed)


def _before(old: State, wanted: State) -> ox.NamedNode | None:
    return old.previous if old.layer == wanted.layer else old.layer


def _commit(old: State, wanted: State, fingerprint: str) -> list[str]:
    store = layout.STORE
    lines = [
        f"{ox.NamedNode(name)} {layout.CHECKSUM} {write(ox.Literal(each))} ."
        for name, each in wanted.sums.items()
    ]
    if before := _before(old, wanted):
        lines.append(f"{store} {layout.PREVIOUS} {before} .")
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    said = {layout.FORM: str(layout.FORMAT), layout.BUILT: today, layout.FINGERPRINT: fingerprint}
    lines += [f"{store} {property_} {write(ox.Literal(text))} ." for property_, text in said.items()]
    lines.append(f"{store} {layout.LAYER} {wanted.layer} .")
    records = f"GRAPH {store} {{ ?s ?p ?o }}"
    return [
        f"DELETE {{ {records} }} WHERE {{ {records} FILTER(?p != {layout.LOCK}) }}",
        f"INSERT DATA {{ GRAPH {store} {{\n" + "\n".join(lines) + "\n} }",
    ]


def read(endpoint: Endpoint) -> State:
    """Read the records of a server."""
    # Whole, by the Graph Store protocol: an engine that limits its rows would leave some out.
    rows = endpoint.get(layout.STORE)
    sums = {
        row.subject.value: row.object.value
        for row in rows
        if row.predicate == layout.CHECKSUM
        and isinstance(row.subject, ox.NamedNode)
        and isinstance(row.object, ox.Literal)
    }
    layers = {row.predicate: row.object for row in rows if isinstance(row.object, ox.NamedNode)}
    return State(sums, layers.get(layout.LAYER), layers.get(layout.PREVIOUS))
