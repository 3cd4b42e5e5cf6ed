"""What several outputs say of one notion is the same in all, on the agreement and on invented data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import generate
from csa_graph.asking import catalogue
from csa_graph.asking.answer import Answer
from csa_graph.asking.cells import Thing
from csa_graph.graph import GovernanceGraph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: Questions and checks about one thing: what each question asks, the check or checks, and which rows count.
TWINS = [
    ("groups-with-several-lines", ["group-with-several-lines"], None),
    # An elected body answers to voters: the question lists it, the check does not.
    ("groups-without-a-line", ["group-without-line"], ("elected", "not stated")),
    ("priorities-without-owner", ["priority-without-owner", "sub-priority-without-owner"], None),
    ("priorities-without-action", ["priority-without-action"], None),
    ("actions-with-joint-leads", ["action-with-joint-leads"], None),
    # The check on actions without lead leaves those to the other one whose printed lead is a collective.
    ("actions-without-resolved-lead", ["action-without-lead", "action-led-by-a-collective"], None),
    ("actions-due-after-plan-ends", ["action-due-after-plan-ends"], None),
    ("who-chairs-several", ["person-chairs-several"], None),
    ("groups-outside-the-governance-appendix", ["group-outside-appendix"], None),
]
COUNCIL = "Worcestershire County Council"
TWO_PAPERS = """\
@prefix : <https://w3id.org/csa-graph/quay/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix kind: <https://w3id.org/csa-graph/kind/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix role: <https://w3id.org/csa-graph/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:one a csa:Edition ; dct:title "One" ; csa:period "2030" .
:two a csa:Edition ; dct:title "Two" ; csa:period "2030" .
<https://w3id.org/csa-graph/quay/one#1> a csa:Passage ; csa:locator "1" ; csa:order 1 ; dct:isPartOf :one .
<https://w3id.org/csa-graph/quay/two#1> a csa:Passage ; csa:locator "1" ; csa:order 1 ; dct:isPartOf :two .
<https://w3id.org/csa-graph/quay/one#1> {
    kind:police-force skos:broader kind:responsible-authority .
    kind:probation-service skos:broader kind:responsible-authority .
    :force a org:FormalOrganization ; skos:prefLabel "Quay Police" ; org:classification kind:police-force .
    :board a csa:Group ; skos:prefLabel "Quay Board" .
    :constable a org:Post ; skos:prefLabel "Chief Constable" ; org:postIn :force .
    :seat a csa:Seat ; org:postIn :board ; org:role role:co-chair ; csa:filledBy :constable .
}
<https://w3id.org/csa-graph/quay/two#1> {
    :panel a csa:Group ; skos:prefLabel "Pier Panel" .
    :other a csa:Seat ; org:postIn :panel ; org:role role:vice-chair ; csa:filledBy :clerk .
    :clerk a org:Post ; skos:prefLabel "Clerk" ; org:postIn :office .
    :office a org:FormalOrganization ; skos:prefLabel "Pier Office" .
}
"""


@pytest.fixture(scope="module")
def agreement() -> GovernanceGraph:
    return GovernanceGraph.open()


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> GovernanceGraph:
    folder = tmp_path_factory.mktemp("invented")
    generate.write(20, folder)
    return GovernanceGraph.open(folder)


@pytest.fixture
def papers(data_file: Callable[..., Path]) -> GovernanceGraph:
    return GovernanceGraph.open(data_file(TWO_PAPERS))


def list_first(answer: Answer, only: tuple[str, str] | None = None) -> set[str]:
    """Return the things of the first column, of the rows that have a value in another one."""
    rows = (row for row in answer if only is None or row[answer.columns.index(only[0])] == only[1])
    return {row[0].iri for row in rows if isinstance(row[0], Thing)}


def list_focus(graph: GovernanceGraph, code: str) -> set[str]:
    found = graph.sparql(catalogue.checks()[code].text)
    assert isinstance(found, Answer)
    return list_first(found)


@pytest.mark.parametrize("where", ["agreement", "invented"])
@pytest.mark.parametrize(("question", "checks", "only"), TWINS, ids=[each[0] for each in TWINS])
def test_a_question_and_the_checks_about_one_thing_find_the_same(
    request: pytest.FixtureRequest,
    where: str,
    question: str,
    checks: list[str],
    only: tuple[str, str] | None,
) -> None:
    graph: GovernanceGraph = request.getfixturevalue(where)
    found = set().union(*(list_focus(graph, code) for code in checks))
    assert list_first(graph.ask(question), only) == found


def test_the_share_of_chairs_has_one_value_in_every_output(agreement: GovernanceGraph) -> None:
    # Appendix B names the chairs of twelve groups; six of them are the county council's (1, 3 to 6, 11).
    [row] = (
        each for each in agreement.ask("chairs-by-partnership").to_dicts() if each["organisation"] == COUNCIL
    )
    assert (row["chairs"], row["of"]) == (6, 12)
    [finding] = agreement.check("chairs-concentrated")
    assert f"{COUNCIL} chairs 6 of the 12 groups whose chair is stated" in finding.message
    concentration = agreement.analyse("concentration")
    assert f"{COUNCIL} chairs 6 of the 12 groups whose chair is stated (50%)" in concentration.summary
    [first, *_] = concentration.table("chairs").to_dicts()
    assert (first["organisation"], first["count"], first["share"]) == (COUNCIL, 6, 50)
    [peer] = agreement.analyse("peers").table("partnerships").to_dicts()
    assert peer["largest_share"] == 50
    influence = agreement.analyse("influence").table("organisations").to_dicts()
    assert [each["chairs"] for each in influence if each["organisation"] == COUNCIL] == [6]
    assert len({each["group"] for each in agreement.ask("who-chairs-what").to_dicts()}) == 12


def test_a_chair_by_office_is_a_chair_of_the_organisation_of_the_office(papers: GovernanceGraph) -> None:
    [row] = papers.ask("groups-of-organisation", organisation="Quay Police").to_dicts()
    assert (row["group"], row["how"], row["through"]) == (
        "Quay Board",
        "by one of its offices",
        "Chief Constable",
    )
    [row] = papers.ask("chairs-by-partnership").to_dicts()
    assert (row["organisation"], row["chairs"], row["of"]) == ("Quay Police", 1, 1)
    assert (
        "Quay Police chairs the one group whose chair is stated (100%)"
        in papers.analyse("concentration").summary
    )
    assert not papers.check("chair-without-organisation")
    # A vice chair is no chair.
    assert [str(each.focus) for each in papers.check("group-without-chair")] == ["Pier Panel"]
    assert {each["chair"] for each in papers.ask("who-chairs-what").to_dicts()} == {"Chief Constable"}


def test_a_responsible_authority_is_one_that_the_document_of_the_group_calls_so(
    papers: GovernanceGraph,
) -> None:
    # The police have the seat that goes with the chief constable's office.
    rows = papers.ask("responsible-authorities-missing", group="Quay Board").to_dicts()
    assert [row["authority"] for row in rows] == ["probation service"]
    [row] = papers.ask("responsible-authorities-missing", group="Pier Panel").to_dicts()
    assert (row["authority"], row["passage"]) == (None, [])
    assert row["note"] == "this document does not name its responsible authorities"


def test_vice_and_deputy_chairs_are_told_beside_the_chairs(
    data_file: Callable[..., Path], agreement: GovernanceGraph
) -> None:
    own = (
        ':second a org:Role , skos:Concept ; skos:prefLabel "second chair" . '
        ":second skos:broader role:deputy-chair . "
        ":more a csa:Seat ; org:postIn :board ; org:role :second ; csa:filledBy :constable ."
    )
    graph = GovernanceGraph.open(data_file(TWO_PAPERS))
    rows = graph.ask("chairs-and-deputies").to_dicts()
    assert {(row["group"], row["part"], row["role"], row["who"]) for row in rows} == {
        ("Quay Board", "chairs it", "co-chair", "Chief Constable"),
        ("Pier Panel", "stands in for the chair", "vice chair", "Clerk"),
    }
    graph = GovernanceGraph.open(
        data_file(TWO_PAPERS.replace(":constable a org:Post", f"{own} :constable a org:Post"))
    )
    rows = graph.ask("chairs-and-deputies").to_dicts()
    assert ("Quay Board", "stands in for the chair", "second chair", "Chief Constable") in {
        (row["group"], row["part"], row["role"], row["who"]) for row in rows
    }
    # Nobody stands in for a chair of the agreement; its chairs are those of the other question.
    chairs = agreement.ask("chairs-and-deputies").to_dicts()
    assert {(row["group"], row["who"]) for row in chairs} == {
        (row["group"], row["chair"]) for row in agreement.ask("who-chairs-what").to_dicts()
    }


def test_a_seat_that_is_described_twice_is_one_seat(data_file: Callable[..., Path]) -> None:
    # The chair is Ann, and is the chief constable: whoever takes Ann away leaves the board without a chair.
    seat = ':ann a foaf:Person ; foaf:name "Ann" . :seat org:heldBy :ann . :seat a csa:Seat'
    graph = GovernanceGraph.open(data_file(TWO_PAPERS.replace(":seat a csa:Seat", seat, 1)))
    points = {row["thing"]: row for row in graph.analyse("weak-points").table("points").to_dicts()}
    assert points["Ann"]["without_chair"] == 1
    assert points["Quay Police"]["without_chair"] == 1
    [row] = graph.ask("chairs-by-partnership").to_dicts()
    assert (row["organisation"], row["chairs"], row["of"]) == ("Quay Police", 1, 1)


@pytest.mark.parametrize("where", ["agreement", "invented"])
def test_a_partnerships_own_bodies_are_the_same_in_every_output(
    request: pytest.FixtureRequest, where: str
) -> None:
    graph: GovernanceGraph = request.getfixturevalue(where)
    own = {
        (row["partnership"], row["group"])
        for row in graph.ask("groups-of-partnerships").to_dicts()
        if row["whose"] == "its own"
    }
    counted: dict[str, int] = {}
    for partnership, _ in own:
        counted[partnership] = counted.get(partnership, 0) + 1
    compared = graph.ask("partnerships-compared").to_dicts()
    assert {row["partnership"]: row["groups"] for row in compared} == counted
    peers = graph.analyse("peers").table("partnerships").to_dicts()
    assert {row["partnership"]: row["groups"] for row in peers} == counted
    groups = {group for _, group in own}
    # What their own papers would say is asked of no other group.
    for code in ("group-without-chair", "group-without-line", "group-without-scrutiny", "top-not-elected"):
        assert {str(each.focus) for each in graph.check(code)} <= groups
    for question in ("groups-without-a-line", "unscrutinised-groups"):
        assert {row["group"] for row in graph.ask(question).to_dicts()} <= groups


@pytest.mark.parametrize("where", ["agreement", "invented"])
def test_who_reaches_elected_members_is_the_same_in_question_check_and_analysis(
    request: pytest.FixtureRequest, where: str
) -> None:
    graph: GovernanceGraph = request.getfixturevalue(where)
    missing = {each.focus.iri for each in graph.check("group-without-scrutiny")}
    answer = graph.ask("groups-of-partnerships")
    own = {
        group.iri
        for group, whose in zip(answer.column("group"), answer.column("whose"), strict=True)
        if isinstance(group, Thing) and whose == "its own"
    }
    for group in sorted(own)[:24]:
        if not graph.ask("reports-upward", group=group).rows:
            continue
        routes = graph.analyse("route", of=group).table("routes").to_dicts()
        reaches = any(route["which_is"] == "an elected body" for route in routes)
        assert reaches is (group not in missing), group
