"""What a build has put beside the old state is put in its place, and what is no longer needed goes.

On an engine that runs a request whole or not at all, that is one request. On another one the records say
meanwhile that the store is being changed, and nobody reads it.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.stores.server import records
from csa_graph.stores.server.binding import write
from csa_graph.stores.server.loading import COMING, GOING, drop, insert, run, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.stores.server.difference import Difference
    from csa_graph.stores.server.endpoint import Endpoint
    from csa_graph.stores.server.state import State

_STORE = records.STORE
_SUMS = f"GRAPH {_STORE} {{ ?graph {records.CHECKSUM} ?sum }}"
_BESIDE = (records.LOCK, records.BEGUN, records.CHANGING)


class Change(NamedTuple):
    """What is to be put in place.

    Attributes:
        moved: Graphs that are read, and whose new content waits under another name.
        gone: Graphs that are no longer part of the store.
        layer: The graph that is the current layer from now on.
        difference: What changes in the layer if it stays the same graph; None if nothing does.
        said: What the records say of the store, by property.
    """

    moved: Sequence[ox.NamedNode]
    gone: Sequence[ox.NamedNode]
    layer: ox.NamedNode
    difference: Difference | None
    said: Mapping[ox.NamedNode, str]


def commit(endpoint: Endpoint, old: State, change: Change) -> None:
    """Put a new state in place of the old one.

    Args:
        endpoint: The server, with all that waits.
        old: What its records say.
        change: What is to be put in place.
    """
    insert(endpoint, GOING, [say(graph, "") for graph in change.gone])
    # Whoever has begun to read goes on with the layer of before; the next build takes it away.
    previous = old.previous if change.layer == old.layer else old.layer
    operations = [f"COPY SILENT {records.name_staging(graph)} TO {graph}" for graph in change.moved]
    operations += _change_layer(change)
    operations += _write_records(change, previous)
    if endpoint.dialect.is_atomic:
        endpoint.update(" ;\n".join(operations), is_repeatable=True)
    else:
        # In one request where they fit: it goes on on the server though the one who sent it may have died.
        run(endpoint, [_set(records.CHANGING), *operations, _unset(records.CHANGING)])
    _clear(endpoint, old, change, previous)


def begin(endpoint: Endpoint) -> None:
    """Write down that there can be graphs from now on that no record names."""
    run(endpoint, [_set(records.BEGUN)])


def _change_layer(change: Change) -> list[str]:
    found = []
    for what, lines in zip(("DELETE", "INSERT"), change.difference or (), strict=False):
        if lines:
            text = b"\n".join(lines).decode()
            found.append(f"{what} DATA {{ GRAPH {change.layer} {{\n{text}\n}} }}")
    return found


def _write_records(change: Change, previous: ox.NamedNode | None) -> list[str]:
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    said = [
        f"{_STORE} {property_} {write(ox.Literal(text))} ."
        for property_, text in {**change.said, records.BUILT: today}.items()
    ]
    said.append(f"{_STORE} {records.LAYER} {change.layer} .")
    if previous is not None:
        said.append(f"{_STORE} {records.PREVIOUS} {previous} .")
    own = f"GRAPH {_STORE} {{ {_STORE} ?property ?value }}"
    others = " && ".join(f"?property != {each}" for each in _BESIDE)
    return [
        *(
            f"DELETE {{ {_SUMS} }} WHERE {{ {_SUMS} GRAPH {each} {{ ?graph {records.CHECKSUM} ?new }} }}"
            for each in (COMING, GOING)
        ),
        f"INSERT {{ {_SUMS} }} WHERE {{ GRAPH {COMING} {{ ?graph {records.CHECKSUM} ?sum }} }}",
        f"DELETE {{ {own} }} WHERE {{ {own} FILTER({others}) }}",
        f"INSERT DATA {{ GRAPH {_STORE} {{\n" + "\n".join(said) + "\n} }",
    ]


def _clear(endpoint: Endpoint, old: State, change: Change, previous: ox.NamedNode | None) -> None:
    unread = [records.name_staging(graph) for graph in change.moved]
    unread += [graph for graph in change.gone if graph != previous]
    if old.previous is not None and old.previous != previous:
        unread.append(old.previous)
    drop(endpoint, [*unread, COMING, GOING])
    run(endpoint, [_unset(records.BEGUN)])


def _set(mark: ox.NamedNode) -> str:
    return f'INSERT DATA {{ GRAPH {_STORE} {{ {_STORE} {mark} "yes" }} }}'


def _unset(mark: ox.NamedNode) -> str:
    return f'DELETE DATA {{ GRAPH {_STORE} {{ {_STORE} {mark} "yes" }} }}'
