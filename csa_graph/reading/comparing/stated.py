"""What a graph states becomes a truth, so that reading the paper again can be compared with it.

Only what a passage states counts: what was inferred does not.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.naming.names import Names
from csa_graph.reading.comparing.truth import (
    ACTION,
    DUE,
    LEAD,
    LEAD_AS_PRINTED,
    LINES,
    PRIORITY,
    Body,
    Fact,
    Truth,
)
from csa_graph.terms.prefixes import declare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.reading.comparing.truth import Kind
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

_PREFIXES = declare("csa", "foaf", "opengov", "org", "skos")
_PASSAGE = "?passage a csa:Passage . OPTIONAL { ?passage csa:locator ?at }"
_BODIES = f"""{_PREFIXES}
SELECT DISTINCT ?body ?type ?at WHERE {{
  VALUES ?type {{ csa:Group org:FormalOrganization org:Organization org:OrganizationalUnit }}
  GRAPH ?passage {{ ?body a ?type }} {_PASSAGE}
}} ORDER BY ?body"""
_ALIASES = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?name WHERE {{
  VALUES ?property {{ skos:prefLabel skos:altLabel foaf:name }}
  GRAPH ?passage {{ ?thing ?property ?name }} ?passage a csa:Passage .
}} ORDER BY ?thing ?name"""
_STATED = f"""{_PREFIXES}
SELECT DISTINCT ?subject ?object ?at WHERE {{ GRAPH ?passage {{ ?subject PROPERTY ?object }} {_PASSAGE} }}"""
_ARRANGED = f"""{_PREFIXES}
SELECT DISTINCT ?subject ?object ?at WHERE {{
  GRAPH ?passage {{
    ?arrangement csa:line PROPERTY .
    OPTIONAL {{ ?arrangement csa:from ?subject }}
    OPTIONAL {{ ?arrangement csa:to ?object }}
  }} {_PASSAGE}
}}"""
_SEATS = f"""{_PREFIXES}
SELECT DISTINCT ?seat ?holder ?role ?group ?at WHERE {{
  GRAPH ?passage {{ ?seat a csa:Seat ; org:postIn ?group ; org:role ?role }} {_PASSAGE}
  OPTIONAL {{
    VALUES ?property {{ org:heldBy opengov:onBehalfOf csa:forKind csa:filledBy }}
    GRAPH ?other {{ ?seat ?property ?holder }} ?other a csa:Passage .
  }}
}} ORDER BY ?group ?seat ?holder"""
_ACTIONS = f"""{_PREFIXES}
SELECT DISTINCT ?action ?printed ?due ?lead ?at WHERE {{
  GRAPH ?passage {{
    ?action a csa:Action .
    OPTIONAL {{ ?action csa:leadAsPrinted ?printed }}
    OPTIONAL {{ ?action csa:due ?due }}
    OPTIONAL {{ ?action csa:lead ?lead }}
  }} {_PASSAGE}
}} ORDER BY ?action ?lead"""


def from_store(store: Store, title: str = "the data") -> Truth:
    """Take what the passages of a store state.

    Args:
        store: The store of the partnership's data, built.
        title: What the data are called in figures.

    Returns:
        Its bodies, and its facts of the kinds that are measured. An action is known by its row, or else by
        the words of its name in the data, which need not be those of the paper.
    """
    return _Reader(store).read(title)


class _Reader:
    """Reads a store: each thing by all its names."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names = Names(store)
        aliases: dict[Term, list[str]] = defaultdict(list)
        for thing, name in store.select(_ALIASES):
            if thing is not None and isinstance(name, ox.Literal):
                aliases[thing].append(name.value)
        self._aliases = aliases

    def read(self, title: str) -> Truth:
        """Read it all."""
        facts = [*self._lines(), *self._seats(), *self._actions(), *self._priorities()]
        return Truth(title, tuple(self._bodies()), tuple(facts))

    def _forms(self, term: Term | None) -> tuple[str, ...]:
        """Return all names of a thing, the one that it is mostly called first."""
        if term is None:
            return ()
        first = term.value if isinstance(term, ox.Literal) else self._names.label(term)
        return tuple(dict.fromkeys((first, *self._aliases[term])))

    def _bodies(self) -> Iterator[Body]:
        found: dict[Term, tuple[set[str], list[str]]] = {}
        for term, type_, at in self._store.select(_BODIES):
            if term is None:
                continue
            kinds, places = found.setdefault(term, (set(), []))
            kinds.add("group" if "#Group" in _text(type_) else "organisation")
            places.append(_text(at))
        for term, (kinds, places) in found.items():
            first, *others = self._forms(term)
            yield Body(first, tuple(others), tuple(sorted(kinds)), at="; ".join(dict.fromkeys(places)))

    def _lines(self) -> Iterator[Fact]:
        for line in sorted(LINES):
            yield from self._stated("lines", line)

    def _priorities(self) -> Iterator[Fact]:
        yield from self._stated("priorities", PRIORITY)

    def _stated(self, kind: Kind, property_: str) -> Iterator[Fact]:
        """Take the statements with a property, each once, and the arrangements that alone state one."""
        found: dict[tuple[Term | None, Term | None], list[str]] = defaultdict(list)
        for query in (_STATED, _ARRANGED):
            for subject, object_, at in self._store.select(query.replace("PROPERTY", property_)):
                found[subject, object_].append(_text(at))
        for (subject, object_), places in found.items():
            where = "; ".join(dict.fromkeys(places))
            yield Fact(kind, self._forms(subject), (property_,), self._forms(object_), at=where)

    def _seats(self) -> Iterator[Fact]:
        made = set()
        for _, holder, role, group, at in self._store.select(_SEATS):
            roles = self._forms(role)
            kind: Kind = "chairs" if any("chair" in each for each in roles) else "members"
            fact = Fact(kind, self._forms(holder), roles, self._forms(group), at=_text(at))
            if (fact.subject, fact.predicate, fact.object) not in made:
                made.add((fact.subject, fact.predicate, fact.object))
                yield fact

    def _actions(self) -> Iterator[Fact]:
        leads: dict[Term, list[str]] = defaultdict(list)
        rest: dict[Term, tuple[str, str, str]] = {}
        for action, printed, due, lead, at in self._store.select(_ACTIONS):
            if action is None:
                continue
            rest[action] = (_text(printed), _text(due), _text(at))
            leads[action] += [" | ".join(self._forms(lead))] * (lead is not None)
        for action, (as_printed, day, where) in rest.items():
            details = {LEAD: tuple(leads[action]), LEAD_AS_PRINTED: _some(as_printed), DUE: _some(day)}
            yield Fact("actions", self._forms(action), (ACTION,), (), at=where, details=details)


def _text(term: Term | None) -> str:
    return "" if term is None or isinstance(term, ox.Triple) else term.value


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
