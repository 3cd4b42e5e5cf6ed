"""The invented agreements of the benchmarks: well formed, the same each time, faulty where they say so."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.faults import FAULTS
from benchmarks.generate import AS_OF, NEIGHBOURS, WITH_EARLIER, expect, invent, write
from csa_graph import GovernanceGraph, opening
from csa_graph.checking import checks
from csa_graph.naming.editions import Editions
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore
from csa_graph.validation import shapes

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.sparql.store import Store

#: Faults that no data can have which are well formed.
NOT_WELL_FORMED = {"action-with-several-accountable", "line-to-no-agent"}


def build(folder: Path, partnerships: int, seed: int = 1) -> Store:
    data = folder / "invented.trig"
    data.write_text(invent(partnerships, seed), encoding="utf-8")
    store = MemoryStore()
    store.build(opening.find([data]))
    return store


def test_the_same_number_and_seed_give_the_same_agreements() -> None:
    assert invent(2) == invent(2)
    assert expect(20) == expect(20)
    assert invent(2) != invent(2, seed=2)


def test_a_partnership_does_not_depend_on_those_after_it() -> None:
    assert invent(8).startswith(invent(5))
    assert expect(20)[: len(expect(10))] == expect(10)


def test_they_are_well_formed_and_each_has_about_1400_statements(tmp_path: Path) -> None:
    data = tmp_path / "invented.trig"
    data.write_text(invent(12), encoding="utf-8")
    assert shapes.validate(opening.find([data])) == []
    store = MemoryStore()
    built = store.build(opening.find([data]))
    assert 1_300 <= built.statements / 12 <= 1_500


def test_one_partnership_in_three_has_an_edition_that_a_newer_one_replaces(tmp_path: Path) -> None:
    store = build(tmp_path, 2 * WITH_EARLIER)
    names = [each.value.rpartition("invented-")[2] for each in store.editions()]
    assert sorted(names) == ["0/2040", "1/2040", "2/2035", "2/2040", "3/2040", "4/2040", "5/2035", "5/2040"]
    editions = Editions(store)
    assert {str(each)[-5:-1] for each in editions.replaced} == {"2035"}
    assert {each for each in store.editions() if editions.is_replaced(each)} == editions.replaced
    assert {str(each)[-5:-1] for each in editions.in_force} == {"2040"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_checks_find_the_planted_faults_and_nothing_else(seed: int, tmp_path: Path) -> None:
    store = build(tmp_path, 40, seed)
    found = checks.run(store, Names(store), as_of=datetime.date.fromisoformat(AS_OF))
    assert {(each.code, each.focus.iri) for each in found} == {
        (each.code, each.focus) for each in expect(40, seed)
    }


def test_an_edition_that_is_replaced_has_no_faults(tmp_path: Path) -> None:
    store = build(tmp_path, WITH_EARLIER)
    (earlier,) = (each for each in store.editions() if each.value.endswith("2035"))
    as_of = datetime.date.fromisoformat(AS_OF)
    assert checks.run(store, Names(store, earlier), edition=earlier, as_of=as_of) == []


def test_every_check_has_a_fault_to_find() -> None:
    planted = {each.code for seed in range(1, 9) for each in expect(100, seed)}
    assert planted == set(FAULTS) == set(checks.all_checks()) - NOT_WELL_FORMED


def test_about_three_things_of_a_hundred_are_faulty() -> None:
    # A partnership has some 70 things that can be faulty. Some faults are found by several checks.
    assert 0.03 * 70 * 0.9 <= len(expect(1000)) / 1000 <= 0.03 * 70 * 1.6


def test_a_folder_has_a_file_for_each_partnership_and_what_is_to_be_found(tmp_path: Path) -> None:
    write(3, tmp_path / "three", seed=5)
    files = sorted(each.name for each in (tmp_path / "three").iterdir())
    assert files == ["expected.json", *(f"invented-0000{number}.trig" for number in range(3))]
    kept = json.loads((tmp_path / "three" / "expected.json").read_text("utf-8"))
    assert kept["findings"] == [each._asdict() for each in expect(3, seed=5)]
    assert kept["as_of"] == AS_OF
    together, apart = MemoryStore(), MemoryStore()
    together.build(opening.find([tmp_path / "three"]))
    (tmp_path / "one.trig").write_text(invent(3, seed=5), encoding="utf-8")
    apart.build(opening.find([tmp_path / "one.trig"]))
    assert together.fingerprint() == apart.fingerprint()


def test_each_file_is_well_formed_by_itself(tmp_path: Path) -> None:
    write(NEIGHBOURS, tmp_path)
    for path in tmp_path.glob("*.trig"):
        assert shapes.validate(opening.find([path])) == []


def test_neighbours_share_a_council_a_director_and_a_priority(tmp_path: Path) -> None:
    graph = GovernanceGraph(build(tmp_path, 2 * NEIGHBOURS))
    shared = {str(row[0]) for row in graph.ask("who-sits-in-several-partnerships")}
    assert shared == {f"{who} of County {county}" for who in ("Council", "Director") for county in (0, 1)}
    answer = graph.ask("same-priority-across-partnerships")
    one_thing = [str(row["priority"]) for row in answer.to_dicts() if row["same_by"] == "one thing"]
    assert sorted(one_thing) == sorted(
        [*["Roads of County 0"] * NEIGHBOURS, *["Roads of County 1"] * NEIGHBOURS]
    )
    # The second of each county answers to a board of the first.
    lines = graph.ask("groups-answering-to-another-partnership").to_dicts()
    assert {(str(row["group"]), str(row["body"])) for row in lines} == {
        ("Border Group 1", "Safety Partnership 0"),
        ("Border Group 5", "Safety Partnership 4"),
    }
