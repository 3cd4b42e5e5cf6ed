"""Own bodies, lines through others and lines for one subject mean the same in every output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import validate
from csa_graph.graph import GovernanceGraph
from tests.questions import agreement, test_accountability

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csa_graph.asking.answer import Answer

#: Terms of reference of an invented board. Its first four groups are its own. It mentions a committee of the
#: council, with its chair, and a neighbour's board, on which its own chair sits.
PAPER = """\
@prefix : <https://w3id.org/csa-graph/pier/> .
@prefix kind: <https://w3id.org/csa-graph/kind/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix opengov: <http://www.w3.org/ns/opengov#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix role: <https://w3id.org/csa-graph/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:2030 a csa:Edition ; dct:title "Terms of reference" ; csa:period "2030" .
<https://w3id.org/csa-graph/pier/2030#1> a csa:Passage ; csa:locator "1" ; csa:order 1 ; dct:isPartOf :2030 .
<https://w3id.org/csa-graph/pier/2030#2> a csa:Passage ; csa:locator "2" ; csa:order 2 ; dct:isPartOf :2030 .
<https://w3id.org/csa-graph/pier/2030#1> {
    :board a csa:Group ; skos:prefLabel "Pier Board" ; org:purpose "Keep the pier safe." .
    :board csa:accountableTo :council .
    :chair a csa:Seat ; org:postIn :board ; org:role role:chair ; org:heldBy :ann .
    :ann a foaf:Person ; foaf:name "Ann Pier" ; org:memberOf :council .
    :council a org:FormalOrganization ; skos:prefLabel "Pier Council" .
    :ministry a org:FormalOrganization ; skos:prefLabel "Ministry" .
    :forum a csa:Group ; skos:prefLabel "Pier Forum" ; csa:subGroupOf :board .
    :patrol a csa:Group ; skos:prefLabel "Pier Patrol" .
    :watch a csa:Group ; skos:prefLabel "Pier Watch" ; org:purpose "Watches." .
    :watch csa:frequency <http://purl.org/cld/freq/monthly> .
}
<https://w3id.org/csa-graph/pier/2030#2> {
    # The council answers to the ministry for the grant only, the patrol to the board through two in turn.
    :grant a csa:Arrangement ; csa:from :council ; csa:line csa:accountableTo ; csa:to :ministry ;
        csa:subject "the grant" .
    :order a csa:Arrangement ; csa:from :patrol ; csa:line csa:reportsTo ; csa:to :board ;
        csa:viaInOrder ( :watch :forum ) .
    :licensing a csa:Group ; skos:prefLabel "Licensing Committee" ; org:subOrganizationOf :council .
    :licensing-chair a csa:Seat ; org:postIn :licensing ; org:role role:chair ; org:heldBy :bo .
    :bo a foaf:Person ; foaf:name "Bo Quay" .
    :dale a csa:Group ; skos:prefLabel "Dale Board" ; csa:cooperatesWith :board .
    :dale-seat a csa:Seat ; org:postIn :dale ; org:role role:member ; csa:filledBy :chair .
}
"""
OWN = {"Pier Board", "Pier Forum", "Pier Patrol", "Pier Watch"}
MENTIONED = {"Licensing Committee", "Dale Board"}


@pytest.fixture
def paper(data_file: Callable[..., Path]) -> GovernanceGraph:
    return GovernanceGraph.open(data_file(PAPER))


def list_rows(answer: Answer, *columns: str) -> set[tuple[object, ...]]:
    return {tuple(row[column] for column in columns) for row in answer.to_dicts()}


def test_own_bodies_are_those_that_the_paper_describes_or_makes_answer(paper: GovernanceGraph) -> None:
    rows = list_rows(paper.ask("groups-of-partnerships"), "group", "whose")
    assert rows == {(each, "its own") for each in OWN} | {(each, "only mentioned") for each in MENTIONED}
    [row] = paper.ask("partnerships-compared").to_dicts()
    assert row["groups"] == len(OWN)
    [peer] = paper.analyse("peers").table("partnerships").to_dicts()
    assert peer["groups"] == len(OWN)


def test_bodies_that_are_only_mentioned_get_no_finding(paper: GovernanceGraph) -> None:
    report = paper.check()
    assert {str(each.focus) for each in report} & MENTIONED == set()
    # Nobody is said to chair these three, and no line of those that have one leads to elected members.
    assert {str(each.focus) for each in report if each.code == "group-without-chair"} == OWN - {"Pier Board"}
    assert {str(each.focus) for each in report if each.code == "group-without-scrutiny"} == OWN
    # The watch stands on the way of the patrol's line, with no way up to elected members.
    assert not [each for each in report if each.code == "group-without-line"]
    assert not paper.ask("groups-without-a-line").rows


def test_accountable_to_as_printed_is_a_line_in_every_output(paper: GovernanceGraph) -> None:
    line = ("Pier Board", "is accountable to", "Pier Council", ["1 (Terms of reference)"])
    assert line in list_all(paper.ask("who-reports-to-whom"), "body", "line", "to", "passage")
    assert list_all(paper.ask("who-reports-to", group="Pier Council"), "body", "line", "passage") == [
        ("Pier Board", "is accountable to", ["1 (Terms of reference)"])
    ]
    messages = {str(each.focus): each.message for each in paper.check("group-without-scrutiny")}
    assert "Its lines end at Pier Council" in messages["Pier Board"]
    tree = list_all(paper.analyse("tree").table("tree"), "body", "answers_to", "line")
    assert ("Pier Board", "Pier Council", "is accountable to") in tree


def list_all(answer: Answer, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in answer.to_dicts()]


def test_two_bodies_are_named_where_a_group_answers_to_two(data_file: Callable[..., Path]) -> None:
    more = ":board csa:accountableTo :council ; csa:reportsTo :ministry ."
    graph = GovernanceGraph.open(data_file(PAPER.replace(":board csa:accountableTo :council .", more)))
    [finding] = graph.check("group-with-several-lines")
    assert finding.message.endswith(": it is accountable to Pier Council; it reports to Ministry.")
    rows = list_rows(graph.ask("groups-with-several-lines"), "group", "lines", "line", "to")
    assert rows == {
        ("Pier Board", 2, "is accountable to", "Pier Council"),
        ("Pier Board", 2, "reports to", "Ministry"),
    }


def test_a_line_for_one_subject_carries_nobody_else_up(paper: GovernanceGraph) -> None:
    # The council answers to the ministry for the grant, so it is no top; the board does not.
    rows = list_rows(paper.ask("reports-upward", group="Pier Board"), "body", "to", "only_for", "top")
    assert rows == {("Pier Board", "Pier Council", None, False)}
    rows = list_rows(paper.ask("reports-upward", group="Pier Council"), "body", "to", "only_for", "top")
    assert rows == {("Pier Council", "Ministry", "the grant", True)}
    [route] = paper.analyse("route", of="Pier Board").table("routes").to_dicts()
    assert (route["ends_at"], "Ministry" in route["route"]) == ("Pier Council", False)
    # That it answers to nobody would be false.
    assert route["which_is"] == "a body that answers for one subject only"
    missing = list_rows(paper.analyse("route", of="Pier Board").table("missing"), "about", "missing")
    assert ("Pier Council", "to whom it answers whatever the matter") in missing
    assert ("Pier Council", "to whom it answers") not in missing
    [route] = paper.analyse("route", of="Pier Council").table("routes").to_dicts()
    assert "is accountable to Ministry, for the grant only (2" in route["route"]
    tree = list_rows(paper.analyse("tree").table("tree"), "body", "depth", "answers_to", "line")
    assert {row for row in tree if row[0] == "Pier Council"} == {
        ("Pier Council", 0, None, "stands at the top, but for one subject"),
        ("Pier Council", 1, "Ministry", "is accountable to, for the grant only"),
    }
    spans = list_rows(paper.analyse("tree").table("span"), "body", "directly", "in_all")
    assert ("Ministry", 1, 1) in spans
    # Board, forum and patrol.
    assert ("Pier Council", 1, 3) in spans
    bodies = list_rows(paper.analyse("influence").table("bodies"), "body", "below", "all_below")
    assert {row for row in bodies if row[1]} == spans


@pytest.mark.parametrize(("one", "other"), [("Pier Patrol", "Pier Forum"), ("Pier Watch", "Pier Forum")])
def test_who_stands_in_the_order_of_a_line_is_tied_by_it(
    paper: GovernanceGraph, one: str, other: str
) -> None:
    rows = paper.ask("passages-stating", subject=one, object=other).to_dicts()
    assert {row["to"] for row in rows} == {one, other}
    assert [row["passage"] for row in rows] == [["2 (Terms of reference)"]] * 2


def test_a_line_for_one_subject_carries_no_action_in_the_question_nor_in_the_analysis(
    data_file: Callable[..., Path],
) -> None:
    # The council leads it, and answers to an elected ministry for the grant: is it about that?
    ministry = ':ministry a org:FormalOrganization ; skos:prefLabel "Ministry"'
    action = ':rail a csa:Action ; skos:prefLabel "Mend the rail" ; csa:lead :council'
    more = f"{ministry} ; csa:elected true .\n{action}"
    graph = GovernanceGraph.open(data_file(PAPER.replace(ministry, more)))
    [row] = graph.ask("route-to-elected-scrutiny", action="Mend the rail").to_dicts()
    assert (row["start"], row["finding"]) == ("Pier Council", "a way is stated for one subject only")
    [route] = graph.analyse("route", of="Mend the rail").table("routes").to_dicts()
    assert (route["ends_at"], route["which_is"]) == (
        "Pier Council",
        "a body that answers for one subject only",
    )


@pytest.mark.parametrize("below", [None, "Pier Board"])
def test_through_whom_a_line_runs_is_named_where_only_a_part_is_laid_out(
    paper: GovernanceGraph, below: str | None
) -> None:
    # The watch has no line of its own: below the board it is no part of the tree.
    tree = paper.analyse("tree", below=below).table("tree")
    [line] = [row["line"] for row in tree.to_dicts() if row["body"] == "Pier Patrol"]
    assert line == "reports to, through Pier Watch, then Pier Forum"


def test_through_whom_a_line_runs_is_told_in_its_order(paper: GovernanceGraph) -> None:
    for rows in (paper.ask("who-reports-to", group="Pier Board"), paper.ask("who-reports-to-whom")):
        through = [row["through"] for row in rows.to_dicts() if row["body"] == "Pier Patrol"]
        assert through == ["Pier Watch", "Pier Forum"]
    [row] = paper.ask("who-reports-to", group="Pier Watch").to_dicts()
    assert (row["body"], row["line"], row["on_the_way_to"]) == ("Pier Patrol", "reports to", "Pier Board")
    [route] = paper.analyse("route", of="Pier Patrol").table("routes").to_dicts()
    assert "reports to Pier Board, through Pier Watch, then Pier Forum (2" in route["route"]


def test_a_line_is_lost_with_whom_it_runs_through(data_file: Callable[..., Path]) -> None:
    elected = ":council a csa:Group ; org:classification kind:scrutiny-committee ; skos:prefLabel"
    graph = GovernanceGraph.open(
        data_file(PAPER.replace(":council a org:FormalOrganization ; skos:prefLabel", elected))
    )
    lost = list_rows(graph.analyse("what-if", without="Pier Watch").table("lost"), "thing", "loses")
    assert lost == {("Pier Patrol", "route to an elected body")}
    points = {
        row["thing"]: row["without_route"] for row in graph.analyse("weak-points").table("points").to_dicts()
    }
    assert points["Pier Watch"] == 1
    gates = list_rows(graph.analyse("weak-points").table("gates"), "body", "things")
    assert ("Pier Watch", 1) in gates


def test_a_council_is_elected_by_its_kind_and_may_have_seats_for_its_members(
    data_file: Callable[..., Path],
) -> None:
    council = ":council a org:FormalOrganization ; org:classification kind:local-authority ; skos:prefLabel"
    seat = ":ward a csa:Seat ; org:postIn :council ; org:role role:elected-member ; csa:count 40 ."
    path = data_file(PAPER.replace(":council a org:FormalOrganization ; skos:prefLabel", f"{seat} {council}"))
    assert not [fault for fault in validate(path) if "seat" in fault.message]
    graph = GovernanceGraph.open(path)
    # Local Government Act 1972, section 2: a council consists of councillors.
    assert not graph.check("group-without-scrutiny")
    [route] = graph.analyse("route", of="Pier Forum").table("routes").to_dicts()
    assert (route["ends_at"], route["which_is"]) == ("Pier Council", "an elected body")
    [row] = graph.ask("partnerships-compared").to_dicts()
    # Board, forum and patrol answer to it.
    assert row["reaching"] == 3


@pytest.mark.parametrize(
    ("kind", "value"), [("health-and-wellbeing-board", "not stated"), ("police-and-crime-panel", "yes")]
)
def test_some_seats_for_elected_members_make_no_elected_body(
    data_file: Callable[..., Path], kind: str, value: str
) -> None:
    # Three councillors of eleven. A police and crime panel is made of them by the Act of 2011, Schedule 6.
    more = f""":watch org:classification kind:{kind} ; csa:totalSeats 11 .
    :watch-seats a csa:Seat ; org:postIn :watch ; org:role role:elected-member ; csa:count 3 .
    :guard a csa:Group ; skos:prefLabel "Pier Guard" ; csa:reportsTo :watch ."""
    graph = GovernanceGraph.open(
        data_file(PAPER.replace(":watch csa:frequency", f"{more} :watch csa:frequency"))
    )
    tops = {row["top"]: row["elected"] for row in graph.analyse("tree").table("tops").to_dicts()}
    assert tops["Pier Watch"] == value
    [route] = graph.analyse("route", of="Pier Guard").table("routes").to_dicts()
    assert (route["which_is"] == "an elected body") is (value == "yes")
    without = {finding.focus.label for finding in graph.check("group-without-scrutiny")}
    assert ("Pier Guard" in without) is (value != "yes")


@pytest.mark.parametrize(("stated", "value"), [("", "not stated"), ("true", "yes"), ("false", "no")])
def test_elected_has_three_values_in_every_output(
    data_file: Callable[..., Path], stated: str, value: str
) -> None:
    more = f":watch csa:elected {stated} ." if stated else ""
    more += ' :guard a csa:Group ; skos:prefLabel "Pier Guard" ; csa:reportsTo :watch .'
    graph = GovernanceGraph.open(
        data_file(PAPER.replace(":watch csa:frequency", f"{more} :watch csa:frequency"))
    )
    for question in ("unscrutinised-groups", "groups-without-a-line"):
        rows = {row["group"]: row["elected"] for row in graph.ask(question).to_dicts()}
        assert rows.get("Pier Watch", value) == value
    tops = {row["top"]: row["elected"] for row in graph.analyse("tree").table("tops").to_dicts()}
    assert tops["Pier Watch"] == value
    [route] = graph.analyse("route", of="Pier Guard").table("routes").to_dicts()
    assert (route["which_is"] == "an elected body") is (stated == "true")


def test_the_own_bodies_are_those_that_the_document_describes_as_its_governance() -> None:
    rows = agreement.ask("groups-of-partnerships", "group", "whose")
    assert {group for group, whose in rows if whose == "its own"} == test_accountability.OWN
    mentioned = test_accountability.GROUPS - test_accountability.OWN
    assert {group for group, whose in rows if whose == "only mentioned"} == mentioned


def test_a_line_for_one_subject_is_told_as_such_on_the_way_up() -> None:
    # 3.1: the review of MARAC is overseen, not MARAC.
    [row] = agreement.ask("reports-upward", "body", "to", "only_for", "top", "passage", group="marac")
    assert row == ("marac", "marac-governance-group", "the review that is under way", True, "3.1")
    rows = agreement.ask("reports-upward", "body", "to", "through", "only_for", group="Channel Panel")
    assert rows == {
        ("channel-panel", "scb", "prevent-strategy-group", "the Channel Panel process"),
        ("scb", "peg", "", ""),
        ("scb", "overview-and-scrutiny-performance-board", "", ""),
    }
