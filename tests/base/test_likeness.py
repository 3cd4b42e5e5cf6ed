"""How alike two names are: what may be one body, and what only looks so."""

from __future__ import annotations

import pytest

from csa_graph.base.likeness import score_of


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("worcester city council", "worcester city council", 100, 100),
        ("city of york council", "york city council", 100, 100),
        ("herefordshire council", "herefordshire county council", 90, 99),
        ("herefordshire county council", "hertfordshire county council", 0, 89),
        ("east devon district council", "west devon district council", 0, 84),
        ("worcester city council", "gloucester city council", 0, 84),
        ("worcestershire county council public health", "worcestershire county council", 0, 84),
        ("worcestershire county council", "worcester city council", 0, 84),
        ("bcp", "bcc", 0, 0),
        ("bcp", "bcp", 100, 100),
        ("county council", "borough council", 0, 89),
    ],
)
def test_the_score_of_two_names(one: str, other: str, least: float, most: float) -> None:
    assert least <= score_of(one, other) <= most
    assert score_of(one, other) == score_of(other, one)
