"""The names of everything in a store become an index: what is called so, and how well the name fits.

The index is made when it is first needed. What is called exactly so is found without it. Chooses none of
several things of a name: that is for ``names``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.wording import fold
from csa_graph.terms.iris import CSA, DCT, FOAF, ONTOLOGY, ORG, RDFS, SKOS, local_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from csa_graph.naming.editions import Editions
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

_DEFAULT = ox.DefaultGraph()

#: In the order in which they are taken for a label.
PREFERRED = (
    SKOS.prefLabel,
    FOAF.name,
    RDFS.label,
    DCT.title,
    CSA.locator,
)
_ALIASES = (
    SKOS.altLabel,
    SKOS.notation,
    ORG.identifier,
)
# How well a name fits: own names before aliases, passages, parts of IRIs, themes of actions, the ontology.
_AS_LABEL, _AS_ALIAS, AS_PASSAGE, _AS_IRI, _AS_THEME, _IN_ONTOLOGY = range(6)
_RANKS = {**dict.fromkeys(PREFERRED, _AS_LABEL), **dict.fromkeys(_ALIASES, _AS_ALIAS), CSA.theme: _AS_THEME}
# What a name that somebody types can be in the data, where it stands with its language.
_LANGUAGES = ("en", "en-gb")


class Index:
    """The names of everything in a store.

    Args:
        store: A built store.
        editions: Its editions.
        label: Returns what a thing is called.
        cite: Returns how readers find a passage, from it and its locator.
    """

    def __init__(
        self,
        store: Store,
        editions: Editions,
        label: Callable[[Term], str],
        cite: Callable[[Term, str], str],
    ) -> None:
        self._store = store
        self._editions = editions
        self._label = label
        self._cite = cite
        self._found: dict[str, dict[ox.NamedNode, int]] = {}

    def find_exactly(self, text: str) -> dict[ox.NamedNode, int]:
        """Return what the data call by a text to the letter, as label or alias, and how well it fits."""
        text = text.strip()
        found: dict[ox.NamedNode, int] = {}
        if not text or _is_short(text):
            return found
        for name in (ox.Literal(text), *(ox.Literal(text, language=each) for each in _LANGUAGES)):
            for quad in self._store.quads(None, None, name):
                rank, node = _RANKS.get(quad.predicate), quad.subject
                graph = quad.graph_name
                is_read = isinstance(graph, ox.DefaultGraph) or self._editions.is_replaced(graph)
                if rank is not None and isinstance(node, ox.NamedNode) and is_read:
                    found[node] = min(rank, found.get(node, rank))
        return found

    def find(self, text: str) -> dict[ox.NamedNode, int]:
        """Return what has a name, and how well it fits; case, accents and the like do not matter."""
        if not self._found:
            self._fill()
        if _is_short(text):
            wanted = fold(text.strip().partition(":")[2])
            ends = self._found.get(wanted, {})
            exact = {node: rank for node, rank in ends.items() if fold(local_name(node.value)) == wanted}
            if exact:
                return exact
        return self._found.get(fold(text), {})

    def iter_called(self) -> Iterator[tuple[ox.NamedNode, str]]:
        """Iterate over the things of the data with each of their labels and aliases."""
        for node, text, rank in self._iter_names():
            if rank in {_AS_LABEL, _AS_ALIAS} and text.strip():
                yield node, text

    def _fill(self) -> None:
        for node, text, rank in self._iter_names():
            if not text.strip():
                continue
            ranks = self._found.setdefault(fold(text), {})
            ranks[node] = min(rank, ranks.get(node, rank))

    def _iter_names(self) -> Iterator[tuple[ox.NamedNode, str, int]]:
        """Iterate over (thing, what it is called, how well the name fits)."""
        seen: set[ox.NamedNode] = set()
        for predicate, rank in _RANKS.items():
            for node, text, graph in self._iter_literals(predicate):
                yield node, text, _IN_ONTOLOGY if graph == ONTOLOGY else rank
                if graph != ONTOLOGY:
                    seen.add(node)
        # What has no label is called by its role and group if it is a seat, and else by the end of its IRI.
        for graph in self._list_graphs():
            if graph != ONTOLOGY:
                for quad in self._store.quads(None, ORG.postIn, None, graph):
                    seat = quad.subject
                    if isinstance(seat, ox.NamedNode) and seat not in seen:
                        seen.add(seat)
                        yield seat, self._label(seat), _AS_LABEL
        for each in seen:
            yield each, local_name(each.value), _AS_IRI

    def _iter_literals(
        self, predicate: ox.NamedNode
    ) -> Iterator[tuple[ox.NamedNode, str, ox.NamedNode | ox.DefaultGraph]]:
        for graph in self._list_graphs():
            for quad in self._store.quads(None, predicate, None, graph):
                node, literal = quad.subject, quad.object
                if isinstance(node, ox.NamedNode) and isinstance(literal, ox.Literal):
                    yield node, literal.value, graph
                    if predicate == CSA.locator:
                        # What an answer prints can be asked for.
                        yield node, self._cite(node, literal.value), graph

    def _list_graphs(self) -> list[ox.NamedNode | ox.DefaultGraph]:
        """Return the graphs that hold all names between them: what a passage states is in its edition too."""
        older = [each for each in self._store.editions() if each in self._editions.replaced]
        return [_DEFAULT, *older, ONTOLOGY]


def _is_short(text: str) -> bool:
    """Return whether a text is the end of an IRI with a colon before it, and perhaps a prefix: ``:scb``."""
    prefix, colon, local = text.strip().partition(":")
    return bool(colon and local and " " not in prefix)
