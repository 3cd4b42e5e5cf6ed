"""Priorities, who owns them, and the twelve rows of the action plan of Appendix A."""

from __future__ import annotations

import pytest

from tests.questions.agreement import answer, ask, short

PH = "wcc-public-health"
PSG = "prevent-strategy-group"
DAF = "domestic-abuse-forum"

# Row: due, timescale, leads, lead as printed.
ACTIONS: dict[int, tuple[str, str, tuple[str, ...], str]] = {
    1: ("2018-07-31", "Service to commence by July 2018", (PH, "uk/west-mercia-pcc"), "WCC PH / PCC"),
    2: ("2019-03-31", "March 2019", (DAF,), "Domestic Abuse Forum"),
    3: ("2018-05-31", "May 2018", (DAF,), "Domestic Abuse Forum"),
    4: ("2018-12-31", "Dec 2018", ("uk/swanswell", PH), "Swanswell / WCC PH"),
    5: ("2018-10-31", "Oct 2018", (PH, "north-csp"), "WCC PH / NWCSPP"),
    6: (
        *("2018-09-30", "Sept 2018", ("reducing-reoffending-strategy-group",)),
        "Reducing Offending Strategy Group",
    ),
    7: ("2018-06-30", "June 2018 (New CTLP)", (PH, PSG), "WCC PH / PSG"),
    8: ("2019-04-30", "April 2019", (PH, PSG), "WCC PH / PSG"),
    9: ("2018-06-30", "June 2018", ("south-csp",), "SWCSPP"),
    10: ("2018-07-31", "July 2018", (PH, "wcc"), "WCC PH and wider WCC"),
    11: ("2018-09-30", "Sept 2018", (), "Partners"),
    12: ("2018-10-31", "Oct 2018", (), "Partners"),
}
THEMES = {
    **dict.fromkeys((1, 2, 3), "Domestic Abuse"),
    **dict.fromkeys((4, 5), "Alcohol and Substance Misuse"),
    6: "Reducing Reoffending",
    **dict.fromkeys((7, 8), "Prevent"),
    9: "Harm Reduction – Hate Crime",
    **dict.fromkeys((10, 11), "Modern Slavery"),
    12: "Violence",
}
# Priority: the wider one it is a part of, where its name stands as a priority.
HARM = ("harm-reduction", "6")
PRIORITIES = {
    "domestic-abuse": ("", "3 3.1"),  # "continues to be a priority across Worcestershire"
    "substance-misuse": ("", "4"),
    "drugs": ("substance-misuse", "4"),
    "alcohol": ("substance-misuse", "4"),
    "reducing-reoffending": ("", "5"),
    "harm-reduction": ("", "6"),
    # The heading of section 6 lists eight parts; 1.6 has made one of them a priority before.
    **dict.fromkeys(("anti-social-behaviour", "safeguarding", "cyber-crime", "hate-crime"), HARM),
    **dict.fromkeys(("child-sexual-exploitation", "channel"), HARM),
    "prevent": ("harm-reduction", "6 6.5"),  # "remains a priority within Worcestershire"
    "modern-slavery": ("harm-reduction", "1.6 6"),
    # Entry 7: "the agreed county wide priorities of … domestic abuse and sexual violence".
    "sexual-violence": ("", "B.7"),
}
# 6.1: the partnerships deal with it. Entry 4 lets a group co-ordinate others in their response to Prevent:
# that makes nobody answer for it.
OWNED = {"anti-social-behaviour"}


def test_priorities_and_owners() -> None:
    assert ask("priorities-and-owners") == {
        ("anti-social-behaviour", "harm-reduction", "north-csp", "6.1"),
        ("anti-social-behaviour", "harm-reduction", "south-csp", "6.1"),
    }


def test_priorities_without_owner() -> None:
    assert ask("priorities-without-owner") == {
        (priority, *rest) for priority, rest in PRIORITIES.items() if priority not in OWNED
    }


def test_priorities_without_action() -> None:
    # Appendix A has no row for these; wider rows are those on substance misuse and on harm reduction.
    without = {
        *("drugs", "anti-social-behaviour", "safeguarding", "cyber-crime", "child-sexual-exploitation"),
        "sexual-violence",
    }
    assert ask("priorities-without-action") == {
        (priority, wider, wider != "", passage)
        for priority, (wider, passage) in PRIORITIES.items()
        if priority in without
    }


def test_bodies_by_priority() -> None:
    board = {("substance-misuse", tie, "scb", "2.1") for tie in ("prioritises", "addresses")}
    # Entry 7: "working to tackle drug and alcohol misuse"
    misuse = ("substance-misuse", "drugs", "alcohol")
    csps = {(each, "addresses", csp, "B.7") for each in misuse for csp in ("north-csp", "south-csp")}
    assert ask("bodies-by-priority", priority="Substance misuse") == board | csps | {
        ("alcohol", "prioritises", "hwbb", "4.1"),
        ("substance-misuse", "addresses", "smog", "B.6"),
        # 4.6: the national Drug Strategy is put to work by the one, through the work of the other.
        ("drugs", "addresses", PH, "4.6"),
        ("drugs", "addresses", "smog", "4.6"),
    }


def test_who_co_ordinates_the_work_on_a_priority() -> None:
    rows = ask("bodies-by-priority")
    assert {row for row in rows if row[1] == "coordinates"} == {
        ("prevent", "coordinates", PSG, "B.4"),  # "co-ordinates … in their response to the Prevent agenda"
        ("prevent", "coordinates", "channel-panel", "B.5"),  # "ensures co-ordination of activity"
    }


def test_who_works_on_safeguarding() -> None:
    # 6.2: working arrangements of the board with both safeguarding boards.
    assert ask("bodies-by-priority", priority="Safeguarding") == {
        ("safeguarding", "addresses", body, "6.2")
        for body in ("scb", "adults-safeguarding-board", "childrens-safeguarding-board")
    }


def test_all_that_have_chosen_a_priority() -> None:
    rows = ask("bodies-by-priority")
    areas = {"domestic-abuse", "substance-misuse", "reducing-reoffending", "harm-reduction"}
    assert {row for row in rows if row[1] == "prioritises"} == {
        ("modern-slavery", "prioritises", "scb", "1.6"),
        # 2.1: "Set out below are the key strategic priority areas"
        ("domestic-abuse", "prioritises", "scb", "1.6 2.1"),
        *{(area, "prioritises", "scb", "2.1") for area in areas - {"domestic-abuse"}},
        ("alcohol", "prioritises", "hwbb", "4.1"),
        ("anti-social-behaviour", "prioritises", "north-csp", "6.1"),
        ("anti-social-behaviour", "prioritises", "south-csp", "6.1"),
    }


def test_action_plan() -> None:
    assert ask("action-plan") == {
        (f"action-{row}", THEMES[row], lead, printed, due, timescale, f"A.{row}")
        for row, (due, timescale, leads, printed) in ACTIONS.items()
        for lead in leads or ("",)
    }


def test_action_dates() -> None:
    # Every timescale names a month; only row 1's is for a beginning; the plan runs "through to March 2019".
    assert ask("action-dates") == {
        (
            f"action-{row}",
            "2018-07-31" if row == 1 else "",
            due,
            "precision/month",
            timescale,
            "",
            lead,
            printed,
            "2019-03-31",
            f"A.{row}",
        )
        for row, (due, timescale, leads, printed) in ACTIONS.items()
        for lead in leads or ("",)
    }
    dates = [str(row[2]) for row in answer("action-dates")]
    assert dates == sorted(dates)


def test_action_plan_is_in_the_order_of_the_document() -> None:
    actions = [short(row[0]) for row in answer("action-plan")]
    assert list(dict.fromkeys(actions)) == [f"action-{row}" for row in ACTIONS]


@pytest.mark.parametrize(
    ("lead", "parts"),
    [("Domestic Abuse Forum", {DAF}), ("Public Health", {PH}), ("WCC", {"wcc", PH}), ("PSG", {PSG})],
)
def test_actions_of_lead(lead: str, parts: set[str]) -> None:
    assert ask("actions-of-lead", lead=lead) == {
        (
            f"action-{row}",
            named,
            "a part of it is named" if (lead, named) == ("WCC", PH) else "is named itself",
            printed,
            due,
            timescale,
            f"A.{row}",
        )
        for row, (due, timescale, leads, printed) in ACTIONS.items()
        for named in leads
        if named in parts
    }


def test_actions_of_the_groups_that_a_person_chairs() -> None:
    # Entries 3 and 4: Tim Rice chairs the Forum (rows 2 and 3) and the Prevent Strategy Group (rows 7 and 8).
    rows = ask("actions-of-lead", "action", "named", "how", "due", lead="Tim Rice")
    how = "chairs the group that is named"
    assert rows == {
        ("action-2", DAF, how, "2019-03-31"),
        ("action-3", DAF, how, "2018-05-31"),
        ("action-7", PSG, how, "2018-06-30"),
        ("action-8", PSG, how, "2019-04-30"),
    }


@pytest.mark.parametrize("date", ["2018-05-31", "2018-06-01", "2018-07-31", "2018-08-01", "2020-01-01"])
def test_actions_due_before(date: str) -> None:
    assert ask("actions-due-before", date=date) == {
        (due, f"action-{row}", printed, timescale, f"A.{row}")
        for row, (due, timescale, _, printed) in ACTIONS.items()
        if due < date
    }


def test_actions_due_first_come_first() -> None:
    found = answer("actions-due-before", date="2020-01-01")
    assert [short(row[0]) for row in found] == sorted(due for due, *_ in ACTIONS.values())


def test_actions_due_after_plan_ends() -> None:
    # The plan runs "through to March 2019" (Appendix A), row 8 until April.
    assert ask("actions-due-after-plan-ends") == {
        ("action-8", "2019-04-30", "action-plan", "2019-03-31", "WCC PH / PSG", "A A.8")
    }


def test_actions_with_joint_leads() -> None:
    # Nowhere does the plan say which of two answers for the action.
    assert ask("actions-with-joint-leads") == {
        (f"action-{row}", 2, lead, "", printed, f"A.{row}")
        for row, (_, _, leads, printed) in ACTIONS.items()
        if len(leads) == 2
        for lead in leads
    }


def test_actions_without_resolved_lead() -> None:
    assert ask("actions-without-resolved-lead") == {
        ("action-11", "Partners", "2018-09-30", "A.11"),
        ("action-12", "Partners", "2018-10-31", "A.12"),
    }
