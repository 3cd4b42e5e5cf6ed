"""Turn a store into a NetworkX graph: an edge query gives the lines, ``facts`` what is known of their ends.

A projection holds labels and locators beside the IRIs, so that views and analysis need no store. It does not
decide what counts as a line (a file of `queries/edges` does) and adds no statement of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.projection import facts as known
from csa_graph.projection.areas import get_depth, get_place
from csa_graph.projection.facts import Chair, Facts, label
from csa_graph.terms.iris import CSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx

    from csa_graph.naming.names import Names
    from csa_graph.sparql.store import Store

__all__ = ["CSA", "DEFAULT_VIEW", "Chair", "project"]

DEFAULT_VIEW = "who-reports-to-whom"
_COLUMNS = ("source", "kind", "target", "passage", "label", "inverse")


def project(
    store: Store,
    names: Names,
    view: str = DEFAULT_VIEW,
    *,
    edition: str | None = None,
    facts: Facts | None = None,
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
        facts: What is known of all things, where it has been read (:func:`csa_graph.projection.facts.read`).

    Returns:
        A directed multigraph. It carries `view`, and from the header of the query `title`, `summary`,
        `answers`, `drawn` (how the query asks to be drawn: "lines", "cards by target", "cards by source",
        "index") and `alone` (words for nodes without edge). Its nodes and edges come in the order of their
        IRIs, whatever the order in which the store finds them.

    Raises:
        UnknownNameError: If there is no such view.
    """
    import networkx as nx

    from csa_graph.asking import catalogue
    from csa_graph.base import resources
    from csa_graph.projection import inferred
    from csa_graph.projection.properties import PreloadedStore, read_ahead

    query = catalogue.get(view, resources.queries() / "edges")
    if edition is None and not isinstance(store, PreloadedStore):
        store, names = read_ahead(store)
    facts = facts or known.read(store, names, edition)
    header = query.header
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        view=view,
        title=str(header.get("title", view.replace("-", " ").capitalize())),
        summary=str(header.get("summary", "")),
        answers=str(header.get("answers", "")),
        drawn=str(header.get("drawn", "lines")),
        alone=str(header.get("alone", "No tie is stated.")),
    )
    # Put in order here: many a store takes longer to sort its rows than to find them.
    for source, kind, target, *words in sorted(_iter_rows(store, query.text, edition)):
        _add_thing(graph, source, facts, names)
        if kind and target:
            _add_thing(graph, target, facts, names)
            _add_line(graph, (source, target, kind), words, facts, names)
    _settle_passages(graph, facts)
    unstated = [(s, t, key) for s, t, key, line in graph.edges(keys=True, data=True) if not line["passages"]]
    added = inferred.find(store, unstated, edition)
    for source, target, key, line in graph.edges(keys=True, data=True):
        line["inferred"] = (source, target, key) in added
    return graph


def _iter_rows(store: Store, query: str, edition: str | None) -> Iterator[tuple[str, ...]]:
    """Yield the rows of an edge query in the order of _COLUMNS, as texts; those without source are left out.

    Each text is kept in memory once, however often it comes.
    """
    columns, rows = store.stream(query, edition)
    places = [columns.index(name) if name in columns else None for name in _COLUMNS]
    once: dict[str, str] = {}
    for row in rows:
        terms = [None if place is None else row[place] for place in places]
        if terms[0] is not None:
            texts = ["" if term is None else known.text(term) for term in terms]
            yield tuple([once.setdefault(each, each) for each in texts])


def _add_thing(graph: nx.MultiDiGraph[str], iri: str, facts: Facts, names: Names) -> None:
    if iri in graph:
        return
    called = label(names, iri)
    types = facts.types(iri)
    broader = facts.stated["broader"]
    areas = sorted(facts.get("areas", iri), key=lambda area: (get_depth(area, broader), area))
    statutory = facts.get("statutory", iri)
    aliases = tuple(sorted(facts.get("aliases", iri)))
    graph.add_node(
        iri,
        label=called,
        short=_shorten(called, aliases),
        type=types[0] if types else "",
        type_label=label(names, types[0]) if types else "",
        types=types,
        kind=", ".join(sorted(label(names, kind) for kind in facts.get("kinds", iri))),
        area=" and ".join(label(names, area) for area in areas),
        area_depth=get_depth(areas[0], broader) if areas else None,
        band_order=get_place(areas, broader, facts.wider),
        chairs=tuple(facts.chairs.get(iri, ())),
        statutory=None if not statutory else "true" in statutory,
        organisation=" and ".join(sorted(label(names, each) for each in facts.get("organisations", iri))),
        aliases=aliases,
        remit=" ".join(sorted(facts.get("remits", iri))),
        passages=facts.cite(facts.described.get(iri, ())),
    )


def _add_line(
    graph: nx.MultiDiGraph[str], line: tuple[str, str, str], words: list[str], facts: Facts, names: Names
) -> None:
    source, target, kind = line
    passage, forward, backward = words
    ties = graph[source].get(target, {})
    if kind not in ties:
        forward = forward or label(names, kind)
        backward = backward or facts.inverse.get(kind) or f"is the other end of “{forward}” from"
        graph.add_edge(source, target, key=kind, kind=kind, label=forward, inverse=backward, passages=set())
    if passage:
        graph.edges[source, target, kind]["passages"].add(passage)


def _settle_passages(graph: nx.MultiDiGraph[str], facts: Facts) -> None:
    # One passage states many lines: what cites it is made once.
    settled: dict[frozenset[str], tuple[int | None, tuple[str, ...], tuple[str, ...]]] = {}
    for _source, _target, line in graph.edges(data=True):
        stated = frozenset(line["passages"])
        if stated not in settled:
            cited = facts.order(stated)
            order = min((facts.locators.get(passage, (0, ""))[0] for passage in stated), default=None)
            settled[stated] = order, cited, facts.cite(stated)
        line["order"], line["cited"], line["passages"] = settled[stated]


def _shorten(called: str, aliases: Iterable[str]) -> str:
    """Return the shortest of a label and its aliases.

    >>> _shorten("Safer Communities Board", ["SCB", "the Board"])
    'SCB'
    """
    return min((called, *aliases), key=len)
