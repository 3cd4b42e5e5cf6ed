"""Web pages become passages: the paper without its site, with the numbers that a browser shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.documents import html, structure

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.documents.block import Content


def read(path: Path, body: str, head: str = "") -> Content:
    file = path / "paper.html"
    file.write_text(
        f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>", encoding="utf-8"
    )
    return html.read(file)


def get_shown(content: Content) -> list[tuple[str, str, str]]:
    return [(block.kind, block.number, block.text) for block in content.blocks]


def test_the_site_around_a_paper_is_left_out(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        "<header><p>Port Council</p></header><nav><ul><li><a href='/'>Home</a></ul></nav>"
        "<div class='cookie-banner'><p>We use cookies.</p></div><script>x = 1</script>"
        "<h1>Harbour Board</h1><p>It meets.</p><button>Print</button><footer><p>Imprint</p></footer>",
        "<title>Harbour Board – Port Council</title><style>p { margin: 0 }</style>",
    )
    assert get_shown(content) == [("heading", "", "Harbour Board"), ("text", "", "It meets.")]
    assert content.title == "Harbour Board – Port Council"


def test_the_main_part_alone_is_read(tmp_path: Path) -> None:
    content = read(
        tmp_path, "<div>About this site</div><main><header><h1>Board</h1></header><p>It meets.</p></main>"
    )
    assert get_shown(content) == [("heading", "", "Board"), ("text", "", "It meets.")]


@pytest.mark.parametrize(
    ("attributes", "numbers"),
    [
        ("", ["1.", "2."]),
        ("start=4", ["4.", "5."]),
        ("type=a", ["a.", "b."]),
        ("type=I start=9", ["IX.", "X."]),
        ("reversed", ["2.", "1."]),
        ("style='list-style-type: lower-roman'", ["i.", "ii."]),
        ("style='list-style: none'", ["", ""]),
    ],
)
def test_numbers_of_lists(tmp_path: Path, attributes: str, numbers: list[str]) -> None:
    content = read(tmp_path, f"<ol {attributes}><li>One</li><li>Two</li></ol>")
    assert [block.number for block in content.blocks] == numbers


def test_a_point_can_say_its_number(tmp_path: Path) -> None:
    content = read(tmp_path, "<ol><li>One<li value=5>Five<li>Six</ol>")
    assert [block.number for block in content.blocks] == ["1.", "5.", "6."]


def test_counters_of_a_style_sheet(tmp_path: Path) -> None:
    sheet = (
        "<style>ol.c, ol.c ol { list-style: none; counter-reset: n } ol.c li { counter-increment: n }"
        "ol.c > li > h2::before { content: counter(n) '. ' }"
        "ol.c ol > li > p:first-child::before { content: counters(n, '.') ' ' }</style>"
    )
    clauses = (
        "<ol class=c><li><h2>Purpose</h2><ol><li><p>It leads.</p><p>It is open.</p></li><li><p>It votes.</p></li></ol></li>"
        "<li><h2>Money</h2><ol><li><p>None.</p></li></ol></li></ol>"
    )
    document = structure.build(read(tmp_path, f"<h1>Board</h1>{clauses}", sheet), "paper.html", "html")
    assert [(each.locator, each.text) for each in document.passages] == [
        ("Title page", "Board"),
        ("Section 1, heading", "Purpose"),
        ("1.1", "It leads."),
        ("1.1, paragraph 2", "It is open."),
        ("1.2", "It votes."),
        ("Section 2, heading", "Money"),
        ("2.1", "None."),
    ]


def test_counters_of_headings_count_over_the_page(tmp_path: Path) -> None:
    sheet = (
        "<style>body { counter-reset: a } h2 { counter-increment: a; counter-reset: b } h3 { counter-increment: b }"
        "h2:before { content: 'Part ' counter(a, upper-roman) } h3:before { content: counter(a) '.' counter(b) }</style>"
    )
    content = read(tmp_path, "<h2>One</h2><h3>A</h3><h3>B</h3><h2>Two</h2><h3>C</h3>", sheet)
    assert [block.number for block in content.blocks] == ["Part I", "1.1", "1.2", "Part II", "2.1"]


def test_what_a_style_sheet_shows_and_cannot_be_told_is_noted(tmp_path: Path) -> None:
    content = read(tmp_path, "<p>It meets.</p>", "<style>p::before { content: attr(data-n) }</style>")
    assert get_shown(content) == [("text", "", "It meets.")]
    assert content.notes == (
        "What the style sheet puts before 1 text cannot be told: numbers may be missing there.",
    )


def test_what_is_not_seen_is_not_read_and_told(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        "<p>It meets <span style='display:none'>in secret</span><span class=x>at night</span>"
        "<span style='color:#fff'> daily</span>.</p><p style='background:#036;color:white'>On dark ground.</p>"
        "<p><del>Never.</del>Often.</p>",
        "<style>.x { visibility: hidden }</style>",
    )
    assert [block.text for block in content.blocks] == ["It meets .", "On dark ground.", "Often."]
    assert content.notes == (
        "Hidden text (2 places) is not read.",
        "White text on white (1 place) is not read.",
        "Text that is struck out (1 place) is not read.",
    )


def test_tables_span_and_have_headings(tmp_path: Path) -> None:
    document = structure.build(
        read(
            tmp_path,
            "<h1>Board</h1><h2>Plan</h2><table><caption>Actions</caption><thead><tr><th>Theme<th>Action<th>Lead</thead>"
            "<tr><th rowspan=2>Lights<td>Mend the beacon<td>Ada Lund<br>Ben Osei"
            "<tr><td>Paint the pier<td>Quay Team</table>",
        ),
        "paper.html",
        "html",
    )
    assert document.tables[0].columns == ("Theme", "Action", "Lead")
    assert document.tables[0].caption == "Actions"
    assert [(each.locator, each.text) for each in document.passages[3:]] == [
        ("Plan, row 1", "Lights | Mend the beacon | Ada Lund; Ben Osei"),
        ("Plan, row 2", "Lights | Paint the pier | Quay Team"),
    ]
    assert [cell.is_spanned for cell in document.passages[4].cells] == [True, False, False]


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    points = "".join(f"<li><a href='#s{n}'>Part {n}</a></li>" for n in range(3))
    content = read(tmp_path, f"<ul>{points}</ul><p>It meets.</p>")
    assert get_shown(content) == [("text", "", "It meets.")]
    assert content.notes == ("A table of contents (3 lines) is left out.",)


def test_footnotes(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        "<p>It meets<sup><a href='#fn1'>1</a></sup> often.</p><ol><li id=fn1><p>Monthly. <a href='#r'>↩</a></p></ol>",
    )
    document = structure.build(content, "paper.html", "html")
    assert [(each.locator, each.kind, each.text) for each in document.passages] == [
        ("paragraph 1", "paragraph", "It meets often."),
        ("note 1", "footnote", "Monthly."),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "<p>Café – quay</p>".encode("utf-8-sig"),
        "<p>Café – quay</p>".encode("utf-16"),
        "<meta charset=windows-1252><p>Café – quay</p>".encode("cp1252"),
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>Café – quay</p>'.encode(
            "cp1252"
        ),
        "<meta charset=no-such><p>Café – quay</p>".encode(),
    ],
)
def test_encodings(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "paper.html"
    path.write_bytes(content)
    assert [block.text for block in html.read(path).blocks] == ["Café – quay"]


def test_elements_too_deep_within_each_other(tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    path.write_text("<div>" * 100_000 + "It meets." + "</div>" * 100_000, encoding="utf-8")
    with pytest.raises(SourceError, match="too deep within each other"):
        html.read(path)


def test_a_page_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    path.write_text("<!-- nothing -->", encoding="utf-8")
    with pytest.raises(SourceError, match="nothing in it can be read"):
        html.read(path)
