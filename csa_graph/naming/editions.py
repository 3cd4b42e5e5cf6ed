"""The editions of a store become what is in force, and the words by which a passage of one is cited.

"1.1" says enough where one edition is in force. Where there are several it could be a passage of any, so the
edition is named with it. Finds nothing by name: that is for ``names``.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.terms.iris import CSA, DCT, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

_DEFAULT = ox.DefaultGraph()


class Editions:
    """The editions of a store.

    Args:
        store: A built store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._short_names: dict[Term, str] = {}
        self._replaced: dict[Term, bool] = {}

    @cached_property
    def replaced(self) -> set[Term]:
        """The editions that another replaces."""
        return {quad.object for quad in self._store.quads(None, DCT.replaces, None, _DEFAULT)}

    def is_replaced(self, edition: Term) -> bool:
        """Return whether another edition replaces one; of thousands, no other is looked at."""
        known = self._replaced.get(edition)
        if known is None:
            stated = self._store.quads(None, DCT.replaces, edition, _DEFAULT)
            known = self._replaced[edition] = next(stated, None) is not None
        return known

    @cached_property
    def in_force(self) -> list[ox.NamedNode]:
        """The editions that none replaces, sorted by IRI."""
        return [each for each in self._store.editions() if each not in self.replaced]

    def prefer(self, nodes: list[ox.NamedNode], edition: ox.NamedNode | None) -> list[ox.NamedNode]:
        """Return those of some things that belong to an edition, for None to one in force; all if none do."""
        kept = []
        for node in nodes:
            homes = {home for home, _ in self._store.values(node, DCT.isPartOf)}
            outside = homes and (
                edition not in homes if edition is not None else all(map(self.is_replaced, homes))
            )
            if not outside:
                kept.append(node)
        return kept or nodes

    def cite(self, passage: Term | str, locator: str) -> str:
        """Return how readers find a passage: its locator, and the edition where several are in force.

        Args:
            passage: The passage, or its IRI.
            locator: Its locator as printed.
        """
        if not self._has_several:
            return locator
        passage = ox.NamedNode(passage) if isinstance(passage, str) else passage
        if not isinstance(passage, ox.NamedNode):
            return locator
        homes = {home for home, is_current in self._store.values(passage, DCT.isPartOf) if is_current}
        name = min((self._short_name(each) for each in homes if self._is_in_force(each)), default="")
        return f"{locator} ({name})" if name else locator

    @cached_property
    def _has_several(self) -> bool:
        """Whether several editions are in force: of thousands, no more than two are looked at."""
        described = self._store.quads(None, RDF.type, CSA.Edition, _DEFAULT)
        found: set[Term] = set()
        for quad in described:
            if isinstance(quad.subject, ox.NamedNode) and not self.is_replaced(quad.subject):
                found.add(quad.subject)
            if len(found) > 1:
                return True
        return False

    def _is_in_force(self, thing: Term) -> bool:
        if not isinstance(thing, ox.NamedNode) or self.is_replaced(thing):
            return False
        return next(self._store.quads(thing, RDF.type, CSA.Edition, _DEFAULT), None) is not None

    def _short_name(self, edition: Term) -> str:
        """Return what an edition in force is called in brackets: the first name that no other has too.

        Its own alias; else its publisher, by alias or in full, and its period; else its title; else its IRI.
        """
        if edition not in self._short_names and isinstance(edition, ox.NamedNode):
            found = (
                name
                for name, others in self._iter_names(edition)
                if not any(other != edition and self._is_in_force(other) for other in others)
            )
            self._short_names[edition] = next(found, edition.value)
        return self._short_names[edition]

    def _iter_names(self, edition: ox.NamedNode) -> Iterator[tuple[str, Iterator[Term]]]:
        """Iterate over the names of an edition, each with what is called so, one by one: it can be much."""
        for alias in self._list_texts(edition, SKOS.altLabel)[:1]:
            yield alias.value, self._find_subjects(SKOS.altLabel, alias)
        periods = self._list_texts(edition, CSA.period)[:1]
        for quad in self._store.quads(edition, DCT.publisher, None, _DEFAULT):
            for predicate in (SKOS.altLabel, SKOS.prefLabel):
                for name in self._list_texts(quad.object, predicate)[:1]:
                    words = " ".join((name.value, *(period.value for period in periods)))
                    yield words, self._iter_published(name, periods)
        for title in self._list_texts(edition, DCT.title)[:1]:
            yield title.value, self._find_subjects(DCT.title, title)

    def _iter_published(self, name: ox.Literal, periods: list[ox.Literal]) -> Iterator[Term]:
        """Iterate over what those have published who have a name, for a period where there is one."""
        for publisher in chain(
            self._find_subjects(SKOS.altLabel, name), self._find_subjects(SKOS.prefLabel, name)
        ):
            for each in self._find_subjects(DCT.publisher, publisher):
                stated = (self._store.quads(each, CSA.period, period, _DEFAULT) for period in periods)
                if not periods or any(next(found, None) for found in stated):
                    yield each

    def _find_subjects(self, predicate: ox.NamedNode, value: Term) -> Iterator[ox.NamedNode]:
        for quad in self._store.quads(None, predicate, value, _DEFAULT):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject

    def _list_texts(self, thing: Term, predicate: ox.NamedNode) -> list[ox.Literal]:
        """Return the literals of a thing in the current layer, the shortest first."""
        if not isinstance(thing, ox.NamedNode):
            return []
        found = (value for value, is_current in self._store.values(thing, predicate) if is_current)
        texts = [each for each in found if isinstance(each, ox.Literal) and each.value.strip()]
        return sorted(texts, key=lambda each: (len(each.value), each.value))
