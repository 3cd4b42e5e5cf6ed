"""Questions across partnerships: an invented pair that shares a council, a director, a priority and a forum.

What is expected was worked out by hand from tests/data/neighbours.
"""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from csa_graph import opening
from csa_graph.asking import catalogue, running
from csa_graph.building.layers import Plan
from csa_graph.formats.rdf import dataset
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore
from tests.questions import agreement
from tests.questions.agreement import short

if TYPE_CHECKING:
    from csa_graph.asking.answer import Answer
    from csa_graph.sparql.store import Store
    from tests.questions.agreement import Row

NEIGHBOURS = Path(__file__).parent.parent / "data" / "neighbours"
# What needs two partnerships, or one that answers to nobody elected: the agreement has no case of it.
NOT_OF_ONE = [
    "groups-answering-to-another-partnership",
    "partnerships-without-elected-body",
    "same-priority-across-partnerships",
    "who-sits-in-several-partnerships",
]
OF_ONE = ["groups-of-partnerships", "partnerships-compared", "chairs-by-partnership"]


@cache
def graph(*, whole: bool = True) -> tuple[Store, Names]:
    store = MemoryStore()
    store.build(opening.find([NEIGHBOURS]), Plan(inference=whole, tables=whole))
    return store, Names(store)


def answer(question: str, **arguments: object) -> Answer:
    return running.run(catalogue.get(question), *graph(), arguments)


def ask(question: str, *columns: str, **arguments: object) -> set[Row]:
    found = answer(question, **arguments)
    assert len(found.rows) == len(set(found.rows))
    places = [found.columns.index(name) for name in columns or found.columns]
    return {
        tuple(
            text.replace("/2035#", "/") if isinstance(text, str) else text
            for text in (short(row[place]) for place in places)
        )
        for row in found.rows
    }


@pytest.mark.parametrize("question", NOT_OF_ONE)
def test_what_needs_several_has_an_answer_here_and_none_on_one(question: str) -> None:
    query = catalogue.get(question)
    assert answer(question).rows
    assert all(row[-1] for row in answer(question))
    alone = agreement.answer(question)
    assert not alone.rows
    assert alone.none, "it says what it means that there is no answer"
    if query.reads == "stated":
        assert running.run(query, *graph(whole=False)).rows == answer(question).rows


def test_who_sits_in_several() -> None:
    assert ask("who-sits-in-several-partnerships") == {
        ("shire/ann", "hill/board", "hill/board", "role/chair", "shire/ann", "hill/1.2"),
        ("shire/ann", "vale/board", "vale/board", "role/member", "shire/ann", "vale/1.2"),
        # In Hill by a part of it, in Vale by seats of its own.
        ("shire/council", "hill/board", "hill/patrol", "role/chair", "shire/roads", "hill/1.2"),
        ("shire/council", "vale/board", "vale/board", "role/chair", "shire/council", "vale/1.2"),
        ("shire/council", "vale/board", "vale/youth", "role/chair", "shire/council", "vale/1.2"),
        # In Vale by Ann Brook, of whom Hill says that she comes from the college.
        ("hill/college", "hill/board", "hill/board", "role/chair", "shire/ann", "hill/1.2"),
        ("hill/college", "hill/board", "hill/forum", "role/chair", "hill/bo", "hill/1.2"),
        ("hill/college", "vale/board", "vale/board", "role/member", "shire/ann", "vale/1.2"),
        # Bo Heath sits in Hill and on the county forum, which is neither's own.
    }


def test_the_same_priority() -> None:
    assert ask("same-priority-across-partnerships") == {
        ("shire/rural-crime", "one thing", "hill/board", "", "hill/1.3"),
        ("shire/rural-crime", "one thing", "vale/board", "vale/board", "vale/1.3"),
        ("hill/night", "the name", "hill/board", "hill/board", "hill/1.3"),
        ("vale/night", "the name", "vale/board", "", "vale/1.3"),
    }


def test_a_line_from_one_to_the_other() -> None:
    assert ask("groups-answering-to-another-partnership") == {
        ("hill/forum", "hill/board", "reportsTo", "vale/board", "vale/board", "hill/board", "hill/1.1")
    }


def test_whose_lines_end_before_elected_members() -> None:
    assert ask("partnerships-without-elected-body") == {("vale/board", 2, "vale/1.1")}


def test_whose_a_group_is() -> None:
    rows = ask("groups-of-partnerships", "partnership", "group", "whose")
    assert {row for row in rows if row[0] == "vale/board"} == {
        ("vale/board", "vale/board", "its own"),
        ("vale/board", "vale/youth", "its own"),
        # Vale says no more of it than its name.
        ("vale/board", "shire/forum", "only mentioned"),
    }
    assert ask("groups-of-partnerships", "group", partnership="Hill Board") == {
        (name,) for name in ("hill/board", "hill/forum", "hill/patrol", "hill/scrutiny", "shire/forum")
    }


def test_how_they_compare() -> None:
    names = "partnership", "groups", "span", "above", "reaching"
    assert ask("partnerships-compared", *names) == {
        # The patrol has forum, board, Vale's board and the committee above it; it, forum and board reach the
        # committee, which Hill's paper only mentions.
        ("hill/board", 3, 1, 4, 3),
        # To Vale's board its own panel answers, and Hill's forum.
        ("vale/board", 2, 2, 1, 0),
    }
    names = "partnership", "priorities", "without_owner", "actions", "without_lead"
    assert ask("partnerships-compared", *names) == {
        # Rural crime is owned in Vale alone.
        ("hill/board", 3, 1, 2, 1),
        ("vale/board", 2, 1, 0, 0),
    }
    assert ask("partnerships-compared", "groups", partnership="Vale Board") == {(2,)}


def test_who_has_the_chairs() -> None:
    assert ask("chairs-by-partnership") == {
        ("hill/board", "hill/college", 2, 3, "hill/1.2"),
        ("hill/board", "shire/council", 1, 3, "hill/1.2"),
        ("vale/board", "shire/council", 2, 2, "vale/1.2"),
    }


def test_the_agreement_alone() -> None:
    # Appendix B names twelve chairs. The county council's people chair entries 1, 3 to 6 and 11, the city
    # council's one entry 2; of the two in entry 7 it does not say where they come from.
    rows = agreement.ask("chairs-by-partnership", "organisation", "chairs", "of")
    assert rows == {("wcc", 6, 12)} | {
        (organisation, 1, 12)
        for organisation in (
            "uk/worcester-city-council",
            "uk/shropshire-county-council",
            "uk/herefordshire-county-council",
            "uk/west-mercia-opcc",
        )
    }
    [row] = agreement.ask("partnerships-compared", "partnership", "actions", "without_lead")
    # Appendix A has twelve rows; rows 11 and 12 are led by "Partners".
    assert row == ("scb", 12, 2)


@pytest.mark.parametrize("question", [*NOT_OF_ONE, *OF_ONE])
def test_another_engine_gives_the_same_answer(question: str) -> None:
    store, _ = graph()
    query = catalogue.get(question)
    # In a dataset of rdflib its query method warns of what rdflib itself uses.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        found: Any = dataset.to_dataset(store).query(query.text)
        theirs = {tuple(None if term is None else str(term) for term in row) for row in found}
    ours = {
        tuple(None if term is None else str(getattr(term, "value", term)) for term in row)
        for row in store.select(query.text)
    }
    assert theirs == ours
    assert ours
