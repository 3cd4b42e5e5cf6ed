"""JUnit XML is read by others: a suite for each topic, and nothing that was not run has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from junitparser import Failure, JUnitXml, Skipped

from csa_graph.checking.report import Report
from csa_graph.views.findings.junit import to_junit
from tests.views import reports

if TYPE_CHECKING:
    from pathlib import Path


def read(report: Report, tmp_path: Path) -> JUnitXml:
    path = tmp_path / "report.xml"
    path.write_text(to_junit(report, reports.PLACES), encoding="utf-8")
    return JUnitXml.fromfile(str(path))


def test_suites_are_topics_and_cases_are_checks(tmp_path: Path) -> None:
    suites = {suite.name: suite for suite in read(reports.make(), tmp_path)}
    cases = {name: [case.name for case in suite] for name, suite in suites.items()}
    assert cases == {
        "ownership": [reports.OWNER],
        "accountability": [reports.CYCLE, "self-report"],
        "seats": [reports.CHAIR],
    }


def test_results_are_failures_skips_and_passes(tmp_path: Path) -> None:
    cases = {case.name: case for suite in read(reports.make(), tmp_path) for case in suite}
    assert cases[reports.CYCLE].is_passed
    (skipped,) = cases["self-report"].result
    assert isinstance(skipped, Skipped)
    assert skipped.message == "Needs a day: give --as-of DATE."
    (failure,) = cases[reports.OWNER].result
    assert isinstance(failure, Failure)
    assert (failure.message, failure.type) == ("Nobody owns the lights.", "error")
    for part in ("Stated in: 1.2; 4.7", "data/a%20plan.trig, line 7", f"What to do: {reports.ERROR.remedy}"):
        assert part in str(failure.text)


def test_counts_are_those_of_the_cases(tmp_path: Path) -> None:
    twice = reports.make(findings=(reports.ERROR, reports.ERROR, reports.WARNING))
    told = read(twice, tmp_path)
    counted = (told.tests, told.failures, told.errors, told.skipped)
    assert counted == (4, 2, 0, 1)
    for suite in told:
        results = [[type(each) for each in case.result] for case in suite]
        failing, skipped = (sum(kind in each for each in results) for kind in (Failure, Skipped))
        assert (suite.tests, suite.failures, suite.skipped) == (len(results), failing, skipped)
    owner = next(case for suite in told for case in suite if case.name == reports.OWNER)
    assert len(owner.result) == 2, "each finding is a failure of its check"


def test_what_xml_cannot_hold_is_replaced_and_the_rest_is_kept(tmp_path: Path) -> None:
    case = next(
        case for suite in read(reports.make(), tmp_path) for case in suite if case.name == reports.CHAIR
    )
    assert case.result[0].message == reports.HOSTILE.replace("\x1b", "�").replace("\x0b", "�")


def test_the_baseline_is_told(tmp_path: Path) -> None:
    text = to_junit(reports.make_compared())
    assert "Fixed since the baseline: It was so before." in text
    assert "1 finding stands in the baseline." in text
    assert '<property name="as-of" value="2030-03-31" />' in text
    assert "It was known." not in text


@pytest.mark.parametrize("report", [reports.make(), reports.make_compared(), Report(())])
def test_the_structure_is_that_of_junit(report: Report) -> None:
    """What the schemas of Jenkins and of Ant have in common: elements, their order and their attributes."""
    top = ElementTree.fromstring(to_junit(report, reports.PLACES))  # noqa: S314  (our own)
    assert top.tag == "testsuites"
    for suite in top:
        assert suite.tag == "testsuite"
        assert {"name", "tests", "failures", "errors", "skipped", "time"} <= suite.attrib.keys()
        order = [child.tag for child in suite]
        assert order == sorted(order, key=["properties", "testcase", "system-out"].index)
        for case in suite.iter("testcase"):
            assert {"name", "classname", "time"} <= case.attrib.keys()
            assert {child.tag for child in case} <= {"skipped", "failure"}
