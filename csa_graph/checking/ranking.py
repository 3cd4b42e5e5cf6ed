"""Findings become groups, the ones that matter most first: thirteen findings of one check are read as one.

The rule: what is graver goes first. Of groups as grave, one on a topic of which nothing stands before it goes
first, so that ownership, delivery, accountability, seats and evidence are all seen before one of them is seen
twice. Then one whose findings are sure goes before one that a caveat of the document limits (see
:mod:`csa_graph.asking.limits`), and one with more findings before one with fewer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.checking.check import SEVERITIES, TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.checking.check import Check
    from csa_graph.checking.findings import Finding
    from csa_graph.checking.report import Report


class Group(NamedTuple):
    """The findings of one check of one severity.

    Attributes:
        severity: Of them all.
        check: What found them.
        findings: In the order of the document.
    """

    severity: str
    check: Check
    findings: tuple[Finding, ...]

    @property
    def is_limited(self) -> bool:
        """Whether caveats of the document limit all of the findings."""
        return all(each.limits for each in self.findings)


def group(report: Report) -> list[Group]:
    """Return the findings of a report by check and severity, in the order of what matters most."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for each in report.findings:
        found.setdefault((each.severity, each.code), []).append(each)
    return order(
        Group(severity, report.checks[code], tuple(each)) for (severity, code), each in found.items()
    )


def order(groups: Iterable[Group]) -> list[Group]:
    """Return groups in the order of the rule above."""
    left, ordered = list(groups), list[Group]()
    seen: set[str] = set()
    while left:
        first = min(left, key=lambda each: _key(each, seen))
        left.remove(first)
        ordered.append(first)
        seen.add(first.check.topic)
    return ordered


def _key(group: Group, seen: set[str]) -> tuple[int, bool, bool, int, int, str]:
    return (
        SEVERITIES.index(group.severity),
        group.check.topic in seen,
        group.is_limited,
        -len(group.findings),
        TOPICS.index(group.check.topic),
        group.check.code,
    )
