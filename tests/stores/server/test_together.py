"""Readers and writers of the same store at once, on every engine."""

from __future__ import annotations

import multiprocessing
import threading
from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.base.errors import StoreError
from csa_graph.stores.opening import open_store
from tests.conftest import PREFIXES
from tests.stores.server.test_publishing import FORUM, ONE, PANEL, PASSAGES, clear, groups

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.queues import Queue
    from pathlib import Path

STATES = (["Board", "Forum"], ["Board", "Panel"])
#: What a writer, or a reader, may be told instead: that another one writes.
EXPECTED = (
    "another csa-graph build",
    "another process builds",
    "putting its graphs in place",
    "again and again",
    "took over",
)


@pytest.fixture(params=["folder", "oxigraph", "virtuoso", "sparq"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "folder":
        yield str(tmp_path / "store")
    else:
        where: str = request.getfixturevalue(request.param)
        yield where
        clear(where)


@pytest.fixture
def plans(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name / "plan.trig" for name in ("forum", "panel")]
    for path, second in zip(paths, (FORUM, PANEL), strict=True):
        path.parent.mkdir()
        path.write_text(PREFIXES + PASSAGES.format(ONE, second), encoding="utf-8")
    return paths


def build(place: str, path: Path, said: Queue[str]) -> None:
    """Build, as a process of its own; say how it went."""
    try:
        open_store(place).build(opening.find([path]))
    except StoreError as error:
        said.put(str(error))
    else:
        said.put("built")


def test_of_two_writers_at_once_none_spoils_what_the_other_wrote(place: str, plans: list[Path]) -> None:
    context = multiprocessing.get_context("spawn")
    said: Queue[str] = context.Queue()
    writers = [context.Process(target=build, args=(place, path, said)) for path in plans]
    for each in writers:
        each.start()
    told = [said.get(timeout=120) for _ in writers]
    for each in writers:
        each.join(60)
    assert all(each == "built" or any(words in each for words in EXPECTED) for each in told), told
    # Each may see the other's record before its own turn: then both are refused, and nothing is built.
    if "built" in told:
        assert groups(open_store(place, read_only=True)) in STATES
    # Whatever is there, the next build finishes it.
    open_store(place).build(opening.find([plans[0]]))
    assert groups(open_store(place, read_only=True)) == STATES[0]


def test_readers_read_the_one_state_or_the_other(place: str, plans: list[Path]) -> None:
    open_store(place).build(opening.find([plans[0]]))
    seen: list[list[str]] = []
    failed: list[str] = []
    is_over = threading.Event()

    def read() -> None:
        while not is_over.is_set():
            try:
                seen.append(groups(open_store(place, read_only=True)))
            except StoreError as error:
                failed.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(4):
            open_store(place).build(opening.find([plans[(number + 1) % 2]]))
    finally:
        is_over.set()
        reader.join(60)
    assert seen
    assert all(each in STATES for each in seen), seen
    assert all(any(words in each for words in EXPECTED) for each in failed), failed
