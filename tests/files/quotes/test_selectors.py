"""Words are found where they stand as they were; what could be several is told, and nothing is made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_graph.files.quotes.selectors import Selector, make, normalise, resolve

TEXT = "The forum reports to the board. The forum reports to the council, and the panel to the board."


def words(text: str, selector: Selector) -> list[str]:
    return [text[start:end] for start, end in resolve(text, selector).spans]


def test_words_that_stand_once_are_found_without_more() -> None:
    assert resolve(TEXT, Selector("the panel")).spans == ((70, 79),)
    assert TEXT[70:79] == "the panel"


def test_words_that_stand_twice_are_ambiguous() -> None:
    found = resolve(TEXT, Selector("forum reports to the"))
    assert found.state == "ambiguous"
    assert len(found.spans) == 2


@pytest.mark.parametrize(
    ("selector", "at"),
    [
        (Selector("the board", prefix="panel to "), TEXT.rindex("the board")),
        (Selector("the board", suffix=". The"), TEXT.index("the board")),
        # What is around them has changed on one side: the other still tells.
        (Selector("the board", "forum speaks to ", ". The forum reports"), TEXT.index("the board")),
        (Selector("the board", start=TEXT.rindex("the board")), TEXT.rindex("the board")),
    ],
)
def test_what_is_around_them_or_their_place_decides(selector: Selector, at: int) -> None:
    found = resolve(TEXT, selector)
    assert (found.state, found.spans) == ("found", ((at, at + len("the board")),))


def test_what_is_around_them_goes_before_a_place_that_has_moved() -> None:
    """The text has grown at its beginning, so that another "the board" stands where this one stood."""
    first = make(TEXT, TEXT.index("the board"), TEXT.index("the board") + 9)
    longer = "Seen by the board. " + TEXT
    at = longer.index("reports to the board") + len("reports to ")
    assert resolve(longer, first).spans == ((at, at + len("the board")),)


def test_words_that_are_gone_are_orphaned() -> None:
    assert resolve(TEXT, Selector("the cabinet", start=3, end=14)).state == "orphaned"
    assert resolve(TEXT, Selector("The Forum")).state == "orphaned", "a name in other letters is another"


@pytest.mark.parametrize(
    "text",
    [
        "It is the Board\u2019s \u201cown\u201d sub\u2010group.",
        'It is the  Board\'s\n"own" sub-group.',
        'It is the Bo\u00adard\u2019s "own" sub\u2013group.',
        "It is the\u00a0Board\u02bcs \u201eown\u201c sub\u2011group.",
    ],
)
def test_other_spaces_marks_and_hyphens_are_no_other_words(text: str) -> None:
    found = resolve(text, Selector('the Board\'s "own" sub-group', "It is ", "."))
    assert found.state == "found"
    start, end = found.spans[0]
    assert (text[:start], text[end:]) == ("It is ", ".")


def test_a_ligature_is_its_letters() -> None:
    text = "The of\ufb01ce reports."
    assert words(text, Selector("office")) == ["of\ufb01ce"]


def test_a_place_alone_counts_only_within_the_text() -> None:
    assert words("One two", Selector("", start=4, end=7)) == ["two"]
    for start, end in ((4, 8), (4, 4), (5, 4), (-1, 2), (None, 3)):
        assert resolve("One two", Selector("", start=start, end=end)).state == "orphaned"


@given(st.text(max_size=80), st.data())
def test_what_is_made_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    """Even where the same words stand several times: their place is known."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = resolve(text, make(text, start, end))
    if start < end:
        assert (found.state, found.spans) == ("found", ((start, end),))
    else:
        assert found.state == "orphaned"


@given(st.text(max_size=60))
def test_each_letter_of_a_plain_text_has_a_place(text: str) -> None:
    plain, origins = normalise(text)
    assert len(plain) == len(origins)
    assert list(origins) == sorted(origins)
    assert all(0 <= place < len(text) for place in origins)


def test_a_text_of_one_letter_repeated_takes_no_time() -> None:
    found = resolve("a" * 200_000, Selector("a" * 1000))
    assert found.state == "ambiguous"
