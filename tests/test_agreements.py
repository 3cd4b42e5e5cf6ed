"""The invented agreements of the benchmarks: well formed, the same each time, and read by the checks."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from benchmarks.agreements import invent
from csa_graph import checks, shapes
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
