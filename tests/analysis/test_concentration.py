"""Shares of chairs and leads; the figures were counted by hand in Appendices A and B."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.analysis.concentration import herfindahl

if TYPE_CHECKING:
    from csa_graph import GovernanceGraph


def test_chairs_of_the_agreement(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("concentration")
    rows = {row["organisation"]: row for row in result.table("chairs").to_dicts()}
    # Twelve groups have a chair who is named.
    # Howie, Rice twice, Kinsella, Winyard and Smith are the county council's; Hanley and Rouse name nobody.
    assert rows["Worcestershire County Council"]["count"] == 6
    assert rows["Worcestershire County Council"]["share"] == 50
    assert {name: row["count"] for name, row in rows.items() if row["count"] != 6} == {
        "Worcester City Council": 1,
        "Shropshire County Council": 1,
        "Herefordshire County Council": 1,
        "Office of the West Mercia Police and Crime Commissioner": 1,
    }
    assert "chairs 6 of the 12 groups whose chair is stated (50%)" in result.summary
    # Of the ten whose organisation is stated: 0.6² + 4 x 0.1²
    assert "Herfindahl index is 0.40" in result.summary
    assert "For 2 no organisation is stated" in result.summary
    assert rows["Worcestershire County Council"]["passage"] == [
        f"Appendix B, entry {number}" for number in (1, 3, 4, 5, 6, 11)
    ]


def test_leads_are_split_among_those_who_share_them(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("concentration")
    counts = {row["organisation"]: row["count"] for row in result.table("leads").to_dicts()}
    # Rows 1, 4, 5, 7 and 8 are shared with one other body each; row 10 is the council's alone.
    assert counts["Worcestershire County Council"] == 3.5
    assert sum(counts.values()) == 10  # twelve actions, two of them led by "Partners"


def test_the_index_of_known_shares() -> None:
    assert herfindahl([1, 1, 1, 1]) == 0.25
    assert herfindahl([3, 1]) == 0.625


def test_where_nothing_is_stated_nothing_is_shared(bare: GovernanceGraph) -> None:
    result = bare.analyse("concentration")
    assert result.summary == (
        "No organisation is stated for any of the chairs. No organisation is stated for any of the leads."
    )
