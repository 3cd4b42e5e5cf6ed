"""A store that has read ahead names all as one that has not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.base import resources
from csa_graph.building.layers import Plan
from csa_graph.naming.names import Names
from csa_graph.projection.properties import NAMING, prefetch_names
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.sparql.store import Store

HARBOUR = Path(__file__).parents[1] / "data" / "harbour"
OLDER = """
<https://w3id.org/csa-graph/harbour/2030-31> dct:replaces <https://w3id.org/csa-graph/harbour/2029-30> .
<https://w3id.org/csa-graph/harbour/2029-30> a csa:Edition ; dct:title "The older one" .
<https://w3id.org/csa-graph/harbour/2029-30#1> a csa:Passage ; csa:locator "1" ; csa:order 7 ;
  dct:isPartOf <https://w3id.org/csa-graph/harbour/2029-30> .
<https://w3id.org/csa-graph/harbour/2029-30#1> {
  :board a csa:Group ; skos:prefLabel "A board of old" .
  :gone a csa:Group ; skos:prefLabel "The Gone Group" .
  :seat a csa:Seat ; org:postIn :gone ; org:role <https://w3id.org/csa-graph/role/chair> .
}
p:1 { :board a csa:Group ; skos:prefLabel "The Board", "Le conseil"@fr . }
"""


@pytest.fixture(scope="module")
def agreement() -> Store:
    store = MemoryStore()
    store.build(opening.find([*resources.default_data(), HARBOUR]))
    return store


def assert_the_same(store: Store) -> Names:
    """Assert that all is called and placed the same with and without reading ahead; return the names."""
    plain = Names(store)
    _, ahead = prefetch_names(store)
    subjects = {quad.subject for quad in store.quads()}
    assert subjects
    for each in subjects:
        if not isinstance(each, ox.Triple):
            assert ahead.label(each) == plain.label(each)
            assert ahead.place(each) == plain.place(each)
            assert ahead.cite(each, "1") == plain.cite(each, "1")
    return ahead


def test_all_of_two_partnerships_is_called_the_same(agreement: Store) -> None:
    assert_the_same(agreement)


@pytest.mark.parametrize("editions", [True, False], ids=["with their layer", "without"])
def test_what_only_an_older_edition_names_is_called_the_same(
    data_file: Callable[..., Path], *, editions: bool
) -> None:
    store = MemoryStore()
    store.build(opening.find([data_file(OLDER)]), Plan(inference=editions, editions=editions))
    ahead = assert_the_same(store)
    names = {
        each: ahead.label(ox.NamedNode(f"https://w3id.org/csa-graph/harbour/{each}"))
        for each in ("board", "gone")
    }
    assert names == {"board": "The Board", "gone": "The Gone Group"}


def test_values_are_read_ahead_as_the_store_has_them(agreement: Store) -> None:
    ahead, _ = prefetch_names(agreement)
    thing = ox.NamedNode("https://w3id.org/csa-graph/worcestershire/scb")
    label = NAMING[0]
    assert len(list(agreement.quads(thing, label))) > 2
    assert [is_current for _, is_current in ahead.values(thing, label)] == [True]
    edition = agreement.editions()[-1]
    for layer in (ox.DefaultGraph(), edition):
        for subject in {quad.subject for quad in agreement.quads()}:
            for each in NAMING:
                assert dict(ahead.values(subject, each, layer)) == dict(
                    agreement.values(subject, each, layer)
                )
    assert not list(ahead.values(ox.NamedNode("urn:nobody"), label))
