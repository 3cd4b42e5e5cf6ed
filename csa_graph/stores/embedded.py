"""Data files become one queryable dataset: evidence, editions, the current layer, inferences.

Writes only in :meth:`Store.build`; a built store is read. How the layers are made is in ``layers``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pyoxigraph as ox

from csa_graph.base import workers
from csa_graph.base.errors import QueryError, StoreError
from csa_graph.building import layers
from csa_graph.building.layers import BuildReport
from csa_graph.sparql import engine as sparql
from csa_graph.sparql.rows import Rows
from csa_graph.terms.iris import CSA, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csa_graph.base.locks import Claim
    from csa_graph.building.batches import Watch
    from csa_graph.sparql.rows import Term

    Edition: TypeAlias = ox.NamedNode | str | None
    Bindings: TypeAlias = Mapping[str, Term] | None


class Store:
    """A dataset with the layers of csa-graph, in memory or in a folder.

    >>> store = Store.open()
    >>> store.ask("ASK { ?any ?thing ?at_all }")
    False
    """

    def __init__(
        self,
        engine: ox.Store,
        folder: Path | None = None,
        *,
        read_only: bool = False,
        claim: Claim | None = None,
    ) -> None:
        """Wrap an engine; use :meth:`open`."""
        self._engine = engine
        self._claim = claim
        self._folder = folder
        self._read_only = read_only

    @classmethod
    def open(cls, folder: Path | str | None = None, *, read_only: bool = False) -> Store:
        """Open a store: in memory, or one that is kept in a folder.

        Args:
            folder: Where the store is kept, or is to be kept once built; None keeps it in memory.
            read_only: The folder must hold a store already, and ``build`` is refused.

        Raises:
            StoreError: The folder is not a store, or a newer version made it.
        """
        if folder is None:
            return cls(ox.Store(), read_only=read_only)
        from csa_graph.stores import folder as kept

        engine, claim = kept.open_engine(folder, must_exist=read_only)
        return cls(engine, Path(folder), read_only=read_only, claim=claim)

    @property
    def folder(self) -> Path | None:
        """The folder that it is kept in; None in memory."""
        return self._folder

    @property
    def concurrency(self) -> int:
        """How many queries it can run at once: one for each core, as reading needs no lock."""
        return workers.count_cores()

    def build(
        self,
        paths: Iterable[Path | str],
        *,
        inference: bool = True,
        tables: bool = True,
        editions: bool = True,
        processes: int = 1,
        watch: Watch | None = None,
    ) -> BuildReport:
        """Fill the store from data files, in place of whatever it held.

        A build that fails leaves the store as it was.

        Args:
            paths: Data files, folders of them, or patterns such as ``agreements/**/*.trig``.
            inference: Whether to apply the rules.
            tables: Whether to read the tables beside the data files.
            editions: Whether to make the layer of editions; it is made for the rules anyway.
            processes: How many processes build a store in a folder. With more than one, a script must call
                this under ``if __name__ == "__main__"``, for each process reads the script again.
            watch: Is told now and then how far the build of a store in a folder is.

        Raises:
            SourceError: A file cannot be used.
            StoreError: The folder cannot be written, or the store was opened to be read.
        """
        if self._read_only:
            raise StoreError(
                "the store was opened to be read: open it without read_only to build it",
                self._folder or "store in memory",
            )
        plan = layers.Plan(inference=inference, tables=tables, editions=editions or inference)
        if self._folder is None:
            engine = ox.Store()
            report = layers.fill(engine, paths, plan)
        else:
            from csa_graph.stores import folder as kept

            # What nobody reads any longer is deleted by the build.
            self._engine, self._claim = ox.Store(), None
            try:
                report = kept.build(self._folder, paths, plan, processes, watch)
            finally:
                self._engine, self._claim = kept.open_engine(self._folder, must_exist=False)
            return report
        self._engine = engine
        return report

    def select(
        self, query: str, bindings: Bindings = None, edition: Edition = None, *, service: bool = False
    ) -> Rows:
        """Run a SELECT query.

        Args:
            query: SPARQL 1.1.
            bindings: Values for variables of the query, by name without ``?``.
            edition: IRI of the edition to ask; None asks the current layer.
            service: Whether SERVICE may call other endpoints.

        Raises:
            QueryError: The query is wrong or of another form, or it uses SERVICE without leave.
        """
        result = self.query(query, bindings, edition, service=service)
        if not isinstance(result, Rows):
            raise QueryError("this must be a SELECT query")
        return result

    def stream(self, query: str, edition: Edition = None) -> tuple[tuple[str, ...], Iterator[Any]]:
        """Return the columns of a SELECT query of our own, and its rows as they are found: none is kept."""
        return sparql.stream(self._engine, query, _node(edition))

    def construct(
        self, query: str, bindings: Bindings = None, edition: Edition = None, *, service: bool = False
    ) -> list[ox.Triple]:
        """Run a CONSTRUCT or DESCRIBE query; parameters as for :meth:`select`."""
        result = self.query(query, bindings, edition, service=service)
        if not isinstance(result, list):
            raise QueryError("this must be a CONSTRUCT or DESCRIBE query")
        return result

    def ask(
        self, query: str, bindings: Bindings = None, edition: Edition = None, *, service: bool = False
    ) -> bool:
        """Run an ASK query; parameters as for :meth:`select`."""
        result = self.query(query, bindings, edition, service=service)
        if not isinstance(result, bool):
            raise QueryError("this must be an ASK query")
        return result

    def query(
        self,
        query: str,
        bindings: Bindings = None,
        edition: Edition = None,
        *,
        service: bool = False,
        prefixes: Mapping[str, str] | None = None,
    ) -> Rows | list[ox.Triple] | bool:
        """Run a query of any form; parameters as for :meth:`select`.

        Args:
            query: SPARQL 1.1.
            bindings: Values for variables of the query, by name without ``?``.
            edition: IRI of the edition to ask; None asks the current layer.
            service: Whether SERVICE may call other endpoints.
            prefixes: Prefixes that the query may use without declaring them, with their namespaces.
        """
        return sparql.run(self._engine, query, bindings, _node(edition), service=service, prefixes=prefixes)

    def editions(self) -> list[ox.NamedNode]:
        """Return the editions that the store holds, sorted by IRI."""
        found = self.quads(None, RDF.type, CSA.Edition, ox.DefaultGraph())
        return sorted((quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)), key=str)

    def quads(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,  # noqa: A002
        graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None = None,
    ) -> Iterator[ox.Quad]:
        """Iterate over the quads that fit a pattern; None fits all, ``DefaultGraph()`` the current layer."""
        return iter(self._engine.quads_for_pattern(subject, predicate, object, graph))

    def own_prefix(self) -> dict[str, str]:
        """Return the empty prefix with the namespace of the partnership, where there is just one."""
        namespaces = {edition.value.rpartition("/")[0] + "/" for edition in self.editions()}
        return {"": namespaces.pop()} if len(namespaces) == 1 else {}

    def fingerprint(self) -> str:
        """Return a checksum of all that the store holds: the same data have the same."""
        from collections import defaultdict

        from csa_graph.base import checksums

        sums: dict[str, checksums.Checksum] = defaultdict(lambda: checksums.sum_up(()))
        for graph in (ox.DefaultGraph(), *self._engine.named_graphs()):
            lines = self.dump(ox.RdfFormat.N_TRIPLES, graph).splitlines()  # type: ignore[arg-type]
            # A blank node gets a new identifier with each reading.
            named = graph.value if isinstance(graph, ox.NamedNode) else "_:"
            name = "" if isinstance(graph, ox.DefaultGraph) else named
            sums[name] = sums[name].plus(checksums.sum_up(lines))
        return checksums.combine(sums)

    def dump(self, form: ox.RdfFormat, graph: ox.NamedNode | ox.DefaultGraph | None = None) -> bytes:
        """Serialise the dataset, or one graph of it for a format that holds only one.

        Args:
            form: The RDF format.
            graph: The one graph to write; the current layer where the format holds one and none is given.
        """
        if graph is None and not form.supports_datasets:
            graph = ox.DefaultGraph()
        prefixes = {"csa": CSA.base} if form in _WITH_PREFIXES else None
        return self._engine.dump(format=form, from_graph=graph, prefixes=prefixes) or b""

    def __len__(self) -> int:
        """Return the number of quads over all graphs."""
        return len(self._engine)


__all__ = ["BuildReport", "Rows", "Store"]

_WITH_PREFIXES = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG)


def _node(edition: Edition) -> ox.NamedNode | None:
    return ox.NamedNode(edition) if isinstance(edition, str) else edition
