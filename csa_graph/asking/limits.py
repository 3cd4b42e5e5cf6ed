"""Caveats of the data become limits: why a thing that no passage states may be so for all that.

A caveat limits a statement of the form "no passage says …" if it is about the thing of which that is said, or
about a document or a part of one, and then for all that its edition says. It must also limit what is denied:
by ``csa:limits``, or, where it has none, because it says that text is missing (:data:`_MISSING_TEXT`).
Changes no severity: a limit is told beside what was found, and counts where findings are ranked.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking.cells import Thing, text
from csa_graph.terms import ontology
from csa_graph.terms.iris import DCT, ROOT
from csa_graph.terms.prefixes import declare

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from csa_graph.naming.names import Names
    from csa_graph.sparql.store import Edition, Store

# Kinds of caveat that say that there is, or may be, more than was read; other kinds limit what they name.
_MISSING_TEXT = {
    f"{ROOT}caveat/{name}" for name in ("missing-picture", "not-exhaustive", "incomplete", "excerpt")
}
_CAVEATS = f"""{declare("csa", "dct", "foaf")}
SELECT DISTINCT ?caveat ?kind ?about ?whole ?limited ?passage ?edition WHERE {{
  ?caveat a csa:Caveat ; csa:concerns ?about .
  OPTIONAL {{ ?caveat dct:type ?kind }}
  OPTIONAL {{ ?caveat csa:limits ?limited }}
  OPTIONAL {{ ?about a ?whole . FILTER(?whole IN (csa:Edition, csa:Passage, csa:Plan, foaf:Document)) }}
  OPTIONAL {{ GRAPH ?passage {{ ?caveat a csa:Caveat }} ?passage a csa:Passage ; dct:isPartOf ?edition }}
}}
"""
# More of them in a row would not be read.
_TOLD = 5
#: Where data without passages belong.
_NO_EDITION = ""


class _Caveat:
    def __init__(self, thing: Thing) -> None:
        self.thing = thing
        self.kinds: set[str] = set()
        self.about: set[str] = set()
        self.limited: set[str] = set()
        self.passages: set[ox.NamedNode] = set()
        self.editions: set[str] = set()
        self.is_of_document = False

    def limits(self, denied: Collection[str]) -> bool:
        """Return whether it limits what is denied: the term itself, one above it, or one below it."""
        if not self.limited:
            return bool(self.kinds & _MISSING_TEXT)
        return any(
            one == other or one in ontology.list_wider(other) or other in ontology.list_wider(one)
            for one in self.limited
            for other in denied
        )


class Limits:
    """The caveats of a store, looked up by what they limit.

    Args:
        store: A built store.
        names: The names of that store.
        edition: IRI of the edition whose caveats count; None takes those of the current layer.
    """

    def __init__(self, store: Store, names: Names, edition: Edition = None) -> None:
        self._store = store
        self._names = names
        self._sentences: dict[str, str] = {}
        self._by_thing: dict[str, list[_Caveat]] = defaultdict(list)
        self._by_edition: dict[str, list[_Caveat]] = defaultdict(list)
        self._homes: dict[str, set[str]] = {}
        for caveat in self._read(edition):
            for about in caveat.about:
                self._by_thing[about].append(caveat)
            if caveat.is_of_document:
                for home in caveat.editions or {_NO_EDITION}:
                    self._by_edition[home].append(caveat)

    def tell(
        self, denied: Collection[str], things: Iterable[Thing] = (), passages: Collection[Thing] | None = ()
    ) -> list[str]:
        """Return, in a sentence each, what limits that something is not stated of some things.

        Args:
            denied: IRIs of the terms of the ontology of which no statement was found.
            things: What it is not stated of.
            passages: Where that is described: a caveat on a document counts for its own edition. None takes
                the caveats of every edition, for what is denied of all.
        """
        if not denied or not (self._by_thing or self._by_edition):
            return []
        found = [caveat for thing in things for caveat in self._by_thing.get(thing.iri, ())]
        if passages is None:
            homes = set(self._by_edition)
        else:
            homes = set().union(*(self._find_homes(each.iri) for each in passages if each.iri[:2] != "_:"))
            homes = homes or {_NO_EDITION}
        found += [caveat for home in sorted(homes) for caveat in self._by_edition.get(home, ())]
        limiting = list({id(each): each for each in found if each.limits(denied)}.values())
        if len(limiting) > _TOLD:
            return [f"What limits this: {len(limiting)} caveats, which the question what-is-left-open lists."]
        return [self._write(each) for each in limiting]

    def _read(self, edition: Edition) -> list[_Caveat]:
        found: dict[str, _Caveat] = {}
        for node, kind, about, whole, limited, passage, home in self._store.select(_CAVEATS, None, edition):
            iri = getattr(node, "value", "")
            caveat = found.get(iri)
            if caveat is None:
                label = self._names.label(node) if node is not None else ""
                caveat = found[iri] = _Caveat(Thing(iri, label))
            for values, value in (
                (caveat.kinds, kind),
                (caveat.about, about),
                (caveat.limited, limited),
                (caveat.editions, home),
            ):
                if isinstance(value, ox.NamedNode):
                    values.add(value.value)
            if isinstance(passage, ox.NamedNode):
                caveat.passages.add(passage)
            caveat.is_of_document |= whole is not None
        return [found[iri] for iri in sorted(found, key=lambda each: self._place(found[each]))]

    def _place(self, caveat: _Caveat) -> tuple[tuple[str, int], str]:
        place = min(map(self._names.place, caveat.passages), default=("", 0))
        return place, caveat.thing.iri

    def _find_homes(self, passage: str) -> set[str]:
        known = self._homes.get(passage)
        if known is None:
            values = (
                [] if passage.startswith("_:") else self._store.values(ox.NamedNode(passage), DCT.isPartOf)
            )
            known = {home.value for home, _ in values if isinstance(home, ox.NamedNode)}
            self._homes[passage] = known
        return known

    def _write(self, caveat: _Caveat) -> str:
        known = self._sentences.get(caveat.thing.iri)
        if known is None:
            passages = sorted(caveat.passages, key=self._names.place)
            cited = tuple(Thing(each.value, self._names.label(each)) for each in passages)
            where = f" ({text(cited)})" if cited else ""
            known = self._sentences[caveat.thing.iri] = f"What limits this: {caveat.thing.label}{where}."
        return known
