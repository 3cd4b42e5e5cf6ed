"""The invented partnerships of the benchmarks: well formed, of the size asked for, the same each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.partnership import invent
from csa_graph import GovernanceGraph

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_size_and_seed_give_the_same_partnership() -> None:
    assert invent(50) == invent(50)
    assert invent(50) != invent(50, seed=2)


def test_it_has_about_the_things_asked_for_and_can_be_drawn(tmp_path: Path) -> None:
    data = tmp_path / "invented.trig"
    data.write_text(invent(100), encoding="utf-8")
    graph = GovernanceGraph.open(data)
    assert 90 <= len(graph.to_networkx("everything")) <= 110
    assert len(graph.to_networkx()) == 50
    assert graph.around("Priority 1").number_of_nodes() > 1
