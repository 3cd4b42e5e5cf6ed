"""Routes up to scrutiny: known shapes; the agreement, read in its paragraphs by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.analysis.ways import CIRCLE, ELECTED, NOTHING, TOP, UNOWNED, Ways
from csa_graph.base.errors import QueryError
from tests.analysis.known import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COUNTY = "Overview and Scrutiny Performance Board"
SCB = "Worcestershire Safer Communities Board"
PSG = "Worcestershire Prevent Strategy Group"


def ways(text: str, start: str, **types: str) -> list[tuple[str, str]]:
    graph = build(text, **types)
    found = Ways(graph, start).find_routes()
    return [(" ".join([start, *(step.target for step in each.steps)]), each.end_kind) for each in found]


def test_every_way_through_a_diamond_elected_members_first() -> None:
    diamond = """
        forum reportsTo left
        forum reportsTo right
        left reportsTo council
        right reportsTo board
        right reportsTo council
    """
    assert ways(diamond, "forum", elected="council") == [
        ("forum left council", ELECTED),
        ("forum right council", ELECTED),
        ("forum right board", TOP),
    ]


def test_no_way_goes_on_from_an_elected_body() -> None:
    assert ways("a reportsTo council\n council reportsTo b", "a", elected="council") == [
        ("a council", ELECTED)
    ]


def test_a_circle_without_a_way_out_ends_a_route_and_one_with_a_way_out_does_not() -> None:
    circle = "a reportsTo b\n b reportsTo c\n c reportsTo b"
    assert ways(circle, "a") == [("a b", CIRCLE)]
    assert ways(circle, "b") == [("b c", CIRCLE)]
    assert ways(f"{circle}\n c reportsTo top", "a") == [("a b c top", TOP)]
    assert ways("a reportsTo a", "a") == []


def test_an_action_goes_to_leads_and_owners_but_not_to_those_who_merely_work_on_its_priority() -> None:
    text = """
        action lead body
        action addresses owned
        action addresses unowned
        board owns owned
        helper addresses unowned
        board reportsTo council
    """
    types = {"action": "action", "priority": "owned unowned", "elected": "council"}
    assert ways(text, "action", **types) == [
        ("action owned board council", ELECTED),
        ("action body", NOTHING),
        ("action unowned", UNOWNED),
    ]
    assert ways(text, "unowned", **types) == [("unowned helper", NOTHING)]
    assert ways(text, "owned", **types) == [("owned board council", ELECTED)]


def test_as_many_routes_as_asked_for_of_very_many() -> None:
    # Seven diamonds on end.
    rungs = [f"{n} reportsTo {n}{side}\n {n}{side} reportsTo {n + 1}" for n in range(7) for side in "lr"]
    graph = build("\n".join(rungs), elected="7")
    assert len(Ways(graph, "0").find_routes(2000)) == 2**7
    assert len(Ways(graph, "0").find_routes(10)) == 10


def climb_of(steps: int, more: str = "") -> str:
    return "\n".join([*(f"{n} reportsTo {n + 1}" for n in range(steps)), more])


@pytest.mark.parametrize(
    ("text", "is_longer"),
    [
        (climb_of(15), False),
        (climb_of(16), True),
        (climb_of(16, "0 reportsTo 16"), True),
        # A circle at the end is entered, and then the way stops.
        (climb_of(14, "14 reportsTo 15\n 15 reportsTo 16\n 16 reportsTo 17\n 17 reportsTo 15"), False),
        # Of a circle with a way out the farthest body counts.
        (climb_of(12, "2 reportsTo 2b\n 2b reportsTo 2c\n 2c reportsTo 2"), False),
        (climb_of(14, "2 reportsTo 2b\n 2b reportsTo 2c\n 2c reportsTo 2"), True),
    ],
)
def test_a_way_that_can_be_longer_than_is_followed_is_known(text: str, *, is_longer: bool) -> None:
    assert Ways(build(text), "0").can_be_longer() is is_longer


def test_an_answer_says_that_longer_ways_are_left_out(data_file: Callable[..., Path]) -> None:
    bodies = [
        f':b{n:02} a csa:Group ; skos:prefLabel "B{n}" ; csa:reportsTo :b{n + 1:02} .' for n in range(16)
    ]
    above = ':b16 a csa:Group ; skos:prefLabel "B16" .'
    path = data_file("p:1 { " + "\n".join([*bodies, above]) + " }")
    graph = GovernanceGraph.open(path)
    result = graph.analyse("route", of="B0")
    assert not result.table("routes").rows
    assert result.summary == "Every stated way up from B0 has more than 15 steps: none is followed so far."
    assert "what is longer is left out" in result.table("routes").note
    short = graph.analyse("route", of="B1")
    assert len(short.table("routes")) == 1
    assert not short.table("routes").note
    data_file("p:1 { " + "\n".join([*bodies, above, ":b00 csa:reportsTo :b16 ."]) + " }")
    both = GovernanceGraph.open(path).analyse("route", of="B0")
    assert len(both.table("routes")) == 1
    assert "Ways of more than 15 steps are left out." in both.summary


@pytest.mark.parametrize(
    ("text", "weakest", "weight"),
    [
        ("action lead board ?\n board reportsTo council", "action", 0),
        (
            "priority prioritises board\n board prioritises priority\n board reportsTo council !",
            "priority",
            1,
        ),
        ("action lead board\n action lead body\n board reportsTo council", "action", 2),
        (
            "action lead board !\n action lead body\n action accountable board\n board reportsTo council",
            "board",
            3,
        ),
        ("action lead board !\n board reportsTo council", "board", 3),
        ("action lead board !\n board reportsTo council !", "action", 4),
    ],
)
def test_the_weakest_link_is_the_step_with_the_least_evidence(text: str, weakest: str, weight: int) -> None:
    start = "priority" if "priority" in text else "action"
    graph = build(text, action="action", priority="priority", elected="council")
    (best, *_) = Ways(graph, start).find_routes()
    assert (best.weakest.source, best.evidence) == (weakest, weight)


def test_the_offending_strategy_comes_before_the_county_councils_scrutiny(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("route", of="Finalise the Reducing Offending Strategy")
    rows = result.table("routes").to_dicts()
    good = [row for row in rows if row["which_is"] == ELECTED]
    # By its lead, a sub-group of the SCB; and by the SCB itself, which monitors the Action Plan.
    assert [row["ends_at"] for row in good] == [COUNTY, COUNTY]
    assert [row["passage"] for row in good] == [
        ["1.9", "Appendix A", "Appendix A, row 6", "Appendix B, entry 1"],
        ["1.9", "Appendix A, row 6", "Appendix B, entry 2"],
    ]
    assert good[1]["route"] == (
        "Finalise the Reducing Offending Strategy is led by Worcestershire Reducing Re-Offending Strategy "
        "Group (Appendix A, row 6), which is a sub-group of Worcestershire Safer Communities Board "
        "(Appendix B, entry 2), which is scrutinised by Overview and Scrutiny Performance Board (1.9)."
    )
    # Both go on to the Public Executive Group as well, and nobody is said to own the priority.
    assert len(rows) == 5
    assert {(row["about"], row["missing"]) for row in result.table("missing").to_dicts()} == {
        ("Reducing re-offending", "who owns the priority"),
        ("Worcestershire Public Executive Group", "to whom it answers"),
    }


def test_shared_leads_are_named_as_a_gap(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("route", of="Extend the Blue Light scheme to Redditch")
    missing = {(row["about"], row["missing"]) for row in result.table("missing").to_dicts()}
    assert (
        "Extend the Blue Light scheme to Redditch",
        "which of its leads is the one accountable",
    ) in missing
    assert ("Swanswell", "to whom it answers") in missing
    assert ("Worcestershire County Council Public Health", "to whom it answers") in missing


def test_partners_are_no_lead(agreement: GovernanceGraph) -> None:
    result = agreement.analyse(
        "route", of="Develop Worcestershire partnership arrangements on modern slavery"
    )
    missing = [row["missing"] for row in result.table("missing").to_dicts()]
    assert "a lead that is a named body" in missing


def test_a_priority_without_owner_has_only_weak_routes(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("route", of="Domestic abuse")
    ends = {row["ends_at"]: row["which_is"] for row in result.table("routes").to_dicts()}
    assert ends[COUNTY] == ELECTED
    assert ends["Worcestershire Domestic Abuse Forum"] == NOTHING
    assert all("nobody answer" in row["weakest_link"] for row in result.table("routes").to_dicts())


def test_a_priority_with_owners(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("route", of="Anti-social behaviour")
    paths = {(row["ends_at"], tuple(row["passage"])) for row in result.table("routes").to_dicts()}
    # 6.1: both partnerships deal with it; to whom they answer is not said.
    assert paths == {
        (f"{side} Worcestershire Community Safety Partnership", ("6.1",)) for side in ("North", "South")
    }


def test_a_programme_a_person_and_a_group(agreement: GovernanceGraph) -> None:
    drive = agreement.analyse("route", of="DRIVE project").table("routes").to_dicts()
    # Public Health commissions it and pays a part; who gives the national money is not said (3.5).
    assert [(row["ends_at"], row["which_is"]) for row in drive] == [
        ("Worcestershire County Council Public Health", NOTHING),
    ]
    # The chairs of the two Community Safety Partnerships are members of the SCB.
    hanley = agreement.analyse("route", of="Sue Hanley").table("routes").to_dicts()
    assert {row["ends_at"] for row in hanley} == {
        COUNTY,
        "Worcestershire Public Executive Group",
        "North Worcestershire Community Safety Partnership",
    }
    forum = agreement.analyse("route", of="Domestic Abuse Forum")
    assert not forum.table("routes")
    assert "no route to anyone is stated" in forum.summary
    assert [row["missing"] for row in forum.table("missing").to_dicts()] == [
        "to whom it answers",
        "any route to an elected body",
    ]


def test_an_elected_body_answers_to_voters(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("route", of="Police and Crime Panel")
    assert "answers to voters" in result.summary
    assert not any(len(table) for table in result.tables)


def test_something_without_governance_and_nothing_at_all(bare: GovernanceGraph) -> None:
    assert "Nothing that a route could follow" in bare.analyse("route", of="A leaf").summary
    with pytest.raises(QueryError, match="it needs of"):
        bare.analyse("route")


def test_nothing_is_called_by_an_address(agreement: GovernanceGraph) -> None:
    # 2.1: the board works on its priorities through its sub-groups, which are no body of their own.
    result = agreement.analyse("route", of="Domestic abuse")
    assert "through Strategic sub-groups of the Safer Communities Board" in result.summary
    assert "://" not in result.summary + str(result.table("routes"))
