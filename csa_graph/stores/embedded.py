"""An engine in this process becomes a store that can be read; where the engine comes from is for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base import workers
from csa_graph.sparql import engine as sparql
from csa_graph.sparql.store import Store
from csa_graph.terms.iris import CSA

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from csa_graph.sparql.rows import Rows, Term
    from csa_graph.sparql.store import Bindings, Edition, Graph, Subject

_WITH_PREFIXES = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG)


class EmbeddedStore(Store):
    """A store whose engine runs in this process.

    Args:
        engine: What holds the dataset, layers included.
    """

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine

    @property
    def concurrency(self) -> int:
        """How many queries it can run at once: one for each core, as reading needs no lock."""
        return workers.count_cores()

    @property
    def built(self) -> datetime.date | None:
        """Day on which the store was built; an engine does not know it."""
        return None

    @property
    def is_local(self) -> bool:
        """It is on this machine."""
        return True

    def query(
        self,
        query: str,
        bindings: Bindings = None,
        edition: Edition = None,
        *,
        service: bool = False,
        prefixes: Mapping[str, str] | None = None,
    ) -> Rows | list[ox.Triple] | bool:
        """Run a query of any form; as :meth:`csa_graph.sparql.store.Store.query`."""
        graph = to_node(edition)
        return sparql.run(self._engine, query, bindings, graph, service=service, prefixes=prefixes)

    def stream(
        self, query: str, edition: Edition = None
    ) -> tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
        """Return the columns and rows of a SELECT query of our own; no row is kept."""
        return sparql.stream(self._engine, query, to_node(edition))

    def quads(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,  # noqa: A002
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Iterate over the quads that fit a pattern."""
        return iter(self._engine.quads_for_pattern(subject, predicate, object, graph))

    def fingerprint(self) -> str:
        """Return a checksum of all that the store holds: the same data have the same."""
        from collections import defaultdict

        from csa_graph.base import checksums

        sums: dict[str, checksums.Checksum] = defaultdict(lambda: checksums.compute(()))
        for graph in (ox.DefaultGraph(), *self._engine.named_graphs()):
            lines = self.dump(ox.RdfFormat.N_TRIPLES, graph).splitlines()  # type: ignore[arg-type]  # a blank node can name a graph
            # A blank node gets a new identifier with each reading.
            named = graph.value if isinstance(graph, ox.NamedNode) else "_:"
            name = "" if isinstance(graph, ox.DefaultGraph) else named
            sums[name] = sums[name].plus(checksums.compute(lines))
        return checksums.combine(sums)

    def dump(self, form: ox.RdfFormat, graph: ox.NamedNode | ox.DefaultGraph | None = None) -> bytes:
        """Serialise the dataset, or one graph of it for a format that holds only one."""
        if graph is None and not form.supports_datasets:
            graph = ox.DefaultGraph()
        return self._engine.dump(format=form, from_graph=graph, prefixes=get_prefixes(form)) or b""

    def __len__(self) -> int:
        """Return the number of quads over all graphs."""
        return len(self._engine)


def get_prefixes(form: ox.RdfFormat) -> dict[str, str] | None:
    """Return the prefixes that a dump in a format declares."""
    return {"csa": CSA.base} if form in _WITH_PREFIXES else None


def to_node(edition: Edition) -> ox.NamedNode | None:
    """Return the graph of an edition that is given as a node or as an IRI."""
    return ox.NamedNode(edition) if isinstance(edition, str) else edition
