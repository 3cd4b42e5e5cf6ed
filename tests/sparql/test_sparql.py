"""Queries on a store: forms, bindings, faults, SERVICE."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph.base.errors import QueryError

if TYPE_CHECKING:
    from csa_graph.sparql.store import Store

CSA = "PREFIX csa: <https://w3id.org/csa-graph/ontology#>\nPREFIX : <https://w3id.org/csa-graph/harbour/>\n"


def test_query_forms(harbour_store: Store) -> None:
    assert harbour_store.ask(f"{CSA} ASK {{ :board csa:reportsTo :panel }}") is True
    [triple] = harbour_store.construct(f"{CSA} CONSTRUCT {{ ?b csa:to ?a }} WHERE {{ ?a csa:reportsTo ?b }}")
    assert triple.object == ox.NamedNode("https://w3id.org/csa-graph/harbour/board")
    for wrong, text in ((harbour_store.select, "ASK {}"), (harbour_store.ask, "SELECT * {}")):
        with pytest.raises(QueryError, match="must be"):
            wrong(text)
    with pytest.raises(QueryError, match="must be a CONSTRUCT"):
        harbour_store.construct("ASK {}")


def test_a_binding_is_a_term_and_need_not_be_selected(harbour_store: Store) -> None:
    board = ox.NamedNode("https://w3id.org/csa-graph/harbour/board")
    rows = harbour_store.select(f"{CSA} SELECT DISTINCT ?to {{ ?group csa:reportsTo ?to }}", {"group": board})
    assert rows.columns == ("to",)
    assert [str(row[0])[-6:] for row in rows] == ["panel>"]
    date = ox.Literal("2030-10-01", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    late = f"{CSA} SELECT ?action {{ ?action csa:due ?due FILTER(?due < ?before) }}"
    assert len(harbour_store.select(late, {"before": date})) == 1


@pytest.mark.parametrize("value", ['" } DROP ALL #', "a\\b\nc", "🚢 \u202e\u05dc"])
def test_a_bound_value_stays_a_value(harbour_store: Store, value: str) -> None:
    rows = harbour_store.select("SELECT ?text { BIND(1 AS ?one) }", {"text": ox.Literal(value)})
    assert [row[0] for row in rows] in ([ox.Literal(value)], [None])
    assert len(harbour_store) > 0


def test_a_query_that_is_no_sparql_names_the_line(harbour_store: Store) -> None:
    with pytest.raises(QueryError, match="not valid SPARQL") as caught:
        harbour_store.select("SELECT ?a\nWHERE { ?a ?b }")
    assert caught.value.line == 2


def test_prefixes_can_be_given(harbour_store: Store) -> None:
    prefixes = {"c": "https://w3id.org/csa-graph/ontology#"}
    assert harbour_store.query("ASK { ?a c:reportsTo ?b }", prefixes=prefixes) is True


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://localhost/> { ?a ?b ?c } }",
        "SELECT * { service SILENT ?where { ?a ?b ?c } }",
        "PREFIX a: <urn:a> SELECT * {SERVICE a:b{?a ?b ?c}}",
        "SELECT * { \\u0053ERVICE <http://localhost/> { ?a ?b ?c } }",
        "SELECT * { ?a ?b '#' . SERVICE <http://localhost/> {} }",
        "SELECT * { ?a ?b <urn:#> . SERVICE <http://localhost/> {} }",
    ],
)
def test_service_is_refused(harbour_store: Store, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        harbour_store.select(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?service ?b ?c } # SERVICE",
        'SELECT * { ?a ?b \'SERVICE\', """ SERVICE " """, "it\'s \\" SERVICE" }',
        "SELECT * { <urn:service> <http://x/SERVICE> ?c }",
        "PREFIX service: <urn:x> SELECT * { service:service ?b ?c }",
    ],
)
def test_the_word_service_elsewhere_is_no_service(harbour_store: Store, query: str) -> None:
    harbour_store.select(query)


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX a: <http://127.0.0.1:9/> SELECT * { ?a ?b trueSERVICE a:b { ?a ?b ?c } }",
        "PREFIX a: <http://127.0.0.1:9/> SELECT * { VALUES ?x { 1e3 }SERVICEa:b { ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:b { ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1:9/> PREFIX service: <urn:> SELECT * { SERVICE:b { ?a ?b ?c } }",
        "PREFIX a: <urn:> SELECT * { OPTIONAL { ?a ?b a:. }SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "PREFIX a: <urn:> SELECT * { { ?a ?b a:x\u00b7\\' }SERVICE <http://127.0.0.1/> {} ?x ?y a:x\\' }",
        'SELECT * { BIND("\\u0022" AS ?x) SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } BIND("\\u0022" AS ?y) }',
    ],
)
def test_a_service_in_disguise_is_never_called(harbour_store: Store, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        harbour_store.select(query)
    # What the engine says when it has tried.
    assert "cannot be answered" not in str(caught.value)


@pytest.mark.parametrize(
    ("query", "message", "line"),
    [
        ("", "the query is empty", None),
        (" \n", "the query is empty", None),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "INSERT is refused", None),
        ("PREFIX a: <urn:a>\nDROP ALL", "DROP is refused", None),
        ("LOAD <file:///etc/hosts>", "LOAD is refused", None),
        ("clear default", "CLEAR is refused", None),
        ("# all\nSELEC * { ?a ?b ?c }", "not with “SELEC”", 2),
        ("SELECT * {\n ?a none:such ?c }", "the prefix none: is not declared", 2),
        ("SELECT * { :a ?b ?c }", "the prefix : is not declared", 1),
        ("SELECT * { ?s ?b ?c ", "not valid SPARQL at column 21, where it could have", 1),
    ],
)
def test_what_is_wrong_with_a_query_is_said(
    harbour_store: Store, query: str, message: str, line: int | None
) -> None:
    with pytest.raises(QueryError) as caught:
        harbour_store.select(query)
    assert message in str(caught.value)
    assert caught.value.line == line


def test_a_query_reads_no_file_and_no_page(harbour_store: Store) -> None:
    for place in ("file:///etc/hosts", "http://127.0.0.1:9/"):
        query = "SELECT * FROM <place> { ?a ?b ?c }".replace("place", place)
        assert len(harbour_store.select(query)) == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { BIND(" + "(" * 9000 + "1" + ")" * 9000 + " AS ?x) }",
        "SELECT * " + "{" * 9000 + "}" * 9000,
        "SELECT * { FILTER(" + "!" * 20000 + "true) }",
        "SELECT * { FILTER(true" + " || true" * 20000 + ") }",
        "SELECT * { FILTER(1" + "+1" * 20000 + ") }",
        "SELECT * { { ?a ?b ?c }" + " UNION { ?a ?b ?c }" * 20000 + " }",
    ],
)
def test_a_query_that_would_exhaust_the_stack_is_refused(harbour_store: Store, query: str) -> None:
    with pytest.raises(QueryError, match="too deep"):
        harbour_store.select(query)


def test_a_long_query_is_no_deep_one(harbour_store: Store) -> None:
    values = " ".join(f"<urn:a-b/{number}>" for number in range(5000))
    assert len(harbour_store.select(f"SELECT * {{ VALUES ?a {{ {values} }} }}")) == 5000
    assert len(harbour_store.select(f"SELECT ?x {{ BIND('{'((!+' * 5000}' AS ?x) }}")) == 1


def test_service_runs_where_it_is_allowed(harbour_store: Store) -> None:
    # No endpoint listens there: the query gets as far as to call it.
    with pytest.raises(QueryError, match="cannot be answered"):
        harbour_store.select("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", service=True)
