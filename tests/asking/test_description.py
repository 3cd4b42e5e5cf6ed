"""What is known about a thing: in both directions, in groups, stated and inferred told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph import opening
from csa_graph.asking.cells import Thing
from csa_graph.asking.description import Description, Statement, describe
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore
from csa_graph.views.description import to_text
from csa_graph.views.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csa_graph.sparql.store import Store

HARBOUR = "https://w3id.org/csa-graph/harbour/"


def known(store: Store, iri: str) -> Description:
    return describe(store, Names(store), ox.NamedNode(iri))


def section(description: Description, title: str) -> tuple[Statement, ...]:
    return next(each.statements for each in description.sections if each.title == title)


def test_each_statement_has_its_words_and_passages(harbour_store: Store) -> None:
    lines = section(known(harbour_store, HARBOUR + "panel"), "Lines of accountability")
    told = {(each.words, str(each.value)): [thing.label for thing in each.passages] for each in lines}
    assert told["receives reports from", "Harbour Board"] == ["1.2", "2.1"]
    assert told["is scrutinised by", "Scrutiny Committee"] == ["1.2"]
    assert not any(each.inferred for each in lines)


def test_a_tie_that_holds_both_ways_is_not_told_twice(harbour_store: Store) -> None:
    for end, other in (("board", "Harbour Council"), ("council", "Harbour Board")):
        ties = [each for each in known(harbour_store, HARBOUR + end) if each.words == "co-operates with"]
        assert [(str(each.value), each.inferred) for each in ties] == [(other, False)]


def test_a_tie_that_both_ends_state_is_told_once_with_all_its_passages(
    data_file: Callable[..., Path],
) -> None:
    store = MemoryStore()
    file = data_file(
        """
        p:2 a csa:Passage ; dct:isPartOf :2030-31 ; csa:locator "2" ; csa:order 2 .
        p:1 { :a a csa:Group ; skos:prefLabel "A" ; csa:cooperatesWith :b .
              :b a csa:Group ; skos:prefLabel "B" . }
        p:2 { :b csa:cooperatesWith :a . }
        """
    )
    store.build(opening.find([file]))
    for end, other in (("a", "B"), ("b", "A")):
        [tie] = [each for each in known(store, HARBOUR + end) if each.words == "co-operates with"]
        assert (str(tie.value), tie.inferred) == (other, False)
        assert [thing.label for thing in tie.passages] == ["1", "2"]


def test_an_arrangement_is_told_by_what_it_joins(data_file: Callable[..., Path]) -> None:
    store = MemoryStore()
    file = data_file(
        """
        p:1 {
            :a a csa:Group ; skos:prefLabel "A" ; csa:reportsTo :b .
            :b a csa:Group ; skos:prefLabel "B" .
            :a-to-b a csa:Arrangement ; csa:from :a ; csa:to :b ;
                csa:line csa:reportsTo ; csa:subject "money" .
            :s a csa:Seat ; org:postIn :a ; csa:vacant true .
        }
        """
    )
    store.build(opening.find([file]))
    text = to_text(known(store, HARBOUR + "a"), Look())
    assert "  - has the arrangement: reports to B, on what money (1)\n" in text
    assert "  - has the seat: is vacant (1)\n" in text
    passage = to_text(known(store, HARBOUR + "2030-31#1"), Look())
    assert "  - A has the arrangement: reports to B, on what money (1)\n" in passage
    other = to_text(known(store, HARBOUR + "b"), Look())
    assert "  - receives under the arrangement: receives reports from A, on what money (1)\n" in other
    assert "  - A has the seat: is vacant (1)\n" in passage


def test_words_join_as_they_are_read(harbour_store: Store) -> None:
    text = to_text(known(harbour_store, HARBOUR + "council"), Look())
    assert text.startswith("Harbour Council (organisation)\n")
    assert "  - is an organisation (1.1)\n" in text
    assert "  - name: Harbour Council (1.1)\n" in text


def test_an_edition_and_a_kind_are_described_too(harbour_store: Store) -> None:
    edition = known(harbour_store, HARBOUR + "2030-31")
    assert {(each.words, str(each.value)) for each in section(edition, "Names")} == {
        ("title", "Harbour Safety Plan 2030-31")
    }
    role = known(harbour_store, "https://w3id.org/csa-graph/role/chair")
    assert any(each.words == "meaning" for each in role)
    term = known(harbour_store, "https://w3id.org/csa-graph/ontology#owns")
    assert term.thing.label == "owns"
    assert len(list(term)) > 2


def test_it_can_be_had_as_an_answer(harbour_store: Store) -> None:
    description = known(harbour_store, HARBOUR + "night-safety")
    rows = description.to_answer().to_dicts()
    (owned,) = [row for row in rows if row["relation"] == "is owned by"]
    assert owned == {
        "about": "Priorities",
        "thing": "Safety at night",
        "relation": "is owned by",
        "value": "Harbour Board",
        "details": "",
        "inferred_from": "",
        "passage": ["2.10"],
    }
    assert description.thing == Thing(HARBOUR + "night-safety", "Safety at night")
    board = known(harbour_store, HARBOUR + "board")
    told = {
        (each.words, each.value): "; ".join(passage.label for passage in each.rests_on)
        for each in board
        if each.inferred and isinstance(each.value, Thing)
    }
    inferred = [row for row in board.to_answer() if (row[2], row[3]) in told]
    assert any(told.values())
    assert {(row[2], row[3]): row[5] for row in inferred} == told


def test_a_sort_is_of_a_kind_and_an_area_part_of_one(data_file: Callable[..., Path]) -> None:
    store = MemoryStore()
    file = data_file(
        """
        @prefix kind: <https://w3id.org/csa-graph/kind/> .
        p:1 { :subs a skos:Concept ; skos:prefLabel "Task groups" ; skos:broader kind:sub-group .
              :quay a skos:Concept ; skos:prefLabel "Quay" ; skos:broader :town .
              :town a skos:Concept ; skos:prefLabel "Town" . }
        """
    )
    store.build(opening.find([file]))
    for name, said in (("subs", ("is a kind of", "sub-group")), ("quay", ("is part of", "Town"))):
        assert said in {(each.words, str(each.value)) for each in known(store, HARBOUR + name)}
