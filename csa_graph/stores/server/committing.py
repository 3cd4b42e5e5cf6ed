"""What a build has sent replaces the old state of a server, and what is no longer needed is deleted.

An engine that runs a request completely or not at all gets one request. On any other, the records say
meanwhile that the store is being changed, and nobody reads it.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.sparql.binding import write
from csa_graph.stores.server import records
from csa_graph.stores.server.loading import ADDED, REMOVED, drop, format_record, insert, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.stores.server.difference import Difference
    from csa_graph.stores.server.endpoint import Endpoint
    from csa_graph.stores.server.state import State

_STORE = records.STORE
_SUMS = f"GRAPH {_STORE} {{ ?graph {records.CHECKSUM} ?sum }}"
_KEPT = (records.LOCK, records.BEGUN, records.CHANGING)


class Change(NamedTuple):
    """What a build changes on a server.

    Attributes:
        replaced: Graphs that are read, and whose new content is in another graph.
        removed: Graphs that are no longer part of the store.
        layer: The graph that is the current layer from now on.
        difference: What changes in the layer if it stays the same graph; None if nothing does.
        properties: What the records say about the store, by property.
    """

    replaced: Sequence[ox.NamedNode]
    removed: Sequence[ox.NamedNode]
    layer: ox.NamedNode
    difference: Difference | None
    properties: Mapping[ox.NamedNode, str]


def commit(endpoint: Endpoint, old: State, change: Change) -> None:
    """Replace the old state by the new one.

    Args:
        endpoint: The server, with the new content.
        old: Its records.
        change: What is changed.
    """
    insert(endpoint, REMOVED, [format_record(graph, "") for graph in change.removed])
    # Readers that have begun go on reading the previous layer; the next build deletes it.
    previous = old.previous if change.layer == old.layer else old.layer
    operations = [f"COPY SILENT {records.name_staging(graph)} TO {graph}" for graph in change.replaced]
    operations += _change_layer(change)
    operations += _write_records(change, previous)
    if endpoint.dialect.is_atomic:
        endpoint.update(" ;\n".join(operations), is_repeatable=True)
    else:
        # In one request if it fits: the server then finishes it even if this process dies.
        run(endpoint, [_set_mark(records.CHANGING), *operations, _delete_mark(records.CHANGING)])
    _delete_unread(endpoint, old, change, previous)


def begin(endpoint: Endpoint) -> None:
    """Record that there can be graphs from now on that no record names."""
    run(endpoint, [_set_mark(records.BEGUN)])


def _change_layer(change: Change) -> list[str]:
    found = []
    for what, lines in zip(("DELETE", "INSERT"), change.difference or (), strict=False):
        if lines:
            text = b"\n".join(lines).decode()
            found.append(f"{what} DATA {{ GRAPH {change.layer} {{\n{text}\n}} }}")
    return found


def _write_records(change: Change, previous: ox.NamedNode | None) -> list[str]:
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    statements = [
        f"{_STORE} {property_} {write(ox.Literal(text))} ."
        for property_, text in {**change.properties, records.BUILT: today}.items()
    ]
    statements.append(f"{_STORE} {records.LAYER} {change.layer} .")
    if previous is not None:
        statements.append(f"{_STORE} {records.PREVIOUS} {previous} .")
    own = f"GRAPH {_STORE} {{ {_STORE} ?property ?value }}"
    others = " && ".join(f"?property != {each}" for each in _KEPT)
    return [
        *(
            f"DELETE {{ {_SUMS} }} WHERE {{ {_SUMS} GRAPH {each} {{ ?graph {records.CHECKSUM} ?new }} }}"
            for each in (ADDED, REMOVED)
        ),
        f"INSERT {{ {_SUMS} }} WHERE {{ GRAPH {ADDED} {{ ?graph {records.CHECKSUM} ?sum }} }}",
        f"DELETE {{ {own} }} WHERE {{ {own} FILTER({others}) }}",
        f"INSERT DATA {{ GRAPH {_STORE} {{\n" + "\n".join(statements) + "\n} }",
    ]


def _delete_unread(endpoint: Endpoint, old: State, change: Change, previous: ox.NamedNode | None) -> None:
    unread = [records.name_staging(graph) for graph in change.replaced]
    unread += [graph for graph in change.removed if graph != previous]
    if old.previous is not None and old.previous != previous:
        unread.append(old.previous)
    drop(endpoint, [*unread, ADDED, REMOVED])
    run(endpoint, [_delete_mark(records.BEGUN)])


def _set_mark(mark: ox.NamedNode) -> str:
    return f'INSERT DATA {{ GRAPH {_STORE} {{ {_STORE} {mark} "yes" }} }}'


def _delete_mark(mark: ox.NamedNode) -> str:
    return f'DELETE DATA {{ GRAPH {_STORE} {{ {_STORE} {mark} "yes" }} }}'
