"""A PDF without tags becomes blocks by where its letters stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.documents.pdf import reading
from tests.documents.pdf_files import BOLD, HEBREW, Paper

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.documents.block import Content

#: Lines as wide as the column, and a last one that is not.
FULL = [
    "The Quay Board leads the work of all partners on the harbour and meets",
    "in public four times a year. It agrees the plan, follows what comes of it",
    "and tells the Council once a year how safe the harbour has become for",
    "those who live and work on it.",
]
FULL_TEXT = " ".join(FULL)


@pytest.fixture
def paper() -> Paper:
    return Paper().add_page()


def read(paper: Paper, tmp_path: Path) -> Content:
    return reading.read(paper.save(tmp_path / "paper.pdf"))


def get_texts(paper: Paper, tmp_path: Path) -> list[str]:
    return [block.text for block in read(paper, tmp_path).blocks]


# --- paragraphs -----------------------------------------------------------------------------------


def test_lines_become_paragraphs_by_the_gap_between_them(paper: Paper, tmp_path: Path) -> None:
    y = paper.write_lines(60, 80, FULL)
    paper.write_lines(60, y + 8, FULL)
    assert get_texts(paper, tmp_path) == [FULL_TEXT, FULL_TEXT]


def test_a_line_that_ends_early_ends_its_paragraph(paper: Paper, tmp_path: Path) -> None:
    paper.write_lines(60, 80, [*FULL, *FULL])
    assert get_texts(paper, tmp_path) == [FULL_TEXT, FULL_TEXT]


def test_a_first_line_that_is_indented_begins_a_paragraph(paper: Paper, tmp_path: Path) -> None:
    y = paper.write_lines(60, 80, FULL[:3])
    indented = "In the spring the Board looks back at everything that has come of it"
    y = paper.write_lines(75, y, [indented])
    paper.write_lines(60, y, FULL[1:3])
    assert get_texts(paper, tmp_path) == [" ".join(FULL[:3]), " ".join([indented, *FULL[1:3]])]


def test_numbers_and_marks_begin_paragraphs(paper: Paper, tmp_path: Path) -> None:
    y = paper.write_lines(60, 80, ["The members are:"])
    y = paper.write_lines(60, y, ["(a) the Harbour Master;", "(b) two boat owners; and", "• a fisher"])
    assert get_texts(paper, tmp_path) == [
        "The members are:",
        "(a) the Harbour Master;",
        "(b) two boat owners; and",
        "• a fisher",
    ]


def test_a_number_that_a_line_happens_to_begin_with_begins_none(paper: Paper, tmp_path: Path) -> None:
    lines = [
        "How the Quay Board is made up, and what it does, is told in paragraph",
        "4.7 below, which the Council has agreed to at its meeting in the spring.",
    ]
    paper.write_lines(60, 80, lines)
    assert get_texts(paper, tmp_path) == [" ".join(lines)]


def test_a_heading_stands_apart_and_is_told_by_its_looks(paper: Paper, tmp_path: Path) -> None:
    paper.write(60, 80, "1. Purpose", size=14, font=BOLD)
    paper.write_lines(60, 97, FULL)
    heading, text = read(paper, tmp_path).blocks
    assert (heading.text, heading.size, heading.is_bold) == ("1. Purpose", 14, True)
    assert (text.size, text.is_bold) == (11, False)


def test_words_broken_at_line_ends_are_joined(paper: Paper, tmp_path: Path) -> None:
    paper.write_lines(60, 80, ["It is responsible for the commis-", "sioning of services and for re-"])
    paper.write_lines(60, 80 + 2 * 13.75, ["offending. It likes commissioning.", "Re-offending falls."])
    text = " ".join(get_texts(paper, tmp_path))
    assert "the commissioning of services and for re-offending." in text


# --- pages and columns ----------------------------------------------------------------------------


def test_columns_are_read_one_after_the_other(paper: Paper, tmp_path: Path) -> None:
    paper.write(200, 60, "Constitution of the Quay Board", size=14)
    for column, words in enumerate(("first", "second", "third")):
        lines = [f"{words} column, line {number}." for number in range(1, 9)]
        paper.write_lines(60 + 170 * column, 100, lines, size=9)
    joined = " ".join(get_texts(paper, tmp_path))
    places = [
        joined.index(f"{words} column, line {line}")
        for words in ("first", "second", "third")
        for line in (1, 8)
    ]
    assert places == sorted(places)


def test_rows_without_lines_around_them_are_no_columns(paper: Paper, tmp_path: Path) -> None:
    for row in range(6):
        paper.write(60, 100 + 20 * row, f"Name {row}")
        paper.write(300, 100 + 20 * row, f"Role {row}")
    joined = " ".join(get_texts(paper, tmp_path))
    assert joined.index("Role 0") < joined.index("Name 1")


def test_a_paragraph_goes_on_over_a_page(paper: Paper, tmp_path: Path) -> None:
    paper.write_lines(60, 700, FULL[:2])
    paper.add_page()
    paper.write_lines(60, 80, FULL[2:])
    assert get_texts(paper, tmp_path) == [FULL_TEXT]


def test_heads_feet_and_numbers_of_pages_are_left_out_and_tell_the_page(paper: Paper, tmp_path: Path) -> None:
    for page in range(4):
        if page:
            paper.add_page()
        paper.write(60, 40, "Harbour Safety Agreement 2026")
        paper.write(60, 100, f"Section {'ABCD'[page]} says what it says.")
        paper.write(280, 810, f"Page {page + 7} of 10")
    blocks = read(paper, tmp_path).blocks
    assert [(block.page, block.text) for block in blocks] == [
        (7, "Section A says what it says."),
        (8, "Section B says what it says."),
        (9, "Section C says what it says."),
        (10, "Section D says what it says."),
    ]


def test_heads_that_name_the_chapter_are_left_out(paper: Paper, tmp_path: Path) -> None:
    for page, chapter in enumerate(["Purpose", "Purpose", "Members", "Members", "Meetings", "Meetings"]):
        if page:
            paper.add_page()
        paper.write(60, 40, chapter.upper(), size=9)
        if page % 2 == 0:
            paper.write(60, 90, chapter, size=14)
        paper.write_lines(60, 120, FULL)
    texts = get_texts(paper, tmp_path)
    assert [text for text in texts if len(text) < 20] == ["Purpose", "Members", "Meetings"]


def test_what_begins_each_page_without_being_repeated_is_kept(paper: Paper, tmp_path: Path) -> None:
    for page, words in enumerate(["Board", "Forum", "Panel", "Council"]):
        if page:
            paper.add_page()
        paper.write_lines(60, 60, [f"The {words} meets in May and is open to all who wish to come to it."])
    assert len(get_texts(paper, tmp_path)) == 4


def test_numbers_of_lines_are_left_out(paper: Paper, tmp_path: Path) -> None:
    for row in range(1, 46):
        if row % 5 == 0:
            paper.write(40, 60 + 14 * row, str(row), size=8)
        paper.write(
            70, 60 + 14 * row, "This line of the draft is as long as all of its other lines are, no more."
        )
    assert not any(char.isdigit() for text in get_texts(paper, tmp_path) for char in text)


def test_numbers_of_paragraphs_in_the_margin_are_kept(paper: Paper, tmp_path: Path) -> None:
    for number in range(1, 13):
        paper.write(40, 40 + 40 * number, str(number))
        paper.write_lines(70, 40 + 40 * number, FULL[:1])
    assert [text.split()[0] for text in get_texts(paper, tmp_path)] == [str(each) for each in range(1, 13)]


def test_footnotes_follow_the_paragraph_that_goes_on_over_the_page(paper: Paper, tmp_path: Path) -> None:
    paper.write(60, 700, FULL[0])
    paper.write(60, 713.75, FULL[1], raised="1")
    paper.write(60, 770, "1", size=5)
    paper.write(64, 773, "As agreed in the spring of 2026 by all partners.", size=8)
    paper.add_page()
    paper.write_lines(60, 80, [*FULL[2:], *FULL])
    content = read(paper, tmp_path)
    assert [block.kind for block in content.blocks] == ["text", "footnote", "text"]
    assert f"{FULL[1]}¹ {FULL[2]}" in content.blocks[0].text
    assert content.blocks[1].text == "¹ As agreed in the spring of 2026 by all partners."


def test_a_page_that_lies_on_its_side_is_read_as_it_is_held(paper: Paper, tmp_path: Path) -> None:
    paper.turn = 90
    for number, line in enumerate(FULL):
        paper.write(100 + 14 * number, 700, line, matrix="0 1 -1 0")
    assert get_texts(paper, tmp_path) == [FULL_TEXT]


def test_letters_that_run_to_the_left_are_in_the_order_of_reading(paper: Paper, tmp_path: Path) -> None:
    # Alef, bet, gimel, as a page shows them: alef on the right.
    paper.write(200, 100, "cba", font=HEBREW)
    paper.write(60, 140, "The harbour has a name in two scripts.")
    assert get_texts(paper, tmp_path)[0] == "אבג"
