"""Findings are put onto a projection: on what they are about, and on the lines whose two ends they name.

What a map says of things and lines is read by way of this, with its types. Runs no check itself, and adds
nothing to what the findings say.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NotRequired, TypedDict, cast

from csa_graph.asking.cells import Thing
from csa_graph.projection import network
from csa_graph.projection.network import LineFacts, NodeFacts, ViewFacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import networkx as nx

    from csa_graph.checking.findings import Finding
    from csa_graph.projection.network import Line


class MarkedNode(NodeFacts):
    """What a map says of a thing."""

    findings: tuple[Finding, ...]
    """What was found about it, the most severe first."""
    mentioned: tuple[Finding, ...]
    """What was found about something else, but names it."""
    gaps: tuple[str, ...]
    """The marks of its findings in a few words, each once."""


class MarkedLine(LineFacts):
    """What a map says of a line."""

    findings: tuple[Finding, ...]
    """What was found that names both its ends."""


class MarkedView(ViewFacts):
    """What a map says of a view."""

    findings: tuple[Finding, ...]
    """All findings, those too whose subject the view does not show."""
    large: bool
    """Whether it has too many things to be drawn whole."""
    direction: NotRequired[str]
    """Which way lines of accountability run: ``up``, as where nothing is said, or ``right``."""
    focus: NotRequired[str]
    """IRI of the body that the map is about; absent where there is not just one."""


class _Marks(TypedDict):
    findings: tuple[Finding, ...]
    mentioned: tuple[Finding, ...]
    gaps: tuple[str, ...]


_UNMARKED = _Marks(findings=(), mentioned=(), gaps=())


def complete(facts: Mapping[str, object]) -> MarkedNode:
    """Return what a map says of a thing; what is not known of it has its empty value."""
    return cast("MarkedNode", {**network.BLANK_NODE, **_UNMARKED, **facts})


def _complete_line(facts: Mapping[str, object]) -> MarkedLine:
    return cast("MarkedLine", {**network.BLANK_LINE, "findings": (), **facts})


def get_view(graph: nx.MultiDiGraph[str]) -> MarkedView:
    """Return what a map says of a view."""
    return cast("MarkedView", {**network.BLANK_VIEW, "findings": (), "large": False, **graph.graph})


def get_node(graph: nx.MultiDiGraph[str], iri: str) -> MarkedNode:
    """Return what a map says of one thing of a view."""
    return complete(graph.nodes[iri])


def get_line(graph: nx.MultiDiGraph[str], line: Line) -> MarkedLine:
    """Return what a map says of one line of a view."""
    return _complete_line(graph.edges[line])


def iter_nodes(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, MarkedNode]]:
    """Iterate over the things of a view, with what a map says of each."""
    for iri, facts in graph.nodes(data=True):
        yield iri, complete(facts)


def iter_lines(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[Line, MarkedLine]]:
    """Iterate over the lines of a view, with what a map says of each."""
    for source, target, key, facts in graph.edges(keys=True, data=True):
        yield (source, target, key), _complete_line(facts)


def is_elected(graph: nx.MultiDiGraph[str], iri: str) -> bool | None:
    """Return whether a thing of a view is made up of elected members, stated or by kind; None if unknown."""
    return network.is_elected(get_node(graph, iri))


def word_line(graph: nx.MultiDiGraph[str], line: Line) -> str:
    """Return what is written beside a line: its kind, and what is stated beside it, in short names."""
    facts = get_line(graph, line)
    through = (
        (get_node(graph, iri)["short"] if iri in graph else "") or name
        for iri, name in zip(facts.get("through", ()), facts.get("through_names", ()), strict=True)
    )
    return facts["label"] + network.describe_limits(
        through, facts.get("only_for", ""), facts.get("frequency", "")
    )


def mark(graph: nx.MultiDiGraph[str], findings: Sequence[Finding], words: Mapping[str, str]) -> None:
    """Put findings onto the things and lines of a projection.

    Args:
        graph: The projection; it is changed.
        findings: What the checks found, in the order in which it is to be read.
        words: The few words by which a map marks the findings of a check, by code; not every check has any.
    """
    about: dict[str, list[Finding]] = defaultdict(list)
    naming: dict[str, list[Finding]] = defaultdict(list)
    named = {id(finding): _list_named(finding) for finding in findings}
    for finding in findings:
        about[finding.focus.iri].append(finding)
        for iri in named[id(finding)]:
            naming[iri].append(finding)
    graph.graph["findings"] = tuple(findings)
    for iri in graph:
        own = about.get(iri, [])
        gaps = dict.fromkeys(words[finding.code] for finding in own if finding.code in words)
        marks = _Marks(findings=tuple(own), mentioned=tuple(naming.get(iri, [])), gaps=tuple(gaps))
        graph.nodes[iri].update(marks)
    for source, target, facts in graph.edges(data=True):
        facts["findings"] = tuple(
            finding
            for one, other in ((source, target), (target, source))
            for finding in about.get(one, [])
            if other in named[id(finding)]
        )


def _list_named(finding: Finding) -> set[str]:
    """Return the IRIs of the things that a finding names beside the one that it is about."""
    cells = (cell for values in finding.details.values() for cell in values)
    return {cell.iri for cell in cells if isinstance(cell, Thing)} - {finding.focus.iri}
