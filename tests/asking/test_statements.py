"""A layer as a flat table: every statement once, with its passages, in the order of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking import statements

if TYPE_CHECKING:
    from csa_graph.naming.names import Names
    from csa_graph.sparql.store import Store

CSA = "https://w3id.org/csa-graph/ontology#"


def test_a_statement_stands_once_with_all_its_passages(harbour_store: Store, harbour_names: Names) -> None:
    answer = statements.tabulate(harbour_store, harbour_names)
    rows = [row for row in answer.to_dicts() if row["property"] == "reports to"]
    assert rows == [
        {
            "subject": "Harbour Board",
            "property": "reports to",
            "object": "Mayor's Panel",
            "passage": ["1.2", "2.1"],
            "inferred": False,
        }
    ]


def test_statements_stand_in_the_order_of_the_document_and_rules_last(
    harbour_store: Store, harbour_names: Names
) -> None:
    rows = statements.tabulate(harbour_store, harbour_names).to_dicts()
    passages = ["1.1", "1.2", "2.1", "2.10", "A.1", "B.1"]
    order = [passages.index(row["passage"][0]) for row in rows if row["passage"]]
    assert order == sorted(order)
    assert set(order) == set(range(len(passages)))
    inferred = [row["inferred"] for row in rows]
    assert inferred == sorted(inferred)
    assert {"is accountable to"} <= {row["property"] for row in rows if row["inferred"]}
    assert not any(row["passage"] for row in rows if row["inferred"])


def test_every_statement_of_a_passage_is_there(harbour_store: Store, harbour_names: Names) -> None:
    kind = ox.NamedNode(CSA + "Passage")
    passages = {quad.subject for quad in harbour_store.quads(None, None, kind, ox.DefaultGraph())}
    stated = {
        (quad.subject, quad.predicate, quad.object)
        for quad in harbour_store.quads()
        if quad.graph_name in passages
    }
    answer = statements.tabulate(harbour_store, harbour_names)
    assert len([row for row in answer.to_dicts() if row["passage"]]) == len(stated) > 50


def test_one_edition_has_the_same_as_the_layer_of_the_only_one(
    harbour_store: Store, harbour_names: Names
) -> None:
    (edition,) = harbour_store.editions()
    whole = statements.tabulate(harbour_store, harbour_names).rows
    assert set(statements.tabulate(harbour_store, harbour_names, edition).rows) <= set(whole)
