"""What a store knows of all its things, read with a query for each kind of fact, keyed by IRI.

A projection puts it onto the nodes of a graph. Chooses no things and no lines.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csa_graph.projection.network import Chair
from csa_graph.terms.iris import CSA, ONTOLOGY, ORG
from csa_graph.terms.prefixes import declare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csa_graph.naming.names import Names
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

_PREFIXES = declare("csa", "dct", "opengov", "org", "rdfs", "role", "skos")
_LOCATORS = """SELECT DISTINCT ?passage ?locator ?order WHERE {
  ?passage a csa:Passage ; csa:locator ?locator . OPTIONAL { ?passage csa:order ?order }
}"""
_DESCRIBED = """SELECT DISTINCT ?thing ?passage WHERE {
  ?passage a csa:Passage . GRAPH ?passage { ?thing ?property ?value }
}"""
_PARENTS = "SELECT DISTINCT ?class ?parent WHERE { GRAPH %s { ?class rdfs:subClassOf ?parent } }"
_INVERSE = "SELECT DISTINCT ?kind ?words WHERE { GRAPH %s { ?kind csa:inverseLabel ?words } }"
# What is read of every thing, by the name that this module gives it.
_PATHS = {
    "types": "a",
    "aliases": "skos:altLabel",
    "remits": "org:purpose|dct:description",
    "kinds": "org:classification",
    "areas": "dct:spatial",
    "broader": "skos:broader",
    "statutory": "csa:statutory",
    "elected": "csa:elected",
    "organisations": "org:memberOf",
}
_CHAIRS = """
SELECT DISTINCT ?group ?seat ?person ?office ?organisation ?vacant ?passage WHERE {
  ?seat csa:chairs ?group .
  # Inside, where the person is bound: outside, a chair whom nobody holds would be every member of anything.
  OPTIONAL { ?seat csa:takenBy ?person OPTIONAL { ?person org:memberOf ?from } }
  OPTIONAL { ?seat csa:filledBy ?office }
  OPTIONAL { ?seat opengov:onBehalfOf|csa:forKind ?for }
  OPTIONAL { ?seat csa:vacant ?vacant }
  OPTIONAL { ?passage a csa:Passage . GRAPH ?passage { ?seat org:postIn ?group } }
  BIND(COALESCE(?for, ?from) AS ?organisation)
}
"""


@dataclass(slots=True)
class Facts:
    """What the store knows of all things.

    Attributes:
        locators: Of each passage its place in reading order and its locator.
        stated: By the names of ``_PATHS``, what is stated of each thing.
        parents: The wider classes of each class.
        inverse: How each kind of tie is read backwards.
        described: The passages that describe each thing.
        chairs: Who chairs each group.
        wider: All that something else lies in or is a part of.
    """

    locators: dict[str, tuple[int, str]]
    stated: dict[str, dict[str, list[str]]]
    parents: dict[str, list[str]]
    inverse: dict[str, str]
    described: dict[str, list[str]]
    chairs: dict[str, list[Chair]] = field(default_factory=dict)
    wider: frozenset[str] = frozenset()
    _types: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _places: dict[frozenset[str], tuple[int | None, tuple[str, ...], tuple[str, ...]]] = field(
        default_factory=dict
    )

    def get(self, name: str, iri: str) -> list[str]:
        """Return what is stated of a thing under one of the names of _PATHS."""
        return self.stated[name].get(iri, [])

    def cite(self, passages: Iterable[str]) -> tuple[str, ...]:
        """Return the locators of some passages in reading order."""
        known = self.locators
        found = {known.get(passage) or (0, passage.rpartition("#")[2]) for passage in passages}
        return tuple(locator for _order, locator in sorted(found))

    def place(self, passages: frozenset[str]) -> tuple[int | None, tuple[str, ...], tuple[str, ...]]:
        """Return the place of the first of some passages, their IRIs and their locators, in reading order."""
        # One passage states many lines: each set is looked up once.
        if passages not in self._places:
            order = min((self.locators.get(each, (0, ""))[0] for each in passages), default=None)
            cited = tuple(sorted(passages, key=lambda each: self.locators.get(each, (0, each))))
            self._places[passages] = order, cited, self.cite(passages)
        return self._places[passages]

    def types(self, iri: str) -> tuple[str, ...]:
        """Return the types of a thing with all their ancestors, the most specific first."""
        stated = tuple(sorted(self.get("types", iri)))
        if stated not in self._types:
            self._types[stated] = tuple(order_types(stated, self.parents))
        return self._types[stated]


def read(store: Store, names: Names, edition: str | None) -> Facts:
    """Read what is known of all things.

    Args:
        store: A built store.
        names: Its labels.
        edition: IRI of the edition to read; None reads the editions in force.
    """
    # The same few texts come again and again: each is kept once.
    keep: dict[str, str] = {}

    def gather(query: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for first, second in iter_texts(store, _PREFIXES + query, edition, keep):
            found[first].append(second)
        return dict(found)

    locators = {
        passage: (int(order or 0), names.cite(passage, locator))
        for passage, locator, order in iter_texts(store, _PREFIXES + _LOCATORS, edition, keep)
    }
    facts = Facts(
        locators=locators,
        stated={
            name: gather(f"SELECT DISTINCT ?thing ?value WHERE {{ ?thing {path} ?value }}")
            for name, path in _PATHS.items()
        },
        parents=gather(_PARENTS % ONTOLOGY),
        inverse={kind: words[0] for kind, words in gather(_INVERSE % ONTOLOGY).items()},
        described=gather(_DESCRIBED),
    )
    facts.wider = frozenset(each for above in facts.stated["broader"].values() for each in above)
    facts.chairs = _read_chairs(iter_texts(store, _PREFIXES + _CHAIRS, edition, keep), names, facts)
    return facts


def iter_texts(
    store: Store, query: str, edition: str | None, keep: dict[str, str] | None = None
) -> Iterator[tuple[str, ...]]:
    """Iterate over the rows of a query as texts, as the store finds them; an unbound column is empty.

    Args:
        store: A built store.
        query: A SELECT query of our own.
        edition: IRI of the edition to read; None reads the editions in force.
        keep: The texts that came before: each is kept in memory once.
    """
    once = ({} if keep is None else keep).setdefault
    for row in store.stream(query, edition)[1]:
        texts = ("" if term is None else text(term) for term in row)
        yield tuple([once(each, each) for each in texts])


def text(term: Term) -> str:
    """Return the text of a term: its IRI, or what it says."""
    return str(getattr(term, "value", term))


def label(names: Names, iri: str) -> str:
    """Return what a thing is called."""
    import pyoxigraph

    return names.label(pyoxigraph.NamedNode(iri))


def order_types(stated: Iterable[str], parents: dict[str, list[str]]) -> list[str]:
    """Return the types of our and ORG's vocabulary with all their ancestors, the most specific first."""
    depths: dict[str, int] = {}
    level = list(stated)
    distance = 0
    while level and distance < len(parents) + 1:
        for term in level:
            depths[term] = max(distance, depths.get(term, 0))
        level = [parent for term in level for parent in parents.get(term, []) if parent != term]
        distance += 1
    return sorted(depths, key=lambda term: (depths[term], not term.startswith((CSA.base, ORG.base)), term))


def _read_chairs(rows: Iterable[tuple[str, ...]], names: Names, facts: Facts) -> dict[str, list[Chair]]:
    # A seat comes back once for each passage and organisation, so gather before naming.
    seats: dict[tuple[str, str, str], tuple[set[str], set[str]]] = {}
    for group, seat, person, office, organisation, vacant, passage in rows:
        who = person or office
        if not who:
            who = "" if vacant == "true" else organisation or seat
        organisations, passages = seats.setdefault((group, seat, who), (set(), set()))
        if organisation and organisation != who:
            organisations.add(label(names, organisation))
        if passage:
            passages.add(passage)
    chairs: dict[str, list[Chair]] = defaultdict(list)
    for (group, _seat, who), (organisations, passages) in sorted(seats.items()):
        name = label(names, who) if who else "vacant"
        chairs[group].append(Chair(name, " and ".join(sorted(organisations)), facts.cite(passages)))
    return dict(chairs)
