"""Turn a store into a NetworkX graph: an edge query gives the lines, this module what is known of their ends.

A projection holds labels and locators beside the IRIs, so that views and analysis need no store. It does not
decide what counts as a line (a file of `queries/edges` does) and adds no statement of its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.areas import get_depth, get_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx

    from csa_graph.names import Names
    from csa_graph.store import Store

DEFAULT_VIEW = "who-reports-to-whom"

CSA = "https://w3id.org/csa-graph/ontology#"
ORG = "http://www.w3.org/ns/org#"
ONTOLOGY_GRAPH = "https://w3id.org/csa-graph/ontology"

_PREFIXES = f"""
PREFIX csa: <{CSA}>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX opengov: <http://www.w3.org/ns/opengov#>
PREFIX org: <{ORG}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX role: <https://w3id.org/csa-graph/role/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_LOCATORS = """SELECT DISTINCT ?passage ?locator ?order WHERE {
  ?passage a csa:Passage ; csa:locator ?locator . OPTIONAL { ?passage csa:order ?order }
}"""
_DESCRIBED = """SELECT DISTINCT ?thing ?passage WHERE {
  ?passage a csa:Passage . GRAPH ?passage { ?thing ?property ?value }
}"""
_PARENTS = "SELECT DISTINCT ?class ?parent WHERE { GRAPH <%s> { ?class rdfs:subClassOf ?parent } }"
_INVERSE = "SELECT DISTINCT ?kind ?words WHERE { GRAPH <%s> { ?kind csa:inverseLabel ?words } }"
# What is read of every thing, by the name that this module gives it.
_PATHS = {
    "types": "a",
    "aliases": "skos:altLabel",
    "remits": "org:purpose|dct:description",
    "kinds": "org:classification",
    "areas": "dct:spatial",
    "broader": "skos:broader",
    "statutory": "csa:statutory",
    "organisations": "org:memberOf",
}
_CHAIRS = """
SELECT DISTINCT ?group ?seat ?person ?office ?organisation ?vacant ?passage WHERE {
  ?seat a csa:Seat ; org:postIn ?group ; org:role role:chair .
  OPTIONAL { ?seat org:heldBy ?person }
  OPTIONAL { ?seat csa:filledBy ?office }
  OPTIONAL { ?seat opengov:onBehalfOf|csa:forKind ?for }
  OPTIONAL { ?person org:memberOf ?from }
  OPTIONAL { ?seat csa:vacant ?vacant }
  OPTIONAL { ?passage a csa:Passage . GRAPH ?passage { ?seat org:postIn ?group } }
  BIND(COALESCE(?for, ?from) AS ?organisation)
}
"""


class Chair(NamedTuple):
    """Who chairs a group, as the document states it."""

    name: str
    """Name of the person, else of the office, else of the organisation; "vacant" where that is stated."""
    organisation: str
    """Organisation that the chair comes from; empty where none is stated or where it is the name."""
    passages: tuple[str, ...]
    """Locators of the passages that state the seat."""


@dataclass(slots=True)
class _Facts:
    """What the store knows of all things, one query each, keyed by IRI."""

    locators: dict[str, tuple[int, str]]
    stated: dict[str, dict[str, list[str]]]
    parents: dict[str, list[str]]
    inverse: dict[str, str]
    described: dict[str, list[str]]
    chairs: dict[str, list[Chair]] = field(default_factory=dict)

    def get(self, name: str, iri: str) -> list[str]:
        """Return what is stated of a thing under one of the names of _PATHS."""
        return self.stated[name].get(iri, [])


def project(
    store: Store, names: Names, view: str = DEFAULT_VIEW, *, edition: str | None = None
) -> nx.MultiDiGraph[str]:
    """Return the graph of one view: the rows of its edge query, and what is known of the things in them.

    Nodes are IRIs with `label`, `short`, `type`, `type_label`, `types` (most specific first), `kind`, `area`,
    `area_depth` (0 for the widest), `band_order` (place of the area on a map), `chairs`,
    `statutory` (None where nothing is stated), `organisation`
    (that a person comes from), `aliases`, `remit` and `passages` (locators). Edges run from `?source` to
    `?target`, keyed by the IRI of their kind, with `kind`, `label`, `inverse`, `passages` (locators), `cited`
    (their IRIs, in reading order), `order` (place of the first of them in reading order, from 1; None without
    passage) and `inferred` (no passage states it, a rule added it). A row without target gives a node without
    edge.

    Args:
        store: A built store.
        names: Its labels.
        view: Name of a query of `queries/edges`, e.g. "who-reports-to-whom".
        edition: IRI of the edition to read; by default the editions in force.

    Returns:
        A directed multigraph. It carries `view`, and from the header of the query `title`, `summary`,
        `answers`, `drawn` (how the query asks to be drawn: "lines", "cards by target", "cards by source",
        "index") and `alone` (words for nodes without edge).

    Raises:
        UnknownNameError: If there is no such view.
    """
    import networkx as nx

    from csa_graph import catalogue, inferred, resources

    query = catalogue.get(view, resources.queries() / "edges")
    facts = _read_facts(store, names, edition)
    header = query.header
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        view=view,
        title=str(header.get("title", view.replace("-", " ").capitalize())),
        summary=str(header.get("summary", "")),
        answers=str(header.get("answers", "")),
        drawn=str(header.get("drawn", "lines")),
        alone=str(header.get("alone", "No tie is stated.")),
    )
    for row in _iter_records(store, query.text, edition):
        source, target, kind = row.get("source"), row.get("target"), row.get("kind")
        if source is None:
            continue
        _add_thing(graph, source, facts, names)
        if target is None or kind is None:
            continue
        _add_thing(graph, target, facts, names)
        _add_line(graph, (source, target, kind), row, facts, names)
    _settle_passages(graph, facts)
    unstated = [(s, t, key) for s, t, key, line in graph.edges(keys=True, data=True) if not line["passages"]]
    added = inferred.find(store, unstated, edition)
    for source, target, key, line in graph.edges(keys=True, data=True):
        line["inferred"] = (source, target, key) in added
    return graph


def _add_thing(graph: nx.MultiDiGraph[str], iri: str, facts: _Facts, names: Names) -> None:
    if iri in graph:
        return
    label = _label(names, iri)
    types = _order_types(facts.get("types", iri), facts.parents)
    broader = facts.stated["broader"]
    areas = sorted(facts.get("areas", iri), key=lambda area: (get_depth(area, broader), area))
    statutory = facts.get("statutory", iri)
    graph.add_node(
        iri,
        label=label,
        short=_shorten(label, facts.get("aliases", iri)),
        type=types[0] if types else "",
        type_label=_label(names, types[0]) if types else "",
        types=tuple(types),
        kind=", ".join(sorted(_label(names, kind) for kind in facts.get("kinds", iri))),
        area=" and ".join(_label(names, area) for area in areas),
        area_depth=get_depth(areas[0], broader) if areas else None,
        band_order=get_place(areas, broader),
        chairs=tuple(facts.chairs.get(iri, ())),
        statutory=None if not statutory else "true" in statutory,
        organisation=" and ".join(sorted(_label(names, each) for each in facts.get("organisations", iri))),
        aliases=tuple(sorted(facts.get("aliases", iri))),
        remit=" ".join(sorted(facts.get("remits", iri))),
        passages=_locators(facts.described.get(iri, []), facts),
    )


def _add_line(
    graph: nx.MultiDiGraph[str], line: tuple[str, str, str], row: dict[str, str], facts: _Facts, names: Names
) -> None:
    source, target, kind = line
    if not graph.has_edge(source, target, key=kind):
        label = row.get("label") or _label(names, kind)
        inverse = row.get("inverse") or facts.inverse.get(kind) or f"is the other end of “{label}” from"
        graph.add_edge(source, target, key=kind, kind=kind, label=label, inverse=inverse, passages=set())
    if passage := row.get("passage"):
        graph.edges[source, target, kind]["passages"].add(passage)


def _settle_passages(graph: nx.MultiDiGraph[str], facts: _Facts) -> None:
    for _source, _target, line in graph.edges(data=True):
        orders = [facts.locators.get(passage, (0, ""))[0] for passage in line["passages"]]
        line["order"] = min(orders, default=None)
        line["cited"] = tuple(sorted(line["passages"], key=lambda each: facts.locators.get(each, (0, each))))
        line["passages"] = _locators(line["passages"], facts)


# ---------------------------------------------------------------- what the store knows of things


def _read_facts(store: Store, names: Names, edition: str | None) -> _Facts:
    def gather(query: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in _iter_records(store, _PREFIXES + query, edition):
            first, second = row.values()
            found[first].append(second)
        return found

    locators = {
        row["passage"]: (int(row.get("order", 0)), names.cite(row["passage"], row["locator"]))
        for row in _iter_records(store, _PREFIXES + _LOCATORS, edition)
    }
    facts = _Facts(
        locators=locators,
        stated={
            name: gather(f"SELECT DISTINCT ?thing ?value WHERE {{ ?thing {path} ?value }}")
            for name, path in _PATHS.items()
        },
        parents=gather(_PARENTS % ONTOLOGY_GRAPH),
        inverse={kind: words[0] for kind, words in gather(_INVERSE % ONTOLOGY_GRAPH).items()},
        described=gather(_DESCRIBED),
    )
    facts.chairs = _read_chairs(store, names, edition, facts)
    return facts


def _read_chairs(store: Store, names: Names, edition: str | None, facts: _Facts) -> dict[str, list[Chair]]:
    # A seat comes back once for each passage and organisation, so gather before naming.
    seats: dict[tuple[str, str, str], tuple[set[str], set[str]]] = {}
    for row in _iter_records(store, _PREFIXES + _CHAIRS, edition):
        who = row.get("person") or row.get("office") or ""
        if not who:
            who = "" if row.get("vacant") == "true" else row.get("organisation", row["seat"])
        organisations, passages = seats.setdefault((row["group"], row["seat"], who), (set(), set()))
        if (organisation := row.get("organisation")) and organisation != who:
            organisations.add(_label(names, organisation))
        if passage := row.get("passage"):
            passages.add(passage)
    chairs: dict[str, list[Chair]] = defaultdict(list)
    for (group, _seat, who), (organisations, passages) in sorted(seats.items()):
        name = _label(names, who) if who else "vacant"
        chairs[group].append(Chair(name, " and ".join(sorted(organisations)), _locators(passages, facts)))
    return chairs


def _iter_records(store: Store, query: str, edition: str | None) -> Iterator[dict[str, str]]:
    """Yield each row as {column: text of the term}; an unbound column is left out."""
    rows = store.select(query, edition=edition)
    columns = tuple(rows.columns)
    for row in rows.rows:
        yield {name: _text(term) for name, term in zip(columns, row, strict=True) if term is not None}


def _text(term: Any) -> str:  # noqa: ANN401  (a term of pyoxigraph, not imported here)
    return str(getattr(term, "value", term))


def _label(names: Names, iri: str) -> str:
    import pyoxigraph

    return names.label(pyoxigraph.NamedNode(iri))


def _locators(passages: Iterable[str], facts: _Facts) -> tuple[str, ...]:
    """Return the locators of some passages in reading order."""
    found = {facts.locators.get(passage, (0, passage.rpartition("#")[2])) for passage in passages}
    return tuple(locator for _order, locator in sorted(found))


def _shorten(label: str, aliases: Iterable[str]) -> str:
    """Return the shortest of a label and its aliases.

    >>> _shorten("Safer Communities Board", ["SCB", "the Board"])
    'SCB'
    """
    return min((label, *sorted(aliases)), key=len)


def _order_types(stated: Iterable[str], parents: dict[str, list[str]]) -> list[str]:
    """Return the types of our and ORG's vocabulary with all their ancestors, the most specific first."""
    depths: dict[str, int] = {}
    level = list(stated)
    distance = 0
    while level and distance < len(parents) + 1:
        for term in level:
            depths[term] = max(distance, depths.get(term, 0))
        level = [parent for term in level for parent in parents.get(term, []) if parent != term]
        distance += 1
    return sorted(depths, key=lambda term: (depths[term], not term.startswith((CSA, ORG)), term))
