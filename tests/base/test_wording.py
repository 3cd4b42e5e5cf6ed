"""Folding of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_graph.base.wording import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("H&WBB", "h & wbb"),
        ("Health and Well-being Board", "the health & well being board"),
        ("Café", "CAFE"),
        ("Clare’s Law", "Clare's law"),
        ("Clare's Law", "clares law"),
        ("  Safer   Communities\tBoard ", "safer communities board"),
        ("Straße", "STRASSE"),
    ],
)
def test_names_that_readers_take_for_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("North", "South"), ("4.7", "47"), ("the", "a"), ("★", "☆")])
def test_names_that_differ(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_right_to_left_text_is_kept() -> None:
    assert fold("לוח 🚢") == "לוח"


@given(st.text())
def test_folding_twice_is_folding_once_unless_an_article_remains(text: str) -> None:
    once = fold(text)
    assert fold(once) in {once, once.removeprefix("the ")}
