"""Where values go into the text of a query. The engine's own substitutions are the judge."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
import pytest

from csa_graph.base.errors import QueryError
from csa_graph.sparql import engine as sparql
from csa_graph.sparql.binding import bind
from csa_graph.sparql.rows import Rows

DATA = """
<urn:a> <urn:to> <urn:b> ; <urn:name> "a" . <urn:b> <urn:to> <urn:c> ; <urn:name> "b" .
<urn:c> <urn:name> "c" .
<urn:p> { <urn:a> <urn:to> <urn:b> } <urn:q> { <urn:b> <urn:to> <urn:c> }
"""
B = {"x": ox.NamedNode("urn:b")}


def engine() -> ox.Store:
    store = ox.Store()
    store.load(DATA.encode(), format=ox.RdfFormat.TRIG)
    return store


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("SELECT ?y { ?x <urn:to> ?y }", 1),
        ("SELECT ?y WHERE { ?y <urn:to> ?z FILTER(?z = ?x) }", 1),
        ("SELECT ?y { { ?x <urn:to> ?y } UNION { ?y <urn:to> ?x } }", 2),
        ("SELECT ?y { { SELECT ?x ?y { ?x <urn:to>+ ?y } } }", 1),
        ("SELECT ?y { { SELECT ?y { ?x <urn:to> ?y } } ?x <urn:name> ?n }", 2),
        ("SELECT ?y ?n { ?y <urn:name> ?n OPTIONAL { ?x <urn:to> ?y } }", 3),
        ("SELECT ?y { ?y <urn:name> ?n MINUS { ?y <urn:to> ?x } }", 2),
        ("SELECT ?y { ?y <urn:name> ?n FILTER NOT EXISTS { ?x <urn:to> ?y } }", 2),
        ("SELECT ?y ?g { GRAPH ?g { ?y <urn:to> ?x } }", 1),
        ("SELECT ?n { VALUES ?y { <urn:a> } ?y <urn:to> ?x ; <urn:name> ?n } # { ?x", 1),
        ('SELECT ?n { ?s <urn:name> ?n FILTER(?n != "} ?x {") . ?s <urn:to> ?x }', 1),
        ("SELECT ?n { ?s <urn:name> ?n ; <urn:to> ?y . BIND(?y AS ?x) }", 1),
        ("SELECT ?n { ?s <urn:name> ?n ; <urn:to>* ?x }", 2),
        ("SELECT ?n { { ?s <urn:name> ?n MINUS { ?s ?p ?x } } UNION { ?x ?p ?n FILTER(BOUND(?x)) } }", 4),
        ("SELECT ?s { { ?s <urn:name> ?n MINUS { ?t <urn:to> ?x } } UNION { ?s <urn:to> ?x } }", 1),
        ("SELECT ?s { ?s <urn:name> ?n MINUS { ?t <urn:to> ?x } }", 0),
        ("SELECT ?s { ?s <urn:name> ?n MINUS { ?s <urn:to> ?t OPTIONAL { ?t <urn:to> ?x } } }", 1),
        ("SELECT ?n { { SELECT ?x (COUNT(DISTINCT ?x) AS ?n) { ?s <urn:to> ?x } GROUP BY ?x } }", 1),
        ("SELECT ?n { { SELECT ?x (COUNT(?s) AS ?n) { { ?s <urn:to> ?x } } GROUP BY ?x } }", 1),
        ("SELECT ?n { ?s <urn:name> ?n OPTIONAL { ?s <urn:to> ?x BIND(?x AS ?t) } FILTER(BOUND(?t)) }", 1),
        ("SELECT ?n { ?s <urn:name> ?n OPTIONAL { VALUES ?x { <urn:b> <urn:c> } ?s <urn:to> ?x } }", 3),
        ("SELECT ?n { ?s <urn:name> ?n VALUES (?x ?t) { (<urn:b> 1) (<urn:c> 2) } }", 3),
        ("SELECT ?g { GRAPH ?g { ?x ?p ?o } FILTER(?x IN (?x, ?o)) }", 1),
        ("SELECT ?n { ?s <urn:name> ?n FILTER EXISTS { ?s <urn:to>/<urn:to>? ?t FILTER(?t = ?x) } }", 1),
    ],
)
def test_rows_are_those_of_the_engine(query: str, number: int) -> None:
    # The engine substitutes only what is selected.
    substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
        ox.Variable(name): term for name, term in B.items()
    }
    expected = engine().query(query.replace("SELECT", "SELECT ?x", 1), substitutions=substitutions)
    assert isinstance(expected, ox.QuerySolutions)
    found = sparql.run(engine(), query, B)
    assert isinstance(found, Rows)
    assert Counter(found.rows) == Counter(tuple(row)[1:] for row in expected)
    assert len(found) == number


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("SELECT ?s { ?s <urn:name> ?x }", 1),
        ("SELECT ?s { ?s <urn:name> ?n FILTER(?n > ?x) }", 1),
        ("SELECT ?s { { ?s <urn:name> ?n MINUS { ?t <urn:name> ?x } } UNION { ?x <urn:to> ?s } }", 0),
    ],
)
def test_a_text_is_bound_as_a_thing_is(query: str, number: int) -> None:
    rows = sparql.run(engine(), query, {"x": ox.Literal("b")})
    assert isinstance(rows, Rows)
    assert len(rows) == number


def test_a_named_graph_is_asked_by_itself() -> None:
    query = "SELECT ?s { GRAPH ?g { ?s ?p ?o } }"
    text = bind(query, {"g": ox.NamedNode("urn:q")}, hidden="urn:own")
    assert text == "SELECT ?s { VALUES ?g { <urn:q> } GRAPH <urn:q> { ?s ?p ?o } }"


def test_a_graph_is_put_around() -> None:
    query = "SELECT ?s ?n { ?s <urn:to> ?o OPTIONAL { GRAPH ?g { ?s <urn:to> ?o } } } ORDER BY ?s"
    graph = ox.NamedNode("urn:q")
    found = sparql.run(engine(), bind(query, graph=graph))
    assert isinstance(found, Rows)
    assert found.rows == [(ox.NamedNode("urn:b"), None)]
    own = "SELECT * FROM <urn:p> { ?s ?p ?o }"
    assert bind(own, graph=graph) == own


def test_a_template_gets_no_values() -> None:
    text = bind("CONSTRUCT { ?x <urn:is> ?y } WHERE { ?x <urn:to> ?y }", B)
    assert text == "CONSTRUCT { ?x <urn:is> ?y } WHERE { VALUES ?x { <urn:b> } <urn:b> <urn:to> ?y }"


def test_prefixes_that_are_used_are_declared() -> None:
    text = bind("ASK { ?s a:b ?o }", prefixes={"a": "urn:a#", "b": "urn:b#"})
    assert text == "PREFIX a: <urn:a#>\nASK { ?s a:b ?o }"


def test_what_has_no_name_cannot_be_asked_about() -> None:
    with pytest.raises(QueryError, match="without IRI"):
        bind("ASK { ?x ?p ?o }", {"x": ox.BlankNode("b")})
