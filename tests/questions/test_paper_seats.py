"""Seats as papers of other kinds have them: rank, conditions, substitutes, and who only attends."""

from __future__ import annotations

from tests.questions import agreement
from tests.questions.test_papers import ask


def test_rank_and_conditions_of_seats_are_told() -> None:
    # Entry 1: "senior representatives from the Responsible Authorities"; the chairs beside them have no rank.
    rows = agreement.ask("who-sits-on", "for_whom", "grade", group="SCB")
    assert {body for body, grade in rows if grade == "senior"} == {
        *("kind/local-authority", "kind/police-force", "kind/fire-and-rescue-authority"),
        *("kind/clinical-commissioning-group", "uk/national-probation-service"),
        "kind/community-rehabilitation-company",
    }
    # Entry 10: "CSP leads"
    rows = agreement.ask("who-sits-on", "for_whom", "grade", group="West Mercia Crime Reduction Board")
    assert {row for row in rows if row[1]} == {("kind/community-safety-partnership", "csp-lead")}
    board = "Orrdale Safeguarding Board"
    assert ask("who-sits-on", "safeguarding-partnership", "role", "grade", "condition", group=board) == {
        ("chair", "", ""),
        ("member", "senior, and able to commit resources", ""),
        ("adviser without a vote", "", ""),
        ("invitee", "", "by invitation"),
    }


def test_who_only_attends_is_no_member_and_no_missing_holder() -> None:
    board = "Thornley Health and Wellbeing Board"
    columns = ("role", "in_place_of")
    rows = ask("who-sits-on", "council-constitution", *columns, group=board)
    place = f"Member of {board} for Leader of Thornley Council"
    assert {row for row in rows if row[0] in {"substitute", "observer"}} == {
        ("substitute", place),
        ("observer", ""),
    }
    roles = {row[0] for row in ask("vacant-or-unnamed-seats", "council-constitution", "role")}
    assert roles == {"chair", "vice chair", "member", "elected member"}


def test_an_office_is_told_with_its_body() -> None:
    board = "Thornley Health and Wellbeing Board"
    rows = ask("who-sits-on", "council-constitution", "office", "office_of", group=board)
    council = "Thornley Council"
    offices = ("Cabinet Member for Health", f"Leader of {council}")
    assert {row for row in rows if any(row)} == {(office, council) for office in offices}
