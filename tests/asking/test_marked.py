"""What a passage says is one line, cut around its marked words, and does nothing to whatever shows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_graph.asking import marked
from csa_graph.naming.quotes import Quotation, merge

LONG = (
    "The forum meets monthly. The forum reports to the board on its work. Its chair is Ada Quay. "
    "The secretary is to be chosen in spring."
)


def quotation(text: str, *words: str) -> Quotation:
    spans = tuple((text.index(each), text.index(each) + len(each)) for each in words)
    return Quotation("urn:p", "4.7", text, spans, 8)


def show(text: str, *words: str, room: int | None = None) -> str:
    return marked.replace(marked.write(quotation(text, *words), room), "<", ">")


def test_words_stand_between_signs() -> None:
    assert (
        show("The forum reports to the board.", "forum", "the board") == "The <forum> reports to <the board>."
    )


def test_a_passage_says_where_it_stands_and_whose_words_they_are() -> None:
    said = quotation("The forum reports.")
    assert marked.cite(said) == "4.7, page 8: “The forum reports.”"
    assert marked.cite(said, is_named=False) == "page 8: “The forum reports.”"
    assert marked.cite(said._replace(page=None), is_named=False) == "“The forum reports.”"
    assert marked.cite(said._replace(is_ours=True)) == "4.7, page 8, in our words: The forum reports."


def test_a_long_passage_is_cut_at_the_sentences_of_its_words() -> None:
    assert show(LONG, "reports to the board", room=60) == "… The forum <reports to the board> on its work. …"
    assert show(LONG, room=60) == "The forum meets monthly. …"
    assert show(LONG, room=len(LONG)) == LONG


def test_sentences_far_apart_are_both_shown() -> None:
    assert show(LONG, "meets", "in spring", room=60) == (
        "The forum <meets> monthly. … The secretary is to be chosen <in spring>."
    )


def test_a_long_sentence_is_cut_around_its_words() -> None:
    text = f"{'first ' * 40}reports to the board {'last ' * 40}"
    found = show(text, "reports to the board", room=100)
    assert "<reports to the board>" in found
    assert found.startswith("… first ")
    assert found.endswith("last …")
    assert len(found) < 110


def test_one_long_word_is_cut_too() -> None:
    assert len(show("a" * 5000, room=100)) <= 102


def test_no_letter_does_harm() -> None:
    text = f"A\x1b[2J\u202e\u2066B{marked.START}C{marked.END}\x00D\nE\tF\u2028G"
    assert marked.write(Quotation("urn:p", "1", text)) == "A[2JBCD E F G"


@given(st.text(max_size=200), st.data())
def test_all_of_the_text_is_shown_where_there_is_room(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Quotation("urn:p", "1", text, ((start, end),))
    plain = marked.write(Quotation("urn:p", "1", text))
    assert marked.replace(marked.write(found), "", "") == plain
    assert len(marked.write(found, 50)) <= len(plain) + 4


@pytest.mark.parametrize(
    ("spans", "merged"),
    [([(5, 9), (0, 3)], ((0, 3), (5, 9))), ([(0, 5), (3, 4), (5, 6)], ((0, 6),)), ([], ())],
)
def test_places_that_overlap_are_one(
    spans: list[tuple[int, int]], merged: tuple[tuple[int, int], ...]
) -> None:
    assert merge(spans) == merged


def test_a_passage_that_is_quoted_twice_stands_once_with_all_its_marks() -> None:
    (found,) = marked.join([quotation(LONG, "forum"), quotation(LONG, "Ada Quay"), quotation(LONG)])
    assert found.words == ["forum", "Ada Quay"]
