"""A built store is read graph by graph, as lines of N-Triples, and never held in memory as a whole."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.sparql.store import Store

_CURRENT = ox.DefaultGraph()


def list_graphs(store: Store, url: str) -> list[ox.NamedNode]:
    """List the named graphs of a store; raises StoreError, which names the server, if one has no IRI."""
    graphs = [row[0] for row in store.select("SELECT ?graph { GRAPH ?graph { } }")]
    if not all(isinstance(each, ox.NamedNode) for each in graphs):
        raise StoreError("a graph without IRI cannot be put onto a server", url)
    return sorted((each for each in graphs if isinstance(each, ox.NamedNode)), key=str)


def read(store: Store, graph: ox.NamedNode) -> list[bytes]:
    """Return the statements of a graph, as lines without their ends."""
    return store.dump(ox.RdfFormat.N_TRIPLES, graph).splitlines()


def spool(store: Store, file: IO[bytes]) -> None:
    """Write the current layer into a file: it is as large as all editions together."""
    triples = (quad.triple for quad in store.quads(graph=_CURRENT))
    ox.serialize(triples, file, format=ox.RdfFormat.N_TRIPLES)


def unspool(file: IO[bytes]) -> Iterator[bytes]:
    """Iterate over the lines of a file that :func:`spool` wrote, from its start, without their ends."""
    file.seek(0)
    return (line[:-1] for line in file)


def is_current(store: Store, triple: ox.Triple) -> bool:
    """Return whether the current layer has a statement."""
    found = store.quads(triple.subject, triple.predicate, triple.object, _CURRENT)
    return next(found, None) is not None
