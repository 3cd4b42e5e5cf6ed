"""Who takes a seat, where it comes from, who sits on a group and who chairs it: the rules that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.stores.memory import MemoryStore
from csa_graph.terms.iris import CSA
from tests.questions.agreement import graph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csa_graph.sparql.store import Store

TEXT = """\
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix kind: <https://w3id.org/csa-graph/kind/> .
@prefix opengov: <http://www.w3.org/ns/opengov#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix role: <https://w3id.org/csa-graph/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://w3id.org/csa-graph/quay/> .
:2030 a csa:Edition ; dct:title "Plan" ; csa:period "2030" .
<https://w3id.org/csa-graph/quay/2030#1> a csa:Passage ; csa:locator "1" ; csa:order 1 ; dct:isPartOf :2030 .
<https://w3id.org/csa-graph/quay/2030#2> a csa:Passage ; csa:locator "2" ; csa:order 2 ; dct:isPartOf :2030 .
<https://w3id.org/csa-graph/quay/2030#1> {
    :council a org:FormalOrganization ; skos:prefLabel "Quay Council" .
    :health a org:OrganizationalUnit ; skos:prefLabel "Health" ; org:unitOf :council .
    :team a org:OrganizationalUnit ; skos:prefLabel "Team" ; org:unitOf :health .
    :desk a org:OrganizationalUnit ; skos:prefLabel "Desk" ; org:unitOf :team .
    :police a org:FormalOrganization ; skos:prefLabel "Quay Police" .
    :board a csa:Group ; skos:prefLabel "Board" .
    :forum a csa:Group ; skos:prefLabel "Forum" .
    :panel a csa:Group ; skos:prefLabel "Panel" .
    :ada a foaf:Person ; foaf:name "Ada Quay" ; org:memberOf :desk .
    :ben a foaf:Person ; foaf:name "Ben Pier" .
    :rota a org:Role , skos:Concept ; skos:prefLabel "chair in turn" ; skos:broader role:chair .
}
<https://w3id.org/csa-graph/quay/2030#2> {
    :chief a org:Post ; skos:prefLabel "chief executive" ; org:postIn :council ; org:heldBy :ben .
    :constable a org:Post ; skos:prefLabel "chief constable" ; org:postIn :police .
    :s1 a csa:Seat ; org:postIn :board ; org:role role:co-chair ; org:heldBy :ada .
    :s2 a csa:Seat ; org:postIn :board ; org:role role:vice-chair ; csa:filledBy :constable .
    :s3 a csa:Seat ; org:postIn :board ; org:role role:member ; csa:filledBy :s4 .
    :s4 a csa:Seat ; org:postIn :forum ; org:role :rota ; csa:filledBy :chief .
    :s5 a csa:Seat ; org:postIn :forum ; org:role role:member ; org:heldBy :board .
    :s6 a csa:Seat ; org:postIn :panel ; org:role role:acting-chair ; opengov:onBehalfOf :police .
    :s7 a csa:Seat ; org:postIn :panel ; org:role role:member ; csa:forKind kind:local-authority .
    :s8 a csa:Seat ; org:postIn :panel ; org:role role:deputy-chair ; org:heldBy :ben .
}
"""


@pytest.fixture
def quay(data_file: Callable[..., Path]) -> Store:
    store = MemoryStore()
    store.build(opening.find([data_file(TEXT)]))
    return store


def pairs(store: Store, term: ox.NamedNode) -> set[tuple[str, str]]:
    found = store.quads(None, term, None, ox.DefaultGraph())
    return {(_end(quad.subject), _end(quad.object)) for quad in found}


def _end(term: object) -> str:
    return str(term).rpartition("/")[2].rstrip(">")


def test_a_seat_is_taken_by_who_holds_it_or_the_office_or_seat_that_it_goes_with(quay: Store) -> None:
    # The chief constable is not named, and nobody is named for the police or for councils.
    assert pairs(quay, CSA.takenBy) == {
        ("s1", "ada"),
        ("s3", "ben"),
        ("s4", "ben"),
        ("s5", "board"),
        ("s8", "ben"),
    }


def test_a_seat_comes_from_the_organisation_of_whoever_takes_it_and_from_its_whole(quay: Store) -> None:
    assert pairs(quay, CSA.comesFrom) == {
        *(("s1", unit) for unit in ("desk", "team", "health", "council")),
        ("s2", "police"),
        # For the forum, whose chair takes it, and for the council, whose chief executive that is.
        *(("s3", body) for body in ("forum", "council")),
        ("s4", "council"),
        ("s5", "board"),
        ("s6", "police"),
        ("s8", "council"),
    }


def test_a_chair_a_co_chair_an_acting_chair_and_a_role_under_them_chair_the_group(quay: Store) -> None:
    assert pairs(quay, CSA.chairs) == {("s1", "board"), ("s4", "forum"), ("s6", "panel")}


def test_persons_organisations_offices_and_kinds_sit_on_the_group_of_a_seat(quay: Store) -> None:
    assert pairs(quay, CSA.sitsOn) == {
        *((who, "board") for who in ("ada", "desk", "team", "health", "council", "police", "constable")),
        *((who, "board") for who in ("s4", "forum", "ben")),
        *((who, "forum") for who in ("ben", "chief", "council", "board")),
        *((who, "panel") for who in ("police", "local-authority", "ben", "council")),
    }


def test_the_agreement_has_twelve_chairs_of_which_six_come_from_the_county_council() -> None:
    store, _ = graph()
    chairs, behind = pairs(store, CSA.chairs), pairs(store, CSA.comesFrom)
    assert len(chairs) == 12
    assert {group for seat, group in chairs if (seat, "wcc") in behind} == {
        "scb",
        "domestic-abuse-forum",
        "prevent-strategy-group",
        "channel-panel",
        "smog",
        "hwbb",
    }
    # B.7 names both chairs, and no passage where they come from.
    assert {group for seat, group in chairs if not any(each == seat for each, _ in behind)} == {
        "north-csp",
        "south-csp",
    }
    # B.1 gives seats to three chairs, whom B.7 and B.11 name.
    assert {who for seat, who in pairs(store, CSA.takenBy) if seat.startswith("scb-seat")} == {
        "sue-hanley",
        "rose-rouse",
        "john-smith",
    }
