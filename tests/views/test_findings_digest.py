"""The first screen of a report: five groups with why, a line for each other, and all on request."""

from __future__ import annotations

import pytest

from csa_graph import GovernanceGraph
from csa_graph.asking.cells import Thing
from csa_graph.checking import checks
from csa_graph.checking.findings import Finding
from csa_graph.checking.report import Report
from csa_graph.views import findings as view
from csa_graph.views.look import Look

CODES = sorted(checks.all_checks())


def make(codes: list[str], each: int = 13, label: str = "Board") -> Report:
    """Return a report with some findings of each check."""
    known = {code: checks.get(code) for code in codes}
    found = tuple(
        Finding(code, check.severity, Thing(f"urn:{number}", f"{label} {number}"), f"{code} of {number}.")
        for code, check in known.items()
        for number in range(each)
    )
    return Report(found, known)


@pytest.mark.parametrize("label", ["Board", "A very long name of a board of many authorities, and others"])
@pytest.mark.parametrize("width", [80, 100, 200])
def test_five_groups_with_why_fill_no_more_than_a_screen(width: int, label: str) -> None:
    lines = view.render(make(CODES, label=label), look=Look(width=width), digest=True).splitlines()
    screen = lines[:24]
    assert max(map(len, screen)) <= width
    for number in range(1, 6):
        assert sum(line.startswith(f"{number}. ") for line in screen) == 1
    assert "Also found:" in lines
    assert lines.index("Also found:") <= 24


def test_each_group_is_told_once_and_how_many_it_has() -> None:
    text = view.render(make(CODES), look=Look(width=200), digest=True)
    for code in CODES:
        title = checks.get(code).title
        assert text.count(f": {title}: 13") == 1, code
        assert f"({code})" in text or f"   {code}: " in text
    assert "--all" in text.splitlines()[-2]


def test_with_no_more_than_five_groups_all_is_told_at_once() -> None:
    report = make(CODES[:5])
    assert view.render(report, digest=True) == view.render(report)
    report = make(CODES[:6])
    assert view.render(report, digest=True) != view.render(report)


@pytest.mark.parametrize("form", [form for form in view.FORMATS if form != "table"])
def test_other_formats_are_complete(form: str) -> None:
    report = make(CODES[:9], 3)
    assert view.render(report, form, digest=True) == view.render(report, form)


def test_first_screen_of_the_agreement() -> None:
    """Three kinds of error, in ownership, delivery and evidence; then what is wrong with lines and seats."""
    lines = view.render(GovernanceGraph.open().check(), look=Look(width=80), digest=True).splitlines()
    heads = [line for line in lines[:24] if line[:1].isdigit() and line[1:3] == ". "]
    assert [line.split(". ")[1].split(":")[0] for line in heads] == ["Error"] * 3 + ["Warning"] * 2
    topics = {
        checks.get(line.strip().split(":")[0]).topic
        for line in lines[:24]
        if line.startswith("   ") and line.strip().split(":")[0] in CODES
    }
    assert topics == {"ownership", "delivery", "accountability", "seats", "evidence"}
