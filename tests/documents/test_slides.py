"""Presentations become passages, slide by slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.documents import slides, structure
from csa_graph.documents.packages import Package

if TYPE_CHECKING:
    from pathlib import Path

pptx = pytest.importorskip("pptx")


def make(path: Path) -> Path:
    """Write a presentation of four slides; the third is hidden."""
    from pptx.util import Inches

    made = pptx.Presentation()
    first = made.slides.add_slide(made.slide_layouts[0])
    first.shapes.title.text = "Harbour Board"
    first.placeholders[1].text = "Who leads what"
    second = made.slides.add_slide(made.slide_layouts[1])
    second.shapes.title.text = "Members"
    frame = second.placeholders[1].text_frame
    frame.text = "Chair: Ada Lund"
    for text, level in (("Wardens", 0), ("East quay", 1), ("West quay", 1)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    second.notes_slide.notes_text_frame.text = "The Board reports to the Council."
    third = made.slides.add_slide(made.slide_layouts[1])
    third.shapes.title.text = "Secret"
    third._element.set("show", "0")
    fourth = made.slides.add_slide(made.slide_layouts[6])
    low = fourth.shapes.add_textbox(Inches(1), Inches(4), Inches(3), Inches(1))
    low.text_frame.text = "Below"
    right = fourth.shapes.add_textbox(Inches(5), Inches(1), Inches(3), Inches(1))
    right.text_frame.text = "Right"
    left = fourth.shapes.add_textbox(Inches(1), Inches(1), Inches(3), Inches(1))
    left.text_frame.text = "Left"
    table = fourth.shapes.add_table(2, 2, Inches(1), Inches(5), Inches(4), Inches(1)).table
    for row, texts in enumerate((("Action", "Lead"), ("Mend the beacon", "Quay Team"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    made.save(str(path))
    return path


def test_slides_become_passages(tmp_path: Path) -> None:
    content = slides.read(make(tmp_path / "paper.pptx"))
    document = structure.build(content, "paper.pptx", "pptx")
    assert [(each.locator, each.kind, each.text) for each in document.passages] == [
        ("slide 1", "heading", "Harbour Board"),
        ("slide 1, paragraph 1", "paragraph", "Who leads what"),
        ("slide 2", "heading", "Members"),
        ("slide 2, point 1", "item", "Chair: Ada Lund"),
        ("slide 2, point 2", "item", "Wardens"),
        ("slide 2, point 2.1", "item", "East quay"),
        ("slide 2, point 2.2", "item", "West quay"),
        ("slide 2, note 1", "footnote", "The Board reports to the Council."),
        ("slide 4, paragraph 1", "paragraph", "Left"),
        ("slide 4, paragraph 2", "paragraph", "Right"),
        ("slide 4, paragraph 3", "paragraph", "Below"),
        ("slide 4, row 1", "row", "Mend the beacon | Quay Team"),
    ]
    assert document.tables[0].columns == ("Action", "Lead")
    assert content.notes == ("1 hidden slide is not read.",)


def test_a_presentation_that_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "paper.pptx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(SourceError, match="damaged or not whole"):
        Package(path)
