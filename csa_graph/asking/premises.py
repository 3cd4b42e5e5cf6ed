"""What a rule added becomes the passages that state what it follows from, as one question tells.

A citation of this kind never makes a statement look stated: it is kept apart from where something is stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking import catalogue, running
from csa_graph.asking.cells import Thing

if TYPE_CHECKING:
    from csa_graph.naming.names import Names
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

_QUESTION = "what-is-inferred"
Found = dict[tuple[str, str], tuple[Thing, ...]]


class Premises:
    """Where that is stated from which statements of rules follow.

    Args:
        store: A built store.
        names: The names of that store.
        layer: The edition to read, or the current layer.
    """

    def __init__(self, store: Store, names: Names, layer: ox.NamedNode | ox.DefaultGraph) -> None:
        self._store = store
        self._names = names
        self._edition = layer if isinstance(layer, ox.NamedNode) else None
        self._known: dict[Term, Found] = {}

    def find(self, quad: ox.Quad) -> tuple[Thing, ...]:
        """Return the passages that state what a statement follows from, in reading order; none if unknown."""
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode):
            return ()
        if quad.subject not in self._known:
            self._known[quad.subject] = self._ask(quad.subject)
        return self._known[quad.subject].get((quad.predicate.value, quad.object.value), ())

    def _ask(self, subject: ox.NamedNode) -> Found:
        query = catalogue.get(_QUESTION)
        answer = running.run(query, self._store, self._names, {"thing": subject.value}, self._edition)
        places = [answer.columns.index(name) for name in ("tie", "to", "passage")]
        found: dict[tuple[str, str], dict[Thing, None]] = {}
        for row in answer.rows:
            tie, to, passages = (row[place] for place in places)
            if isinstance(tie, Thing) and isinstance(to, Thing) and isinstance(passages, tuple):
                found.setdefault((tie.iri, to.iri), {}).update(dict.fromkeys(passages))
        return {
            key: tuple(sorted(some, key=lambda each: self._names.place(ox.NamedNode(each.iri))))
            for key, some in found.items()
        }
