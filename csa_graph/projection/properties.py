"""A store of which some properties were read at once: what names are made of, for thousands of things.

A name is looked up thing by thing, which takes longer than all else where a graph is large. Holds statements
by thing and property; makes no name itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.naming.names import Names
from csa_graph.sparql.store import Store
from csa_graph.terms.iris import CSA, DCT, FOAF, ONTOLOGY, OPENGOV, ORG, RDF, RDFS, SKOS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from csa_graph.sparql.rows import Rows, Term
    from csa_graph.sparql.store import Bindings, Edition, Graph, Subject

_CURRENT = ox.DefaultGraph()
#: What names and the citations of passages are made of.
NAMING = tuple(
    map(
        ox.NamedNode,
        (
            SKOS.prefLabel.value,
            FOAF.name.value,
            RDFS.label.value,
            DCT.title.value,
            DCT.isPartOf.value,
            CSA.locator.value,
            CSA.order.value,
            CSA.forKind.value,
            CSA.filledBy.value,
            ORG.role.value,
            ORG.postIn.value,
            ORG.heldBy.value,
            OPENGOV.onBehalfOf.value,
        ),
    )
)


class PreloadedStore(Store):
    """A store that keeps some properties of all things in memory, and asks another store for the rest.

    Args:
        store: A built store.
        properties: What is read at once.
    """

    def __init__(self, store: Store, properties: tuple[ox.NamedNode, ...] = NAMING) -> None:
        self._store = store
        terms: dict[Subject | Term, Subject | Term] = {}
        self._known: dict[ox.NamedNode, dict[Subject | Term, dict[Term, bool]]] = {}
        graphs = _list_graphs(store)
        for each in properties:
            found = self._known[each] = {}
            for quad in (quad for graph in graphs for quad in store.quads(None, each, None, graph)):
                subject, value = quad.subject, quad.object
                values = found.setdefault(terms.setdefault(subject, subject), {})
                values[value] = values.get(value, False) or quad.graph_name == _CURRENT

    def values(
        self, subject: Subject, predicate: ox.NamedNode, layer: Graph = _CURRENT
    ) -> Iterator[tuple[Term, bool]]:
        """Iterate over the values of a property of a thing: those that were read, where they were."""
        if predicate in self._known and layer == _CURRENT:
            return iter(self._known[predicate].get(subject, {}).items())
        return self._store.values(subject, predicate, layer)

    def quads(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,  # noqa: A002
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Iterate over the quads that fit a pattern."""
        return self._store.quads(subject, predicate, object, graph)

    @property
    def concurrency(self) -> int:
        """How many queries it can run at once."""
        return self._store.concurrency

    @property
    def built(self) -> datetime.date | None:
        """Day on which the store was built."""
        return self._store.built

    @property
    def is_local(self) -> bool:
        """Whether the store behind it is on this machine."""
        return self._store.is_local

    def query(
        self,
        query: str,
        bindings: Bindings = None,
        edition: Edition = None,
        *,
        service: bool = False,
        prefixes: Mapping[str, str] | None = None,
    ) -> Rows | list[ox.Triple] | bool:
        """Run a query of any form on the store behind it."""
        return self._store.query(query, bindings, edition, service=service, prefixes=prefixes)

    def stream(
        self, query: str, edition: Edition = None
    ) -> tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
        """Return the columns and rows of a SELECT query on the store behind it."""
        return self._store.stream(query, edition)

    def fingerprint(self) -> str:
        """Return the checksum of the store behind it."""
        return self._store.fingerprint()

    def dump(self, form: ox.RdfFormat, graph: ox.NamedNode | ox.DefaultGraph | None = None) -> bytes:
        """Serialise the store behind it."""
        return self._store.dump(form, graph)

    def __len__(self) -> int:
        """Return the number of quads of the store behind it."""
        return len(self._store)


def _list_graphs(store: Store) -> list[Graph | None]:
    """Return the graphs that hold all values between them; None for all graphs."""
    replaced = {quad.object for quad in store.quads(None, DCT.replaces, None, _CURRENT)}
    older = [each for each in store.editions() if each in replaced]
    # A server brings all of a property at once. And not every store has the layer of editions.
    if older and not (
        store.is_local and all(next(store.quads(None, None, None, each), None) for each in older)
    ):
        return [None]
    # What passages state is in force, and so in the current layer, or in the layer of an older edition.
    mappings = (quad for quad in store.quads(None, RDF.type, CSA.Mapping) if quad.subject == quad.graph_name)
    return [_CURRENT, ONTOLOGY, *older, *(quad.graph_name for quad in mappings)]


def prefetch_names(store: Store) -> tuple[Store, Names]:
    """Return a store that has read what names are made of, and its names in the editions in force."""
    ahead = PreloadedStore(store)
    return ahead, Names(ahead)
