"""A store in memory: gone when the process ends.

The graphs of editions in force are made when somebody reads one: most commands read the current layer, which
says the same, and the graphs would take a third of a build.
"""

from __future__ import annotations

import re
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.building import layers, merging
from csa_graph.building.layers import Plan
from csa_graph.stores.buildable import BuildableStore
from csa_graph.stores.embedded import EmbeddedStore
from csa_graph.terms.iris import CSA, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csa_graph.building.layers import BuildReport
    from csa_graph.building.progress import Watch
    from csa_graph.files.inputs import Input
    from csa_graph.sparql.rows import Rows, Term
    from csa_graph.sparql.store import Bindings, Edition, Graph, Subject

_IRI = r"""<[^<>"{}|^`\\\x00-\x20]*>"""
_GRAPHS = "(?i)GRAPH|FROM"


class MemoryStore(EmbeddedStore, BuildableStore):
    """A store in memory, empty until it is built.

    >>> MemoryStore().ask("ASK { ?any ?thing ?at_all }")
    False
    """

    def __init__(self) -> None:
        super().__init__(ox.Store())
        self._is_complete = True
        self._lock = Lock()

    def build(
        self,
        inputs: Sequence[Input],
        plan: Plan = Plan(),  # noqa: B008  (a value that cannot change)
        *,
        processes: int = 1,  # noqa: ARG002  (memory is not shared: one process builds)
        watch: Watch | None = None,  # noqa: ARG002
    ) -> BuildReport:
        """Fill the store, in this process alone; as :meth:`BuildableStore.build`."""
        engine = ox.Store()
        report = layers.fill(engine, inputs, replace(plan, in_force=False))
        self._engine = engine
        self._is_complete = not (plan.editions and plan.in_force)
        return report

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
        # A query without these words reads the current layer; an escape could spell one of them.
        if not self._is_complete and (
            edition is not None or re.search(_GRAPHS, re.sub(_IRI, "", query)) or "\\" in query
        ):
            self._complete()
        return super().query(query, bindings, edition, service=service, prefixes=prefixes)

    def stream(
        self, query: str, edition: Edition = None
    ) -> tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
        """Return the columns and rows of a SELECT query of our own: those read editions only by name."""
        if edition is not None:
            self._complete()
        return super().stream(query, edition)

    def quads(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,  # noqa: A002
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Iterate over the quads that fit a pattern."""
        if not self._is_complete and not self._is_made(graph):
            # What is nowhere else is in no edition either.
            if graph is None and next(super().quads(subject, predicate, object), None) is None:
                return iter(())
            self._complete()
        return super().quads(subject, predicate, object, graph)

    def fingerprint(self) -> str:
        """Return a checksum of all that the store holds: the same data have the same."""
        self._complete()
        return super().fingerprint()

    def dump(self, form: ox.RdfFormat, graph: ox.NamedNode | ox.DefaultGraph | None = None) -> bytes:
        """Serialise the dataset, or one graph of it for a format that holds only one."""
        if form.supports_datasets if graph is None else not self._is_made(graph):
            self._complete()
        return super().dump(form, graph)

    def __len__(self) -> int:
        """Return the number of quads over all graphs."""
        self._complete()
        return super().__len__()

    def _is_made(self, graph: Graph | None) -> bool:
        """Return whether a graph is no edition, or not one that is made later."""
        if not isinstance(graph, ox.NamedNode):
            return graph is not None
        is_edition = ox.Quad(graph, RDF.type, CSA.Edition) in self._engine
        return not is_edition or not merging.is_in_force(self._engine, graph)

    def _complete(self) -> None:
        """Make the graphs of editions in force, if they are not made yet."""
        with self._lock:
            if not self._is_complete:
                editions = merging.find_editions(self._engine)
                merging.add_editions(self._engine, (each for each, state in editions.items() if state))
                self._is_complete = True
