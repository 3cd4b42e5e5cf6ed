"""The editions of a store become what is in force, and the words by which a passage of one is cited.

"1.1" says enough where one edition is in force. Where there are several it could be a passage of any, so the
edition is named with it. Finds nothing by name: that is for ``names``.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.answer import Term
    from csa_graph.store import Store

_CSA = "https://w3id.org/csa-graph/ontology#"
_DCT = "http://purl.org/dc/terms/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_REPLACES = ox.NamedNode(_DCT + "replaces")
_PART_OF = ox.NamedNode(_DCT + "isPartOf")
_PUBLISHER = ox.NamedNode(_DCT + "publisher")
_TITLE = ox.NamedNode(_DCT + "title")
_PERIOD = ox.NamedNode(_CSA + "period")
_PREF_LABEL = ox.NamedNode(_SKOS + "prefLabel")
_ALT_LABEL = ox.NamedNode(_SKOS + "altLabel")
_DEFAULT = ox.DefaultGraph()


class Editions:
    """The editions of a store.

    Args:
        store: A built store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def replaced(self) -> set[Term]:
        """The editions that another replaces."""
        return {quad.object for quad in self._store.quads(None, _REPLACES, None, _DEFAULT)}

    @cached_property
    def in_force(self) -> list[ox.NamedNode]:
        """The editions that none replaces, sorted by IRI."""
        return [each for each in self._store.editions() if each not in self.replaced]

    def prefer(self, nodes: list[ox.NamedNode], edition: ox.NamedNode | None) -> list[ox.NamedNode]:
        """Return those of some things that belong to an edition, for None to one in force; all if none do."""
        kept = []
        for node in nodes:
            homes = {quad.object for quad in self._store.quads(node, _PART_OF)}
            outside = homes and (edition not in homes if edition is not None else homes <= self.replaced)
            if not outside:
                kept.append(node)
        return kept or nodes

    def cite(self, passage: Term | str, locator: str) -> str:
        """Return how readers find a passage: its locator, and the edition where several are in force.

        Args:
            passage: The passage, or its IRI.
            locator: Its locator as printed.
        """
        if len(self.in_force) < 2:
            return locator
        passage = ox.NamedNode(passage) if isinstance(passage, str) else passage
        if not isinstance(passage, ox.NamedNode):
            return locator
        names = (
            self._short_names.get(quad.object)
            for quad in self._store.quads(passage, _PART_OF, None, _DEFAULT)
            if isinstance(quad.object, ox.NamedNode)
        )
        name = min((each for each in names if each), default="")
        return f"{locator} ({name})" if name else locator

    @cached_property
    def _short_names(self) -> dict[ox.NamedNode, str]:
        """What each edition in force is called in brackets: the shortest kind of name that no other has too.

        Its own alias; else its publisher, by alias or in full, and its period; else its title.
        """
        offered = {edition: list(self._iter_names(edition)) for edition in self.in_force}
        shared = Counter(name for names in offered.values() for name in set(names))
        return {
            edition: next((name for name in names if shared[name] == 1), names[-1])
            for edition, names in offered.items()
        }

    def _iter_names(self, edition: ox.NamedNode) -> Iterator[str]:
        yield from self._texts(edition, _ALT_LABEL)[:1]
        periods = self._texts(edition, _PERIOD)[:1]
        for quad in self._store.quads(edition, _PUBLISHER, None, _DEFAULT):
            for name in (
                *self._texts(quad.object, _ALT_LABEL)[:1],
                *self._texts(quad.object, _PREF_LABEL)[:1],
            ):
                yield " ".join((name, *periods))
        yield from self._texts(edition, _TITLE)[:1]
        yield edition.value

    def _texts(self, thing: Term, predicate: ox.NamedNode) -> list[str]:
        """Return the literals of a thing in the current layer, the shortest first."""
        if not isinstance(thing, ox.NamedNode):
            return []
        found = (quad.object for quad in self._store.quads(thing, predicate, None, _DEFAULT))
        texts = {each.value for each in found if isinstance(each, ox.Literal) and each.value.strip()}
        return sorted(texts, key=lambda each: (len(each), each))
