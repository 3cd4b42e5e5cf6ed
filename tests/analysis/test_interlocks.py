"""SharedOptions members and missing bridges, counted by hand in Appendix B."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.analysis import interlocks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csa_graph.analysis.result import Result

FORUM, PREVENT = "Worcestershire Domestic Abuse Forum", "Worcestershire Prevent Strategy Group"
NORTH, SOUTH = (f"{side} Worcestershire Community Safety Partnership" for side in ("North", "South"))


@pytest.fixture(scope="module")
def result(agreement: GovernanceGraph) -> Result:
    return agreement.analyse("interlocks")


def test_groups_that_share_their_chair(result: Result) -> None:
    (row,) = [
        row for row in result.table("overlaps").to_dicts() if (row["group"], row["other"]) == (FORUM, PREVENT)
    ]
    assert row["persons"] == "Tim Rice"
    assert row["organisations"] == "Worcestershire County Council"  # he is of its Public Health team
    assert row["kinds"] is None
    # Beside those two the forum has responsible authorities, voluntary organisations, service users and the
    # university: two of six.
    assert row["overlap"] == 33
    assert row["passage"] == ["Appendix B, entry 3", "Appendix B, entry 4"]


def test_the_two_partnerships_share_kinds_of_body_and_nobody_by_name(result: Result) -> None:
    row = result.table("overlaps").to_dicts()[0]
    assert (row["group"], row["other"], row["persons"], row["organisations"]) == (NORTH, SOUTH, None, None)
    # Responsible authorities, housing, victim support, voluntary sector; each has a chair of its own besides.
    assert row["overlap"] == round(100 * 4 / 6)


def test_who_links_groups(result: Result) -> None:
    rows = {row["member"]: row["count"] for row in result.table("links").to_dicts()}
    # The chairs of both partnerships and of the Health and Well-being Board sit on the county board too.
    people = {"Tim Rice", "Sue Hanley", "Rose Rouse", "Cllr John Smith"}
    assert {name: rows[name] for name in people} == dict.fromkeys(people, 2)
    # It chairs six, and 6.3 seats its Public Health team in a seventh, for both partnerships.
    assert rows["Worcestershire County Council"] == 7
    assert "responsible authority" not in rows  # a kind of body is nobody who could carry word


def test_missing_bridges(result: Result) -> None:
    found = {(row["group"], row["other"]) for row in result.table("bridges").to_dicts()}
    # Both work on hate crime (6.4); no passage gives either a member or a line.
    assert ("North Hate Incident Partnership", "South Hate Incident Partnership") in found
    # Forum and Safer Communities Board have the county council in common.
    assert (FORUM, "Worcestershire Safer Communities Board") not in found
    assert (NORTH, SOUTH) not in found
    # Appendix B, entry 10: the leads of the partnerships sit on the Crime Reduction Board.
    assert not {(side, "West Mercia Crime Reduction Board") for side in (NORTH, SOUTH)} & found


def test_a_group_that_sits_on_another_is_bridged_and_no_double(tmp_path: Path) -> None:
    path = tmp_path / "seats.ttl"
    path.write_text(
        """
        @prefix csa: <https://w3id.org/csa-graph/ontology#> .
        @prefix opengov: <http://www.w3.org/ns/opengov#> .
        @prefix org: <http://www.w3.org/ns/org#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix : <urn:x:> .
        :a a csa:Group ; skos:prefLabel "A" ; csa:addresses :p .
        :b a csa:Group ; skos:prefLabel "B" ; csa:addresses :p .
        :c a csa:Group ; skos:prefLabel "C" ; csa:addresses :p .
        :p a csa:Priority ; skos:prefLabel "P" .
        :s a csa:Seat ; org:postIn :a ; opengov:onBehalfOf :b .
        """,
        "utf-8",
    )
    result = GovernanceGraph.open(path).analyse("interlocks")
    assert not result.table("overlaps").rows
    bridges = [(row["group"], row["other"]) for row in result.table("bridges").to_dicts()]
    assert bridges == [("A", "C"), ("B", "C")]


def test_where_nothing_is_stated_nothing_interlocks(bare: GovernanceGraph) -> None:
    assert bare.analyse("interlocks").summary == "No two groups have a stated member in common."


def seat(number: int, group: str, passage: str, what: str) -> str:
    return (
        f"<https://w3id.org/csa-graph/harbour/{passage}> {{ "
        f':{group} a csa:Group ; skos:prefLabel "{group}" . '
        f":s{number} a csa:Seat ; org:postIn :{group} ; {what} . }}"
    )


def test_a_kind_of_body_is_shared_within_one_document_alone(data_file: Callable[..., Path]) -> None:
    kind = "csa:forKind <https://w3id.org/csa-graph/kind/police-force>"
    other = (
        '<https://w3id.org/csa-graph/harbour/other> a csa:Edition ; dct:title "Other" . '
        '<https://w3id.org/csa-graph/harbour/other#1> a csa:Passage ; csa:locator "1" ; '
        "dct:isPartOf <https://w3id.org/csa-graph/harbour/other> ."
    )
    seats = [seat(n, f"g{n}", "2030-31#1", kind) for n in range(2)]
    seats += [seat(n, f"g{n}", "other#1", kind) for n in range(2, 4)]
    result = GovernanceGraph.open(data_file("\n".join([other, *seats]))).analyse("interlocks")
    pairs = [(row["group"], row["other"]) for row in result.table("overlaps").to_dicts()]
    assert pairs == [("g0", "g1"), ("g2", "g3")]


def test_who_sits_nearly_everywhere_is_a_link_and_makes_no_pairs(
    data_file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interlocks, "MANY", 3)
    ministry, council = (f"opengov:onBehalfOf :{name}" for name in ("ministry", "council"))
    bodies = "p:1 { :ministry a org:FormalOrganization . :council a org:FormalOrganization . }"
    seats = [seat(n, f"g{n}", "2030-31#1", ministry) for n in range(4)]
    seats += [seat(n + 10, f"g{n}", "2030-31#1", council) for n in range(2)]
    prefix = "@prefix opengov: <http://www.w3.org/ns/opengov#> ."
    result = GovernanceGraph.open(data_file("\n".join([prefix, bodies, *seats]))).analyse("interlocks")
    (pair,) = result.table("overlaps").to_dicts()
    # What the two share beside it counts all the same.
    assert (pair["group"], pair["other"], pair["organisations"], pair["overlap"]) == (
        "g0",
        "g1",
        "council; ministry",
        100,
    )
    assert result.table("overlaps").note.startswith("One member has seats on more than 3 groups")
    assert {row["member"]: row["count"] for row in result.table("links").to_dicts()} == {
        "ministry": 4,
        "council": 2,
    }


@pytest.mark.parametrize(("role", "links"), [("member", 1), ("observer", 0), ("substitute", 0)])
def test_who_only_attends_links_no_groups(role: str, links: int, data_file: Callable[..., Path]) -> None:
    path = data_file(
        "@prefix opengov: <http://www.w3.org/ns/opengov#> .\n"
        "@prefix role: <https://w3id.org/csa-graph/role/> .\n"
        'p:1 { :a a csa:Group ; skos:prefLabel "A" . :b a csa:Group ; skos:prefLabel "B" .\n'
        ' :force a org:FormalOrganization ; skos:prefLabel "Force" .\n'
        " :x a csa:Seat ; org:postIn :a ; org:role role:member ; opengov:onBehalfOf :force .\n"
        f" :y a csa:Seat ; org:postIn :b ; org:role role:{role} ; opengov:onBehalfOf :force }}\n"
    )
    assert len(GovernanceGraph.open(path).analyse("interlocks").table("links")) == links
