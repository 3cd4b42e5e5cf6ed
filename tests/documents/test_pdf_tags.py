"""The tags of a PDF tell its headings, lists and tables, also where they go on over a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.documents.pdf import reading
from tests.documents.pdf_files import Paper, Tag

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.documents.block import Block


@pytest.fixture
def paper() -> Paper:
    return Paper().add_page()


def read(paper: Paper, tags: list[Tag], tmp_path: Path) -> list[Block]:
    paper.tree = [Tag("Document", list(tags))]
    return reading.read(paper.save(tmp_path / "paper.pdf")).blocks


def test_headings_have_their_levels(paper: Paper, tmp_path: Path) -> None:
    high, low = paper.write(60, 80, "Purpose"), paper.write(60, 100, "Members")
    text = paper.write(60, 120, "The Board meets in May.")
    blocks = read(paper, [Tag("H1", [high]), Tag("H2", [low]), Tag("P", [text])], tmp_path)
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        ("heading", 1, "Purpose"),
        ("heading", 2, "Members"),
        ("text", 0, "The Board meets in May."),
    ]


def test_a_paragraph_goes_on_over_a_page_whatever_it_looks_like(paper: Paper, tmp_path: Path) -> None:
    first = paper.write(60, 800, "The Board reports to:")
    second = paper.add_page().write(200, 80, "The Council.")
    assert [block.text for block in read(paper, [Tag("P", [first, second])], tmp_path)] == [
        "The Board reports to: The Council."
    ]


def test_what_is_no_part_of_the_text_is_left_out(paper: Paper, tmp_path: Path) -> None:
    paper.write(60, 40, "Draft of May", artifact=True)
    text = paper.write(60, 120, "The Board meets in May.")
    assert [block.text for block in read(paper, [Tag("P", [text])], tmp_path)] == ["The Board meets in May."]


def test_labels_of_lists_stand_apart(paper: Paper, tmp_path: Path) -> None:
    texts = ["•", "Lay members", "(a)", "the Chair"]
    marks = [
        paper.write(60 + 20 * (place % 2), 80 + 15 * (place // 2), text) for place, text in enumerate(texts)
    ]
    outer, inner = (
        Tag("LI", [Tag("Lbl", [marks[place]]), Tag("LBody", [marks[place + 1]])]) for place in (0, 2)
    )
    outer.children.append(Tag("L", [inner]))
    blocks = read(paper, [Tag("L", [outer])], tmp_path)
    assert [(block.kind, block.level, block.number, block.text) for block in blocks] == [
        ("item", 1, "•", "Lay members"),
        ("item", 2, "(a)", "the Chair"),
    ]


def test_the_number_of_a_paragraph_makes_no_point_of_a_list(paper: Paper, tmp_path: Path) -> None:
    number, text = paper.write(60, 80, "4.7"), paper.write(90, 80, "The Board meets in May.")
    more = paper.write(90, 100, "It meets in public.")
    body = Tag("LBody", [Tag("P", [text]), Tag("P", [more])])
    blocks = read(paper, [Tag("L", [Tag("LI", [Tag("Lbl", [number]), body])])], tmp_path)
    assert [(block.kind, block.number, block.text) for block in blocks] == [
        ("text", "4.7", "The Board meets in May."),
        ("text", "", "It meets in public."),
    ]


def test_tables_have_headings_and_spans(paper: Paper, tmp_path: Path) -> None:
    texts = ["Theme", "Action", "Water", "Renew the ropes", "Teach swimming"]
    theme, action, water, ropes, swimming = (
        paper.write(60 + 100 * (place % 2), 80 + 20 * place, text) for place, text in enumerate(texts)
    )
    rows = [
        Tag("TR", [Tag("TH", [theme]), Tag("TH", [action])]),
        Tag("TR", [Tag("TD", [water], "/A <</O /Table /RowSpan 2>>"), Tag("TD", [Tag("P", [ropes])])]),
        Tag("TR", [Tag("TD", [swimming])]),
    ]
    blocks = read(paper, [Tag("Table", [Tag("THead", [rows[0]]), Tag("TBody", [*rows[1:]])])], tmp_path)
    assert [[(cell.text, cell.is_header, cell.rows) for cell in block.cells] for block in blocks] == [
        [("Theme", True, 1), ("Action", True, 1)],
        [("Water", False, 2), ("Renew the ropes", False, 1)],
        [("Teach swimming", False, 1)],
    ]


def test_a_footnote_follows_its_paragraph(paper: Paper, tmp_path: Path) -> None:
    text, label, note = (
        paper.write(60, 80, "The Board meets in May."),
        paper.write(60, 700, "1"),
        paper.write(66, 700, "As agreed in 2026."),
    )
    blocks = read(paper, [Tag("P", [text, Tag("Note", [Tag("Lbl", [label]), note])])], tmp_path)
    assert [(block.kind, block.number, block.text) for block in blocks] == [
        ("text", "", "The Board meets in May."),
        ("footnote", "1", "As agreed in 2026."),
    ]


def test_words_that_stand_for_others_are_read(paper: Paper, tmp_path: Path) -> None:
    shown, text = paper.write(60, 80, "QSG"), paper.write(100, 80, "meets in May.")
    span = Tag("Span", [shown], "/ActualText (Quay Safety Group)")
    assert [block.text for block in read(paper, [Tag("P", [span, text])], tmp_path)] == [
        "Quay Safety Group meets in May."
    ]


def test_a_part_without_meaning_is_part_of_its_line(paper: Paper, tmp_path: Path) -> None:
    before, within = paper.write(60, 80, "The Board is told of in"), paper.write(185, 80, "Appendix A")
    blocks = read(paper, [Tag("P", [before, Tag("NonStruct", [within])])], tmp_path)
    assert [block.text for block in blocks] == ["The Board is told of in Appendix A"]


def test_tags_that_leave_text_out_are_not_trusted(paper: Paper, tmp_path: Path) -> None:
    named = paper.write(60, 80, "Purpose")
    paper.write(60, 120, "The Board meets in May, and whoever wishes to may come to its meetings.")
    blocks = read(paper, [Tag("H1", [named])], tmp_path)
    assert [block.text for block in blocks][1].startswith("The Board meets")


def test_a_long_tagged_paper_is_read_whole(paper: Paper, tmp_path: Path) -> None:
    tags = []
    for page in range(30):
        if page:
            paper.add_page()
        tags += [
            Tag("P", [paper.write(60, 80 + 15 * row, f"Point {page}.{row} is made.")]) for row in range(40)
        ]
    texts = [block.text for block in read(paper, tags, tmp_path)]
    assert texts == [f"Point {page}.{row} is made." for page in range(30) for row in range(40)]
