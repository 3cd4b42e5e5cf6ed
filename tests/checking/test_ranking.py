"""Groups of findings are in the order of what matters most, as the rule in words has it."""

from __future__ import annotations

import pytest

from csa_graph.asking.cells import Thing
from csa_graph.checking import checks, ranking
from csa_graph.checking.findings import Finding
from csa_graph.checking.report import Report

OWNER, OWNERS = "priority-without-owner", "priority-with-several-owners"  # ownership
LEAD, JOINT = "action-without-lead", "action-with-joint-leads"  # delivery
LINE = "group-without-line"  # accountability
CHAIR = "group-without-chair"  # seats


def find(code: str, number: int = 1, severity: str = "warning", *, limited: int = 0) -> list[Finding]:
    """Return some findings of a check, the first of them limited by a caveat."""
    told = ("What limits this: the copy is torn.",)
    return [
        Finding(code, severity, Thing(f"urn:{code}-{each}", f"{each}"), "So it is.", limits=told)
        if each < limited
        else Finding(code, severity, Thing(f"urn:{code}-{each}", f"{each}"), "So it is.")
        for each in range(number)
    ]


def rank(*found: list[Finding]) -> list[str]:
    """Return the codes of the groups that some findings make, in order."""
    findings = tuple(each for group in found for each in group)
    report = Report(findings, {each.code: checks.get(each.code) for each in findings})
    return [each.check.code for each in ranking.group(report)]


def test_the_graver_goes_first_however_few() -> None:
    assert rank(find(LINE, 9), find(CHAIR, severity="note"), find(LEAD, severity="error")) == [
        LEAD,
        LINE,
        CHAIR,
    ]


def test_of_groups_as_grave_each_topic_is_seen_before_one_is_seen_twice() -> None:
    assert rank(find(JOINT, 9), find(LEAD, 8), find(LINE, 2), find(CHAIR, 3)) == [JOINT, CHAIR, LINE, LEAD]
    # A topic that a graver group was about has been seen.
    assert rank(find(OWNER, severity="error"), find(OWNERS, 9), find(LINE, 1)) == [OWNER, LINE, OWNERS]


def test_what_is_sure_goes_before_what_a_caveat_limits() -> None:
    assert rank(find(LINE, 9, limited=9), find(CHAIR)) == [CHAIR, LINE]
    # One that is sure is enough.
    assert rank(find(LINE, 9, limited=8), find(CHAIR)) == [LINE, CHAIR]


def test_many_go_before_few_and_the_order_never_depends_on_that_of_the_findings() -> None:
    groups = [find(LINE, 2), find(CHAIR, 3), find(OWNERS, 3), find(JOINT, 1)]
    expected = [OWNERS, CHAIR, LINE, JOINT]
    assert rank(*groups) == rank(*reversed(groups)) == expected


def test_a_check_whose_findings_differ_in_severity_makes_a_group_of_each() -> None:
    assert rank(find(LINE, 2), find(LINE, 1, "error")) == [LINE, LINE]


@pytest.mark.parametrize("code", [OWNER, LINE])
def test_a_group_has_all_its_findings_in_their_order(code: str) -> None:
    found = find(code, 13)
    (group,) = ranking.group(Report(tuple(found), {code: checks.get(code)}))
    assert group.findings == tuple(found)
    assert not group.is_limited
    assert group._replace(findings=tuple(find(code, 2, limited=2))).is_limited
