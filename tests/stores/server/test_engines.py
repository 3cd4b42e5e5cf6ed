"""One contract for every engine: memory, a folder, the Oxigraph server, Virtuoso, sparq."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.asking import catalogue, running
from csa_graph.asking import query as queries
from csa_graph.base import resources
from csa_graph.base.errors import QueryError, StoreError
from csa_graph.graph import GovernanceGraph
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.asking.query import Query
    from csa_graph.sparql.store import Store
    from csa_graph.stores.buildable import BuildableStore

ENGINES = ("folder", "oxigraph", "virtuoso", "sparq")
DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
QUERIES = {
    f"{path.parent.name}/{path.stem}": queries.read(path)
    for path in sorted(resources.queries().glob("*/*.rq"))
}


@pytest.fixture(scope="module")
def memory() -> Store:
    store = MemoryStore()
    store.build(opening.find(resources.default_data()))
    return store


@pytest.fixture(scope="module")
def names(memory: Store) -> Names:
    return Names(memory)


@pytest.fixture(scope="module", params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build the bundled agreement with an engine; return where."""
    if request.param == "folder":
        where = str(tmp_path_factory.mktemp("kept") / "store")
    else:
        where = request.getfixturevalue(request.param)
    open_store(where).build(opening.find(resources.default_data()))
    return where


@pytest.fixture(scope="module")
def store(place: str) -> BuildableStore:
    return open_store(place, read_only=True)


def arguments(query: Query, *, optional: bool) -> dict[str, object]:
    given: dict[str, object] = {
        name: parameter.example
        for name, parameter in query.parameters.items()
        if parameter.example and (optional or not parameter.optional)
    }
    return given | ({"as_of": "2019-03-31"} if "as_of" in query.parameters else {})


def plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row with its decimals as numbers: some engines write 17, others 17.0."""
    return tuple(Decimal(term.value) if getattr(term, "datatype", None) == DECIMAL else term for term in row)


def test_the_whole_catalogue_is_asked() -> None:
    assert {name.split("/")[0] for name in QUERIES} == {"questions", "checks", "edges"}
    assert set(catalogue.questions()) == {
        name.split("/")[1] for name in QUERIES if name.startswith("questions/")
    }


@pytest.mark.parametrize("name", QUERIES)
def test_every_question_and_check_has_the_same_rows(
    name: str, store: Store, memory: Store, names: Names
) -> None:
    query = QUERIES[name]
    given = [arguments(query, optional=optional) for optional in (False, True)]
    for each in given if given[0] != given[1] else given[:1]:
        bindings = running.bind(query, names, each)
        here, there = memory.select(query.text, bindings), store.select(query.text, bindings)
        assert there.columns == here.columns
        assert Counter(map(plain, there.rows)) == Counter(map(plain, here.rows))


def test_an_edition_is_asked(store: Store, memory: Store) -> None:
    (edition,) = memory.editions()
    query = QUERIES["questions/who-reports-to-whom"].text
    here, there = memory.select(query, edition=edition), store.select(query, edition=edition.value)
    assert len(here) > 10
    assert Counter(there.rows) == Counter(here.rows)
    nobody = store.select("SELECT * { ?s ?p ?o }", edition="https://example.org/no-such-edition")
    assert not nobody.rows


@pytest.mark.parametrize(
    "pattern",
    [
        ("https://w3id.org/csa-graph/worcestershire/peg", None, None),
        (None, "https://w3id.org/csa-graph/ontology#reportsTo", None),
        (
            None,
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "https://w3id.org/csa-graph/ontology#Group",
        ),
        (None, None, "https://w3id.org/csa-graph/worcestershire/peg"),
        (None, None, None),
    ],
)
def test_quads_are_the_same(store: Store, memory: Store, pattern: tuple[str | None, ...]) -> None:
    subject, predicate, value = (None if iri is None else ox.NamedNode(iri) for iri in pattern)
    here = set(memory.quads(subject, predicate, value))
    assert here
    assert set(store.quads(subject, predicate, value)) == here
    for graph in (ox.DefaultGraph(), ox.NamedNode("https://w3id.org/csa-graph/worcestershire/2018-19#1.2")):
        assert set(store.quads(subject, predicate, value, graph)) == {
            quad for quad in here if quad.graph_name == graph
        }


def test_the_rest_of_the_interface(store: Store, memory: Store) -> None:
    assert store.editions() == memory.editions()
    assert store.own_prefix() == memory.own_prefix()
    assert store.fingerprint() == memory.fingerprint()
    assert len(store) == len(memory)
    assert store.ask("ASK { ?s ?p ?o }") is True
    assert store.ask("ASK { <urn:x> ?p ?o }") is False
    construct = (
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s <https://w3id.org/csa-graph/ontology#reportsTo> ?o ; ?p ?o }"
    )
    assert set(store.construct(construct)) == set(memory.construct(construct))
    for form in (ox.RdfFormat.N_QUADS, ox.RdfFormat.TURTLE):
        assert set(ox.parse(store.dump(form), format=form)) == set(ox.parse(memory.dump(form), format=form))


def test_what_is_refused(store: BuildableStore) -> None:
    for query in ("SELECT {", "DROP ALL", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"):
        with pytest.raises(QueryError):
            store.query(query)
    with pytest.raises(StoreError, match="opened to be read"):
        store.build(opening.find(resources.default_data()))


def test_a_graph_on_an_engine(place: str) -> None:
    graph, local = GovernanceGraph.open(store=place), GovernanceGraph.open()
    assert str(graph.show("peg").thing.label) == "Worcestershire Public Executive Group"
    assert graph.check(as_of="2019-03-31") == local.check(as_of="2019-03-31")
    assert graph.sparql("ASK { ?group csa:reportsTo :scb }") is True
    project, expected = graph.to_networkx(), local.to_networkx()
    assert {**project.nodes} == {**expected.nodes}


def test_a_value_cannot_break_out_of_its_place(store: Store) -> None:
    value = ox.Literal('"} } DROP ALL # \\" \n \\u0022 }')
    rows = store.select("SELECT ?text { ?s a ?o } LIMIT 1", {"text": value})
    assert rows.rows == [(value,)]


def test_an_empty_server_holds_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        open_store(tmp_path / "none", read_only=True)
