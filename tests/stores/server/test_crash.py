"""A server that dies in the middle of a build: what is read afterwards, and how the build is finished."""

from __future__ import annotations

import os
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import StoreError
from csa_graph.stores.server import address, credentials, publishing, records
from csa_graph.stores.server.connection import Connection
from csa_graph.stores.server.endpoint import Endpoint
from csa_graph.stores.server.store import ServerStore
from tests.stores.conftest import run_oxigraph, run_virtuoso
from tests.stores.server.test_publishing import FORUM, PANEL, built, groups, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    import pyoxigraph as ox

    from tests.stores.conftest import Server

    Run = Callable[[Path], AbstractContextManager[Server]]


class Deadly(Endpoint):
    """A server that dies: once it has loaded so many times, or soon after it was told to put all in place."""

    def __init__(self, server: Server, loads: int, delay: float) -> None:
        there = address.read(server.url)
        # Who is not there any more need not be waited for.
        super().__init__(server.url, Connection(there, credentials.find(there), pauses=(0.0,)))
        self._server = server
        self._loads = loads
        self._delay = delay

    def load(self, parts: Sequence[tuple[ox.NamedNode, Sequence[bytes]]]) -> None:
        super().load(parts)
        self._loads -= 1
        if self._loads == 0:
            self._server.kill()

    def update(self, text: str, *, is_repeatable: bool = False) -> None:
        if records.FINGERPRINT.value not in text:
            super().update(text, is_repeatable=is_repeatable)
            return
        killing = threading.Timer(self._delay, self._server.kill)
        killing.start()
        try:
            super().update(text, is_repeatable=is_repeatable)
        finally:
            killing.join()


#: When the server dies: after so many loads, or so many seconds after it was told to put all in place. From
#: before that request arrives to after it is done: what holds must hold at any moment.
MOMENTS = [(1, 0.0), (99, 0.0), (99, 0.003), (99, 0.01), (99, 0.05)]
CASES = [(run_oxigraph, each) for each in MOMENTS] + [(run_virtuoso, each) for each in MOMENTS[::2][:2]]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Run], Server]]:
    """Return a function that starts an engine, or hands on the one that runs already."""
    running: dict[Run, Server] = {}
    with ExitStack() as stack:

        def _start(run: Run) -> Server:
            if run not in running:
                running[run] = stack.enter_context(run(tmp_path_factory.mktemp("server")))
            return running[run]

        yield _start


@pytest.mark.parametrize(("run", "moment"), CASES)
def test_what_is_read_is_whole_and_the_build_can_be_finished(
    start: Callable[[Run], Server],
    run: Run,
    moment: tuple[int, float],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = start(run)
    loads, delay = moment
    # As a process that is gone: no system gives one a number this high.
    monkeypatch.setattr(os, "getpid", lambda: 999_999_999)
    old, new = built(tmp_path, FORUM), built(tmp_path, PANEL)
    publishing.publish(old, Endpoint(server.url))
    with pytest.raises(StoreError, match=r"the connection was lost|refuses the connection"):
        publishing.publish(new, Deadly(server, loads, delay))
    server.start()
    allowed = [["Board", "Forum"]]
    if loads == 99:
        allowed.append(["Board", "Panel"])
        allowed += [] if Endpoint(server.url).dialect.is_atomic else [["absent"]]
    assert read_or_absent(server.url) in allowed
    publishing.publish(new, Endpoint(server.url))
    assert groups(read(server.url)) == ["Board", "Panel"]
    assert set(ServerStore(server.url, read_only=True).quads()) == set(new.quads())


def read_or_absent(url: str) -> list[str]:
    """Return the groups that a store has; of one that says that it cannot be read, that it is absent."""
    try:
        return groups(ServerStore(url, read_only=True, pauses=(0.0,)))
    except StoreError as error:
        if "putting its graphs in place" in str(error):
            return ["absent"]
        raise
