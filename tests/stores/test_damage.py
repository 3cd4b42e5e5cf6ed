"""A damaged store is never read as an empty or a smaller one: it is told, and a build heals it."""

from __future__ import annotations

import json
import random
import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from csa_graph import opening
from csa_graph.base import watching
from csa_graph.base.errors import StoreError
from csa_graph.cli.group import cli
from csa_graph.sparql.engine import EngineError
from csa_graph.stores.folder import contents
from csa_graph.stores.folder.doctor import examine
from csa_graph.stores.folder.marker import MARKER, DamagedError
from csa_graph.stores.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from csa_graph.stores.buildable import BuildableStore

COUNT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c }"


@pytest.fixture(scope="module")
def whole(harbour: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is as a build has written it."""
    place = tmp_path_factory.mktemp("whole") / "store"
    open_store(place).build(opening.find([harbour]))
    return place


@pytest.fixture
def kept(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return shutil.copytree(whole, tmp_path / "store")


def find_file(store: Path, pattern: str) -> Path:
    return next(iter(sorted(store.glob(f"graph-*/{pattern}"))))


def flip(path: Path, place: int, bit: int = 0) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    path.write_bytes(content)


def make_old(store: Path) -> None:
    """Take out of a store what earlier versions did not write."""
    marker = json.loads((store / MARKER).read_text())
    del marker["contents"], marker["checksum"]
    (store / MARKER).write_text(json.dumps(marker))


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75, 0.99])
@pytest.mark.parametrize("name", ["MANIFEST-*", "CURRENT", "OPTIONS-*", "*.sst"])
def test_what_is_cut_off_is_named_and_healed(name: str, share: float, kept: Path, harbour: Path) -> None:
    path = find_file(kept, name)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(DamagedError, match=rf"damaged at {path.name} .*: build it again"):
        open_store(kept, read_only=True)
    store = open_store(kept)
    assert not store.build(opening.find([harbour])).is_unchanged
    assert len(store) == len(open_store(kept, read_only=True)) > 100
    assert store.build(opening.find([harbour])).is_unchanged


READERS: list[Callable[[BuildableStore], object]] = [
    len,
    lambda store: store.select(COUNT),
    lambda store: store.ask("ASK { ?a ?b ?c }"),
    lambda store: list(store.quads()),
    lambda store: store.stream(COUNT),
    lambda store: store.fingerprint(),
    lambda store: store.editions(),
]


@pytest.mark.parametrize("read", READERS)
def test_one_that_is_opened_to_be_built_gives_no_answer_before(
    read: Callable[[BuildableStore], object], kept: Path
) -> None:
    find_file(kept, "*.sst").unlink()
    store = open_store(kept)
    with pytest.raises(DamagedError, match="missing"):
        read(store)


def test_a_marker_that_is_gone_or_changed_is_damage(kept: Path, harbour: Path) -> None:
    text = (kept / MARKER).read_text()
    statements = json.loads(text)["report"]["statements"]
    (kept / MARKER).write_text(text.replace(f'"statements": {statements}', f'"statements": {statements + 1}'))
    with pytest.raises(DamagedError, match=r"damaged at csa-graph\.json: build it again"):
        open_store(kept, read_only=True)
    (kept / MARKER).unlink()
    with pytest.raises(DamagedError, match=r"csa-graph\.json \(missing\)"):
        open_store(kept, read_only=True)
    assert open_store(kept).build(opening.find([harbour])).statements == statements


def test_a_file_of_the_engine_that_no_build_wrote_is_damage(kept: Path) -> None:
    shutil.copy(find_file(kept, "*.sst"), find_file(kept, "*.sst").with_name("999999.log"))
    find_file(kept, "*.sst").with_name(".DS_Store").touch()
    with pytest.raises(DamagedError, match=r"999999\.log \(no build wrote it\)"):
        open_store(kept, read_only=True)


def test_a_large_store_names_a_block_that_it_cannot_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As if it were too large to be compared whole when it is opened.
    monkeypatch.setattr(contents, "SMALL", 0)
    flipped = [path.name for path in kept.glob("graph-*/*.sst") if path.stat().st_size > 20_000]
    for path in kept.glob("graph-*/*.sst"):
        if path.name in flipped:
            flip(path, 100)
    words = rf"damaged at ({'|'.join(flipped)}) .*: build it again"
    with pytest.raises(DamagedError, match=words):
        list(open_store(kept, read_only=True).quads())
    # The engine counts on and on in blocks that it cannot read: in a process that ends.
    corruption = pytest.importorskip("tests.stress.corruption", reason="it limits and forks processes")
    monkeypatch.setattr(watching, "LONG", 0.2)
    kind, said = corruption.read_apart(kept)
    assert kind == corruption.TOLD
    assert re.search(words, said)
    assert {each.file for each in examine(kept).damage} == set(flipped)


def test_the_doctor_finds_every_flipped_bit(whole: Path, kept: Path) -> None:
    chance = random.Random(7)  # noqa: S311  (no secret hangs on it)
    assert examine(whole).damage == ()
    files = [path for path in kept.rglob("*") if path.is_file() and path.stat().st_size]
    for path in (chance.choice(files) for _ in range(60)):
        place, bit = chance.randrange(path.stat().st_size), chance.randrange(8)
        flip(path, place, bit)
        found = examine(kept) if path.name != MARKER else None
        if found is not None:
            assert [each.file for each in found.damage] == [path.name], f"bit {bit} of byte {place}"
        flip(path, place, bit)
    assert examine(kept) == examine(whole)


def test_every_byte_of_the_marker_counts(whole: Path, kept: Path) -> None:
    text = (whole / MARKER).read_bytes()
    unseen = []
    for place in range(0, len(text), 3):
        flip(kept / MARKER, place, place % 8)
        with suppress(StoreError):
            unseen += [] if examine(kept).damage else [place]
        flip(kept / MARKER, place, place % 8)
    # A space between two values says nothing.
    assert [place for place in unseen if text[place : place + 1].strip()] == []


def test_the_doctor_counts_the_statements(kept: Path, harbour: Path) -> None:
    found = examine(kept)
    assert found.statements == len(open_store(kept, read_only=True))
    assert found.files == sum(1 for path in kept.glob("graph-*/*") if path.name != "LOCK")
    assert found.unknown == ()


def test_a_store_of_an_earlier_version_opens_and_is_built_anew(kept: Path, harbour: Path) -> None:
    make_old(kept)
    assert len(open_store(kept, read_only=True)) > 100
    found = examine(kept)
    assert found.statements == len(open_store(kept, read_only=True))
    assert not found.damage
    assert "an earlier version" in found.unknown[0]
    path = find_file(kept, "MANIFEST-*")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    # The engine opens that, and finds nothing in it.
    with pytest.raises(DamagedError, match="it is empty, and was not"):
        open_store(kept, read_only=True)
    assert not open_store(kept).build(opening.find([harbour])).is_unchanged
    assert examine(kept).unknown == ()


def test_the_command_says_what_is_damaged(kept: Path, tmp_path: Path) -> None:
    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(cli, [str(each) for each in arguments])

    sound = invoke("doctor", kept)
    assert sound.exit_code == 0
    assert "is sound: each of" in sound.stdout
    path = find_file(kept, "*.sst")
    flip(path, 10)
    damaged = invoke("doctor", kept)
    assert damaged.exit_code == 1
    assert f"{path.name} (its bytes are not those that were written)" in damaged.stdout
    assert "build it again with csa-graph build" in damaged.stdout
    assert invoke("doctor", tmp_path / "none").exit_code == 2
    assert invoke("doctor", "http://localhost:1").exit_code == 2
    asked = invoke("ask", "who-reports-to-whom", "--store", kept)
    assert asked.exit_code == 2
    assert "the store is damaged at" in asked.stderr


def test_a_query_that_fails_in_a_sound_store_is_no_damage(whole: Path) -> None:
    store = open_store(whole, read_only=True)
    with pytest.raises(EngineError):
        store.query("SELECT * { SERVICE <http://127.0.0.1:9/none> { ?a ?b ?c } }", service=True)


@pytest.mark.parametrize("is_large", [False, True])
def test_random_damage_is_told_or_does_no_harm(
    is_large: bool, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corruption = pytest.importorskip("tests.stress.corruption", reason="it limits and forks processes")
    monkeypatch.setattr(contents, "SMALL", contents.SMALL)
    found = corruption.run(whole, tmp_path / "work", range(40), 60, is_large=is_large)
    assert [each for each in found if each.kind in corruption.FAULTS] == []
    assert any(each.kind == corruption.TOLD for each in found)
