"""Errors: messages say what, where and what to do, and carry their facts."""

from __future__ import annotations

import pickle

import pytest

from csa_graph.base import errors


def test_every_error_is_one_that_users_can_put_right() -> None:
    raised = [
        errors.SourceError("bad", "a.trig", 3),
        errors.QueryError("bad", "who"),
        errors.UnknownNameError("x"),
        errors.AmbiguousNameError("x", [("urn:a", "A", "group")]),
        errors.StoreError("bad", "folder"),
    ]
    assert all(isinstance(error, errors.CsaGraphError) for error in raised)


def test_a_source_error_carries_place_and_reason() -> None:
    error = errors.SourceError("the file is empty", "a.trig", 3)
    assert (error.path, error.line, error.reason) == ("a.trig", 3, "the file is empty")
    assert str(error) == "a.trig, line 3: the file is empty"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (errors.QueryError("no summary"), "no summary"),
        (errors.QueryError("no summary", "who"), "Query who: no summary"),
        (errors.QueryError("not SPARQL", line=2), "Query, line 2: not SPARQL"),
        (errors.StoreError("no store here", "kept"), "kept: no store here"),
        (errors.UnknownNameError("x"), "Nothing is called “x”."),
        (errors.UnknownNameError("x", ["y"]), "Nothing is called “x”. Did you mean “y”?"),
        (
            errors.UnknownNameError("x", ["y", "z", "w"]),
            "Nothing is called “x”. Did you mean “y”, “z” or “w”?",
        ),
    ],
)
def test_messages(error: errors.CsaGraphError, message: str) -> None:
    assert str(error) == message


def test_an_ambiguous_name_lists_what_it_can_mean() -> None:
    error = errors.AmbiguousNameError(
        "board", [("urn:a", "Harbour Board", "group"), ("urn:b", "board", "kind")]
    )
    assert "Harbour Board (group), urn:a" in str(error)
    assert "board (kind), urn:b" in str(error)
    assert error.text == "board"
    assert len(error.candidates) == 2


@pytest.mark.parametrize(
    "error",
    [
        errors.SourceError("the file is empty", "a.trig", 3),
        errors.QueryError("no summary", "who", 2),
        errors.UnknownNameError("x", ["y"]),
        errors.StoreError("no store here", "kept"),
    ],
)
def test_an_error_passes_between_processes_with_all_that_it_carries(error: errors.CsaGraphError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  (our own bytes)
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
