"""A store becomes one in which only what is current on a day is seen: a copy in memory, never kept.

What is not current is taken out of what holds, and the rules are applied again to what is left, so that
whoever reads the copy need not know of dates. What a passage says stays in the passage: it is evidence,
whatever the day. Which things are not current is for ``current``.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.building import inference, merging
from csa_graph.stores.embedded import EmbeddedStore
from csa_graph.terms.iris import CSA, DCT, FOAF, ONTOLOGY, ORG, PROV, RDF, RDFS, ROOT, SKOS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable

    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

_DEFAULT = ox.DefaultGraph()
# What a thing is called remains, for whoever names it.
_NAMING = frozenset((SKOS.prefLabel, SKOS.altLabel, SKOS.notation, FOAF.name, DCT.title, RDFS.label))
# What is worked out of a document as a whole, whatever the day.
_KEPT = ox.NamedNode(f"{ROOT}rule/own-body")


class DayStore(EmbeddedStore):
    """What of a store is current on a day.

    Args:
        engine: What holds it.
        whole: The store.
    """

    def __init__(self, engine: ox.Store, whole: Store) -> None:
        super().__init__(engine)
        self._whole = whole

    @property
    def built(self) -> datetime.date | None:
        """Day on which the store was built."""
        return self._whole.built

    def fingerprint(self) -> str:
        """Return the checksum of the whole store: that is what was read."""
        return self._whole.fingerprint()


def make(store: Store, ended: Collection[Term]) -> Store:
    """Return a store without what is not current.

    Args:
        store: A built store.
        ended: What is not current.
    """
    quads = list(store.quads())
    is_inference = {
        quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == CSA.Inference
    }
    kept = {quad.subject for quad in quads if quad.predicate == PROV.wasDerivedFrom and quad.object == _KEPT}
    again = is_inference - kept
    editions = {
        quad.subject: quad.subject
        for quad in quads
        if quad.predicate == RDF.type and quad.object == CSA.Edition
    }
    layers: set[object] = {_DEFAULT, *editions}
    inferred = {quad.triple for quad in quads if quad.graph_name in again}
    over = _find_lines(quads, ended)
    stated: set[ox.Triple] = set()
    before: set[ox.Triple] = set()
    left: list[ox.Quad] = []
    evidence: list[ox.Quad] = []
    for quad in quads:
        graph = quad.graph_name
        if graph in layers or graph in again:
            continue
        if graph == ONTOLOGY or graph in kept:
            left.append(quad)
            continue
        before.add(quad.triple)
        if _is_ended(quad, ended) or (graph, quad.triple) in over:
            evidence.append(quad)
        else:
            stated.add(quad.triple)
            left.append(quad)
    gone = {triple for graph, triple in over if graph in layers}
    for quad in quads:
        # What a rule has added is described anew with what it adds now.
        if quad.graph_name not in layers or _is_ended(quad, ended) or quad.subject in again:
            continue
        triple = quad.triple
        if triple in stated or not (triple in inferred or triple in before or triple in gone):
            left.append(quad)
    engine = ox.Store()
    engine.extend(left)
    _infer(engine, again)
    engine.extend(evidence)
    return DayStore(engine, store)


def _is_ended(quad: ox.Quad, ended: Collection[Term]) -> bool:
    if quad.subject in ended:
        return quad.predicate not in _NAMING
    return quad.object in ended


def _find_lines(quads: Iterable[ox.Quad], ended: Collection[Term]) -> set[tuple[object, ox.Triple]]:
    """Find the lines and memberships that a graph states, and that end with what describes them there."""
    ends = {CSA.from_: 0, CSA.line: 1, CSA.to: 2, ORG.member: 0, ORG.organization: 2}
    parts: dict[tuple[object, Term], list[Term | None]] = defaultdict(lambda: [None, None, None])
    for quad in quads:
        place = ends.get(quad.predicate)
        if place is not None:
            known = parts[quad.graph_name, quad.subject]
            known[place] = quad.object
            if quad.predicate == ORG.member:
                known[1] = ORG.memberOf
    over: set[tuple[object, ox.Triple]] = set()
    going: set[tuple[object, ox.Triple]] = set()
    for (graph, node), (subject, predicate, value) in parts.items():
        if (
            isinstance(subject, (ox.NamedNode, ox.BlankNode))
            and isinstance(predicate, ox.NamedNode)
            and value
        ):
            (over if node in ended else going).add((graph, ox.Triple(subject, predicate, value)))
    return over - going


def _infer(engine: ox.Store, again: Collection[object]) -> None:
    """Apply the rules to what is left, as far as they were applied before."""
    if not again:
        return
    editions = merging.find_editions(engine)
    made = [each for each in editions if engine.contains_named_graph(each)]
    is_plain = any(
        isinstance(each, ox.NamedNode) and each.value.startswith(f"{ROOT}current/inferred/") for each in again
    )
    inference.apply(engine, editions, made, current=is_plain, owning=False)
