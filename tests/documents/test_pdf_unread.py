"""What of a PDF nobody can see is not read, and what cannot be read says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from tests.documents.pdf_files import HEIGHT, WIDTH, Paper
from tests.documents.test_pdf import FULL, FULL_TEXT, get_texts, paper, read

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["paper"]


# --- what cannot be seen --------------------------------------------------------------------------


def test_white_letters_are_not_read_and_told(paper: Paper, tmp_path: Path) -> None:
    paper.write(60, 80, "The Board meets in May.")
    paper.write(60, 100, "Unseen", colour=(1, 1, 1))
    content = read(paper, tmp_path)
    assert [block.text for block in content.blocks] == ["The Board meets in May."]
    assert content.notes == (
        "6 letters that cannot be seen (of the colour of the paper, or without any) not read: page 1 of the file.",
    )


def test_white_letters_on_a_dark_ground_are_read(paper: Paper, tmp_path: Path) -> None:
    paper.fill(50, 60, 300, 30, (0, 0, 0.5))
    paper.write(60, 80, "Chair: A. Okafor", colour=(1, 1, 1))
    assert get_texts(paper, tmp_path) == ["Chair: A. Okafor"]


@pytest.mark.parametrize(
    ("hide", "words"),
    [
        (lambda paper: paper.write(60, 100, "Unseen", mode=3), "cannot be seen"),
        (lambda paper: paper.write(60, HEIGHT + 50, "Unseen"), "lie outside the page"),
        (lambda paper: paper.write(WIDTH + 50, 100, "Unseen"), "lie outside the page"),
        (lambda paper: paper.write(60, 100, "Unseen", size=1), "too small to be seen"),
        (lambda paper: paper.write(60, 400, "Unseen", matrix="0.7 0.7 -0.7 0.7"), "stand aslant"),
        (
            lambda paper: (paper.write(60, 100, "Unseen"), paper.fill(50, 85, 99, 20, (0, 0, 0))),
            "coloured box",
        ),
    ],
    ids=["invisible", "above", "beside", "tiny", "aslant", "covered"],
)
def test_what_nobody_sees_is_not_read_and_told(
    paper: Paper, tmp_path: Path, hide: object, words: str
) -> None:
    assert callable(hide)
    paper.write_lines(60, 200, FULL)
    hide(paper)
    content = read(paper, tmp_path)
    assert [block.text for block in content.blocks] == [FULL_TEXT]
    (note,) = content.notes
    assert note.startswith("6 letters that ")
    assert words in note


# --- what cannot be read --------------------------------------------------------------------------


def test_a_scan_without_text_says_what_to_do(paper: Paper, tmp_path: Path) -> None:
    paper.show(b"\x80" * 100, 10, 10)
    with pytest.raises(SourceError, match=r"a scan without text \(1 page\): with --ocr"):
        read(paper, tmp_path)


def test_a_page_that_is_a_picture_is_told(paper: Paper, tmp_path: Path) -> None:
    paper.write_lines(60, 80, FULL)
    paper.add_page()
    paper.show(b"\x80" * 100, 10, 10)
    assert read(paper, tmp_path).notes == (
        "Page 2 without text, as a scan has none, not read: --ocr recognises the words.",
    )


def test_pictures_are_told_but_for_ornaments_and_what_each_page_repeats(paper: Paper, tmp_path: Path) -> None:
    for page in range(4):
        if page:
            paper.add_page()
        paper.write_lines(60, 80, FULL)
        paper.show(b"\x80" * 100, 10, 10, "100 0 0 100 400 700")
        paper.show(b"\x80" * 100, 10, 10, "9 0 0 9 60 500")
    paper.show(b"\x80" * 100, 10, 10, "200 0 0 200 60 200")
    assert read(paper, tmp_path).notes == ("1 picture is not read.",)


def test_the_words_that_a_scanner_laid_under_its_picture_are_read_and_marked(
    paper: Paper, tmp_path: Path
) -> None:
    paper.show(b"\x80" * 100, 10, 10)
    paper.write(60, 80, "The Board meets in May.", mode=3)
    content = read(paper, tmp_path)
    assert [(block.text, block.is_ocr) for block in content.blocks] == [("The Board meets in May.", True)]
    assert content.notes == (
        "Page 1 scanned: the words are what a program has recognised, with mistakes; tables are read as lines.",
    )


def test_a_locked_pdf_asks_for_one_without_a_password(paper: Paper, tmp_path: Path) -> None:
    paper.write(60, 80, "The Board meets in May.")
    key = "x" * 32
    paper.extra = f"/Encrypt <</Filter /Standard /V 1 /R 2 /O ({key}) /U ({key}) /P -4>> /ID [(a) (a)]"
    with pytest.raises(SourceError, match="protected by a password"):
        read(paper, tmp_path)


def test_a_pdf_without_pages_or_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no pages"):
        read(Paper(), tmp_path)
    with pytest.raises(SourceError, match="no text"):
        read(Paper().add_page(), tmp_path)
