"""The reporting tree: known shapes; the agreement, against its Appendix B and sections 1, 3 and 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph import GovernanceGraph
from csa_graph.analysis.bodies import find_components, measure_spans
from tests.analysis.known import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DIAMOND = """
    forum reportsTo left
    forum reportsTo right
    left reportsTo board
    right reportsTo board
"""


def test_a_body_that_comes_up_by_two_ways_is_counted_once() -> None:
    assert measure_spans(build(DIAMOND))[0] == {"left": (1, 1), "right": (1, 1), "board": (2, 3)}


def test_in_a_circle_each_is_below_each() -> None:
    circle = build("a reportsTo b\n b reportsTo c\n c reportsTo a\n c reportsTo c")
    assert measure_spans(circle)[0] == {"a": (1, 2), "b": (1, 2), "c": (1, 2)}


def test_a_bridge_makes_one_piece_and_seats_make_none() -> None:
    barbell = """
        a reportsTo b
        b reportsTo c
        c reportsTo x
        x reportsTo y
        seat chair alone
        person memberOf a
    """
    pieces = find_components(build(barbell, seat="seat", person="person"))
    assert pieces == [{"a", "b", "c", "x", "y"}, {"alone"}]


def test_the_agreement_from_the_top_down(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("tree")
    tops = {row["top"]: (row["elected"], row["below"]) for row in result.table("tops").to_dicts()}
    # The SCB and its four: Re-Offending, Prevent, Channel and Substance Misuse, of which the last reports to
    # the Health and Well-being Board too. The Panel scrutinises the Commissioner; MARAC and the triage are
    # overseen by the Strategic MARAC Governance Group.
    assert tops == {
        "Worcestershire Public Executive Group": ("not stated", 5),
        "Overview and Scrutiny Performance Board": ("yes", 5),
        "Strategic MARAC Governance Group": ("not stated", 2),
        "Worcestershire Health and Well-being Board": ("not stated", 1),
        "West Mercia Police and Crime Panel": ("yes", 1),
    }
    spans = {row["body"]: (row["directly"], row["in_all"]) for row in result.table("span").to_dicts()}
    assert spans["Worcestershire Safer Communities Board"] == (4, 4)
    assert spans["Worcestershire Public Executive Group"] == (1, 5)
    rows = [row for row in result.table("tree").to_dicts() if row["body"].startswith("Substance")]
    assert [(row["depth"], row["answers_to"], row["line"], row["passage"]) for row in rows] == [
        (2, "Worcestershire Safer Communities Board", "reports to", ["4.7", "Appendix B, entry 6"]),
        (1, "Worcestershire Health and Well-being Board", "reports to", ["4.7", "Appendix B, entry 6"]),
    ]


def test_what_no_line_of_the_agreement_connects(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("tree")
    rows = result.table("components").to_dicts()
    assert [row["bodies"] for row in rows if row["bodies"] > 1] == [8, 3, 2]
    alone = {row["piece"]: row["passage"] for row in rows if row["bodies"] == 1}
    assert alone["Worcestershire Domestic Abuse Forum"] == ["3.3", "Appendix B, entry 3"]
    assert "North Worcestershire Community Safety Partnership" in alone
    assert "Worcestershire Safer Communities Board" not in alone
    assert all(alone.values())
    # Of 24 groups, eight are in the first piece, and one in each of the others but for the Commissioner's.
    assert len(alone) == 14
    assert "Of 24 groups 14 have no stated line at all" in result.summary
    assert "5 bodies stand at the top; 2 of them are stated to be elected" in result.summary


def test_a_circle_has_a_top_and_is_told(data_file: Callable[..., Path]) -> None:
    path = data_file("p:1 { :a a csa:Group ; csa:reportsTo :b . :b a csa:Group ; csa:reportsTo :a . }")
    result = GovernanceGraph.open(path).analyse("tree")
    assert len(result.table("tops")) == 1
    assert "1 line closes a circle" in result.summary


def test_a_body_that_answers_to_itself_spans_nothing(data_file: Callable[..., Path]) -> None:
    result = GovernanceGraph.open(data_file("p:1 { :a a csa:Group ; csa:reportsTo :a . }")).analyse("tree")
    assert not result.table("span")
    assert result.table("tops").to_dicts()[0]["below"] == 0


def test_nothing_to_lay_out(bare: GovernanceGraph) -> None:
    result = bare.analyse("tree")
    assert result.summary == "No passage states a line of accountability."
    assert not any(len(table) for table in result.tables)


def test_what_answers_to_one_body(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("tree", below="SCB")
    rows = [(row["body"].split()[1], row["depth"], row["line"]) for row in result.table("tree").to_dicts()]
    # It reports to the Executive Group, which is not below it: the tree begins with it all the same.
    assert rows[0] == ("Safer", 0, "is where this tree begins")
    assert {depth for _, depth, _ in rows[1:]} == {1}
    assert len(rows) == 5
    assert [(row["directly"], row["in_all"]) for row in result.table("span").to_dicts()] == [(4, 4)]
    assert result.summary.startswith("4 bodies answer to Worcestershire Safer Communities Board, 4 of them")
    above = agreement.analyse("tree", below="PEG")
    assert [row["depth"] for row in above.table("tree").to_dicts()] == [0, 1, 2, 2, 2, 2]


def test_nobody_answers_to_a_body_without_lines(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("tree", below="Worcestershire Domestic Abuse Forum")
    assert result.summary.startswith("No passage states that anybody answers to")
    assert not result.table("tree").rows
