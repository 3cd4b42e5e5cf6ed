"""A store of which some properties were read at once: what names are made of, for thousands of things.

A name is looked up thing by thing, which takes longer than all else where a graph is large. Holds statements
by thing and property; makes no name itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from csa_graph.naming.names import Names
from csa_graph.stores.embedded import Store
from csa_graph.terms.iris import CSA, DCT, FOAF, ONTOLOGY, OPENGOV, ORG, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.sparql.rows import Term

    Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

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


class Properties:
    """A store that knows some properties of everything by heart, and asks the other one for the rest.

    Args:
        store: A built store.
        properties: What is read at once.
    """

    def __init__(self, store: Store, properties: tuple[ox.NamedNode, ...] = NAMING) -> None:
        self._store = store
        keep: dict[Any, Any] = {}
        self._known: dict[ox.NamedNode, dict[Any, dict[Term, Graph]]] = {each: {} for each in properties}
        graphs = _list_graphs(store)
        for each, found in self._known.items():
            for quad in (quad for graph in graphs for quad in store.quads(None, each, None, graph)):
                subject, value, graph = quad.subject, quad.object, quad.graph_name
                values = found.setdefault(keep.setdefault(subject, subject), {})
                # A value is in the current layer, in its edition's and in the passages that state it. No
                # name asks for more than whether the current layer has it.
                if value not in values or graph == _CURRENT:
                    values[keep.setdefault(value, value)] = keep.setdefault(graph, graph)

    def quads(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,  # noqa: A002
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Iterate over the quads that fit a pattern: as the store has them, or each value of a thing once."""
        is_known = subject is not None and predicate in self._known and object is None
        if not is_known or graph not in {None, _CURRENT}:
            return self._store.quads(subject, predicate, object, graph)
        found: dict[Term, Graph] = self._known[predicate].get(subject, {})  # type: ignore[index]
        return (
            ox.Quad(subject, predicate, value, where)  # type: ignore[arg-type]
            for value, where in found.items()
            if graph is None or where == graph
        )

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        """Return anything else of the store."""
        return getattr(self._store, name)


def _list_graphs(store: Store) -> list[Graph | None]:
    """Return the graphs that hold all values between them; None for all graphs."""
    replaced = {quad.object for quad in store.quads(None, DCT.replaces, None, _CURRENT)}
    older = [each for each in store.editions() if each in replaced]
    # A server brings all of a property at once. And not every store has the layer of editions.
    is_near = type(store) is Store
    if older and not (is_near and all(next(store.quads(None, None, None, each), None) for each in older)):
        return [None]
    # What passages state is in force, and so in the current layer, or in the layer of an older edition.
    mappings = (quad for quad in store.quads(None, RDF.type, CSA.Mapping) if quad.subject == quad.graph_name)
    return [_CURRENT, ONTOLOGY, *older, *(quad.graph_name for quad in mappings)]


def read_ahead(store: Store) -> tuple[Store, Names]:
    """Return a store that has read what names are made of, and its names in the editions in force."""
    ahead: Any = Properties(store)
    return ahead, Names(ahead)
