"""Many partnerships on a server: how many requests, what of a layer is sent, what a stop leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.building.layers import Plan
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.server import publishing, records, state
from csa_graph.stores.server.endpoint import Endpoint
from csa_graph.stores.server.store import ServerStore
from tests.conftest import PREFIXES
from tests.stores.server.test_publishing import Counting, clear

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyoxigraph as ox

    from csa_graph.sparql.store import Store

EDITION = """\
p:1 {{ :group-{number} a csa:Group ; skos:prefLabel "{name}" ; csa:reportsTo :board .
  :board a csa:Group ; skos:prefLabel "Board" }}
"""
FIRST = "<https://w3id.org/csa-graph/harbour-0/2030-31>"
REPLACING = f"<https://w3id.org/csa-graph/harbour-{{number}}/2030-31> dct:replaces {FIRST} ."


@pytest.fixture(params=["oxigraph", "virtuoso", "sparq"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    where: str = request.getfixturevalue(request.param)
    yield where
    clear(where)


def write(folder: Path, number: int, name: str, *, more: str = "") -> None:
    text = (PREFIXES + EDITION + more).format(number=number, name=name)
    text = text.replace("csa-graph/harbour/", f"csa-graph/harbour-{number}/")
    (folder / f"{number:02}.trig").write_text(text, encoding="utf-8")


def built(folder: Path) -> Store:
    store = MemoryStore()
    store.build(opening.find([folder]))
    return store


@pytest.fixture
def several(tmp_path: Path) -> Path:
    for number in range(20):
        write(tmp_path, number, f"Group {number}")
    return tmp_path


def same(url: str, store: Store) -> bool:
    there = ServerStore(url, read_only=True)
    return set(there.quads()) == set(store.quads()) and there.fingerprint() == store.fingerprint()


def test_many_graphs_go_in_few_requests(url: str, several: Path) -> None:
    store, endpoint = built(several), Counting(url)
    written = publishing.publish(store, endpoint)
    assert written > 60
    assert len(set(endpoint.loads)) == written
    assert endpoint.requests < 25
    assert same(url, store)


def test_a_batch_is_never_larger_than_allowed(
    oxigraph: str, several: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialect = Endpoint(oxigraph).dialect
    monkeypatch.setattr(Endpoint, "dialect", dialect._replace(batch=7))
    sizes = []
    load = Endpoint.load

    def watched(self: Endpoint, parts: list[tuple[ox.NamedNode, list[bytes]]]) -> None:
        sizes.append(sum(len(lines) for _, lines in parts))
        load(self, parts)

    monkeypatch.setattr(Endpoint, "load", watched)
    store = built(several)
    publishing.publish(store, Endpoint(oxigraph))
    assert max(sizes) == 7
    assert same(oxigraph, store)
    clear(oxigraph)


def test_of_a_large_layer_only_the_difference_is_sent(oxigraph: str, several: Path) -> None:
    publishing.publish(built(several), Endpoint(oxigraph), small=0)
    layer = state.read(Endpoint(oxigraph)).layer
    write(several, 7, "Renamed")
    changed, endpoint = built(several), Counting(oxigraph)
    publishing.publish(changed, endpoint, small=0)
    assert state.read(endpoint).layer == layer
    assert layer is not None
    assert not [name for name in endpoint.loads if name == layer.value]
    (commit,) = (text for text in endpoint.updates if "DELETE DATA" in text and "Group 7" in text)
    assert "Renamed" in commit
    assert "Group 8" not in commit
    assert same(oxigraph, changed)
    clear(oxigraph)


@pytest.mark.parametrize("change", ["remove", "add", "replace", "replaced no more", "plain"])
def test_a_layer_is_right_whatever_changes(oxigraph: str, several: Path, change: str) -> None:
    if change == "replaced no more":
        write(several, 5, "Group 5", more=REPLACING)
    publishing.publish(built(several), Endpoint(oxigraph), small=0)
    if change == "remove":
        (several / "03.trig").unlink()
    elif change == "add":
        write(several, 30, "Late")
    elif change == "plain":
        write(several, 4, "Group 4", more=':board skos:altLabel "The Board" .')
    else:
        write(several, 5, "Group 5", more=REPLACING if change == "replace" else "")
    changed = built(several)
    publishing.publish(changed, Endpoint(oxigraph), small=0)
    assert same(oxigraph, changed)
    clear(oxigraph)


def test_what_two_editions_state_stays_when_one_goes(oxigraph: str, tmp_path: Path) -> None:
    shared = (
        'p:1 {{ <urn:council> a <http://www.w3.org/ns/org#FormalOrganization> ; skos:prefLabel "Council" }}'
    )
    for number in range(8):
        write(tmp_path, number, f"Group {number}", more=shared if number < 2 else "")
    publishing.publish(built(tmp_path), Endpoint(oxigraph), small=0)
    layer = state.read(Endpoint(oxigraph)).layer
    (tmp_path / "00.trig").unlink()
    changed = built(tmp_path)
    publishing.publish(changed, Endpoint(oxigraph), small=0)
    assert state.read(Endpoint(oxigraph)).layer == layer
    there = ServerStore(oxigraph, read_only=True)
    assert there.ask('ASK { <urn:council> ?label "Council" }')
    assert same(oxigraph, changed)
    clear(oxigraph)


def test_blank_nodes_stay_together(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Endpoint, "dialect", Endpoint(url).dialect._replace(batch=3))
    text = "p:1 {{ :group-{number} a csa:Group ; skos:prefLabel '{name}' ; dct:source [ a csa:Claim ; "
    text += "skos:prefLabel 'One' ; skos:altLabel 'Two' , 'Three' ; skos:note 'Four' ] }}"
    (tmp_path / "plan.trig").write_text(PREFIXES + text.format(number=1, name="Group"), encoding="utf-8")
    store = built(tmp_path)
    publishing.publish(store, Endpoint(url))
    query = "SELECT ?x { ?x ?a 'One' ; ?b 'Two' , 'Three' ; ?c 'Four' . FILTER(isBlank(?x)) }"
    there = ServerStore(url, read_only=True)
    assert len(there.select(query)) == len(store.select(query)) == 1
    assert there.fingerprint() == store.fingerprint()


def test_what_a_stopped_build_left_goes(url: str, several: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getpid", lambda: 999_999_999)
    before = built(several)
    publishing.publish(before, Endpoint(url))
    names = graphs(url)
    write(several, 40, "Never finished")
    write(several, 3, "Renamed")
    with pytest.raises(KeyboardInterrupt):
        publishing.publish(built(several), Counting(url, dies_at=records.FINGERPRINT.value))
    assert graphs(url) > names
    assert same(url, before)
    # Another build, of the data of before: nothing of the stopped one may stay.
    (several / "40.trig").unlink()
    write(several, 3, "Group 3")
    (several / "19.trig").unlink()
    after = built(several)
    publishing.publish(after, Endpoint(url))
    assert same(url, after)
    assert graphs(url) <= names | {state.read(Endpoint(url)).layer, state.read(Endpoint(url)).previous}


def graphs(url: str) -> set[object]:
    rows = Endpoint(url).select("SELECT DISTINCT ?g { GRAPH ?g { ?s a ?o } }").rows
    return {row[0] for row in rows if str(row[0]).startswith("<https://w3id.org/csa-graph/")}


def test_a_build_of_unchanged_files_asks_one_thing(
    url: str, several: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ServerStore(url).build(opening.find([several]))
    assert not first.is_unchanged
    store = ServerStore(url)
    monkeypatch.setattr(publishing, "publish", lambda *_: pytest.fail("nothing is to be written"))
    again = store.build(opening.find([several]))
    assert again.is_unchanged
    assert again[:4] == first[:4]


def test_another_plan_is_another_store(oxigraph: str, several: Path) -> None:
    ServerStore(oxigraph).build(opening.find([several]))
    assert not ServerStore(oxigraph).build(opening.find([several]), Plan(inference=False)).is_unchanged
    (several / "00.trig").write_text((several / "00.trig").read_text() + "\n# A comment.\n")
    again = ServerStore(oxigraph).build(opening.find([several]), Plan(inference=False))
    assert not again.is_unchanged
    clear(oxigraph)
