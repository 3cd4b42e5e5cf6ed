"""Turn a store into a NetworkX graph: an edge query gives the lines, ``facts`` what is known of their ends.

A projection holds labels and locators beside the IRIs, so that views and analysis need no store. It does not
decide what counts as a line (a file of `queries/edges` does) and adds no statement of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.projection.areas import get_depth, get_place
from csa_graph.projection.facts import Facts, label, text
from csa_graph.projection.facts import read as read_facts
from csa_graph.projection.network import LineFacts, NodeFacts, ViewFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx

    from csa_graph.naming.names import Names
    from csa_graph.projection.network import Line
    from csa_graph.sparql.store import Store

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

    Nodes are IRIs that carry what :class:`csa_graph.projection.network.NodeFacts` lists. Edges run from
    `?source` to `?target`, keyed by the IRI of their kind, and carry what
    :class:`csa_graph.projection.network.LineFacts` lists. A row without target gives a node without edge.

    Args:
        store: A built store.
        names: Its labels.
        view: Name of a query of `queries/edges`, e.g. "who-reports-to-whom".
        edition: IRI of the edition to read; by default the editions in force.
        facts: What is known of all things, where it has been read (:func:`csa_graph.projection.facts.read`).

    Returns:
        A directed multigraph, which carries what :class:`csa_graph.projection.network.ViewFacts` lists. Its
        nodes and edges come in the order of their IRIs, whatever the order in which the store finds them.

    Raises:
        UnknownNameError: If there is no such view.
    """
    import networkx as nx

    from csa_graph.asking import catalogue
    from csa_graph.base import resources
    from csa_graph.projection import arranged, inferred
    from csa_graph.projection.properties import PreloadedStore, prefetch_names

    query = catalogue.get(view, resources.queries() / "edges")
    if edition is None and not isinstance(store, PreloadedStore):
        store, names = prefetch_names(store)
    facts = facts or read_facts(store, names, edition)
    header = query.header
    about = ViewFacts(
        view=view,
        title=str(header.get("title", view.replace("-", " ").capitalize())),
        summary=str(header.get("summary", "")),
        answers=str(header.get("answers", "")),
        drawn=str(header.get("drawn", "lines")),
        alone=str(header.get("alone", "No tie is stated.")),
    )
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(**about)
    lines: dict[Line, _Stated] = {}
    # Put in order here: many a store takes longer to sort its rows than to find them.
    for source, kind, target, passage, forward, backward in sorted(_iter_rows(store, query.text, edition)):
        _add_thing(graph, source, facts, names)
        if kind and target:
            _add_thing(graph, target, facts, names)
            stated = lines.setdefault((source, target, kind), _Stated(forward, backward, set()))
            if passage:
                stated.passages.add(passage)
    arrangements = arranged.read(store, edition)
    for line, known in arrangements.lines.items():
        # An arrangement states the line that it describes.
        if line in lines and not lines[line].passages:
            lines[line].passages.update(known.passages)
    added = inferred.find(store, [line for line, stated in lines.items() if not stated.passages], edition)
    for line, stated in lines.items():
        source, target, kind = line
        words = stated.forward or label(names, kind)
        order, cited, passages = facts.place(frozenset(stated.passages))
        facts_of_line = LineFacts(
            kind=kind,
            label=words,
            inverse=stated.backward or facts.inverse.get(kind) or f"is the other end of “{words}” from",
            passages=passages,
            order=order,
            cited=cited,
            inferred=line in added,
        )
        arrangements.complete(line, facts_of_line, names)
        graph.add_edge(source, target, key=kind, **facts_of_line)
    return graph


class _Stated(NamedTuple):
    """What the rows of a query say of a line: its words in both directions, the passages that state it."""

    forward: str
    backward: str
    passages: set[str]


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
            texts = ["" if term is None else text(term) for term in terms]
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
    known = NodeFacts(
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
    if elected := facts.get("elected", iri):
        known["elected"] = "true" in elected
    graph.add_node(iri, **known)


def _shorten(called: str, aliases: Iterable[str]) -> str:
    """Return the shortest of a label and its aliases.

    >>> _shorten("Safer Communities Board", ["SCB", "the Board"])
    'SCB'
    """
    return min((called, *aliases), key=len)
