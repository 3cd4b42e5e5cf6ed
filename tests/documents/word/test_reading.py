"""What a reader sees of a Word document is read: accepted changes, boxes once, notes; nothing hidden."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.documents import structure, word
from tests.documents.word.making import cell, make, p, r, row

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.documents.block import Block, Content

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
INSTRUCTION = "<w:r><w:instrText>{}</w:instrText></w:r>"


def read(path: Path, body: str, **parts: str) -> Content:
    return word.read(make(path / "paper.docx", body, **parts))


def get_texts(content: Content) -> list[str]:
    return [block.text for block in content.blocks]


def test_changes_are_read_as_accepted(tmp_path: Path) -> None:
    body = (
        f"<w:p>{r('The Board ')}<w:ins>{r('now ')}</w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('rarely ')}</w:moveFrom><w:moveTo>{r('often ')}</w:moveTo>{r('meets.')}</w:p>"
    )
    content = read(tmp_path, body)
    assert get_texts(content) == ["The Board now often meets."]
    assert content.notes == ("Tracked changes (4) are read as if all were accepted.",)


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next(tmp_path: Path) -> None:
    body = p("The Board ", "<w:rPr><w:del/></w:rPr>") + p("meets.")
    assert get_texts(read(tmp_path, body)) == ["The Board meets."]


def test_hidden_and_white_letters_are_not_read_and_told(tmp_path: Path) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    body = f"<w:p>{r('It meets')}{r(' in secret', '<w:vanish/>')}{r(' at night', white)}{r('.')}</w:p>" + p(
        "On dark ground.", '<w:shd w:val="clear" w:fill="1F3864"/>', white
    )
    content = read(tmp_path, body)
    assert get_texts(content) == ["It meets.", "On dark ground."]
    assert content.notes == (
        "Hidden text (1 place) is not read.",
        "White text on white (1 place) is not read.",
    )


def test_a_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    body = (
        f'<w:p>{r("Before.")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}'
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert get_texts(read(tmp_path, body)) == ["Before.", "In the box."]


def test_a_field_shows_its_result_alone(tmp_path: Path) -> None:
    body = (
        f"<w:p>{r('See ')}{FIELD.format('begin')}{INSTRUCTION.format(' REF x ')}{FIELD.format('separate')}{r('4.7')}"
        f"{FIELD.format('end')}{r('.')}</w:p>"
    )
    assert get_texts(read(tmp_path, body)) == ["See 4.7."]


def test_a_table_of_contents_is_left_out_and_the_heading_after_it_kept(tmp_path: Path) -> None:
    body = (
        f"<w:p>{FIELD.format('begin')}{INSTRUCTION.format(' TOC ')}{FIELD.format('separate')}{r('Members 3')}</w:p>"
        f"<w:p>{r('Money 4')}</w:p><w:p>{FIELD.format('end')}{r('Members')}</w:p>"
    )
    content = read(tmp_path, body)
    assert get_texts(content) == ["Members"]
    assert content.notes == ("A table of contents (2 lines) is left out.",)


def test_notes_follow_what_they_are_on_and_endnotes_come_last(tmp_path: Path) -> None:
    body = (
        f'<w:p>{r("The Board")}<w:r><w:endnoteReference w:id="4"/></w:r>{r(" meets")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + p("It votes.")
    )
    content = read(
        tmp_path,
        body,
        footnotes=f'<w:footnote w:id="0" w:type="separator">{p("")}</w:footnote><w:footnote w:id="2">{p("Monthly.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="4">{p("Since 2020.")}</w:endnote>',
    )
    assert [(block.kind, block.number, block.text) for block in content.blocks] == [
        ("text", "", "The Board meets"),
        ("footnote", "1", "Monthly."),
        ("text", "", "It votes."),
        ("footnote", "1", "Since 2020."),
    ]


def test_controls_are_read_and_comments_told(tmp_path: Path) -> None:
    body = f"<w:sdt><w:sdtContent>{p('In a control.')}</w:sdtContent></w:sdt>"
    content = read(tmp_path, body, comments=f'<w:comment w:id="1">{p("Really?")}</w:comment>')
    assert get_texts(content) == ["In a control."]
    assert content.notes == ("1 comment is not read.",)


def test_pages_are_known_where_the_file_has_them(tmp_path: Path) -> None:
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = (
        p("One.")
        + f"<w:p>{broken}{r('Two.')}</w:p>"
        + f"<w:p>{r('Two ')}{broken}{r('and three.')}</w:p>"
        + p("Three.")
    )
    content = read(tmp_path, body)
    assert [block.page for block in content.blocks] == [1, 2, 2, 3]
    assert content.pages == 3
    assert read(tmp_path, p("One.")).pages is None


def _cells(block: Block) -> list[tuple[str, int, int]]:
    return [(each.text, each.columns, each.rows) for each in block.cells]


def test_cells_span(tmp_path: Path) -> None:
    body = (
        "<w:tbl>"
        + row(cell("Theme", '<w:vMerge w:val="restart"/>'), cell("Work", '<w:gridSpan w:val="2"/>'))
        + row(cell("", "<w:vMerge/>"), cell("Mend"), cell("Ada\nBen"))
        + "</w:tbl>"
    )
    first, second = read(tmp_path, body).blocks
    assert _cells(first) == [("Theme", 1, 1), ("Work", 2, 1)]
    assert _cells(second) == [("", 1, 0), ("Mend", 1, 1), ("Ada; Ben", 1, 1)]


def test_a_row_over_the_whole_table_is_a_theme(tmp_path: Path) -> None:
    bold = "<w:trPr><w:tblHeader/></w:trPr>"
    body = (
        f"<w:tbl><w:tr>{bold}{cell('Action')}{cell('Lead')}</w:tr>"
        + row(cell("Lights", '<w:gridSpan w:val="2"/>'))
        + row(cell("Mend the beacon"), cell("Quay Team"))
        + "</w:tbl>"
    )
    document = structure.build(read(tmp_path, body), "paper.docx", "docx")
    assert [(each.locator, each.kind, each.text) for each in document.passages] == [
        ("theme 1", "heading", "Lights"),
        ("row 1", "row", "Lights | Mend the beacon | Quay Team"),
    ]
    assert [(each.text, each.column, each.is_spanned) for each in document.passages[1].cells] == [
        ("Lights", "", True),
        ("Mend the beacon", "Action", False),
        ("Quay Team", "Lead", False),
    ]
    assert document.passages[1].headings == (document.passages[0].id,)


def test_a_table_that_lays_out_text_is_text(tmp_path: Path) -> None:
    body = f"<w:tbl>{row(cell('The Board leads.'))}</w:tbl>"
    assert [(block.kind, block.text) for block in read(tmp_path, body).blocks] == [
        ("text", "The Board leads.")
    ]


def test_a_table_within_a_table_is_read_after_it(tmp_path: Path) -> None:
    inner = f"<w:tbl>{row(cell('Chair'), cell('Ada'))}</w:tbl>"
    nested = f"<w:tc>{inner}{p('')}</w:tc>"
    body = f"<w:tbl>{row(cell('Seats'), nested)}</w:tbl>"
    content = read(tmp_path, body)
    assert [(block.table, [each.text for each in block.cells]) for block in content.blocks] == [
        (1, ["Seats", ""]),
        (2, ["Chair", "Ada"]),
    ]
    assert content.notes == ("1 table within another: read after it.",)


def test_macros_are_told(tmp_path: Path) -> None:
    path = make(tmp_path / "paper.docm", p("It meets."))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"code")
    assert word.read(path).notes == ("It has macros, which are not read and not run.",)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>')
    with pytest.raises(SourceError, match="declares a document type or entities"):
        word.read(path)


def test_what_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 50_000_000)
    with pytest.raises(SourceError, match="would unpack to 50 MB or more"):
        word.read(path)


def test_a_part_that_is_missing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "no document")
    with pytest.raises(SourceError, match=r"a part of the document is missing \(word/document.xml\)"):
        word.read(path)
