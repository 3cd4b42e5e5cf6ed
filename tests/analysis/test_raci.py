"""Parts in priorities and actions, derived by hand from 6.1, Appendix A and Appendix B."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from csa_graph.analysis import raci
from csa_graph.graph import GovernanceGraph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csa_graph.analysis.result import Result

NORTH, SOUTH = (f"{side} Worcestershire Community Safety Partnership" for side in ("North", "South"))
BOARD = "Worcestershire Safer Communities Board"


@pytest.fixture(scope="module")
def result(agreement: GovernanceGraph) -> Result:
    return agreement.analyse("raci")


@pytest.fixture(scope="module")
def rows(result: Result) -> dict[str, dict[str, Any]]:
    return {row["what"]: row for row in result.table("assignments").to_dicts()}


def test_a_priority_with_owners_and_no_action(rows: dict[str, dict[str, Any]]) -> None:
    row = rows["Anti-social behaviour"]
    assert row["responsible"] == "not stated"
    assert row["accountable"] == f"{NORTH}; {SOUTH}"  # "prioritised and dealt with by the CSPs"
    # Their chairs, and whom Appendix B, entry 7 names as members.
    assert row["consulted"] == (
        "housing provider; responsible authority; Rose Rouse; Sue Hanley; Victim support; "
        "voluntary and community sector"
    )
    assert row["informed"] == "not stated"  # no passage says to whom a partnership reports
    assert row["passage"] == ["6.1"]


def test_an_action_with_two_leads(rows: dict[str, dict[str, Any]]) -> None:
    row = rows["Review, update and go on with the Prevent Action Plan"]
    # "WCC PH / PSG": which of them answers is not said. Entry 4: the group is a subgroup of the board.
    assert row["responsible"] == (
        "Worcestershire County Council Public Health; Worcestershire Prevent Strategy Group"
    )
    assert row["accountable"] == "not stated"
    assert row["informed"] == BOARD
    assert row["consulted"] == "Tim Rice"


def test_partners_are_nobody(rows: dict[str, dict[str, Any]]) -> None:
    row = rows["Localise the Government's Serious Violence Strategy with partners across West Mercia"]
    assert (row["responsible"], row["accountable"], row["consulted"]) == ("not stated",) * 3
    assert row["informed"] == BOARD  # it monitors the plan


def test_the_matrix_has_the_same_parts(result: Result) -> None:
    cells = {row["what"]: row for row in result.table("matrix").to_dicts()}
    assert cells["Prevent"]["PSG"] == "R"
    assert cells["Prevent"]["SCB"] == "I"
    assert cells["Anti-social behaviour"]["NWCSPP"] == "A"
    assert set(cells["Safeguarding"].values()) == {"Safeguarding", ""}


def test_the_summary_counts(result: Result) -> None:
    # Owned: anti-social behaviour, which no action serves; "Partners" lead two of the twelve.
    assert "Of 15 priorities, 1 has somebody who is stated to be accountable" in result.summary
    assert "Of 12 actions, 0 have somebody who is stated to be accountable, and 10" in result.summary


def test_where_nothing_is_stated_there_is_no_matrix(bare: GovernanceGraph) -> None:
    result = bare.analyse("raci")
    assert result.summary == "No priority or action is stated."
    assert result.table("matrix").columns == ("what",)


def test_a_matrix_that_nobody_could_read_is_not_drawn(
    agreement: GovernanceGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raci, "WIDEST", 5)
    result = agreement.analyse("raci")
    assert result.table("assignments").rows
    assert not result.table("matrix").rows
    assert "--edition" in result.table("matrix").note


def test_it_says_of_no_action_what_the_check_denies(agreement: GovernanceGraph, result: Result) -> None:
    shared = {str(each.focus) for each in agreement.check("action-with-joint-leads")}
    answered = {
        row["what"]
        for row in result.table("assignments").to_dicts()
        if row["kind"] == "action" and row["accountable"] != "not stated"
    }
    assert shared
    assert not shared & answered


def test_whoever_owns_a_priority_does_not_answer_for_its_actions(
    data_file: Callable[..., Path],
) -> None:
    graph = GovernanceGraph.open(
        data_file(
            "p:1 { :board a csa:Group ; skos:prefLabel 'Board' ; csa:owns :aim . "
            ":aim a csa:Priority ; skos:prefLabel 'Aim' . :act a csa:Action ; skos:prefLabel 'Act' ; "
            "csa:addresses :aim ; csa:lead :one , :two . "
            ":one a csa:Group ; skos:prefLabel 'One' . :two a csa:Group ; skos:prefLabel 'Two' . }"
        )
    )
    rows = {row["what"]: row for row in graph.analyse("raci").table("assignments").to_dicts()}
    assert (rows["Aim"]["accountable"], rows["Act"]["accountable"]) == ("Board", "not stated")
    assert [str(each.focus) for each in graph.check("action-with-joint-leads")] == ["Act"]
