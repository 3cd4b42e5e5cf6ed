"""The action plan as iCalendar: read back by icalendar, and held to what RFC 5545 asks of an entry."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import icalendar
import pytest

from csa_graph import GovernanceGraph
from csa_graph.views.calendar import to_ics
from tests.views.plans import HOSTILE, Action, plan

if TYPE_CHECKING:
    from csa_graph.analysis.result import Result

DAY = datetime.date(2030, 9, 30)


@pytest.fixture(scope="module")
def result() -> Result:
    return GovernanceGraph.open().analyse("timeline")


def entries(text: str) -> list[icalendar.Event]:
    return [
        each
        for each in icalendar.Calendar.from_ical(text).walk("VEVENT")
        if isinstance(each, icalendar.Event)
    ]


def test_each_action_of_the_agreement_is_an_entry_on_its_deadline(result: Result) -> None:
    found = {str(each["uid"]).rpartition("-")[2]: each for each in entries(to_ics(result))}
    # Appendix A: "Sept 2018" in rows 6 and 11, "April 2019" in row 8.
    assert set(found) == {str(number) for number in range(1, 13)}
    assert {found["6"].start, found["11"].start} == {datetime.date(2018, 9, 30)}
    assert found["8"].start == datetime.date(2019, 4, 30)
    assert str(found["6"]["summary"]) == "Due: Finalise the Reducing Offending Strategy"
    lines = str(found["6"]["description"]).splitlines()
    assert lines[:2] == [
        "Lead: Worcestershire Reducing Re-Offending Strategy Group",
        "Timescale as printed: Sept 2018",
    ]
    assert lines[-1] == "Stated in: Appendix A, row 6"
    # Row 1: "Service to commence by July 2018" is a start, not a deadline.
    assert str(found["1"]["summary"]) == "To begin: Implement the DRIVE perpetrator project"
    assert found["1"].start == datetime.date(2018, 7, 31)


def test_a_calendar_and_its_entries_have_what_the_standard_asks_for(result: Result) -> None:
    text = to_ics(result)
    calendar = icalendar.Calendar.from_ical(text)
    assert (str(calendar["version"]), "prodid" in calendar) == ("2.0", True)
    found = entries(text)
    for each in found:
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(each)
        assert not isinstance(each.start, datetime.datetime), "all day"
        assert each.DTSTAMP is not None
        assert each.DTSTAMP.utcoffset() == datetime.timedelta(), "in UTC"
        assert not each.errors
    assert "DTSTART;VALUE=DATE:20180930" in text
    assert len({str(each["uid"]) for each in found}) == len(found)


def test_lines_end_and_fold_as_the_standard_says(result: Result) -> None:
    text = to_ics(result)
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\r") == text.count("\n") == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert any(line.startswith(" ") for line in text.split("\r\n"))
    long = "é🚢" * 60
    assert str(entries(to_ics(plan(Action(long, DAY))))[0]["summary"]) == f"Due: {long}"


def test_special_characters_are_escaped() -> None:
    text = to_ics(plan(Action("a;b,c\\d", DAY)))
    assert "SUMMARY:Due: a\\;b\\,c\\\\d\r\n" in text
    assert str(entries(text)[0]["summary"]) == "Due: a;b,c\\d"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_adds_a_line_of_its_own(text: str) -> None:
    action = Action(text, DAY, lead=text, state=text, timescale=text, iri=f"urn:x:{text}")
    written = to_ics(plan(action, title=text))
    plain = to_ics(plan(Action("x", DAY, lead="x", state="x", timescale="x", iri="urn:x:x"), title="x"))

    def names(ics: str) -> list[str]:
        unfolded = ics.replace("\r\n ", "")
        return [line.partition(":")[0] for line in unfolded.splitlines()]

    assert names(written) == names(plain)
    assert len(entries(written)) == 1
    assert not set(written) & set(map(chr, {*range(32)} - {9, 10, 13}))


def test_the_same_plan_gives_the_same_bytes_and_a_later_deadline_the_same_identifier(result: Result) -> None:
    assert to_ics(result) == to_ics(GovernanceGraph.open().analyse("timeline"))
    (before,), (after,) = (
        entries(to_ics(plan(Action("a", day)))) for day in (DAY, DAY + datetime.timedelta(31))
    )
    assert before["uid"] == after["uid"]
    assert before.start != after.start


def test_an_action_without_an_iri_keeps_its_identifier() -> None:
    one, other = (entries(to_ics(plan(Action("a", DAY, iri=iri))))[0].uid for iri in ("_:b1", "_:b2"))
    assert one == other
    assert one.startswith("urn:uuid:")
    assert one != entries(to_ics(plan(Action("b", DAY, iri="_:b1"))))[0].uid


def test_an_action_without_a_date_has_no_entry() -> None:
    text = to_ics(plan(Action("undated"), Action("dated", DAY), Action("begun", begins=DAY)))
    assert [str(each["summary"]) for each in entries(text)] == ["Due: dated", "To begin: begun"]
    assert not entries(to_ics(plan(Action("undated"))))
