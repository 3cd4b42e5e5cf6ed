"""Stores in folders: kept, replaced whole, told from other folders."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.base.errors import SourceError, StoreError
from csa_graph.building import recipe
from csa_graph.building.layers import Plan
from csa_graph.stores.folder.marker import FORMAT, MARKER, DamagedError
from csa_graph.stores.opening import open_store

if TYPE_CHECKING:
    from csa_graph.sparql.store import Store

REPORTS = "ASK { ?a <https://w3id.org/csa-graph/ontology#reportsTo> ?b }"


def test_a_store_is_kept_in_a_folder(harbour: Path, tmp_path: Path, harbour_store: Store) -> None:
    kept = tmp_path / "a folder" / "store"
    store = open_store(kept)
    assert len(store) == 0
    store.build(opening.find([harbour]))
    assert set(store.quads()) == set(harbour_store.quads())
    assert [path.name for path in kept.parent.iterdir()] == ["store"]
    said = json.loads((kept / MARKER).read_text())
    assert said["format"] == FORMAT
    assert said["data"] == recipe.read(opening.find([harbour]), Plan()).data
    assert said["files"] == ["2030-31.trig"]

    again = open_store(kept, read_only=True)
    assert again.ask(REPORTS)
    with pytest.raises(StoreError, match="opened to be read"):
        again.build(opening.find([harbour]))


def test_a_failed_build_leaves_the_folder_as_it_was(harbour: Path, tmp_path: Path) -> None:
    kept = tmp_path / "store"
    store = open_store(kept)
    store.build(opening.find([harbour]))
    bad = tmp_path / "bad.trig"
    bad.write_text("nonsense")
    with pytest.raises(SourceError):
        store.build(opening.find([bad]))
    assert store.ask(REPORTS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.trig", "store"]
    store.build(opening.find([harbour]))
    assert store.ask(REPORTS)


def test_a_folder_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        open_store(tmp_path / "new", read_only=True)
    assert len(open_store(tmp_path)) == 0
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(StoreError, match="holds something else"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="a store is a folder"):
        open_store(tmp_path / "thesis.txt")


@pytest.mark.parametrize(
    ("marker", "message"),
    [
        ('{"format": 99, "version": "9.9"}', "csa-graph 9.9 made it, which is newer"),
        ('{"format": 2}', "an older csa-graph"),
        ("{", r"the store is damaged at csa-graph\.json: build it again"),
        ('{"format": 1e999}', r"the store is damaged at csa-graph\.json"),
        ('{"format": 3}', "the store is damaged"),
    ],
)
def test_a_marker_that_does_not_fit(tmp_path: Path, marker: str, message: str) -> None:
    (tmp_path / MARKER).write_text(marker)
    with pytest.raises(StoreError, match=message):
        open_store(tmp_path, read_only=True)


def test_a_folder_that_cannot_be_written(harbour: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = open_store(tmp_path / "file" / "store")
    with pytest.raises(StoreError, match="cannot be written"):
        store.build(opening.find([harbour]))


def test_the_fingerprint_depends_on_names_and_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "a.trig", tmp_path / "b.trig"
    one.write_text("x")
    other.write_text("y")
    before = recipe.read(opening.find([one, other]), Plan()).data
    assert recipe.read(opening.find([other, one]), Plan()).data == before
    other.write_text("z")
    assert recipe.read(opening.find([one, other]), Plan()).data != before


def test_a_damaged_store_says_what_to_do(harbour: Path, tmp_path: Path) -> None:
    kept = tmp_path / "store"
    open_store(kept).build(opening.find([harbour]))
    for path in kept.glob("graph-*/MANIFEST*"):
        path.write_bytes(path.read_bytes()[:50])
    words = r"damaged at MANIFEST-\d+ \(50 bytes, where [\d,]+ were written\): build it again"
    with pytest.raises(StoreError, match=words):
        open_store(kept, read_only=True)


def test_a_build_deletes_nobodys_files(harbour: Path, tmp_path: Path) -> None:
    kept = tmp_path / "store"
    open_store(kept).build(opening.find([harbour]))
    (kept / "notes.txt").write_text("mine")
    # What is built already is not built again.
    assert open_store(kept).build(opening.find([harbour])).is_unchanged
    with pytest.raises(StoreError, match=r"holds notes\.txt, which a new build would delete"):
        open_store(kept).build(opening.find([harbour]), Plan(inference=False))
    assert (kept / "notes.txt").read_text() == "mine"
    assert open_store(kept, read_only=True).ask(REPORTS)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_link_to_a_store_stays_a_link(harbour: Path, tmp_path: Path) -> None:
    kept, link = tmp_path / "store", tmp_path / "link"
    open_store(kept).build(opening.find([harbour]))
    link.symlink_to(kept)
    open_store(link).build(opening.find([harbour]))
    assert link.is_symlink()
    assert open_store(kept, read_only=True).ask(REPORTS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "store"]


def test_what_is_to_be_read_is_a_store(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(StoreError, match="no store here: make one with csa-graph build"):
        open_store(tmp_path, read_only=True)
    with pytest.raises(StoreError, match="name of the folder is empty"):
        open_store("", read_only=True)


def test_a_folder_that_cannot_be_read_is_no_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.exists", refuse)
    with pytest.raises(StoreError, match="cannot be read: Permission denied"):
        open_store(tmp_path / "locked")


def test_a_file_of_a_store_that_may_not_be_read_is_no_damage(
    harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "store"
    open_store(place).build(opening.find([harbour]))
    plainly = Path.open

    def refuse(path: Path, *given: str, **named: int) -> object:
        if path.suffix == ".sst":
            raise PermissionError(13, "Permission denied", str(path))
        return plainly(path, *given, **named)  # type: ignore[call-overload]  # whatever it was called with

    monkeypatch.setattr(Path, "open", refuse)
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"\.sst: it cannot be read: Permission denied$") as caught:
            open_store(place, read_only=read_only)
        assert not isinstance(caught.value, DamagedError)
