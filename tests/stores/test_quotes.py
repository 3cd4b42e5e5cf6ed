"""Every kind of store keeps the words of passages, and tells those of a replaced edition too."""

from __future__ import annotations

import pytest

from csa_graph import GovernanceGraph, opening
from csa_graph.stores.opening import open_store
from tests.stores.test_contract import BUILDABLE, DATA, QUAY, find_place

QUOTES = f"""
<{QUAY}2029/quotes> {{ <{QUAY}2029#1> <http://schema.org/text> "The old board." }}
<{QUAY}2030/quotes> {{ <{QUAY}2030#1> <http://schema.org/text> "The board reports to the panel." }}
"""


@pytest.fixture(scope="module", params=BUILDABLE)
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> GovernanceGraph:
    data = tmp_path_factory.mktemp("quoted") / "quay.trig"
    data.write_text(DATA + QUOTES, encoding="utf-8")
    place = find_place(request.param, request, tmp_path_factory)
    store = open_store(place)
    store.build(opening.find([data]))
    return GovernanceGraph(store if place is None else open_store(place, read_only=True))


def test_it_keeps_the_words(graph: GovernanceGraph) -> None:
    assert graph.names.quotes
    said = graph.names.quotes.find(f"{QUAY}2030#1")
    assert said is not None
    assert said.text == "The board reports to the panel."
    assert graph.names.quotes.find(f"{QUAY}2030#2") is None


def test_it_keeps_those_of_an_edition_that_is_replaced(graph: GovernanceGraph) -> None:
    old = GovernanceGraph(graph.store, f"{QUAY}2029")
    said = old.names.quotes.find(f"{QUAY}2029#1")
    assert said is not None
    assert said.text == "The old board."


def test_python_is_told_them_too(graph: GovernanceGraph) -> None:
    said = graph.quote(f"{QUAY}2030#1", "Board", "Panel")
    assert said is not None
    assert (said.locator, said.text, said.spans) == ("1", "The board reports to the panel.", ())
    assert graph.quote(f"{QUAY}2030#2") is None
