"""The classifications and roles of a Popolo file become concepts: those of the lists, or ones of its own.

A concept of its own has the word of the file for a name, and nothing else is said of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base import resources
from csa_graph.base.wording import fold
from csa_graph.formats.popolo.identity import name_all
from csa_graph.formats.popolo.terms import PRINTED_ROLE, ROLE_LABELS, ROLES, term
from csa_graph.terms.iris import ORG, RDF, ROOT, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.formats.popolo.block import Block


class Concepts:
    """The concepts of one list.

    Args:
        words: The words of the file.
        base: Namespace of those that are no concept of the lists yet.
        known: Concepts by folded word, with what each is called.
        is_role: Whether they are roles, whose words as printed are kept beside them.
    """

    def __init__(
        self,
        words: Iterable[str],
        base: str,
        known: dict[str, tuple[ox.NamedNode, str]],
        *,
        is_role: bool = False,
    ) -> None:
        self._known = known
        self._is_role = is_role
        self._labels: dict[str, str] = {}
        # The first by the alphabet names the concept, whatever the order of the file.
        for word in sorted(set(words), reverse=True):
            if word and fold(word) not in known:
                self._labels[fold(word)] = word
        self._own = name_all(self._labels, base, set())

    def state(self, block: Block, predicate: ox.NamedNode, word: str) -> None:
        """State the concept of a word of a thing, and what it is called where it is new."""
        folded = fold(word) if word else ""
        if folded in self._known:
            concept, label = self._known[folded]
            block.add(predicate, concept)
        elif folded:
            concept, label = self._own[folded], self._labels[folded]
            block.add(predicate, concept)
            block.add(RDF.type, SKOS.Concept, concept)
            if self._is_role:
                block.add(RDF.type, ORG.Role, concept)
            block.add(SKOS.prefLabel, label, concept)
        else:
            return
        if self._is_role and word != label:
            block.add(PRINTED_ROLE, word)


def kinds(words: Iterable[str], base: str) -> Concepts:
    """Return the kinds of body that classifications mean.

    Args:
        words: The classifications of the file.
        base: Namespace of the file.
    """
    listed: dict[str, tuple[ox.NamedNode, str]] = {}
    store = ox.Store()
    store.load(path=resources.ontology() / "kinds.ttl", format=ox.RdfFormat.TURTLE)
    scheme = ox.NamedNode(ROOT + "kind")
    for quad in store.quads_for_pattern(None, SKOS.inScheme, scheme, None):
        for label in store.quads_for_pattern(quad.subject, SKOS.prefLabel, None, None):
            if isinstance(label.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
                listed[fold(label.object.value)] = quad.subject, label.object.value
    return Concepts(words, f"{base}kind/", listed)


def roles(words: Iterable[str], base: str) -> Concepts:
    """Return the roles that the words of posts and memberships mean.

    Args:
        words: The roles of the file.
        base: Namespace of the file.
    """
    listed = {word: (term(f"role:{name}"), ROLE_LABELS[name]) for word, name in ROLES.items()}
    return Concepts(words, f"{base}role/", listed, is_role=True)
