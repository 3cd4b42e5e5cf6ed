"""What is lost with whom: small known graphs; the agreement, counted by hand in its appendices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from csa_graph.analysis import removal
from csa_graph.base.errors import QueryError, UnknownNameError
from tests.analysis.known import build

if TYPE_CHECKING:
    from csa_graph import GovernanceGraph

COUNTY = "Overview and Scrutiny Performance Board"
ROUTE = "route to an elected body"
TYPES = {
    "person": "ann bob",
    "organisation": "whole unit other",
    "seat": "seat second",
    "elected": "council",
    "priority": "priority",
    "action": "action",
}


def lost(text: str, *things: str, lines: tuple[tuple[str, str], ...] = ()) -> set[tuple[str, str, str]]:
    """Return thing, part, and what remains."""
    graph = build(text, **TYPES)
    found = removal.remove(graph, frozenset(things), frozenset(lines))
    return {(loss.thing, loss.part.split()[0], " ".join(loss.remains)) for loss in found}


def test_a_chair_goes_with_the_person_the_seat_and_whom_it_is_held_for() -> None:
    text = "seat chair board\n seat heldBy ann\n ann memberOf unit\n unit unitOf whole"
    for gone in ("ann", "seat", "unit", "whole"):
        assert lost(text, gone) == {("board", "chair", "")}
    assert lost(text, "board") == set()


def test_a_seat_that_is_for_another_organisation_stays_when_the_persons_own_goes() -> None:
    text = "seat chair board\n seat heldBy ann\n ann memberOf unit\n seat onBehalfOf other"
    assert lost(text, "unit") == set()
    assert lost(text, "other") == {("board", "chair", "")}
    assert lost(text, "ann") == {("board", "chair", "")}


def test_what_is_shared_remains_with_the_other() -> None:
    text = """
        seat chair board
        seat heldBy ann
        second chair board
        second heldBy bob
        board owns priority
        forum owns priority
        action lead ann
    """
    assert lost(text, "ann") == {("board", "chair", "second"), ("action", "lead", "")}
    assert lost(text, "ann", "bob") == {("board", "chair", ""), ("action", "lead", "")}
    assert lost(text, "board") == {("priority", "owner", "forum")}
    assert lost(text, "board", "forum") == {("priority", "owner", "")}


def test_a_seat_filled_by_an_office_falls_with_who_holds_it() -> None:
    text = (
        "seat chair board\n seat filledBy second\n second heldBy ann\n second chair forum\n ann memberOf unit"
    )
    both = {("board", "chair", ""), ("forum", "chair", "")}
    assert lost(text, "ann") == both
    assert lost(text, "unit") == both
    # With the forum goes its chair, who chairs the board for being that.
    assert lost(text, "forum") == {("board", "chair", "")}


def test_routes_around_a_diamond_and_over_a_bridge() -> None:
    text = """
        forum reportsTo left
        forum reportsTo right
        left reportsTo bridge
        right reportsTo bridge
        bridge reportsTo council
        action lead forum
        forum owns priority
    """
    everything = {(name, "route", "") for name in ("forum", "left", "right", "action", "priority")}
    assert lost(text, "left") == set()
    assert lost(text, "left", "right") == everything - {("left", "route", ""), ("right", "route", "")}
    assert lost(text, "bridge") == everything
    assert lost(text, lines=(("bridge", "council"),)) == everything | {("bridge", "route", "")}
    assert lost(text, lines=(("forum", "left"),)) == set()


def test_a_route_in_a_circle_is_none() -> None:
    text = "a reportsTo b\n b reportsTo a\n b reportsTo council"
    assert lost(text, lines=(("b", "council"),)) == {("a", "route", ""), ("b", "route", "")}


def run(graph: GovernanceGraph, *without: str) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    """Return what is lost (thing, what, had) and what is kept (thing, what remains)."""
    result = graph.analyse("what-if", without=without)
    return (
        {(row["thing"], row["loses"], row["had"]) for row in result.table("lost").to_dicts()},
        {(row["thing"], row["remains"]) for row in result.table("kept").to_dicts()},
    )


def test_the_agreement_without_tim_rice(agreement: GovernanceGraph) -> None:
    assert run(agreement, "Tim Rice") == (
        {
            ("Worcestershire Domestic Abuse Forum", "chair", "Tim Rice"),
            ("Worcestershire Prevent Strategy Group", "chair", "Tim Rice"),
        },
        set(),
    )
    result = agreement.analyse("what-if", without="Tim Rice")
    assert [row["passage"] for row in result.table("lost").to_dicts()] == [
        ["Appendix B, entry 3"],
        ["Appendix B, entry 4"],
    ]


def test_the_agreement_without_public_health(agreement: GovernanceGraph) -> None:
    wholly, partly = run(agreement, "WCC Public Health")
    # Appendix B: Rice chairs two, Kinsella and Winyard one each. Dr Howie is of the county council.
    assert {(group, chair) for group, _, chair in wholly} == {
        ("Worcestershire Domestic Abuse Forum", "Tim Rice"),
        ("Worcestershire Prevent Strategy Group", "Tim Rice"),
        ("Worcestershire Channel Panel", "Paul Kinsella"),
        ("Substance Misuse Strategic Oversight Group", "Rosie Winyard"),
    }
    # Appendix A, rows 1, 4, 5, 7, 8 and 10: each has a second lead.
    assert sorted(remains for _, remains in partly) == [
        "still led by North Worcestershire Community Safety Partnership",
        "still led by Swanswell",
        "still led by West Mercia Police and Crime Commissioner",
        "still led by Worcestershire County Council",
        "still led by Worcestershire Prevent Strategy Group",
        "still led by Worcestershire Prevent Strategy Group",
    ]


def test_the_agreement_without_the_county_council(agreement: GovernanceGraph) -> None:
    wholly, partly = run(agreement, "WCC")
    # Dr Howie's and Cllr Smith's chairs as well, and row 10, "WCC PH and wider WCC".
    assert sorted(what for _, what, _ in wholly) == ["chair"] * 6 + ["lead"]
    # Row 10 has lost the council, and still has the plan's overseer.
    assert len(partly) == 6
    result = agreement.analyse("what-if", without="WCC")
    goes = {row["thing"]: row["because"] for row in result.table("removed").to_dicts()}
    whole = "Worcestershire County Council"
    assert goes[f"{whole} Public Health"] == f"is part of {whole}"
    assert goes["Tim Rice"] == f"comes from {whole} Public Health"


def test_the_agreement_without_its_board(agreement: GovernanceGraph) -> None:
    wholly, partly = run(agreement, "SCB")
    # Its four sub-groups, and all actions of its plan but two: the Commissioner leads the first too, whom the
    # Police and Crime Panel scrutinises, and the county council the tenth.
    assert {what for _, what, _ in wholly} == {ROUTE}
    assert len(wholly) == 4 + 10
    first = "Implement the DRIVE perpetrator project"
    tenth = "Audit the county council's own practice under the LGA guidance on modern slavery"
    assert partly == {
        (first, "still reaches West Mercia Police and Crime Panel"),
        (tenth, "still reaches Worcestershire County Council"),
    }


@pytest.mark.parametrize("arrow", ["->", ">", " → ", "-->"])
def test_a_line_is_written_with_an_arrow(agreement: GovernanceGraph, arrow: str) -> None:
    wholly, _ = run(agreement, f"SCB{arrow}{COUNTY}")
    assert ("Worcestershire Safer Communities Board", ROUTE, COUNTY) in wholly
    assert len(wholly) == 15
    assert run(agreement, f"SCB{arrow}PEG") == (set(), set())


def test_several_at_once(agreement: GovernanceGraph) -> None:
    wholly, _ = run(agreement, "WCC Public Health", "Swanswell", "Dr Frances Howie")
    assert ("Extend the Blue Light scheme to Redditch", "lead") in {row[:2] for row in wholly}
    assert ("Worcestershire Safer Communities Board", "chair") in {row[:2] for row in wholly}


def test_what_cannot_be_taken_away_is_said(agreement: GovernanceGraph) -> None:
    with pytest.raises(QueryError, match="weak-points tries all in turn"):
        agreement.analyse("what-if")
    with pytest.raises(
        QueryError, match="no line is stated from Worcestershire Public Executive Group up to"
    ):
        agreement.analyse("what-if", without="PEG -> SCB")
    with pytest.raises(UnknownNameError):
        agreement.analyse("what-if", without="SCB -> Nobody at all")
    with pytest.raises(UnknownNameError):
        agreement.analyse("what-if", without="Nobody at all")


def test_where_nothing_rests_on_it(bare: GovernanceGraph) -> None:
    result = bare.analyse("what-if", without="A leaf")
    assert "nothing loses" in result.summary
    assert not any(len(table) for table in result.tables)
