"""What a thing is: the classes of the ontology, by the words that readers use for them.

Reads the types that the data state and the class tree of the ontology; infers nothing.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.errors import QueryError
from csa_graph.base.wording import fold
from csa_graph.terms.iris import CSA, FOAF, ONTOLOGY, ORG, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store


# Words for several classes at once: who can answer to somebody, lead or own; and who or what stands for a
# partnership, its publisher or its document.
_SEVERAL = {
    "body": {ORG.Organization, ORG.Post, FOAF.Person},
    "partnership": {ORG.Organization, CSA.Edition, CSA.Plan, FOAF.Document},
}


class Kinds:
    """The kinds of the things in a store.

    Args:
        store: A built store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._classes: dict[str, set[ox.NamedNode]] = {}
        self._types: dict[Term, frozenset[ox.NamedNode]] = {}
        self._superclasses: dict[ox.NamedNode, set[ox.NamedNode]] = {}
        # By the classes of a thing: many things share them.
        self._words: dict[frozenset[ox.NamedNode], str] = {}
        self._kinds: dict[Term, str] = {}

    def label_of(self, term: Term) -> str:
        """Return the label of the most particular class of a thing; "thing" if it has none."""
        known = self._kinds.get(term)
        if known is None:
            types = self.types(term)
            if types not in self._words:
                self._words[types] = self._find_label(types)
            known = self._kinds[term] = self._words[types]
        return known

    def classes(self, kind: str | None) -> set[ox.NamedNode]:
        """Return the classes that a word means; none for None and "thing", which mean anything.

        Raises:
            QueryError: The ontology labels no class so.
        """
        if kind is None or kind == "thing":
            return set()
        if kind in _SEVERAL:
            return _SEVERAL[kind]
        if kind in self._classes:
            return self._classes[kind]
        found = self._by_label.get(fold(kind))
        if not found:
            raise QueryError(f"the ontology has no class called “{kind}”, which a parameter asks for")
        self._classes[kind] = found
        return found

    @cached_property
    def _by_label(self) -> dict[str, set[ox.NamedNode]]:
        """The classes of the ontology by their labels, folded."""
        found: dict[str, set[ox.NamedNode]] = defaultdict(set)
        for quad in self._store.quads(None, RDFS.label, None, ONTOLOGY):
            named, label = quad.subject, quad.object
            if isinstance(named, ox.NamedNode) and isinstance(label, ox.Literal) and _is_class(named):
                found[fold(label.value)].add(named)
        return found

    def is_a(self, node: Term, classes: set[ox.NamedNode]) -> bool:
        """Return whether a thing is of one of the classes, or of a kind of one; of no class means of any."""
        if not classes:
            return True
        types = self.types(node)
        if not types:
            # Of what no statement gives a class nobody knows that it is no body.
            return classes == _SEVERAL["body"]
        return any(each in classes or self._find_superclasses(each) & classes for each in types)

    def types(self, term: Term) -> frozenset[ox.NamedNode]:
        """Return the classes that a thing is stated or inferred to have, in any graph."""
        if isinstance(term, ox.Literal | ox.Triple):
            return frozenset()
        known = self._types.get(term)
        if known is None:
            quads = self._store.quads(term, RDF.type)
            known = frozenset(quad.object for quad in quads if isinstance(quad.object, ox.NamedNode))
            self._types[term] = known
        return known

    def _find_label(self, types: frozenset[ox.NamedNode]) -> str:
        narrow = {
            each
            for each in types
            if not any(each in self._find_superclasses(other) for other in types - {each})
        }
        return min(self._list_labels(narrow) or self._list_labels(types), default="thing")

    def _find_superclasses(self, cls: ox.NamedNode) -> set[ox.NamedNode]:
        """Return the classes of which a class is a kind, itself not among them."""
        known = self._superclasses.get(cls)
        if known is None:
            known = self._superclasses[cls] = set()
            for quad in self._store.quads(cls, RDFS.subClassOf, None, ONTOLOGY):
                if isinstance(quad.object, ox.NamedNode):
                    known |= {quad.object} | self._find_superclasses(quad.object)
        return known

    def _list_labels(self, classes: Iterable[ox.NamedNode]) -> list[str]:
        found = (
            quad.object for each in classes for quad in self._store.quads(each, RDFS.label, None, ONTOLOGY)
        )
        return [each.value for each in found if isinstance(each, ox.Literal)]


def _is_class(node: ox.NamedNode) -> bool:
    """Distinguish classes from properties: the vocabularies in use write classes with a capital."""
    return node.value.rpartition("/")[2].rpartition("#")[2][:1].isupper()
