"""Put findings onto a projection: on the things they are about, and on the lines whose two ends they name.

Runs no check itself, and adds nothing to what the findings say.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from csa_graph.asking.answer import Thing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from csa_graph.checking.findings import Finding


def read_words() -> dict[str, str]:
    """Return the few words by which a map marks the findings of a check, by code: those that have any.

    >>> read_words()["group-without-chair"]
    'no chair stated'
    """
    from csa_graph.asking import catalogue

    found = {code: query.header.get("mark", "") for code, query in catalogue.checks().items()}
    return {code: str(words) for code, words in found.items() if words}


def mark(graph: nx.MultiDiGraph[str], findings: Sequence[Finding], words: Mapping[str, str]) -> None:
    """Put findings onto the things and lines of a projection.

    Every node gets `findings` (about it), `mentioned` (about something else, but naming it) and `gaps` (the
    words of its findings, each once); every line gets `findings` (that name both its ends). The graph gets
    `findings`: all of them, those too whose subject it does not show.

    Args:
        graph: The projection; it is changed.
        findings: What the checks found, in the order in which it is to be read.
        words: The words of each check, as :func:`read_words` returns them.
    """
    about: dict[str, list[Finding]] = defaultdict(list)
    naming: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        about[finding.focus.iri].append(finding)
        for iri in _named(finding):
            naming[iri].append(finding)
    graph.graph["findings"] = tuple(findings)
    for iri, facts in graph.nodes(data=True):
        own = about.get(iri, [])
        facts["findings"] = tuple(own)
        facts["mentioned"] = tuple(naming.get(iri, []))
        facts["gaps"] = tuple(dict.fromkeys(words[finding.code] for finding in own if finding.code in words))
    for source, target, facts in graph.edges(data=True):
        facts["findings"] = tuple(
            finding
            for one, other in ((source, target), (target, source))
            for finding in about.get(one, [])
            if other in _named(finding)
        )


def _named(finding: Finding) -> set[str]:
    """Return the IRIs of the things that a finding names beside the one that it is about."""
    cells = (cell for values in finding.details.values() for cell in values)
    return {cell.iri for cell in cells if isinstance(cell, Thing)} - {finding.focus.iri}
