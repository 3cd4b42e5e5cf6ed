"""Answers: cells of every type, and rows that differ only in the passage."""

from __future__ import annotations

import datetime

import pyoxigraph as ox
import pytest

from csa_graph.asking.answer import Answer, from_rows
from csa_graph.asking.cells import Cell, Thing, to_cell

XSD = "http://www.w3.org/2001/XMLSchema#"


def label(term: object) -> str:
    return str(getattr(term, "value", term)).rpartition(":")[2].upper()


@pytest.mark.parametrize(
    ("text", "datatype", "expected"),
    [
        ("15", "integer", 15),
        ("-2", "int", -2),
        ("1.5", "decimal", 1.5),
        ("1e3", "double", 1000.0),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("perhaps", "boolean", "perhaps"),
        ("2030-09-30", "date", datetime.date(2030, 9, 30)),
        ("2030-09-31", "date", "2030-09-31"),
        ("2030-09-30T10:00:00", "dateTime", datetime.datetime(2030, 9, 30, 10)),  # noqa: DTZ001
        ("2030-09", "gYearMonth", "2030-09"),
        ("many", "integer", "many"),
        ("<b>", "string", "<b>"),
    ],
)
def test_literals(text: str, datatype: str, expected: Cell) -> None:
    made = to_cell(ox.Literal(text, datatype=ox.NamedNode(XSD + datatype)), label)
    assert made == expected
    assert type(made) is type(expected)


def test_things_and_nothing() -> None:
    assert to_cell(None, label) is None
    assert to_cell(ox.NamedNode("urn:a"), label) == Thing("urn:a", "A")
    assert to_cell(ox.BlankNode("b"), label) == Thing("_:b", "B")
    assert to_cell(ox.Literal("Bwrdd", language="cy"), label) == "Bwrdd"
    assert str(Thing("urn:a", "A")) == "A"


def test_rows_that_differ_only_in_the_passage_become_one() -> None:
    a, b, p, q = (ox.NamedNode(f"urn:{name}") for name in "abpq")
    rows = [(a, q, b), (b, None, a), (a, p, b), (a, q, b)]
    answer = from_rows("Who?", ("group", "passage", "to"), rows, label)
    passages = (Thing("urn:q", "Q"), Thing("urn:p", "P"))
    assert answer.rows == (
        (Thing("urn:a", "A"), passages, Thing("urn:b", "B")),
        (Thing("urn:b", "B"), (), Thing("urn:a", "A")),
    )
    ordered = from_rows("Who?", ("group", "passage", "to"), rows, label, lambda term: (str(term), 0))
    assert ordered.column("passage")[0] == passages[::-1]


def test_an_answer_is_a_sequence_of_rows() -> None:
    answer = Answer("Who?", ("group", "passage"), ((Thing("urn:a", "A"), (Thing("urn:p", "P"),)), (None, ())))
    assert len(answer) == 2
    assert list(answer) == list(answer.rows)
    assert answer
    assert not Answer("Who?", ("group",), ())
    assert answer.to_dicts() == [{"group": "A", "passage": ["P"]}, {"group": None, "passage": []}]
    with pytest.raises(KeyError):
        answer.column("nobody")
