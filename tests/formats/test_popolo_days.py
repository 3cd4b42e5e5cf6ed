"""Popolo: who sits today is told by days, periods, deaths and ends of bodies; never by an end date alone."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_graph.base import days
from csa_graph.formats.popolo import reading as popolo
from csa_graph.graph import GovernanceGraph

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = [
    {"id": "ada", "name": "Ada Quill"},
    {"id": "bo", "name": "Bo Tarn"},
    {"id": "cy", "name": "Cy Moor"},
]
BODY = {"id": "o", "name": "Harbour Assembly", "classification": "legislature"}


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "today", lambda: datetime.date(2030, 6, 15))


def sit(folder: Path, content: dict[str, Any], **options: str) -> tuple[set[str], list[str]]:
    """Return who sits on the assembly on the day at which it is read, and the notes."""
    path = folder / "set.json"
    path.write_text(json.dumps({"persons": PEOPLE, "organizations": [BODY], **content}), encoding="utf-8")
    made = popolo.read([path], **options)
    data = folder / "set.trig"
    data.write_bytes(made.trig)
    graph = GovernanceGraph.open(data, as_of=days.choose_day(options.get("as_of")))
    rows = graph.ask("who-sits-on", group="Harbour Assembly").to_dicts()
    return {row["holder"] for row in rows}, [note.message for note in made.notes]


def member(person: str, **fields: object) -> dict[str, object]:
    return {"person_id": person, "organization_id": "o", "role": "member", **fields}


def test_an_end_to_come_has_not_come_and_a_start_to_come_neither(tmp_path: Path) -> None:
    content = {
        "posts": [{"id": "w", "label": "Leader", "organization_id": "o"}],
        "memberships": [
            member("ada", post_id="w", start_date="2024-05-02", end_date="2098-05-05"),
            member("bo", start_date="2097-05-06"),
            member("cy", start_date="2020", end_date="2030-06"),
        ],
    }
    sitting, notes = sit(tmp_path, content)
    assert sitting == {"Ada Quill", "Cy Moor"}
    kept = "kept as a membership with its dates, not as a seat; --as-of judges by another day"
    assert [each for each in notes if "2030-06-15" in each] == [f"on 2030-06-15 it has not begun: {kept}"]
    assert sit(tmp_path, content, as_of="2097-06-01")[0] == {"Ada Quill", "Bo Tarn"}
    assert sit(tmp_path, content, as_of="2099")[0] == {"Bo Tarn"}


def test_a_membership_runs_for_the_legislative_period_that_it_names(tmp_path: Path) -> None:
    events = [
        {"id": "term/1", "classification": "legislative period", "start_date": "2010-05-01"}
        | {"end_date": "2015-04-30"},
        {"id": "term/2", "classification": "legislative period", "start_date": "2015-05-01"},
    ]
    memberships = [
        member("ada", legislative_period_id="term/1"),
        member("ada", legislative_period_id="term/2"),
        member("bo", legislative_period_id="term/1"),
        member("cy", legislative_period_id="term/2"),
    ]
    content: dict[str, Any] = {"events": events, "memberships": memberships}
    sitting, notes = sit(tmp_path, content)
    assert sitting == {"Ada Quill", "Cy Moor"}
    assert sum("“term/1” is the period that it names" in each for each in notes) == 1
    assert sit(tmp_path, content, as_of="2012")[0] == {"Ada Quill", "Bo Tarn"}
    # Whoever left within the term left then; a period that no event describes has no dates.
    memberships[3] |= {"end_date": "2016-01-01"}
    memberships.append(member("bo", legislative_period_id="term/3"))
    sitting, notes = sit(tmp_path, content)
    assert sitting == {"Ada Quill", "Bo Tarn"}
    assert any("no event has the id “term/3”" in each for each in notes)


def test_the_period_can_stand_in_the_membership_itself(tmp_path: Path) -> None:
    term = {"id": "t", "name": "First term", "start_date": "2010", "end_date": "2014"}
    sitting, notes = sit(tmp_path, {"memberships": [member("ada", legislative_period=term), member("bo")]})
    assert sitting == {"Bo Tarn"}
    assert any("“First term”" in each for each in notes)


def test_death_and_dissolution_end_what_they_end(tmp_path: Path) -> None:
    dead = [{**PEOPLE[0], "death_date": "2021-03-04"}, {**PEOPLE[1], "death_date": "2090"}, PEOPLE[2]]
    content = {"persons": dead, "memberships": [member(each) for each in ("ada", "bo", "cy")]}
    sitting, notes = sit(tmp_path, content)
    assert sitting == {"Bo Tarn", "Cy Moor"}
    assert "it ends with the death of its member (and 1 more place of this kind: /memberships/1)" in notes
    content = {"organizations": [{**BODY, "dissolution_date": "2022"}], "memberships": [member("cy")]}
    path = tmp_path / "gone.json"
    path.write_text(json.dumps({"persons": PEOPLE, **content}), encoding="utf-8")
    made = popolo.read([path])
    assert b"csa:Seat" not in made.trig
    assert b'csa:ends "2022-12-31"' in made.trig
    assert any("dissolution" in note.message for note in made.notes)
    assert b"csa:Seat" in popolo.read([path], as_of="2022-06-01").trig


def test_nobody_holds_a_post_that_has_ended(tmp_path: Path) -> None:
    posts = [{"id": "w", "label": "Harbour Master", "organization_id": "o", "end_date": "2019"}]
    sitting, notes = sit(
        tmp_path, {"posts": posts, "memberships": [member("ada", post_id="w"), member("bo")]}
    )
    assert sitting == {"Bo Tarn"}
    assert "it runs no longer than its post" in notes


@pytest.mark.parametrize(
    "end", ["0000-00-00", "0000", "present", "..", "9999-12-31", "2030", "2030-06-15T09:00:00Z"]
)
def test_what_is_no_end_or_not_over_ends_nothing(end: str, tmp_path: Path) -> None:
    content = {"memberships": [member("ada", start_date="0000-00-00", end_date=end)]}
    sitting, notes = sit(tmp_path, content)
    assert sitting == {"Ada Quill"}
    assert any("“0000-00-00” is no date: taken as none" in each for each in notes)


DATES = st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 1, 1))


@given(DATES, DATES, DATES, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_a_period_runs_where_one_of_its_days_can_be_that_day(
    start: datetime.date, end: datetime.date, day: datetime.date, precise: int, exact: int
) -> None:
    first, last = start.isoformat()[:precise], end.isoformat()[:exact]
    written = day.isoformat()
    # A text that breaks off means all days that begin so.
    runs = first <= written[:precise] and written[:exact] <= last
    assert days.make_period(first, last).is_current(day) is runs
