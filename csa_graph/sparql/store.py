"""The interface of every store: what can be asked of a dataset with the layers of csa-graph.

Stores in memory, in a folder and on a server implement it, and so does whatever stands in front of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

import pyoxigraph as ox

from csa_graph.base.errors import QueryError
from csa_graph.sparql.rows import Rows
from csa_graph.terms.iris import CSA, RDF, get_namespace

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from csa_graph.sparql.rows import Term

    Edition: TypeAlias = ox.NamedNode | str | None
    Bindings: TypeAlias = Mapping[str, Term] | None
    Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
    Graph: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

_CURRENT = ox.DefaultGraph()


class Store(Protocol):
    """A dataset with the layers of csa-graph, to be read.

    A class that implements it inherits from it: what follows from :meth:`query` and :meth:`quads` is here.
    """

    @property
    def concurrency(self) -> int:
        """How many queries it can run at once."""

    @property
    def built(self) -> datetime.date | None:
        """Day on which the store was built; None where that is not known."""

    @property
    def is_local(self) -> bool:
        """Whether it is on this machine, so that to look up a few quads costs next to nothing."""

    def reopen(self) -> Store:
        """Return this store for another process, which must not share open files or connections with it."""
        return self

    def query(
        self,
        query: str,
        bindings: Bindings = None,
        edition: Edition = None,
        *,
        service: bool = False,
        prefixes: Mapping[str, str] | None = None,
    ) -> Rows | list[ox.Triple] | bool:
        """Run a query of any form.

        Args:
            query: SPARQL 1.1.
            bindings: Values for variables of the query, by name without ``?``.
            edition: IRI of the edition to ask; None asks the current layer.
            service: Whether SERVICE may call other endpoints.
            prefixes: Prefixes that the query may use without declaring them, with their namespaces.

        Raises:
            QueryError: The query is wrong, or it uses SERVICE without leave.
        """

    def stream(
        self, query: str, edition: Edition = None
    ) -> tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
        """Return the columns of a SELECT query of our own, and its rows as they are found: none is kept."""

    def quads(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,  # noqa: A002
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Iterate over the quads that fit a pattern; None fits all, ``DefaultGraph()`` the current layer."""

    def fingerprint(self) -> str:
        """Return a checksum of all that the store holds: the same data have the same."""

    def dump(self, form: ox.RdfFormat, graph: ox.NamedNode | ox.DefaultGraph | None = None) -> bytes:
        """Serialise the dataset, or one graph of it for a format that holds only one.

        Args:
            form: The RDF format.
            graph: The one graph to write; the current layer where the format holds one and none is given.
        """

    def __len__(self) -> int:
        """Return the number of quads over all graphs."""

    def select(
        self, query: str, bindings: Bindings = None, edition: Edition = None, *, service: bool = False
    ) -> Rows:
        """Run a SELECT query; parameters as for :meth:`query`.

        Raises:
            QueryError: The query is wrong or of another form, or it uses SERVICE without leave.
        """
        result = self.query(query, bindings, edition, service=service)
        if not isinstance(result, Rows):
            raise QueryError("this must be a SELECT query")
        return result

    def construct(
        self, query: str, bindings: Bindings = None, edition: Edition = None, *, service: bool = False
    ) -> list[ox.Triple]:
        """Run a CONSTRUCT or DESCRIBE query; parameters and errors as for :meth:`select`."""
        result = self.query(query, bindings, edition, service=service)
        if not isinstance(result, list):
            raise QueryError("this must be a CONSTRUCT or DESCRIBE query")
        return result

    def ask(
        self, query: str, bindings: Bindings = None, edition: Edition = None, *, service: bool = False
    ) -> bool:
        """Run an ASK query; parameters and errors as for :meth:`select`."""
        result = self.query(query, bindings, edition, service=service)
        if not isinstance(result, bool):
            raise QueryError("this must be an ASK query")
        return result

    def values(
        self, subject: Subject, predicate: ox.NamedNode, layer: Graph = _CURRENT
    ) -> Iterator[tuple[Term, bool]]:
        """Iterate over the values of a property of a thing, of whatever graph, each once.

        Args:
            subject: The thing.
            predicate: The property.
            layer: The graph that matters; ``DefaultGraph()`` is the current layer.

        Yields:
            Each value, and whether that layer has it.
        """
        found: dict[Term, bool] = {}
        for quad in self.quads(subject, predicate):
            found[quad.object] = found.get(quad.object, False) or quad.graph_name == layer
        yield from found.items()

    def editions(self) -> list[ox.NamedNode]:
        """Return the editions that the store holds, sorted by IRI."""
        found = self.quads(None, RDF.type, CSA.Edition, ox.DefaultGraph())
        return sorted((quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)), key=str)

    def own_prefix(self) -> dict[str, str]:
        """Return the empty prefix with the namespace of the partnership, where there is just one."""
        namespaces = {get_namespace(edition.value) for edition in self.editions()}
        # An edition such as urn:x is in no namespace.
        return {"": namespaces.pop()} if len(namespaces) == 1 and "" not in namespaces else {}
