"""Roles that should be apart: worked out by hand from the agreement, and from an invented county."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph

if TYPE_CHECKING:
    from pathlib import Path

COUNCIL, BOARD = "Worcestershire County Council", "Worcestershire Safer Communities Board"
SMALL_COUNTY = """
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix role: <https://w3id.org/csa-graph/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <urn:x:> .
:ada a foaf:Person ; foaf:name "Ada" .
:ben a foaf:Person ; foaf:name "Ben" .
:upper a csa:Group ; skos:prefLabel "Upper" ; csa:monitors :plan .
:lower a csa:Group ; skos:prefLabel "Lower" ; csa:reportsTo :upper , :lower .
:watch a csa:Group ; skos:prefLabel "Watch" .
:upper csa:scrutinisedBy :watch .
:upper-chair a csa:Seat ; org:postIn :upper ; org:role role:chair ; org:heldBy :ada .
:lower-chair a csa:Seat ; org:postIn :lower ; org:role role:chair ; org:heldBy :ada .
:upper-seat a csa:Seat ; org:postIn :upper ; org:role role:member ; org:heldBy :ben .
:watch-seat a csa:Seat ; org:postIn :watch ; org:role role:member ; org:heldBy :ben .
:plan a csa:Plan ; skos:prefLabel "Plan" .
:mend a csa:Action ; skos:prefLabel "Mend" ; dct:isPartOf :plan ; csa:lead :lower .
:ask a csa:Action ; skos:prefLabel "Ask" ; dct:isPartOf :plan ; csa:lead :upper .
"""


def test_each_kind_in_a_small_county(tmp_path: Path) -> None:
    path = tmp_path / "county.ttl"
    path.write_text(SMALL_COUNTY, "utf-8")
    (table,) = GovernanceGraph.open(path).analyse("conflicts").tables
    found = [[row[column] for column in ("who", "one_part", "other_part")] for row in table.to_dicts()]
    assert found == [
        ["Ada", "chairs the Lower", "chairs the Upper, to which it answers"],
        ["Ada", "chairs the Lower, which leads “Mend”", "chairs the Upper, which oversees it"],
        ["Upper", "leads “Ask”", "is the Upper, which oversees it"],
        ["Ben", "sits on the Upper", "sits on the Watch, which scrutinises it"],
    ]


def test_the_county_council_in_the_agreement(agreement: GovernanceGraph) -> None:
    (table,) = agreement.analyse("conflicts").tables
    rows = table.to_dicts()
    assert {row["who"] for row in rows} == {COUNCIL}
    ends = {
        row["one_part"]: row["other_part"] for row in rows if row["conflict"] == "chairs both ends of a line"
    }
    # Dr Howie (council) chairs the board; Mr Rice, Mr Kinsella and Ms Winyard (its Public Health) chair
    # groups that answer to it. Ms Winyard's also answers to the board that Cllr Smith (council) chairs.
    assert set(ends) == {
        "chairs the Worcestershire Prevent Strategy Group",
        "chairs the Worcestershire Channel Panel",
        "chairs the Substance Misuse Strategic Oversight Group",
    }
    (scrutiny,) = [row for row in rows if row["conflict"] == "scrutinises and sits on"]
    assert scrutiny["other_part"] == "has the Overview and Scrutiny Performance Board, which scrutinises it"
    assert scrutiny["passage"] == ["1.9", "Appendix B, entry 1"]
    led = [row for row in rows if row["conflict"] == "leads and oversees"]
    # It leads rows 1, 4, 5, 7, 8 and 10, and its Mr Rice chairs the forum that leads rows 2 and 3.
    assert [
        len([row for row in led if row["one_part"].startswith(word)]) for word in ("leads", "chairs")
    ] == [
        6,
        2,
    ]
    assert all("Appendix A" in row["passage"] for row in led)  # the board monitors the plan


@pytest.mark.parametrize("column", ["who", "passage"])
def test_where_nothing_is_stated_nothing_conflicts(bare: GovernanceGraph, column: str) -> None:
    result = bare.analyse("conflicts")
    assert result.tables[0].column(column) == []
    assert result.summary.startswith("No stated roles conflict")
