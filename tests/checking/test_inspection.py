"""Checks are run as they were asked for, and the report says what was found and what was not looked at."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from csa_graph.asking import query as queries
from csa_graph.base import days
from csa_graph.base.errors import CsaGraphError, QueryError, UnknownNameError
from csa_graph.checking import checks, inspection, profile
from csa_graph.checking.check import from_query
from csa_graph.checking.report import NEEDS_DAY, OF_NO_EDITION, TURNED_OFF
from csa_graph.naming.names import Names
from csa_graph.views.findings import render
from tests.own_rules import DAY, OVERDUE, PREFIX, PRIORITIES, write_profile, write_rule

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.checking.report import Report
    from csa_graph.sparql.store import Store

HARBOUR = "https://w3id.org/csa-graph/harbour/"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Return a profile with two rules, of which one needs a day."""
    write_rule(tmp_path / "ours", "our-priority", PRIORITIES)
    write_rule(tmp_path / "ours", "our-overdue", OVERDUE)
    return write_profile(tmp_path)


def labels(report: Report) -> list[str]:
    return [each.focus.label for each in report.findings]


def test_a_check_that_needs_a_day_is_not_run_without_one(
    harbour_store: Store, harbour_names: Names, ours: Path
) -> None:
    only = ["our-overdue", "our-priority"]
    report = inspection.inspect(harbour_store, harbour_names, only=only, profile=ours)
    assert labels(report) == ["Clean water", "Safety at night"]
    assert list(report.checks) == ["our-priority"]
    assert [(check.code, reason) for check, reason in report.not_run] == [("our-overdue", NEEDS_DAY)]
    assert report.editions == ("Harbour Safety Plan 2030-31",)


@pytest.mark.parametrize(
    ("day", "found"), [("2030-09-30", []), (datetime.date(2030, 10, 1), ["Light the quays"])]
)
def test_the_day_decides(
    day: str | datetime.date, found: list[str], harbour_store: Store, harbour_names: Names, ours: Path
) -> None:
    report = inspection.inspect(harbour_store, harbour_names, only=["our-overdue"], profile=ours, as_of=day)
    assert labels(report) == found
    assert (list(report.checks), report.not_run) == (["our-overdue"], ())


def test_what_the_profile_turns_off_is_run_only_by_name(
    harbour_store: Store, harbour_names: Names, tmp_path: Path
) -> None:
    write_rule(tmp_path / "ours")
    off = profile.read(write_profile(tmp_path, 'rules = ["ours"]\noff = ["our-priority"]'))
    everything = inspection.inspect(harbour_store, harbour_names, profile=off)
    assert "our-priority" not in everything.checks
    assert TURNED_OFF in {reason for check, reason in everything.not_run if check.code == "our-priority"}
    skipped = inspection.inspect(harbour_store, harbour_names, skip=["our-priority"], profile=off)
    assert "our-priority" not in {check.code for check, _ in skipped.not_run}
    named = inspection.inspect(harbour_store, harbour_names, only=["our-priority"], profile=off)
    assert (len(named.findings), named.not_run) == (2, ())


def test_a_changed_severity_is_that_of_the_finding(
    harbour_store: Store, harbour_names: Names, tmp_path: Path
) -> None:
    path = write_profile(tmp_path, '[severity]\npriority-without-owner = "note"')
    report = inspection.inspect(harbour_store, harbour_names, only=["priority-without-owner"], profile=path)
    assert {each.severity for each in report.findings} == {"note"}
    assert labels(report) == ["Clean water"]


@pytest.mark.parametrize(
    ("query", "part"),
    [
        (
            "SELECT ?focus ?passage { SERVICE <http://127.0.0.1:9/> { ?focus a ?passage } }",
            "SERVICE",
        ),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT is refused"),
        ("CONSTRUCT WHERE { ?focus a ?passage }", "must be a SELECT query"),
        ("SELECT ?focus { ?focus a ?kind }", "selects no ?passage"),
    ],
)
def test_an_own_rule_can_neither_call_nor_write(
    query: str, part: str, harbour_store: Store, harbour_names: Names, tmp_path: Path
) -> None:
    write_rule(tmp_path / "ours", "our-rule", query)
    before = len(harbour_store)
    with pytest.raises(QueryError) as error:
        inspection.inspect(harbour_store, harbour_names, only=["our-rule"], profile=write_profile(tmp_path))
    assert part in str(error.value)
    assert "our-rule" in str(error.value)
    assert len(harbour_store) == before


def test_an_own_rule_with_a_parameter_that_nobody_gives_is_an_error(
    harbour_store: Store, harbour_names: Names, tmp_path: Path
) -> None:
    path = write_rule(tmp_path / "ours", "our-rule", OVERDUE)
    path.write_text(path.read_text("utf-8").replace("as_of", "deadline"), encoding="utf-8")
    assert DAY.replace("as_of", "deadline") in path.read_text("utf-8")
    with pytest.raises(QueryError, match="it needs deadline: the day"):
        inspection.inspect(harbour_store, harbour_names, only=["our-rule"], profile=write_profile(tmp_path))


def test_a_report_is_a_baseline_for_the_next(
    harbour_store: Store, harbour_names: Names, ours: Path, tmp_path: Path
) -> None:
    file = tmp_path / "baseline.json"
    earlier = inspection.inspect(harbour_store, harbour_names, only=["our-priority"], profile=ours)
    content = json.loads(render(earlier, "json"))
    # Wording and severity may change; one finding is gone since, and one has come.
    gone = {**content["rows"][0], "key": "our-priority | urn:gone", "message": "It was there."}
    content["rows"] = [{**content["rows"][0], "message": "Other words.", "severity": "note"}, gone]
    file.write_text(json.dumps(content), encoding="utf-8")
    report = inspection.inspect(
        harbour_store, harbour_names, only=["our-priority"], profile=ours, baseline=file
    )
    assert report.compared
    assert labels(report) == ["Safety at night"]
    assert [each.focus.label for each in report.known] == ["Clean water"]
    assert [each.message for each in report.fixed] == ["It was there."]
    other = inspection.inspect(
        harbour_store, harbour_names, only=["person-chairs-several"], profile=ours, baseline=file
    )
    assert (other.fixed, len(other.unchecked)) == ((), 2)
    # A new baseline forgets nothing that was not looked at, and nothing that is still there.
    for written, keys in ((report, {"clean-water", "night-safety"}), (other, {"clean-water", "urn:gone"})):
        file.write_text(render(written, "json"), encoding="utf-8")
        assert {
            each.key.removeprefix(f"our-priority | {HARBOUR}").removeprefix("our-priority | ")
            for each in inspection.inspect(
                harbour_store, harbour_names, only=[], profile=ours, baseline=file
            ).unchecked
        } == keys


def test_the_key_holds_code_focus_and_what_else_makes_a_finding(
    harbour_store: Store, harbour_names: Names, tmp_path: Path
) -> None:
    query = (
        f"{PREFIX}SELECT ?focus ?passage ?of {{ BIND(csa:Group AS ?focus) "
        "GRAPH ?passage { ?of a csa:Group } ?passage a csa:Passage }"
    )
    path = write_rule(tmp_path, "our-rule", query)
    text = path.read_text("utf-8").replace(
        "#+ [columns]", '#+ each = ["focus", "of"]\n#+ [columns]\n#+ of = "it"'
    )
    path.write_text(text, encoding="utf-8")
    found = checks.run(harbour_store, harbour_names, known={path.stem: from_query(queries.read(path))})
    focus = "https://w3id.org/csa-graph/ontology#Group"
    assert sorted(each.key for each in found) == [
        f"our-rule | {focus} | of={HARBOUR}{name}" for name in ("board", "panel", "pilots", "scrutiny")
    ]


def test_unknown_codes_and_days_are_errors(harbour_store: Store, harbour_names: Names, ours: Path) -> None:
    with pytest.raises(UnknownNameError) as error:
        inspection.inspect(harbour_store, harbour_names, skip=["our-priorities"], profile=ours)
    assert error.value.suggestions[0] == "our-priority"
    for text in ("yesterday", "2019-02-30", "31.3.2019", ""):
        with pytest.raises(CsaGraphError, match="2019-03-31, or today"):
            inspection.inspect(harbour_store, harbour_names, as_of=text)


def test_today_is_a_day() -> None:
    before = datetime.datetime.now().astimezone().date()
    assert before <= days.read_day("Today") <= datetime.datetime.now().astimezone().date()


def test_an_edition_is_named_in_its_report(harbour_store: Store) -> None:
    (edition,) = harbour_store.editions()
    names = Names(harbour_store, edition)
    for given in (edition, edition.value):
        report = inspection.inspect(harbour_store, names, only=[], edition=given)
        assert report.editions == ("Harbour Safety Plan 2030-31",)


def test_what_belongs_to_no_edition_is_not_looked_for_in_one(
    harbour_store: Store, harbour_names: Names
) -> None:
    asked = ["statement-without-passage", "group-without-line"]
    whole = inspection.inspect(harbour_store, harbour_names, only=asked)
    assert (set(whole.checks), whole.not_run) == (set(asked), ())
    (edition,) = harbour_store.editions()
    report = inspection.inspect(harbour_store, Names(harbour_store, edition), only=asked, edition=edition)
    assert set(report.checks) == {"group-without-line"}
    [(check, reason)] = report.not_run
    assert (check.code, reason) == ("statement-without-passage", OF_NO_EDITION)
