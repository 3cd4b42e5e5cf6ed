"""A store in memory: graphs of editions in force are made when they are read; nobody sees a difference."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.asking import catalogue, running
from csa_graph.base import resources
from csa_graph.building import merging
from csa_graph.building.layers import Plan
from csa_graph.checking import checks
from csa_graph.graph import GovernanceGraph
from csa_graph.naming.names import Names
from csa_graph.projection.properties import PreloadedStore
from csa_graph.stores.memory import MemoryStore
from csa_graph.terms.iris import CSA, DCT, RDF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from csa_graph.asking.query import Query
    from csa_graph.sparql.store import Store

DATA = Path(__file__).parents[1] / "data"
ROOT = "https://w3id.org/csa-graph/"
NEW, OLD = (ox.NamedNode(f"{ROOT}harbour/{name}") for name in ("2030-31", "2029-30"))
BOARD = ox.NamedNode(f"{ROOT}harbour/board")
OLDER = f"""\
@prefix : <{ROOT}harbour/> .
@prefix csa: <{ROOT}ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
{OLD} a csa:Edition ; dct:title "Older" . {NEW} dct:replaces {OLD} .
:o a csa:Passage ; dct:isPartOf {OLD} ; csa:locator "1" .
:o {{ :board a csa:Group ; skos:prefLabel "Old Board" ; csa:reportsTo :panel . }}
:o {{ :panel a csa:Group ; skos:prefLabel "Old Panel" . }}
"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "older.trig"
    path.write_text(OLDER, encoding="utf-8")
    return path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[set[ox.NamedNode]]:
    """Return a list that gets the editions whose graphs are made after a build."""
    found: list[set[ox.NamedNode]] = []
    add = merging.add_editions

    def spy(engine: ox.Store, missing: Iterable[ox.NamedNode]) -> None:
        found.append(set(missing))
        add(engine, found[-1])

    monkeypatch.setattr(merging, "add_editions", spy)
    return found


def build(paths: Iterable[Path], plan: Plan = Plan()) -> MemoryStore:  # noqa: B008
    store = MemoryStore()
    store.build(opening.find(paths), plan)
    return store


READING: dict[str, Callable[[Store], object]] = {
    "a query of an edition": lambda store: store.ask("ASK { ?s ?p ?o }", edition=NEW),
    "a query of graphs": lambda store: store.ask(f"ASK {{ GRAPH {NEW} {{ ?s ?p ?o }} }}"),
    "a query of any graph": lambda store: store.ask(f"ASK {{ graph ?g {{ ?s ?p ?o }} FILTER(?g = {NEW}) }}"),
    "a query from a graph": lambda store: store.ask(f"ASK FROM {NEW} {{ ?s ?p ?o }}"),
    "rows as they come": lambda store: any(store.stream("SELECT * { ?s ?p ?o }", NEW)[1]),
    "quads of the edition": lambda store: any(store.quads(graph=NEW)),
    "quads of any graph": lambda store: any(quad.graph_name == NEW for quad in store.quads(BOARD)),
    "all quads": lambda store: any(quad.graph_name == NEW for quad in store.quads()),
    "the whole as text": lambda store: sorted(store.dump(ox.RdfFormat.N_QUADS).splitlines()),
    "the edition as text": lambda store: sorted(store.dump(ox.RdfFormat.N_TRIPLES, NEW).splitlines()),
    "how many there are": len,
    "the fingerprint": lambda store: store.fingerprint(),
}


@pytest.mark.parametrize("read", READING.values(), ids=READING.keys())
def test_an_edition_is_there_for_whoever_reads_it(
    read: Callable[[Store], object], older: Path, made: list[set[ox.NamedNode]]
) -> None:
    whole = build([DATA / "harbour", older])
    quads = set(whole.quads())
    expected = read(whole)
    made.clear()
    store = build([DATA / "harbour", older])
    assert made == []
    assert read(store) == expected
    assert expected
    assert made == [{NEW}]
    assert set(store.quads()) == quads
    assert len(made) == 1


def test_the_current_layer_and_replaced_editions_make_no_other(
    older: Path, made: list[set[ox.NamedNode]]
) -> None:
    store = build([DATA / "harbour", older])
    assert store.ask(f"ASK {{ {BOARD} ?p ?o }}")
    assert any(store.quads(BOARD, graph=ox.DefaultGraph()))
    assert any(store.quads(graph=OLD))
    assert any(store.quads(graph=ox.NamedNode(f"{NEW.value}#1.2")))
    assert not any(store.quads(ox.NamedNode("urn:x:nothing")))
    assert store.dump(ox.RdfFormat.N_TRIPLES)
    assert made == []


def test_a_build_without_editions_makes_none(made: list[set[ox.NamedNode]]) -> None:
    store = build([DATA / "harbour"], Plan(inference=False, editions=False))
    assert not any(store.quads(graph=NEW))
    assert made == []


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Store, Store]]:
    """Return stores with all graphs, each with one of the same data without graphs of editions in force."""
    older = tmp_path_factory.mktemp("older") / "older.trig"
    older.write_text(OLDER, encoding="utf-8")
    data = [[*resources.default_data()], [DATA / "harbour", DATA / "neighbours"], [DATA / "harbour", older]]
    return [(build(each), build(each, Plan.for_reading("current"))) for each in data]


QUERIES = [*catalogue.questions().values(), *catalogue.edges().values()]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_no_question_reads_an_edition_in_force(query: Query, pairs: list[tuple[Store, Store]]) -> None:
    for number, (whole, current) in enumerate(pairs):
        # The examples name what is in the agreement.
        given = {each.name: each.example for each in query.parameters.values() if each.example}
        if number == 0 or not given:
            answers = [running.run(query, store, Names(store), given) for store in (whole, current)]
            assert sorted(map(repr, answers[0].rows)) == sorted(map(repr, answers[1].rows))


def test_no_check_reads_an_edition_in_force(pairs: list[tuple[Store, Store]]) -> None:
    for whole, current in pairs:
        found = [
            checks.run(store, Names(PreloadedStore(store)), as_of=datetime.date(2031, 1, 1))
            for store in (whole, current)
        ]
        assert found[0] == found[1] != []


def test_a_named_edition_is_read_whole() -> None:
    graph = GovernanceGraph.open(DATA / "harbour", edition=NEW, reads="current")
    assert any(graph.store.quads(graph=NEW))
    current = GovernanceGraph.open(DATA / "harbour", reads="current")
    assert not any(current.store.quads(graph=NEW))
    assert any(current.store.quads(NEW, RDF.type, CSA.Edition))
    assert any(current.store.quads(None, DCT.isPartOf, NEW))
