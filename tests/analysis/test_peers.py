"""Partnerships compared: the invented pair, whose figures were counted by hand, and one that has no peer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.analysis.peers import Standing, get_standing
from csa_graph.base.errors import QueryError

if TYPE_CHECKING:
    from csa_graph.analysis.result import Result

NEIGHBOURS = Path(__file__).parent.parent / "data" / "neighbours"


@pytest.fixture(scope="module")
def pair() -> GovernanceGraph:
    return GovernanceGraph.open(NEIGHBOURS)


def figures(result: Result) -> dict[str, list[object]]:
    rows = result.table("partnerships").to_dicts()
    return {row["partnership"]: [*row.values()][1:-1] for row in rows}


def test_figures_of_the_pair(pair: GovernanceGraph) -> None:
    assert figures(pair.analyse("peers")) == {
        # Committee, board, forum, patrol: three steps. One of three priorities without owner, one of two
        # actions without lead, two of three chairs with the college.
        "Hill Board": [3, 3, 1, 100, 33.3, 50, 66.7],
        # Nobody elected, one of two priorities, no action at all, both chairs with the council.
        "Vale Board": [2, 1, 2, 0, 50, None, 100],
    }


def test_one_among_its_peers(pair: GovernanceGraph) -> None:
    result = pair.analyse("peers", partnership="Vale Board")
    rows = [[*row.values()] for row in result.table("comparison").to_dicts()]
    assert rows[0] == ["groups of its own", 2, 3, 3, 3, "0 below, 0 the same, 1 above"]
    assert rows[2][1:] == [2, 1, 1, 1, "1 below, 0 the same, 0 above"]
    # It has no action: no share of them is known.
    assert rows[5][1:] == [None, 50, 50, 50, "not known of it"]
    assert result.summary.startswith(
        "Vale Board is compared with 1 other. It has more than every peer in: most"
    )
    assert "It has less than every peer in: groups of its own (2; median of the peers 3)" in result.summary


def test_the_range_of_all(pair: GovernanceGraph) -> None:
    result = pair.analyse("peers")
    rows = [[*row.values()] for row in result.table("comparison").to_dicts()]
    assert rows[0] == ["groups of its own", 2, 2.5, 3]
    assert result.summary.startswith(
        "2 partnerships are compared. From the groups of 1 of them no stated line leads to an elected body."
    )


def test_with_one_partnership_there_is_nobody_to_compare_with(agreement: GovernanceGraph) -> None:
    for result in (agreement.analyse("peers"), agreement.analyse("peers", partnership="SCB")):
        assert "there is nobody to compare it with" in result.summary
        assert [table.name for table in result.tables] == ["partnerships"]
        # Two of twelve actions without a lead, six of the twelve chairs with the county council.
        assert figures(result)["Worcestershire Safer Communities Board"][5:] == [16.7, 50]


def test_what_publishes_nothing_is_no_partnership(pair: GovernanceGraph) -> None:
    with pytest.raises(
        QueryError, match="Hill Forum publishes no document that was read; these do: Hill Board"
    ):
        pair.analyse("peers", partnership="Hill Forum")


def test_where_nothing_is_described(bare: GovernanceGraph) -> None:
    result = bare.analyse("peers")
    assert "there is nothing to compare" in result.summary
    assert not result.table("partnerships")


@pytest.mark.parametrize(
    ("value", "others", "expected"),
    [
        (3, [1, 2, 3, 9], Standing(1, 2.5, 9, 2, 1, 1)),
        (0, [0], Standing(0, 0, 0, 0, 1, 0)),
        (None, [4, 2], Standing(2, 3, 4, 0, 0, 0)),
        (5, [], Standing(None, None, None, 0, 0, 0)),
    ],
)
def test_where_a_value_stands(value: float | None, others: list[float], expected: Standing) -> None:
    assert get_standing(value, others) == expected
