"""Answers as tables of text: aligned, fitted, or a record a row."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_graph.asking.answer import Answer
from csa_graph.asking.cells import Thing, text
from csa_graph.base.terminal import MARK, for_terminal, is_right_to_left, lines_for_terminal, width, wrap
from csa_graph.views import render
from csa_graph.views.look import Look

LINES = Answer(
    "Who reports to whom.",
    ("group", "line", "reports_to", "passage"),
    (
        (
            Thing("urn:scb", "Safer Communities Board"),
            Thing("urn:r", "reports to"),
            Thing("urn:peg", "PEG"),
            (Thing("urn:1", "1.2"),),
        ),
        (
            Thing("urn:smog", "SMOG"),
            Thing("urn:r", "reports to"),
            Thing("urn:scb", "Safer Communities Board"),
            (),
        ),
    ),
    name="who-reports-to-whom",
)
HEBREW, ARABIC = "\u05dc\u05d5\u05d7", "\u0645\u062c\u0644\u0633"


def test_without_a_width_columns_are_aligned_and_nothing_is_cut() -> None:
    assert render(LINES).splitlines() == [
        "group                    line        reports to               passage",
        "Safer Communities Board  reports to  PEG                      1.2",
        "SMOG                     reports to  Safer Communities Board  no passage",
    ]


def test_only_a_question_of_the_catalogue_says_that_there_is_no_passage() -> None:
    own = Answer("", LINES.columns, LINES.rows)
    assert "no passage" not in render(own)


def test_wide_letters_take_two_columns() -> None:
    answer = Answer("", ("name", "n"), (("埠頭", 1), ("Cafe\u0301", 2)))
    assert render(answer) == "name  n\n埠頭  1\nCafe\u0301  2\n"


@pytest.mark.parametrize("columns", [20, 40, 55, 80, 132])
def test_with_a_width_every_line_fits_and_every_word_is_there(columns: int) -> None:
    table = render(LINES, look=Look(columns))
    assert max(map(width, table.splitlines())) <= columns
    assert table.count("Communities") == 2
    # Of "no passage", in a table or a record.
    assert "no" in table.split()


def test_columns_that_do_not_fit_become_records() -> None:
    assert render(LINES, look=Look(30)) == (
        "group: Safer Communities Board\nline: reports to\nreports to: PEG\npassage: 1.2\n"
        "\n"
        "group: SMOG\nline: reports to\nreports to: Safer Communities\n  Board\npassage: no passage\n"
    )


def test_cells_without_value_are_left_out_of_a_record() -> None:
    answer = Answer("", ("first", "second", "third", "fourth"), ((None, 1, "", "incomprehensibility"),))
    assert render(answer, look=Look(24)) == "second: 1\nfourth:\n  incomprehensibility\n"


def test_only_a_coloured_look_has_terminal_codes() -> None:
    assert "\x1b[1m" in render(LINES, look=Look(100, colour=True))
    assert "\x1b" not in render(LINES, look=Look(100))
    assert render(LINES, look=Look(100, ascii=True)).isascii()


def test_square_brackets_and_colons_are_no_markup() -> None:
    answer = Answer("", ("name",), (("[bold]B[/bold] :boom: {x}",),))
    assert "[bold]B[/bold] :boom: {x}" in render(answer, look=Look(80, colour=True))


def test_right_to_left_text_keeps_to_its_cell() -> None:
    answer = Answer("", ("a", "b"), ((f"\u202e{HEBREW}", ARABIC), ("plain", "x")))
    _, first, second = render(answer).splitlines()
    assert first == f"{MARK}{HEBREW}  {MARK}  {MARK}{ARABIC}"
    assert second == "plain  x"
    fitted = render(answer, look=Look(80)).splitlines()
    assert f"{MARK}│{MARK}" in fitted[2]
    assert MARK not in fitted[3]


def test_an_empty_answer_is_a_sentence() -> None:
    empty = Answer("Which groups nobody chairs.", ("group",), ())
    assert render(empty) == "No rows: nothing was found for “Which groups nobody chairs”.\n"
    assert max(map(len, render(empty, look=Look(40)).splitlines())) <= 40
    noted = Answer("Whom?", ("group",), (), note="Each step.", none="No passage states a line.")
    assert render(noted) == "No passage states a line.\n"


def test_how_to_read_an_answer_stands_below_it() -> None:
    answer = Answer("Whom?", ("group",), (("A",),), note="Each <step> | once.", none="Nobody.")
    assert render(answer) == "group\nA\n\nEach <step> | once.\n"
    assert render(answer, "markdown").endswith("| A |\n\nEach &lt;step&gt; \\| once.\n")
    assert '<p class="csa-graph">Each &lt;step&gt; | once.</p>' in render(answer, "html")
    assert '"note": "Each <step> | once."' in render(answer, "json")
    assert render(answer, "csv") == "group\nA\n"
    assert render(Answer("", (), ((),))) == "1 rows without columns\n"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (datetime.date(2018, 9, 30), "2018-09-30"),
        (datetime.datetime(2018, 9, 30, 12, 5, tzinfo=datetime.UTC), "2018-09-30 12:05:00+00:00"),
        (False, "no"),
        (1234567, "1234567"),
        (-9.4, "-9.4"),
        (1 / 3, "0.333333333333333"),
        ((Thing("urn:1", "4.7"), Thing("urn:2", "Appendix B, entry 6")), "4.7; Appendix B, entry 6"),
    ],
)
def test_a_cell_in_words(cell: object, words: str) -> None:
    assert text(cell) == words  # type: ignore[arg-type]


@given(st.text())
def test_text_for_a_terminal_holds_no_codes(string: str) -> None:
    shown = for_terminal(string)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    assert set(lines_for_terminal(string)) - set(shown) <= {"\n", "\t"}


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(string: str, room: int) -> None:
    lines = wrap(string, room)
    assert all(width(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(string.split())


def test_direction_is_told_by_letters_not_marks() -> None:
    assert is_right_to_left(f"Pilots {HEBREW}")
    assert is_right_to_left(ARABIC)
    assert not is_right_to_left("Café 🚢 埠頭")


_WORDS = st.text("abcdefghij ", max_size=60)


@given(
    st.lists(st.tuples(_WORDS, _WORDS, _WORDS, _WORDS), min_size=1, max_size=3),
    st.integers(min_value=30, max_value=110),
)
def test_however_tight_the_columns_nothing_is_cut(
    rows: list[tuple[str, str, str, str]], columns: int
) -> None:
    answer = Answer("", ("one", "another", "third column", "passage of four"), tuple(rows))
    shown = render(answer, look=Look(columns))
    assert all(width(line) <= columns for line in shown.splitlines())
    for letter in "abcdefghij":
        assert shown.count(letter) >= sum(cell.count(letter) for row in rows for cell in row)
