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
    assert text == "CONSTRUCT { ?x <urn:is> ?y } WHERE { VALUES ?x { <urn:b> } ?x <urn:to> ?y }"


def test_prefixes_that_are_used_are_declared() -> None:
    text = bind("ASK { ?s a:b ?o }", prefixes={"a": "urn:a#", "b": "urn:b#"})
    assert text == "PREFIX a: <urn:a#>\nASK { ?s a:b ?o }"


def test_what_has_no_name_cannot_be_asked_about() -> None:
    with pytest.raises(QueryError, match="without IRI"):
        bind("ASK { ?x ?p ?o }", {"x": ox.BlankNode("b")})
