"""Figures of offences are held against priorities: which rise, who says that they belong, what is planned.

Takes from a mapping what belongs to what; joins nothing by name.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import governance as gov
from csa_graph.analysis.series import Change, Series, add_up, compare
from csa_graph.projection.network import iter_lines
from csa_graph.terms.iris import CSA, PROV, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    Graph = nx.MultiDiGraph[str]

_MATCHES = (SKOS.exactMatch.value, SKOS.closeMatch.value, SKOS.broadMatch.value, SKOS.relatedMatch.value)


class Tie(NamedTuple):
    """That a category belongs to a priority, as somebody says.

    Attributes:
        category: IRI of the category.
        priority: IRI of the priority.
        words: How they belong together.
        partly: Whether the category is only partly about the priority.
        mapping: IRI of the mapping that says so.
        who: IRIs of those whose view it is; empty where the mapping does not say.
    """

    category: str
    priority: str
    words: str
    partly: bool
    mapping: str
    who: tuple[str, ...]


class Trend(NamedTuple):
    """How the offences of a priority went in one area, from the first year to the last.

    Attributes:
        priority: IRI of the priority.
        ties: What belongs to it, all by one mapping, and all partly or all wholly.
        series: The figures that are added up, all of one table and one area.
        numbers: Their sum for each year.
        change: The last year against the first.
    """

    priority: str
    ties: tuple[Tie, ...]
    series: tuple[Series, ...]
    numbers: Mapping[str, int]
    change: Change


def read_ties(graph: Graph) -> list[Tie]:
    """Return what belongs to which priority, from the projection `figures-and-priorities`."""
    ties = []
    for (source, target, kind), facts in iter_lines(graph):
        if kind in _MATCHES:
            for mapping in facts["cited"]:
                who = tuple(gov.to(graph, mapping, PROV.wasAttributedTo.value)) if mapping in graph else ()
                ties.append(
                    Tie(source, target, facts["label"], kind == SKOS.relatedMatch.value, mapping, who)
                )
    return sorted(ties, key=lambda each: (*_label_category(graph, each), each.mapping))


def read_totals(graph: Graph) -> dict[str, list[str]]:
    """Return the totals that each category is counted in, from the projection `figures-and-priorities`."""
    totals: dict[str, list[str]] = defaultdict(list)
    for part, total, kind in graph.edges(keys=True):
        if kind == SKOS.broader.value:
            totals[part].append(total)
    return totals


def measure(ties: Iterable[Tie], series: Iterable[Series], totals: Mapping[str, list[str]]) -> list[Trend]:
    """Add up what belongs to each priority, area by area, and compare the last year with the first.

    Kept apart are tables, areas, mappings, and what belongs to a priority wholly or only partly. A part is
    left out where its total belongs to the priority too: it is counted there.
    """
    groups: dict[tuple[str, ...], tuple[list[Tie], list[Series]]] = {}
    several = list(series)
    for tie in ties:
        for each in several:
            if each.category.iri == tie.category:
                key = (tie.priority, tie.mapping, str(tie.partly), each.table.iri, each.area.iri)
                group = groups.setdefault(key, ([], []))
                if each not in group[1]:
                    group[0].append(tie)
                    group[1].append(each)
    trends = []
    for (priority, *_rest), (theirs, some) in groups.items():
        there = {tie.category for tie in theirs}
        kept = [
            (tie, each)
            for tie, each in zip(theirs, some, strict=True)
            if not there.intersection(totals.get(tie.category, ()))
        ]
        numbers = add_up(each for _, each in kept)
        if len(numbers) > 1:
            first, *_, last = numbers.values()
            found = tuple(tie for tie, _ in kept), tuple(each for _, each in kept)
            trends.append(Trend(priority, *found, numbers, compare(first, last)))
    return trends


def actions_for(graph: Graph, priority: str) -> list[str]:
    """Return the actions that address a priority or a part of it, from the projection `governance`."""
    found: dict[str, None] = {}
    for each in _collect_related(graph, priority, down=True):
        found |= dict.fromkeys(_actions(graph, each))
    return list(found)


def wider_actions_for(graph: Graph, priority: str) -> dict[str, list[str]]:
    """Return the actions of the wider priorities that a priority is a part of, by wider priority."""
    wider = _collect_related(graph, priority, down=False)[1:]
    return {each: some for each in wider if (some := _actions(graph, each))}


def cite(graph: Graph, actions: Iterable[str]) -> list[str]:
    """Return the IRIs of the passages that state what actions address."""
    return [
        iri
        for action in actions
        for target in gov.to(graph, action, CSA.addresses.value)
        for iri in gov.cited(graph, action, target, CSA.addresses.value)
    ]


def _actions(graph: Graph, priority: str) -> list[str]:
    if priority not in graph:
        return []
    return [
        each
        for each in gov.from_(graph, priority, CSA.addresses.value)
        if gov.is_a(graph, each, CSA.Action.value)
    ]


def _collect_related(graph: Graph, priority: str, *, down: bool) -> list[str]:
    """Return a priority, then all that are narrower (down) or wider, each once."""
    found = [priority]
    for each in found:
        if each in graph:
            step = (
                gov.from_(graph, each, SKOS.broader.value)
                if down
                else gov.to(graph, each, SKOS.broader.value)
            )
            found += [other for other in step if other not in found]
    return found


def _label_category(graph: Graph, tie: Tie) -> tuple[str, str]:
    return gov.label(graph, tie.priority).casefold(), gov.label(graph, tie.category).casefold()
