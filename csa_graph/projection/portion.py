"""A part of a store becomes a small store of its own: some editions, or what they say of some things.

What is to be drawn or checked is then looked for among a thousand statements and not among millions. Copies
statements as they stand, and adds none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.stores.embedded import EmbeddedStore
from csa_graph.terms.iris import CSA, DCT, FOAF, ONTOLOGY, OPENGOV, ORG, RDF, RDFS, SKOS, get_namespace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store


_DEFAULT = ox.DefaultGraph()
#: What says who or what a thing is that is named in the part and described outside.
_DESCRIBING = (
    RDF.type,
    DCT.isPartOf,
    DCT.spatial,
    SKOS.broader,
    SKOS.prefLabel,
    SKOS.altLabel,
    SKOS.notation,
    DCT.title,
    DCT.description,
    ORG.classification,
    ORG.identifier,
    ORG.memberOf,
    ORG.purpose,
    ORG.role,
    ORG.postIn,
    ORG.heldBy,
    CSA.locator,
    CSA.order,
    CSA.statutory,
    CSA.forKind,
    CSA.filledBy,
    OPENGOV.onBehalfOf,
    FOAF.name,
    RDFS.label,
)


def of_editions(store: Store, editions: Collection[ox.NamedNode]) -> Store:
    """Return a store with some editions, all that their passages state and the rules inferred of it.

    Of things that they name and others describe it has the description: what the thing is called, of which
    kind and where it is. Nothing else of other editions is in it, so a check finds what it would find if they
    had been read alone: a line that another partnership does not know of is found only where both editions
    were asked for.

    Args:
        store: A built store; its layer of editions must have been made.
        editions: Those that are wanted.
    """
    part = _Part(store, tuple(filter(None, (get_namespace(each.value) for each in editions))))
    replaced = {quad.object for quad in store.quads(None, DCT.replaces, None, _DEFAULT)}
    for edition in sorted(editions, key=str):
        own = list(store.quads(None, None, None, edition))
        part.add(own)
        if edition in replaced:
            part.add(store.quads(edition, None, None, _DEFAULT))
            part.add(store.quads(None, DCT.replaces, edition, _DEFAULT))
        else:
            part.add(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in own)
            part.add(_iter_plain(store, edition, own))
        for graph in {
            quad.subject for quad in own if quad.predicate == DCT.isPartOf and quad.object == edition
        }:
            if isinstance(graph, ox.NamedNode | ox.BlankNode):
                part.add(store.quads(None, None, None, graph))
    for quad in store.quads(None, RDF.type, CSA.Mapping):
        if quad.subject == quad.graph_name:
            mapping = list(store.quads(None, None, None, quad.graph_name))
            if any(each in part.described for one in mapping for each in (one.subject, one.object)):
                part.add(mapping)
    return part.close()


def _iter_plain(store: Store, edition: ox.NamedNode, own: list[ox.Quad]) -> Iterator[ox.Quad]:
    """Iterate over what is stated in no passage of the things that an edition calls its own."""
    namespace = get_namespace(edition.value)
    stated = {quad.triple for quad in own}
    for subject in {quad.subject for quad in own}:
        if isinstance(subject, ox.NamedNode) and namespace and subject.value.startswith(namespace):
            for quad in store.quads(subject, None, None, _DEFAULT):
                if quad.triple not in stated and len(list(store.quads(*quad.triple))) == 1:
                    yield quad


def of_things(store: Store, things: Iterable[Term], editions: Collection[ox.NamedNode]) -> Store:
    """Return a store with what is stated of some things, and nothing else but who or what is named there.

    It is of use to draw them: lines from one of them to another are all in it. Nothing can be checked in it.

    Args:
        store: A built store.
        things: The subjects of the statements.
        editions: Whose passages and inferences are kept as evidence.
    """
    part = _Part(store)
    kept: dict[Term | ox.DefaultGraph, bool] = {_DEFAULT: True, ONTOLOGY: False}
    kept |= dict.fromkeys(editions, True)
    for thing in dict.fromkeys(_iter_with_arrangements(store, things)):
        if isinstance(thing, ox.NamedNode | ox.BlankNode):
            for quad in store.quads(thing):
                graph = quad.graph_name
                if graph not in kept and not isinstance(graph, ox.DefaultGraph):
                    kept[graph] = _is_of(store, graph, editions)
                if kept[graph]:
                    part.add((quad,))
    for evidence in [graph for graph, is_kept in kept.items() if is_kept]:
        if isinstance(evidence, ox.NamedNode | ox.BlankNode):
            part.add(quad for quad in store.quads(evidence) if kept.get(quad.graph_name))
    part.add(quad for each in editions for quad in store.quads(None, DCT.replaces, each, _DEFAULT))
    return part.close()


def _iter_with_arrangements(store: Store, things: Iterable[Term]) -> Iterator[Term]:
    """Iterate over things and the arrangements of lines that begin at them, with the lists of these."""
    for thing in things:
        yield thing
        if isinstance(thing, ox.NamedNode | ox.BlankNode):
            waiting = [quad.subject for quad in store.quads(None, CSA.from_, thing)]
            while waiting:
                node = waiting.pop()
                yield node
                for predicate in (CSA.viaInOrder, RDF.rest):
                    found = (quad.object for quad in store.quads(node, predicate))
                    waiting += [each for each in found if isinstance(each, ox.BlankNode)]


def _is_of(store: Store, graph: ox.NamedNode | ox.BlankNode, editions: Collection[ox.NamedNode]) -> bool:
    """Return whether a graph is a passage or inference of one of some editions, or an inference of none."""
    homes = {quad.object for quad in store.quads(graph, DCT.isPartOf)}
    if homes:
        return not homes.isdisjoint(editions)
    return any(True for _ in store.quads(graph, RDF.type, CSA.Inference))


class _Part:
    """The statements of a part as they are gathered.

    Args:
        store: Where they come from.
        namespaces: How the IRIs begin of what is described in the part as well as outside.
    """

    def __init__(self, store: Store, namespaces: tuple[str, ...] = ("",)) -> None:
        self._store = store
        self._namespaces = namespaces
        self._quads: list[ox.Quad] = list(store.quads(None, None, None, ONTOLOGY))
        self.described: set[Term] = {quad.subject for quad in self._quads}

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add statements; their subjects count as described, unless others know more of them."""
        for quad in quads:
            self._quads.append(quad)
            if not isinstance(quad.subject, ox.NamedNode) or quad.subject.value.startswith(self._namespaces):
                self.described.add(quad.subject)

    def close(self) -> Store:
        """Return the store, in which all that is named is described as well."""
        waiting = list(self._quads)
        # Who is named as an area is described already, but not what lies in it.
        narrower: set[Term] = set()
        while waiting:
            more: list[ox.Quad] = []
            for quad in waiting:
                for term in (quad.subject, quad.predicate, quad.object):
                    if isinstance(term, ox.NamedNode) and term not in self.described:
                        self.described.add(term)
                        more += self._describe(term)
                if quad.predicate in {DCT.spatial, SKOS.broader} and quad.object not in narrower:
                    narrower.add(quad.object)
                    # That something lies in it shows how wide an area is.
                    inside = self._store.quads(None, SKOS.broader, quad.object, _DEFAULT)
                    more += [each for each, _ in zip(inside, range(1), strict=False)]
            self._quads += more
            waiting = more
        engine = ox.Store()
        engine.extend(self._quads)
        return EmbeddedStore(engine)

    def _describe(self, term: ox.NamedNode) -> Iterator[ox.Quad]:
        """Iterate over what says who or what a thing is: what is in force, else what any edition says.

        What is not in force stays where it is: names are looked up there too, but no line is drawn from it.
        """
        for predicate in _DESCRIBING:
            found = list(self._store.quads(term, predicate, None, _DEFAULT))
            yield from found or self._store.quads(term, predicate)
