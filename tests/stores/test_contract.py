"""One contract for every store, and for whatever stands in front of one. Expected is what DATA says."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.base.errors import QueryError, SourceError, StoreError
from csa_graph.building.layers import Plan
from csa_graph.projection import portion
from csa_graph.projection.properties import PreloadedStore
from csa_graph.stores.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.sparql.store import Store
    from csa_graph.stores.buildable import BuildableStore

BUILDABLE = ("memory", "folder", "oxigraph", "virtuoso", "sparq")
STORES = (*BUILDABLE, "read ahead in memory", "read ahead on oxigraph", "a portion")

QUAY = "https://w3id.org/csa-graph/quay/"
DATA = """\
@prefix : <https://w3id.org/csa-graph/quay/> .
@prefix o: <https://w3id.org/csa-graph/quay/2029#> .
@prefix n: <https://w3id.org/csa-graph/quay/2030#> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:2029 a csa:Edition ; dct:title "Quay 2029" .
:2030 a csa:Edition ; dct:title "Quay 2030" ; dct:replaces :2029 .
o:1 a csa:Passage ; dct:isPartOf :2029 ; csa:locator "1" ; csa:order 1 .
n:1 a csa:Passage ; dct:isPartOf :2030 ; csa:locator "1" ; csa:order 1 .
n:2 a csa:Passage ; dct:isPartOf :2030 ; csa:locator "2" ; csa:order 2 .
o:1 { :board a csa:Group ; skos:prefLabel "Old Board" . }
n:1 {
    :board a csa:Group ; skos:prefLabel "Board" ; csa:reportsTo :panel .
    :panel a csa:Group ; skos:prefLabel "Panel" .
}
n:2 { :board csa:reportsTo :panel . }
"""
PREFIX = f"PREFIX csa: <https://w3id.org/csa-graph/ontology#> PREFIX : <{QUAY}>"
REPORTS = f"{PREFIX} SELECT ?a ?b {{ ?a csa:reportsTo ?b }}"
LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
CURRENT = ox.DefaultGraph()


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(QUAY + name)


BOARD, PANEL, OLD, NEW = map(node, ("board", "panel", "2029", "2030"))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("quay") / "quay.trig"
    path.write_text(DATA, encoding="utf-8")
    return path


def find_place(
    name: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> str | None:
    if name == "memory":
        return None
    if name == "folder":
        return str(tmp_path_factory.mktemp("kept") / "store")
    address: str = request.getfixturevalue(name)
    return address


@pytest.fixture(scope="module", params=STORES)
def store(request: pytest.FixtureRequest, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store of each kind, built of DATA."""
    behind = {"read ahead on oxigraph": "oxigraph"}.get(request.param, request.param)
    place = find_place(behind if behind in BUILDABLE else "memory", request, tmp_path_factory)
    built = open_store(place)
    built.build(opening.find([data]))
    if place is not None:
        built = open_store(place, read_only=True)
    if request.param.startswith("read ahead"):
        return PreloadedStore(built)
    return portion.of_editions(built, [OLD, NEW]) if request.param == "a portion" else built


@pytest.fixture(scope="module")
def memory(data: Path) -> Store:
    store = open_store()
    store.build(opening.find([data]))
    return store


def test_each_fact_stands_once_in_what_is_in_force(store: Store) -> None:
    assert store.select(REPORTS).columns == ("a", "b")
    assert store.select(REPORTS).rows == [(BOARD, PANEL)]


def test_an_edition_is_asked_by_node_and_by_iri(store: Store) -> None:
    for edition in (NEW, NEW.value):
        assert store.select(REPORTS, edition=edition).rows == [(BOARD, PANEL)]
    for edition in (OLD, OLD.value, "https://example.org/none"):
        assert store.select(REPORTS, edition=edition).rows == []


def test_the_evidence_is_in_the_graphs_of_passages(store: Store) -> None:
    query = f"{PREFIX} SELECT DISTINCT ?p {{ ?p a csa:Passage . GRAPH ?p {{ :board csa:reportsTo :panel }} }}"
    assert set(store.select(query).rows) == {(node("2030#1"),), (node("2030#2"),)}


def test_a_query_has_the_result_of_its_form(store: Store) -> None:
    assert store.ask(f"{PREFIX} ASK {{ :board csa:reportsTo :panel }}") is True
    assert store.ask(f"{PREFIX} ASK {{ :panel csa:reportsTo :board }}") is False
    turned = store.construct(f"{PREFIX} CONSTRUCT {{ ?b :hears ?a }} WHERE {{ ?a csa:reportsTo ?b }}")
    assert turned == [ox.Triple(PANEL, node("hears"), BOARD)]
    assert isinstance(store.query(f"{PREFIX} DESCRIBE :board"), list)


def test_rows_can_be_streamed(store: Store) -> None:
    columns, rows = store.stream(REPORTS)
    assert (columns, list(rows)) == (("a", "b"), [(BOARD, PANEL)])
    assert list(store.stream(REPORTS, OLD)[1]) == []


def test_values_are_bound_as_terms(store: Store) -> None:
    assert store.select(REPORTS, {"b": PANEL}).rows == [(BOARD, PANEL)]
    assert store.select(REPORTS, {"b": BOARD}).rows == []
    hostile = ox.Literal('"} } DROP ALL # \\" \n \\u0022 }')
    assert store.select("SELECT ?text { ?s a ?o } LIMIT 1", {"text": hostile}).rows == [(hostile,)]


def test_prefixes_need_not_be_declared(store: Store) -> None:
    prefixes = {"csa": "https://w3id.org/csa-graph/ontology#", "": QUAY}
    assert store.query("ASK { :board csa:reportsTo :panel }", prefixes=prefixes) is True


@pytest.mark.parametrize(
    "query", ["SELECT {", "DROP ALL", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", ""]
)
def test_what_is_no_query_of_the_data_is_refused(store: Store, query: str) -> None:
    with pytest.raises(QueryError):
        store.query(query)


def test_a_query_of_another_form_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="must be a SELECT"):
        store.select("ASK { ?s ?p ?o }")
    with pytest.raises(QueryError, match="must be an ASK"):
        store.ask(REPORTS)
    with pytest.raises(QueryError, match="must be a CONSTRUCT"):
        store.construct(REPORTS)


def test_quads_come_in_each_graph_that_holds_them(store: Store) -> None:
    new, old = ox.Literal("Board"), ox.Literal("Old Board")
    assert set(store.quads(BOARD, LABEL)) == {
        *(ox.Quad(BOARD, LABEL, new, graph) for graph in (CURRENT, NEW, node("2030#1"))),
        *(ox.Quad(BOARD, LABEL, old, graph) for graph in (OLD, node("2029#1"))),
    }
    assert list(store.quads(BOARD, LABEL, None, CURRENT)) == [ox.Quad(BOARD, LABEL, new, CURRENT)]
    assert list(store.quads(None, None, old, OLD)) == [ox.Quad(BOARD, LABEL, old, OLD)]
    assert list(store.quads(node("nobody"))) == []


def test_values_are_told_once_with_whether_a_layer_has_them(store: Store) -> None:
    new, old = ox.Literal("Board"), ox.Literal("Old Board")
    assert dict(store.values(BOARD, LABEL)) == {new: True, old: False}
    assert dict(store.values(BOARD, LABEL, OLD)) == {new: False, old: True}
    assert list(store.values(node("nobody"), LABEL)) == []


def test_editions_and_the_prefix_of_the_partnership(store: Store) -> None:
    assert store.editions() == [OLD, NEW]
    assert store.own_prefix() == {"": QUAY}


def test_all_of_it_is_that_of_the_store_in_memory(store: Store, memory: Store) -> None:
    quads = set(memory.quads())
    assert set(store.quads()) == quads
    assert len(store) == len(quads) == len(memory)
    assert store.fingerprint() == memory.fingerprint()
    dump = store.dump(ox.RdfFormat.N_QUADS)
    assert set(ox.parse(dump, format=ox.RdfFormat.N_QUADS)) == quads
    current = set(ox.parse(store.dump(ox.RdfFormat.TURTLE), format=ox.RdfFormat.TURTLE))
    assert current == {quad for quad in quads if quad.graph_name == CURRENT}
    passage = store.dump(ox.RdfFormat.N_TRIPLES, node("2030#2")).decode()
    assert passage == f"{BOARD} <https://w3id.org/csa-graph/ontology#reportsTo> {PANEL} .\n"


def test_what_a_store_says_of_itself(store: Store, request: pytest.FixtureRequest) -> None:
    kind = request.node.callspec.params["store"]
    assert store.concurrency >= 1
    assert store.is_local is (kind in {"memory", "folder", "read ahead in memory", "a portion"})
    assert store.built is None or isinstance(store.built, datetime.date)
    assert (store.built is None) is (kind in {"memory", "read ahead in memory", "a portion"})


# ---------------------------------------------------------------- building


@pytest.fixture(params=BUILDABLE)
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuildableStore:
    """Return a store of each kind that can be built; a server may hold what another test has built."""
    return open_store(find_place(request.param, request, tmp_path_factory))


def test_a_build_puts_the_data_in_place_of_what_was_there(empty: BuildableStore, data: Path) -> None:
    other = data.with_name("other.trig")
    other.write_text(DATA.replace(" ; csa:reportsTo :panel .", " ."), encoding="utf-8")
    report = empty.build(opening.find([other]))
    # Three statements of the edition of 2029, four of 2030 less one, the descriptions: 2 + 3, 3 times 4.
    assert (report.files, report.editions, report.statements) == (1, 2, 2 + 4 + 1 + 5 + 12)
    report = empty.build(opening.find([data]))
    assert report.statements == 2 + 5 + 1 + 5 + 12
    assert empty.select(REPORTS).rows == [(BOARD, PANEL)]


def test_a_build_makes_the_layers_of_its_plan(empty: BuildableStore, data: Path) -> None:
    assert Plan(inference=True, editions=False).editions, "the rules need the layer of editions"
    report = empty.build(opening.find([data]), Plan(inference=False, editions=False))
    assert report.inferred == 0
    assert not empty.ask(f"{PREFIX} ASK {{ ?any csa:accountableTo ?other }}")
    assert list(empty.quads(None, None, None, NEW)) == []


def test_a_build_that_fails_leaves_the_store_as_it_was(empty: BuildableStore, data: Path) -> None:
    empty.build(opening.find([data]))
    before = empty.fingerprint()
    wrong = data.with_name("wrong.trig")
    wrong.write_text(DATA.replace("reportsTo", "reportTo"), encoding="utf-8")
    with pytest.raises(SourceError, match="the ontology has no term csa:reportTo"):
        empty.build(opening.find([wrong]))
    assert empty.fingerprint() == before


@pytest.mark.parametrize("kind", BUILDABLE[1:])
def test_a_store_that_is_opened_to_be_read_is_not_built(
    kind: str, data: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = find_place(kind, request, tmp_path_factory)
    open_store(place).build(opening.find([data]))
    with pytest.raises(StoreError, match="opened to be read"):
        open_store(place, read_only=True).build(opening.find([data]))
