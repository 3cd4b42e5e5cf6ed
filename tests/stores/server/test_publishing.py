"""A build onto a server: what is written, what readers see, and what a dead or second writer does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.base.errors import SourceError, StoreError
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.server import publishing, records, state
from csa_graph.stores.server.endpoint import Endpoint
from csa_graph.stores.server.lock import Lock
from csa_graph.stores.server.store import ServerStore
from tests.conftest import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pyoxigraph as ox

    from csa_graph.sparql.store import Store

ONE = ":board a csa:Group ; skos:prefLabel 'Board' ."
PASSAGES = """p:1 {{ {0} }}
p:2 a csa:Passage ; csa:locator "2" ; dct:isPartOf <https://w3id.org/csa-graph/harbour/2030-31> .
p:2 {{ {1} }}
"""
FORUM, PANEL = (f":{name.lower()} a csa:Group ; skos:prefLabel '{name}' ." for name in ("Forum", "Panel"))
GROUPS = """PREFIX csa: <https://w3id.org/csa-graph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?name { ?group a csa:Group ; skos:prefLabel ?name } ORDER BY ?name"""


class Counting(Endpoint):
    """A server whose writes are counted, and that can die before one of them."""

    def __init__(self, url: str, *, dies_before: int = 10_000, dies_at: str = "\0") -> None:
        super().__init__(url)
        self.loads: list[str] = []
        self.updates: list[str] = []
        self.requests = 0
        self._left = dies_before
        self._dies_at = dies_at

    def _step(self) -> None:
        self.requests += 1
        self._left -= 1
        if self._left < 0:
            raise KeyboardInterrupt

    def load(self, parts: Sequence[tuple[ox.NamedNode, Sequence[bytes]]]) -> None:
        self._step()
        super().load(parts)
        self.loads += [graph.value for graph, _ in parts]

    def update(self, text: str, *, is_repeatable: bool = False) -> None:
        self._step()
        if self._dies_at in text:
            raise KeyboardInterrupt
        super().update(text, is_repeatable=is_repeatable)
        self.updates.append(text)


@pytest.fixture(params=["oxigraph", "virtuoso", "sparq"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    where: str = request.getfixturevalue(request.param)
    yield where
    clear(where)


def clear(url: str) -> None:
    endpoint = Endpoint(url)
    found = state.read(endpoint)
    graphs = {*found.sums, found.previous, records.STORE} - {None}
    endpoint.update(" ; ".join(f"DROP SILENT GRAPH {graph}" for graph in graphs))


def built(tmp_path: Path, second: str) -> Store:
    path = tmp_path / "plan.trig"
    path.write_text(PREFIXES + PASSAGES.format(ONE, second), encoding="utf-8")
    store = MemoryStore()
    store.build(opening.find([path]))
    return store


def groups(store: Store) -> list[str]:
    return [str(row[0].value) for row in store.select(GROUPS)]  # type: ignore[union-attr]


def read(url: str) -> ServerStore:
    return ServerStore(url, read_only=True)


def test_an_unchanged_build_writes_nothing(url: str, tmp_path: Path) -> None:
    store = built(tmp_path, FORUM)
    assert publishing.publish(store, Endpoint(url)) > 0
    again = Counting(url)
    assert publishing.publish(store, again) == 0
    assert (again.loads, again.updates) == ([], [])


def test_a_changed_one_writes_its_own_graphs(url: str, tmp_path: Path) -> None:
    publishing.publish(built(tmp_path, FORUM), Endpoint(url))
    reader = read(url)
    assert groups(reader) == ["Board", "Forum"]
    store, endpoint = built(tmp_path, PANEL), Counting(url)
    # Changed are the passage, what two rules draw from it (a group is an organisation, and one of the bodies
    # of its document), the edition of all these and the current layer.
    written = publishing.publish(store, endpoint)
    assert written == len(endpoint.loads) == 5, endpoint.loads
    assert groups(read(url)) == groups(store) == ["Board", "Panel"]
    # Whoever had begun to read goes on with what was there.
    assert groups(reader) == ["Board", "Forum"]
    assert set(read(url).quads()) == set(store.quads())


def test_a_build_that_dies_leaves_the_old_state_and_is_finished_by_another(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As a process that is gone: no system gives one a number this high.
    monkeypatch.setattr(os, "getpid", lambda: 999_999_999)
    old, new = built(tmp_path, FORUM), built(tmp_path, PANEL)
    publishing.publish(old, Endpoint(url))
    publishing.publish(old, Endpoint(url))
    states = []
    for step in range(20):
        dying = Counting(url, dies_before=step)
        try:
            publishing.publish(new, dying)
        except KeyboardInterrupt:
            states.append(groups(read(url)))
            continue
        break
    else:
        pytest.fail("it never ends")
    # Before the one update that puts it in place there is the old state, and after it the new one.
    assert len(states) > 7
    assert states == sorted(states)
    assert (states[0], states[-1]) == (["Board", "Forum"], ["Board", "Panel"])
    assert groups(read(url)) == ["Board", "Panel"]
    assert set(read(url).quads()) == set(new.quads())


def test_of_two_writers_one_is_refused(url: str, tmp_path: Path) -> None:
    first, second = Lock(Endpoint(url)), Endpoint(url)
    with pytest.raises(StoreError, match="another csa-graph build wrote to it at"):
        publishing.publish(built(tmp_path, FORUM), second)
    first.release()
    assert publishing.publish(built(tmp_path, FORUM), second) > 0


def test_a_failed_build_does_not_touch_the_server(url: str, tmp_path: Path) -> None:
    publishing.publish(built(tmp_path, FORUM), Endpoint(url))
    wrong = tmp_path / "wrong.trig"
    wrong.write_text("p:1 {", encoding="utf-8")
    with pytest.raises(SourceError):
        ServerStore(url).build(opening.find([wrong]))
    assert groups(read(url)) == ["Board", "Forum"]


def test_a_store_of_another_version_is_refused(url: str) -> None:
    endpoint = Endpoint(url)
    endpoint.update(f'INSERT DATA {{ GRAPH {records.STORE} {{ {records.STORE} {records.FORM} "99" }} }}')
    with pytest.raises(StoreError, match="a newer version"):
        read(url)


def test_an_empty_server_holds_no_store(url: str) -> None:
    with pytest.raises(StoreError, match="there is no store on this server"):
        read(url)
