"""Texts from any source become IRIs that nothing can break out of."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from csa_graph.terms.minting import Minter, is_iri, slug

SAFE = set("abcdefghijklmnopqrstuvwxyz0123456789-.")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_a_slug_is_short_plain_and_always_the_same(text: str) -> None:
    found = slug(text)
    assert set(found) <= SAFE
    assert 0 < len(found) <= 80
    assert ".." not in found
    assert slug(text) == found
    assert is_iri(f"https://example.org/{found}")


def test_long_names_that_begin_alike_stay_apart() -> None:
    assert slug("a" * 300) != slug("a" * 301)


def test_who_asks_again_gets_a_number() -> None:
    minter = Minter("https://example.org/", {"https://example.org/a"})
    assert [minter.mint(name) for name in ("a", "b", "b", "a")] == [
        f"https://example.org/{name}" for name in ("a-2", "b", "b-2", "a-3")
    ]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=40))
def test_what_counts_as_an_iri_can_be_written_and_read(text: str) -> None:
    iri = f"https://example.org/{text}"
    if is_iri(iri):
        quads = list(ox.parse(f"<{iri}> <{iri}> <{iri}> .", format=ox.RdfFormat.TURTLE))
        assert [quad.subject for quad in quads] == [ox.NamedNode(iri)]
