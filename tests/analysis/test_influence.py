"""Seats, leads and lines, counted by hand in the document; betweenness on graphs whose answer is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from csa_graph import GovernanceGraph
from csa_graph.analysis import measures

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.analysis.result import Result

LARGE = 0  # above so many nodes the other engine does it


@pytest.fixture(scope="module")
def result(agreement: GovernanceGraph) -> Result:
    return agreement.analyse("influence")


def test_persons(result: Result) -> None:
    rows = {row["person"]: row for row in result.table("persons").to_dicts()}
    assert (rows["Tim Rice"]["chairs"], rows["Tim Rice"]["seats"]) == (2, 2)
    # As chair of the Health and Well-being Board he sits on the Safer Communities Board (entry 1).
    assert (rows["Cllr John Smith"]["chairs"], rows["Cllr John Smith"]["seats"]) == (1, 2)
    assert rows["Rose Rouse"]["organisation"] is None
    assert sum(row["chairs"] for row in rows.values()) == 12
    assert result.summary.startswith("Tim Rice chairs the most groups (2).")


def test_organisations(result: Result) -> None:
    rows = {row["organisation"]: row for row in result.table("organisations").to_dicts()}
    council = rows["Worcestershire County Council"]
    # Rows 1, 4, 5, 7, 8 and 10 of the action plan.
    assert (council["chairs"], council["leads"]) == (6, 6)
    # It runs Blue Light (4.4) and the specialist services (4.5), leads row 4 and sits on SMOG (4.7).
    swanswell = rows["Swanswell"]
    assert [swanswell[column] for column in ("chairs", "seats", "leads", "programmes")] == [0, 1, 1, 2]
    assert "Worcestershire Domestic Abuse Forum" not in rows  # a group is counted among the bodies


def test_bodies(result: Result) -> None:
    rows = {row["body"]: row for row in result.table("bodies").to_dicts()}
    board = rows["Worcestershire Safer Communities Board"]
    # Reducing Re-Offending, Prevent, SMOG and Channel below it; PEG and the scrutiny board above it.
    assert (board["below"], board["all_below"], board["above"]) == (4, 4, 2)
    # Eight routes, four bodies to two tops, among 12 x 11 pairs of other bodies.
    assert board["betweenness"] == pytest.approx(8 / 132, abs=0.0005)
    assert result.engine == "betweenness and bodies below by networkx"


def test_two_chairs_of_one_group_chair_one_group_and_whoever_holds_an_office_comes_from_its_body(
    tmp_path: Path,
) -> None:
    path = tmp_path / "quay.trig"
    path.write_text(
        """
        @prefix : <https://w3id.org/csa-graph/quay/> .
        @prefix csa: <https://w3id.org/csa-graph/ontology#> .
        @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix org: <http://www.w3.org/ns/org#> .
        @prefix role: <https://w3id.org/csa-graph/role/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        :council a org:FormalOrganization ; skos:prefLabel "Quay Council" .
        :board a csa:Group ; skos:prefLabel "Quay Board" .
        :ann a foaf:Person ; foaf:name "Ann Quay" ; org:memberOf :council .
        :bo a foaf:Person ; foaf:name "Bo Quay" .
        :director a org:Post ; skos:prefLabel "Director of Quays" ; org:postIn :council ; org:heldBy :bo .
        :one a csa:Seat ; org:postIn :board ; org:role role:co-chair ; org:heldBy :ann .
        :other a csa:Seat ; org:postIn :board ; org:role role:co-chair ; csa:filledBy :director .
        """,
        "utf-8",
    )
    graph = GovernanceGraph.open(path)
    answer = graph.ask("groups-of-organisation", organisation="Quay Council")
    ways = {(row["through"], row["how"]) for row in answer.to_dicts()}
    assert ways == {("Ann Quay", "one of its people"), ("Bo Quay", "by one of its offices")}
    result = graph.analyse("influence")
    persons = [(row["person"], row["organisation"]) for row in result.table("persons").to_dicts()]
    assert persons == [("Ann Quay", "Quay Council"), ("Bo Quay", "Quay Council")]
    [council] = result.table("organisations").to_dicts()
    assert (council["chairs"], council["seats"]) == (1, 2)


GRAPHS = {
    "chain": (nx.path_graph(4, create_using=nx.DiGraph), {0: 0, 1: 2 / 6, 2: 2 / 6, 3: 0}),
    "star": (nx.DiGraph([(1, 0), (0, 2)]), {1: 0, 0: 1 / 2, 2: 0}),
    "cycle": (nx.cycle_graph(3, create_using=nx.DiGraph), dict.fromkeys(range(3), 1 / 2)),
}


@pytest.mark.parametrize("large", [LARGE, 10], ids=["rustworkx", "networkx"])
@pytest.mark.parametrize("name", GRAPHS)
def test_betweenness_of_known_graphs(name: str, large: int) -> None:
    graph, expected = GRAPHS[name]
    found, engine = measures.measure_betweenness(graph, large)
    assert found == pytest.approx(expected)
    assert engine == ("rustworkx" if large == LARGE else "networkx")


def test_both_engines_agree_on_a_barbell() -> None:
    graph = nx.barbell_graph(5, 2).to_directed()
    ours, _ = measures.measure_betweenness(graph, LARGE)
    assert ours == pytest.approx(nx.betweenness_centrality(graph))


def test_where_nothing_is_stated_nobody_is_counted(bare: GovernanceGraph) -> None:
    result = bare.analyse("influence")
    assert result.summary == "No seat, lead or line is stated."
    assert not any(table.rows for table in result.tables)
