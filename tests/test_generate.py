"""The invented agreements of the benchmarks: well formed, the same each time, and read by the checks."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from benchmarks.generate import NEIGHBOURS, invent
from csa_graph import GovernanceGraph, checks, shapes
from csa_graph.names import Names
from csa_graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_number_and_seed_give_the_same_agreements() -> None:
    assert invent(2) == invent(2)
    assert invent(2) != invent(2, seed=2)


def test_they_are_well_formed_and_each_has_about_1400_statements(tmp_path: Path) -> None:
    data = tmp_path / "invented.trig"
    data.write_text(invent(3), encoding="utf-8")
    assert shapes.validate([data]) == []
    store = Store.open()
    built = store.build([data])
    assert built.editions == 3
    assert 1_300 <= built.statements / 3 <= 1_500


def test_checks_of_every_topic_find_something(tmp_path: Path) -> None:
    """A check that had nothing to read would cost nothing."""
    data = tmp_path / "invented.trig"
    data.write_text(invent(20), encoding="utf-8")
    store = Store.open()
    store.build([data])
    found = {each.code for each in checks.run(store, Names(store), as_of=datetime.date(2040, 6, 1))}
    assert {checks.get(code).topic for code in found} == set(checks.TOPICS)


def test_neighbours_share_a_council_a_director_and_a_priority(tmp_path: Path) -> None:
    data = tmp_path / "invented.trig"
    data.write_text(invent(2 * NEIGHBOURS), encoding="utf-8")
    graph = GovernanceGraph.open(data)
    shared = {str(row[0]) for row in graph.ask("who-sits-in-several-partnerships")}
    assert shared == {f"{who} of County {county}" for who in ("Council", "Director") for county in (0, 1)}
    answer = graph.ask("same-priority-across-partnerships")
    one_thing = [str(row["priority"]) for row in answer.to_dicts() if row["same_by"] == "one thing"]
    assert sorted(one_thing) == sorted(
        [*["Roads of County 0"] * NEIGHBOURS, *["Roads of County 1"] * NEIGHBOURS]
    )
    # The second of each county answers to a board of the first.
    assert len(graph.ask("groups-answering-to-another-partnership")) == 2
