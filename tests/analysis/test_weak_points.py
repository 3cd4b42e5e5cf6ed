"""Single points of failure: known shapes, the agreement, and the same as taking all away in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.partnership import invent
from csa_graph import GovernanceGraph
from csa_graph.analysis import governance as gov
from csa_graph.analysis import removal
from csa_graph.analysis.failure import Point, find_failures
from csa_graph.analysis.weak_points import find_articulation_points
from csa_graph.terms.iris import CSA, FOAF, ORG
from tests.analysis.known import build

if TYPE_CHECKING:
    from pathlib import Path

COUNTY = "Overview and Scrutiny Performance Board"
SCB = "Worcestershire Safer Communities Board"
DIAMOND = """
    forum reportsTo left
    forum reportsTo right
    left reportsTo bridge
    right reportsTo bridge
    bridge reportsTo council
"""


def test_a_barbell_hangs_on_its_bar_and_a_ring_on_nobody() -> None:
    barbell = """
        a reportsTo b
        b reportsTo c
        a reportsTo c
        c reportsTo x
        x reportsTo y
        y reportsTo z
        x reportsTo z
        z reportsTo z
    """
    assert find_articulation_points(build(barbell)) == {"c": 2, "x": 2}
    assert find_articulation_points(build("a reportsTo b\n b reportsTo c\n c reportsTo a")) == {}
    star = "a reportsTo hub\n b reportsTo hub\n c reportsTo hub"
    assert find_articulation_points(build(star)) == {"hub": 3}


def test_every_route_of_a_diamond_runs_through_its_ends_and_no_side() -> None:
    found = find_failures(build(DIAMOND, elected="council"))
    assert found.gates == {
        "bridge": {"forum", "left", "right"},
        "council": {"forum", "left", "right", "bridge"},
    }
    assert found.losses[("bridge", "council")] == {removal.ROUTE: {"forum", "left", "right", "bridge"}}
    assert found.losses[("left", "bridge")] == {removal.ROUTE: {"left"}}
    assert ("forum", "left") not in found.losses
    assert "left" not in found.losses


def test_an_organisation_with_both_sides_of_a_diamond_cuts_it() -> None:
    found = find_failures(
        build(f"{DIAMOND} left unitOf whole\n right unitOf whole", elected="council", organisation="whole")
    )
    assert found.losses["whole"] == {removal.ROUTE: {"forum"}}


def test_without_elected_members_no_route_is_lost() -> None:
    assert find_failures(build(DIAMOND)).losses == {}


def test_the_agreement_ranked(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("weak-points")
    rows = {row["thing"]: row for row in result.table("points").to_dicts()}
    # Everything that comes before elected members in the county comes there from the SCB: the SCB itself, its
    # four sub-groups, and ten actions. The first comes before the Panel too, and the tenth is led by the
    # county council, which is itself made up of elected members.
    assert [row["thing"] for row in rows.values()][:3] == [
        COUNTY,
        f"{SCB} is scrutinised by {COUNTY}",
        SCB,
    ]
    assert [row["without_route"] for row in rows.values()][:3] == [15, 15, 14]
    county = rows["Worcestershire County Council"]
    assert (county["leaves"], county["without_chair"], county["without_lead"]) == (7, 6, 1)
    assert rows["Tim Rice"]["without_chair"] == 2
    assert rows["Tim Rice"]["passage"] == ["Appendix B, entry 3", "Appendix B, entry 4"]
    # The Forum alone leads rows 2 and 3, and is chaired by one of Public Health.
    assert rows["Worcestershire Domestic Abuse Forum"]["without_lead"] == 2
    # It owns nothing, and leads rows 7 and 8 with Public Health. But through it alone the board oversees the
    # Channel Panel (6.7).
    group = rows["Worcestershire Prevent Strategy Group"]
    assert (group["leaves"], group["without_route"], group["without_lead"]) == (1, 1, None)
    assert "6.7" in group["passage"]
    # Row 4 is led by Swanswell and Public Health.
    assert "Swanswell" not in rows
    assert "would leave 15 things without a route" in result.summary


def test_gates_and_joints_of_the_agreement(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("weak-points")
    gates = {row["body"]: row["things"] for row in result.table("gates").to_dicts()}
    assert gates == {
        COUNTY: 15,
        SCB: 14,
        "West Mercia Police and Crime Panel": 1,
        # 6.7: the board oversees the Channel Panel through it.
        "Worcestershire Prevent Strategy Group": 1,
    }
    joints = {row["body"]: row["pieces"] for row in result.table("joints").to_dicts()}
    # The SCB joins the Executive Group, the Scrutiny Board, three sub-groups, and Substance Misuse with the
    # Health and Well-being Board.
    assert joints == {
        SCB: 6,
        "Substance Misuse Strategic Oversight Group": 2,
        "Strategic MARAC Governance Group": 2,
    }


def list_points(graph: gov.Graph) -> list[Point]:
    things = gov.of_type(
        graph, FOAF.Person.value, ORG.Organization.value, CSA.Group.value, CSA.Process.value, ORG.Post.value
    )
    lines: set[Point] = {(source, target) for source, target in gov.lines(graph).edges()}
    return [*(each for each in things if not gov.is_a(graph, each, CSA.Seat.value)), *lines]


def assert_as_in_turn(graph: gov.Graph) -> None:
    """Assert that the points are those that taking all away in turn finds."""
    expected = {}
    for point in list_points(graph):
        things = frozenset({point} if isinstance(point, str) else ())
        lines = frozenset(() if isinstance(point, str) else {point})
        left: dict[str, set[str]] = {}
        for loss in removal.remove(graph, things, lines):
            if not loss.remains:
                left.setdefault(loss.part, set()).add(loss.thing)
        if left:
            expected[point] = left
    assert find_failures(graph).losses == expected
    assert expected


def test_the_agreement_taken_away_in_turn(agreement: GovernanceGraph) -> None:
    assert_as_in_turn(agreement.to_networkx("governance"))


@pytest.mark.parametrize("seed", range(3))
def test_invented_partnerships_taken_away_in_turn(seed: int, tmp_path: Path) -> None:
    data = invent(70, seed).replace(":g0 a csa:Group", ":g0 a csa:ElectedBody, csa:Group")
    more = [f":m{n} org:memberOf :o{n % 5}." for n in range(14)]
    more += [f":o{n} org:unitOf :o{n - 5}." for n in range(5, 7)]
    more += [f":g{n} org:unitOf :o{n % 3}." for n in range(5, 30, 5)]
    more += [f":x{n} csa:lead :m{n}; csa:accountable :g{n + 3}." for n in range(6)]
    path = tmp_path / "partnership.trig"
    path.write_text(data[: data.rindex("}")] + "\n".join([*more, "}"]), "utf-8")
    assert_as_in_turn(GovernanceGraph.open(path).to_networkx("governance"))


def test_where_nothing_rests_on_anything(bare: GovernanceGraph) -> None:
    result = bare.analyse("weak-points")
    assert result.summary == "Nothing that is stated rests on one person, body or line alone."
    assert not any(len(table) for table in result.tables)
