"""Checks that several processes share find what one finds; a process that is lost is never a finding less."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from csa_graph import folder, resources, workers
from csa_graph.checking import checks, inspection, inspectors, profile
from csa_graph.errors import CsaGraphError, StoreError
from csa_graph.names import Names
from csa_graph.store import Store
from tests.own_rules import OVERDUE, PRIORITIES, write_profile, write_rule

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2019-03-31"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return the bundled agreement in a folder."""
    place = tmp_path_factory.mktemp("kept") / "store"
    Store.open(place).build(resources.default_data())
    return Store.open(place, read_only=True)


def test_several_processes_find_the_same_in_the_same_order(kept: Store) -> None:
    names = Names(kept)
    alone = inspection.inspect(kept, names, as_of=DAY)
    assert {each.code for each in alone.findings} > {"action-overdue", "priority-without-owner"}
    assert inspection.inspect(kept, names, as_of=DAY, processes=2) == alone


def test_a_rule_of_ones_own_is_shared_as_well(kept: Store, tmp_path: Path) -> None:
    write_rule(tmp_path / "ours", "our-priority", PRIORITIES)
    write_rule(tmp_path / "ours", "our-overdue", OVERDUE)
    ours = profile.read(write_profile(tmp_path))
    asked: dict[str, Any] = {"only": ["our-priority", "our-overdue"], "profile": ours, "as_of": DAY}
    alone = inspection.inspect(kept, Names(kept), **asked)
    assert {each.code for each in alone.findings} == {"our-priority", "our-overdue"}
    assert inspection.inspect(kept, Names(kept), processes=2, **asked) == alone


def test_an_edition_is_checked_by_several_as_by_one(kept: Store) -> None:
    (edition,) = kept.editions()
    names = Names(kept, edition)
    asked: dict[str, Any] = {"only": ["group-without-line", "chair-vacant"], "edition": edition}
    alone = inspection.inspect(kept, names, **asked)
    assert alone.findings
    assert inspection.inspect(kept, names, processes=2, **asked) == alone


def test_a_store_in_memory_is_checked_by_one_process(harbour_store: Store) -> None:
    names = Names(harbour_store)
    alone = inspection.inspect(harbour_store, names)
    assert inspection.inspect(harbour_store, names, processes=2) == alone


def die(job: object) -> list[Any]:
    os._exit(1)


def test_a_lost_process_is_an_error(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspectors, "_run_one", die)
    with pytest.raises(CsaGraphError, match="was lost, so not all were run"):
        inspection.inspect(kept, Names(kept), processes=2)


def test_a_store_that_is_built_anew_meanwhile_is_an_error(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept.folder is not None
    read_marker, numbers = folder.read_marker, iter(range(100))
    monkeypatch.setattr(folder, "read_marker", lambda each: read_marker(each) | {"data": next(numbers)})
    chosen = [checks.get("group-without-line")]
    with pytest.raises(StoreError, match="was built anew while it was checked"):
        # One process does it here, where the marker changes.
        inspectors.run(chosen, kept.folder, 1)


def test_as_many_processes_as_cores_for_a_large_store_in_a_folder(
    kept: Store, harbour_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "count_cores", lambda: 7)
    assert inspectors.advise(kept) == 1
    monkeypatch.setattr(inspectors, "LARGE", 1000)
    assert inspectors.advise(kept) == 7
    assert inspectors.advise(harbour_store) == 1
