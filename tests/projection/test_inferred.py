"""Which lines a rule added: on the invented harbour, of whose lines the rules and the file are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph import opening
from csa_graph.building.layers import Plan
from csa_graph.projection import inferred
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.sparql.store import Store

H = "https://w3id.org/csa-graph/harbour/"
CSA = "https://w3id.org/csa-graph/ontology#"

STATED = (H + "board", H + "panel", CSA + "reportsTo")
GENERAL = (H + "board", H + "panel", CSA + "accountableTo")
BACKWARDS = (H + "council", H + "board", CSA + "cooperatesWith")
NOWHERE = (H + "panel", H + "board", CSA + "accountableTo")


def test_only_what_a_rule_added_is_found(harbour_store: Store) -> None:
    # A body that reports to another is accountable to it; who co-operates does so both ways.
    assert inferred.find(harbour_store, [STATED, GENERAL, BACKWARDS, NOWHERE]) == {GENERAL, BACKWARDS}
    assert inferred.find(harbour_store, []) == set()


def test_it_is_found_in_an_edition_too(harbour_store: Store) -> None:
    assert inferred.find(harbour_store, [STATED, GENERAL], H + "2030-31") == {GENERAL}


def test_without_rules_nothing_is_inferred(harbour: Path) -> None:
    store = MemoryStore()
    store.build(opening.find([harbour]), Plan(inference=False))
    assert inferred.find(store, [STATED, GENERAL, BACKWARDS]) == set()


def test_a_kind_is_a_value_and_no_query(harbour_store: Store) -> None:
    hostile = (H + "board", H + "panel", '")) } # \\')
    assert inferred.find(harbour_store, [hostile, GENERAL]) == {GENERAL}
