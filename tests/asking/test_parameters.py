"""Tests what is read for the parameters of questions and analyses."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from csa_graph.asking.parameters import Parameter, read_values
from csa_graph.base.errors import AnalysisError, QueryError, UnknownNameError

TOWNS = Parameter("towns", "place", "which towns", example="York", optional=True, multiple=True)
ORDER = Parameter("order", "text", "how to sort", optional=True, choices=("up", "down"))
COUNT = Parameter("count", "integer", "how many", example="3")


def find(text: str, kind: str) -> str:
    """Stand in for the names of a store."""
    if kind == "planet":
        raise QueryError("there are no planets")
    return f"{kind} {text}"


def test_values_come_in_the_order_of_the_parameters() -> None:
    given = {"towns": ("York", " Leeds "), "order": "up", "count": "7"}
    values = read_values((COUNT, ORDER, TOWNS), given, find, "towns")
    assert list(values.items()) == [("count", 7), ("order", "up"), ("towns", ("place York", "place Leeds"))]


def test_one_value_of_several_is_a_tuple_and_nothing_is_none_given() -> None:
    assert read_values((TOWNS,), {"towns": "York"}, find, "towns") == {"towns": ("place York",)}
    assert read_values((TOWNS, ORDER), {"towns": (), "order": None}, find, "towns") == {}


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        ("date", datetime.datetime(2030, 9, 30, 8), datetime.date(2030, 9, 30)),  # noqa: DTZ001
        ("number", "1.50", Decimal("1.50")),
        ("number", "infinity", None),
        ("boolean", False, False),
        ("integer", "1.5", None),
        ("text", " as it is ", "as it is"),
    ],
)
def test_scalars(kind: str, given: object, expected: object) -> None:
    parameter = Parameter("x", kind, "it")
    if expected is None:
        with pytest.raises(QueryError, match=f"Query q: x is “{given}”, which is not a"):
            read_values((parameter,), {"x": given}, find, "q")
    else:
        assert read_values((parameter,), {"x": given}, find, "q") == {"x": expected}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "Analysis a: it needs count: how many, for example “3”"),
        ({"count": "many"}, "Analysis a: count is “many”, which is not a whole number"),
        ({"count": 1, "order": "sideways"}, "Analysis a: order is “sideways”: it can be up, down"),
        ({"count": 1, "planet": "Mars"}, "Analysis a: there are no planets"),
    ],
)
def test_faults_name_the_asker(given: dict[str, object], message: str) -> None:
    known = (COUNT, ORDER, Parameter("planet", "planet", "where", optional=True))
    with pytest.raises(AnalysisError) as caught:
        read_values(known, given, find, "a", AnalysisError)
    assert str(caught.value) == message


def test_an_unknown_parameter_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="a takes count, order; it has no parameter “size”"):
        read_values((COUNT, ORDER), {"size": 1}, find, "a")
    with pytest.raises(UnknownNameError, match="a takes no parameters; it has no parameter “size”"):
        read_values((), {"size": 1}, find, "a")
