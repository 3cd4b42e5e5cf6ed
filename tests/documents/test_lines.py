"""Words broken at the end of a line are joined as their document writes them."""

from __future__ import annotations

import pytest

from csa_graph.documents.lines import find_vocabulary, join_lines

#: A document whose maker breaks words, and one whose maker does not.
BROKEN = [
    "The Board is responsible for the commissioning of all services and for re-offending by its part-",
    "ners. It meets every quarter with the multi-agency team.",
    "The commis-",
    "sioning group meets with the partners.",
]
WHOLE = [
    "The Board works with every partner of the harbour and strengthens the work of all of its inter-",
    "agency groups, each of which meets at least every quarter and answers to the harbour office.",
    *["Each of the groups keeps its own list of risks and brings the worst of them to the Board."] * 60,
]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["work on re-", "offending"], "work on re-offending"),
        (["the commis-", "sioning group"], "the commissioning group"),
        # What follows a broken word is no word of the document that the halves could be.
        (["its partici-", "pation"], "its participation"),
        (["is under-", "taken by, or taken under"], "is undertaken by, or taken under"),
        (["the multi-", "agency team"], "the multi-agency team"),
        (["North-", "West Harbour"], "North-West Harbour"),
        (["from 2016-", "2017"], "from 2016-2017"),
        (["from May 2016-", "June 2017"], "from May 2016- June 2017"),
        # An acronym of which neither half is one.
        (["NHB", "HHB-", "SPQ"], "NHB HHBSPQ"),
        (["WCC/", "PCC"], "WCC/PCC"),
        (["the Board -", "Chair"], "the Board - Chair"),
    ],
)
def test_a_maker_breaks_words(lines: list[str], text: str) -> None:
    assert join_lines(lines, find_vocabulary([*BROKEN, *lines])) == text


def test_where_no_words_are_broken_a_hyphen_at_an_end_belongs_to_its_word() -> None:
    assert "all of its inter-agency groups" in join_lines(WHOLE[:2], find_vocabulary(WHOLE))


def test_whether_words_are_broken_is_told_by_the_document() -> None:
    assert find_vocabulary(BROKEN).breaks_words
    assert not find_vocabulary(WHOLE).breaks_words
