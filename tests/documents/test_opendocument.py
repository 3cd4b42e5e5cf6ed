"""OpenDocument texts become passages, with the numbers that lists and headings make."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.documents import opendocument

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.documents.block import Content

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)
OUTLINE = (
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
)
LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" '
    'style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="2" style:num-format="i" style:num-suffix="."/></text:list-style>'
    '<text:list-style style:name="M"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)


def read(path: Path, body: str, styles: str = "") -> Content:
    file = path / "paper.odt"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_NAMES}><office:automatic-styles>{LIST}{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {_NAMES}><office:styles>{OUTLINE}</office:styles></office:document-styles>",
        )
    return opendocument.read(file)


def points(*items: str, more: str = 'text:style-name="L"') -> str:
    return f"<text:list {more}>{''.join(f'<text:list-item>{each}</text:list-item>' for each in items)}</text:list>"


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(text: str, level: int, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}" {more}>{text}</text:h>'


def get_numbers(content: Content) -> list[str]:
    return [block.number for block in content.blocks]


def test_headings_are_numbered_by_the_outline(tmp_path: Path) -> None:
    body = (
        h("One", 1)
        + h("A", 2)
        + h("B", 2)
        + h("Two", 1)
        + h("C", 2)
        + h("Nine", 1, 'text:restart-numbering="true" text:start-value="9"')
    )
    assert get_numbers(read(tmp_path, body)) == ["1.", "1.1", "1.2", "2.", "2.1", "9."]


def test_lists_within_lists(tmp_path: Path) -> None:
    body = points(p("x"), p("y") + points(p("z"), p("w"), more=""), p("v"))
    assert get_numbers(read(tmp_path, body)) == ["(a)", "(b)", "i.", "ii.", "(c)"]


def test_a_list_begins_anew_unless_it_goes_on(tmp_path: Path) -> None:
    goes_on = 'text:style-name="L" text:continue-numbering="true"'
    body = points(p("x")) + p("Text.") + points(p("y"), more=goes_on) + points(p("z"))
    assert get_numbers(read(tmp_path, body)) == ["(a)", "", "(b)", "(a)"]


def test_a_list_can_go_on_with_a_named_one(tmp_path: Path) -> None:
    body = (
        points(p("x"), more='xml:id="one" text:style-name="L"')
        + points(p("y"), more='text:style-name="M"')
        + points(p("z"), more='text:continue-list="one" text:style-name="L"')
    )
    content = read(tmp_path, body)
    assert [(block.kind, block.number) for block in content.blocks] == [
        ("text", "(a)"),
        ("item", ""),
        ("text", "(b)"),
    ]


def test_a_point_can_start_elsewhere_and_has_one_number(tmp_path: Path) -> None:
    body = (
        '<text:list text:style-name="L"><text:list-item text:start-value="4">'
        f"{p('x')}{p('y')}</text:list-item><text:list-item>{p('z')}</text:list-item></text:list>"
    )
    assert get_numbers(read(tmp_path, body)) == ["(d)", "", "(e)"]


def test_what_is_not_seen_is_not_read_and_told(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="W"><style:text-properties fo:color="#FFFFFF"/></style:style>'
    )
    hidden = '<text:span text:style-name="H"> in secret</text:span><text:span text:style-name="W"> at night</text:span>'
    content = read(
        tmp_path,
        p(f"It meets{hidden}.") + "<office:annotation/>" + p("x<office:annotation>no</office:annotation>"),
        styles,
    )
    assert [block.text for block in content.blocks] == ["It meets.", "x"]
    assert content.notes == (
        "Hidden text (1 place) is not read.",
        "White text on white (1 place) is not read.",
        "1 comment is not read.",
    )


def test_notes_boxes_and_spaces(tmp_path: Path) -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Monthly.</text:p></text:note-body></text:note>"
    box = f"<draw:frame><draw:text-box>{p('In the box.')}</draw:text-box></draw:frame>"
    content = read(tmp_path, p(f'It<text:s text:c="2"/>meets{note}.') + p(f"See:{box}"))
    assert [(block.kind, block.number, block.text) for block in content.blocks] == [
        ("text", "", "It  meets."),
        ("footnote", "1", "Monthly."),
        ("text", "", "See:"),
        ("text", "", "In the box."),
    ]


def test_tables(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{''.join(map(p, text.splitlines()))}</table:table-cell>"

    spanned = 'table:number-columns-spanned="2"'
    body = (
        f"<table:table><table:table-header-rows><table:table-row>{cell('Action')}{cell('Lead')}</table:table-row>"
        f"</table:table-header-rows><table:table-row>{cell('Lights', spanned)}<table:covered-table-cell/></table:table-row>"
        f"<table:table-row>{cell('Mend')}{cell('Ada' + chr(10) + 'Ben')}</table:table-row></table:table>"
    )
    assert [
        [(each.text, each.is_header, each.columns) for each in block.cells]
        for block in read(tmp_path, body).blocks
    ] == [
        [("Action", True, 1), ("Lead", True, 1)],
        [("Lights", False, 2)],
        [("Mend", False, 1), ("Ada; Ben", False, 1)],
    ]


def test_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "paper.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>')
    with pytest.raises(SourceError, match="declares a document type or entities"):
        opendocument.read(path)


def test_a_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "paper.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
        archive.writestr("content.xml", "scrambled")
    with pytest.raises(SourceError, match="protected by a password"):
        opendocument.read(path)
