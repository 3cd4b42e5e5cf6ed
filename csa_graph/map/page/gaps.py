"""Turn the findings that projections carry into what the page says of them, under things and in one list.

Runs no check, and words no finding anew.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csa_graph.map.content import marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from csa_graph.checking.findings import Finding
    from csa_graph.map.content.things import Content

_MOST_SEVERE_FIRST = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding as the page shows it; `thing_id` is empty where the page does not show what it is about."""

    number: int
    code: str
    severity: str
    message: str
    remedy: str
    passages: tuple[str, ...]
    label: str
    thing_id: str

    @property
    def id(self) -> str:
        """Its address."""
        return f"gap-{self.number}"


@dataclass(slots=True)
class Gaps:
    """All findings of a page, and by address those about a thing or line and those that only mention it."""

    findings: list[Gap] = field(default_factory=list)
    about: dict[str, list[Gap]] = field(default_factory=lambda: defaultdict(list))
    mentioning: dict[str, list[Gap]] = field(default_factory=lambda: defaultdict(list))

    def get_marks(self, thing_id: str) -> list[list[Gap]]:
        """Return the findings that concern a thing, of each severity those about it first."""
        marks = list(dict.fromkeys([*self.about[thing_id], *self.mentioning[thing_id]]))
        alike = [[gap for gap in marks if gap.severity == each] for each in _MOST_SEVERE_FIRST]
        return [gaps for gaps in alike if gaps]

    def get_counts(self) -> list[tuple[str, int]]:
        """Return how many findings there are of each severity that is present, the most severe first."""
        severities = [gap.severity for gap in self.findings]
        return [(each, severities.count(each)) for each in _MOST_SEVERE_FIRST if each in severities]


def collect(graphs: Mapping[str, nx.MultiDiGraph[str]], content: Content) -> Gaps:
    """Return the findings of the projections of a page, each once.

    Args:
        graphs: Projections by view, with findings on graph and nodes, or without any.
        content: What the page says.
    """
    made: dict[tuple[str, str, str], Gap] = {}

    def make(finding: Finding) -> Gap:
        identity = (finding.code, finding.focus.iri, finding.message)
        if identity not in made:
            thing = content.things.get(finding.focus.iri)
            made[identity] = Gap(
                len(made) + 1,
                finding.code,
                finding.severity,
                finding.message,
                finding.remedy,
                tuple(passage.label for passage in finding.passages),
                finding.focus.label,
                thing.id if thing else "",
            )
        return made[identity]

    gaps = Gaps()
    for graph in graphs.values():
        for finding in marks.get_view(graph)["findings"]:
            make(finding)
    for thing in content.things.values():
        gaps.about[thing.id] = list(map(make, thing.findings))
        gaps.mentioning[thing.id] = list(map(make, thing.mentioned))
    for relation in content.relations.values():
        gaps.about[relation.id] = list(map(make, relation.findings))
    gaps.findings = sorted(made.values(), key=lambda gap: _MOST_SEVERE_FIRST.index(gap.severity))
    return gaps
