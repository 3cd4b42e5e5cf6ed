"""Builds that are killed, that meet, and that readers outlive: with real processes.

Each is tried with locks of folders, and with locks of files in them as on Windows.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import portalocker
import pytest

from csa_graph import opening
from csa_graph.base import locks
from csa_graph.base.errors import StoreError
from csa_graph.stores.folder.marker import MARKER
from csa_graph.stores.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytest.importorskip("fcntl", reason="this system has no locks of this kind")

REPORTS = "ASK { ?a <https://w3id.org/csa-graph/ontology#reportsTo> ?b }"
#: Builds, and waits for ever at the step that is named first: before it, so that it is not done.
PROGRAM = """
import sys, time
from csa_graph import opening
from csa_graph.base import locks
from csa_graph.building import batches, layers
from csa_graph.stores.folder import building as folder
from csa_graph.stores.opening import open_store

def wait(*_, **__):
    print("waiting", flush=True)
    time.sleep(600)

if __name__ == "__main__":
    step, kept, data, can_lock_folders = sys.argv[1:]
    locks.CAN_LOCK_FOLDERS = can_lock_folders == "True"
    module, name = step.split(".")
    setattr(globals()[module], name, wait)
    open_store(kept).build(opening.find([data]))
"""


@pytest.fixture(autouse=True, params=[True, False], ids=["folders", "files"])
def can_lock_folders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Lock folders, or files in them."""
    monkeypatch.setattr(locks, "CAN_LOCK_FOLDERS", request.param)
    return bool(request.param)


@contextmanager
def build_until(step: str, kept: Path, data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start a build that gets as far as a step; it is killed in the end."""
    command = [sys.executable, "-c", PROGRAM, step, str(kept), str(data), str(locks.CAN_LOCK_FOLDERS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"waiting\n"
        try:
            yield process
        finally:
            process.kill()


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.iterdir())


# In the middle; with everything built; with the new engine in its place, before the marker names it.
STEPS = ("layers.make", "folder._publish", "folder._switch")


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_build_leaves_the_old_store_and_is_done_again(
    harbour: Path, data_file: Callable[..., Path], tmp_path: Path, step: str
) -> None:
    place = tmp_path / "place"
    kept = place / "store"
    open_store(kept).build(opening.find([harbour]))
    new = data_file("p:1 { :new a csa:Group ; skos:prefLabel 'New' }\n")
    with build_until(step, kept, new) as process:
        pass
    assert process.returncode == -9
    store = open_store(kept, read_only=True)
    assert store.ask(REPORTS)
    assert len(names(place)) == 2
    store = open_store(kept)
    store.build(opening.find([new]))
    assert not store.ask(REPORTS)
    assert names(place) == ["store"]
    assert len(names(kept)) == 2


@pytest.mark.parametrize("step", STEPS[:2])
def test_a_first_build_that_is_killed_leaves_no_store(harbour: Path, tmp_path: Path, step: str) -> None:
    kept = tmp_path / "store"
    with build_until(step, kept, harbour):
        pass
    with pytest.raises(StoreError, match="there is no store here"):
        open_store(kept, read_only=True)
    open_store(kept).build(opening.find([harbour]))
    assert names(tmp_path) == ["store"]


def test_of_two_builds_the_second_is_refused(
    harbour: Path, data_file: Callable[..., Path], tmp_path: Path
) -> None:
    place = tmp_path / "place"
    kept = place / "store"
    open_store(kept).build(opening.find([harbour]))
    new = data_file("p:1 { :new a csa:Group ; skos:prefLabel 'New' }\n")
    with build_until("layers.make", kept, new):
        with pytest.raises(StoreError, match="another process builds this store at the moment"):
            open_store(kept).build(opening.find([new]))
        # Who reads is not refused, and the store beside it is another one.
        assert open_store(kept, read_only=True).ask(REPORTS)
        open_store(place / "store 2").build(opening.find([harbour]))
        assert len(names(place)) == 3
    open_store(kept).build(opening.find([new]))
    assert names(place) == ["store", "store 2"]


def test_who_reads_goes_on_reading_what_was_there(
    harbour: Path, data_file: Callable[..., Path], tmp_path: Path
) -> None:
    kept = tmp_path / "place" / "store"
    open_store(kept).build(opening.find([harbour]))
    reader = open_store(kept, read_only=True)
    before = reader.fingerprint()
    new = data_file("p:1 { :new a csa:Group ; skos:prefLabel 'New' }\n")
    open_store(kept).build(opening.find([new]))
    later = open_store(kept, read_only=True)
    assert not later.ask(REPORTS)
    assert reader.fingerprint() == before
    # The engine that is read is there still, and the next build after it was let go takes it away.
    assert len(names(kept)) == 3
    del reader, later
    open_store(kept).build(opening.find([harbour]))
    assert len(names(kept)) == 2


def test_a_store_that_is_replaced_while_it_is_opened_is_the_new_one(
    harbour: Path, data_file: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "store"
    open_store(kept).build(opening.find([data_file("p:1 { :new a csa:Group ; skos:prefLabel 'New' }\n")]))
    share = locks.share
    replaced: list[Path] = []

    def replace_first(path: Path) -> locks.FolderLock | None:
        if not replaced:
            replaced.append(path)
            monkeypatch.setattr(locks, "share", share)
            open_store(kept).build(opening.find([harbour]))
        return share(path)

    monkeypatch.setattr(locks, "share", replace_first)
    assert open_store(kept, read_only=True).ask(REPORTS)
    assert not replaced[0].exists()


def test_a_claimed_folder_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    one, other = locks.share(tmp_path / "a"), locks.share(tmp_path / "a")
    assert not locks.remove(tmp_path / "a")
    assert one is not None
    one.release()
    assert not locks.remove(tmp_path / "a")
    del other
    assert locks.remove(tmp_path / "a")
    assert locks.remove(tmp_path / "a")


def test_without_locks_a_build_is_done_as_well(
    harbour: Path, data_file: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    def refuse_too(*_: object) -> None:
        raise portalocker.LockException("No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    monkeypatch.setattr("portalocker.lock", refuse_too)
    kept = tmp_path / "place" / "store"
    for data in (data_file("p:1 { :new a csa:Group ; skos:prefLabel 'New' }\n"), harbour):
        open_store(kept).build(opening.find([data]))
    assert open_store(kept, read_only=True).ask(REPORTS)
    assert names(kept.parent) == ["store"]
    assert len(names(kept)) == 2
    assert MARKER in names(kept)


def test_a_store_on_a_read_only_medium_is_read(
    harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "store"
    open_store(kept).build(opening.find([harbour]))
    for lock in kept.glob(f"*/{locks.LOCK_FILE}"):
        lock.unlink()
    before = {path: path.stat().st_mtime_ns for path in kept.rglob("*")}
    system_open = os.open

    def refuse_to_write(path: Path, flags: int, *rest: int) -> int:
        if flags & (os.O_CREAT | os.O_RDWR | os.O_WRONLY):
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return system_open(path, flags, *rest)

    monkeypatch.setattr("os.open", refuse_to_write)
    assert open_store(kept, read_only=True).ask(REPORTS)
    assert {path: path.stat().st_mtime_ns for path in kept.rglob("*")} == before


def test_a_lock_of_a_folder_that_was_replaced_does_not_hold_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    lock = locks.share(tmp_path / "a")
    assert lock is not None
    assert lock.holds(tmp_path / "a")
    (tmp_path / "a").rename(tmp_path / "b")
    assert not lock.holds(tmp_path / "a")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / locks.LOCK_FILE).touch()
    assert not lock.holds(tmp_path / "a")
    assert lock.holds(tmp_path / "b")


def test_what_an_earlier_version_builds_is_not_taken_from_it(tmp_path: Path) -> None:
    earlier = tmp_path / ".store.123.new"
    earlier.mkdir()
    lock = locks.share(earlier)
    with pytest.raises(StoreError, match="another process builds"), locks.build_beside(tmp_path / "store"):
        pass
    assert lock is not None
    lock.release()
    with locks.build_beside(tmp_path / "store") as fresh:
        assert not any(fresh.iterdir())
        assert not earlier.exists()
    assert names(tmp_path) == []
