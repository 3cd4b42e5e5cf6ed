"""An invented paper becomes a Word document: its numbers made by Word, or typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.papers.model import Grid, Heading, Item, NewPage, Paragraph, number

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph as WordParagraph

    from benchmarks.papers.model import Mark, Paper

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# The list of the sections and paragraphs, and one of each kind of point.
_SECTIONS = 90
_POINTS: dict[Mark, int] = {"bullet": 91, "letter": 92, "roman": 93, "figure": 94}
# Of the letters, in points, where they are not those of the text.
_SIZES = {"Title": 20, "Subtitle": 12, "Heading 1": 13, "Heading 2": 11, "Heading 3": 10.5}
_LEVELS: dict[Mark, tuple[str, str]] = {
    "bullet": ("bullet", "•"),
    "letter": ("lowerLetter", "(%1)"),
    "roman": ("lowerRoman", "(%1)"),
    "figure": ("decimal", "%1."),
}


def write_word(paper: Paper, path: Path, *, automatic: bool) -> None:
    """Write a paper as a Word document.

    Args:
        paper: The paper.
        path: The file to write.
        automatic: Whether Word makes the numbers; else they are typed.
    """
    from docx import Document

    document = Document()
    document.core_properties.title = paper.title
    document.core_properties.author = "csa-graph"
    document.core_properties.language = "en-GB"
    document.add_paragraph(paper.title, style="Title")
    if paper.subtitle:
        document.add_paragraph(paper.subtitle, style="Subtitle")
    _lay_out(document)
    _add_running_head(document, paper.title)
    numbers = _Numbers(document) if automatic else None
    begins_page = False
    for block, label in number(paper.blocks):
        if isinstance(block, NewPage):
            begins_page = True
        elif isinstance(block, Grid):
            _add_table(document, block)
        else:
            typed = f"{label} " if label and not automatic else ""
            style = f"Heading {block.level}" if isinstance(block, Heading) else "Normal"
            added = document.add_paragraph(f"{typed}{block.text}", style=style)
            added.paragraph_format.page_break_before = begins_page
            begins_page = False
            if isinstance(block, Item) and not automatic:
                _indent(added)
            if numbers:
                numbers.give(added, block, label)
    document.save(str(path))


def _lay_out(document: Document) -> None:
    """Set the page and the letters as most such papers have them."""
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    for name in ("Normal", "Caption", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name = "Arial"
        style.font.size = Pt(_SIZES.get(name, 10))
        style.paragraph_format.line_spacing = 1.0
        style.paragraph_format.space_before = Pt(9 if name.startswith("Heading") else 0)
        style.paragraph_format.space_after = Pt(4)
        # A theme's letters would go before those that are named.
        for fonts in style.element.iter(f"{{{_W}}}rFonts"):
            for key in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[key]


def _indent(paragraph: WordParagraph) -> None:
    from docx.shared import Mm

    paragraph.paragraph_format.left_indent = Mm(12)


class _Numbers:
    """Gives paragraphs their numbers, as Word makes them."""

    def __init__(self, document: Document) -> None:
        self._numbering = document.part.numbering_part.element
        self._next = 900
        self._sections = 0
        self._points = 0
        self._last: Mark | None = None
        _define(self._numbering, _SECTIONS, [("decimal", "%1."), ("decimal", "%1.%2")])
        for kind, ident in _POINTS.items():
            _define(self._numbering, ident, [_LEVELS[kind]])
        self._sections = self._start(_SECTIONS)

    def _start(self, abstract: int) -> int:
        """Begin a list anew, and return its number."""
        self._next += 1
        entry = _add(self._numbering, "num", numId=str(self._next))
        _add(entry, "abstractNumId", val=str(abstract))
        _add(_add(entry, "lvlOverride", ilvl="0"), "startOverride", val="1")
        return self._next

    def give(self, paragraph: WordParagraph, block: Heading | Paragraph | Item, label: str) -> None:
        """Give a paragraph its number."""
        if isinstance(block, Heading) and block.restarts:
            self._sections = self._start(_SECTIONS)
        if isinstance(block, Item):
            if self._last != block.mark:
                self._points = self._start(_POINTS[block.mark])
            _number(paragraph, self._points, 0)
        elif label:
            _number(paragraph, self._sections, 0 if isinstance(block, Heading) else 1)
        self._last = block.mark if isinstance(block, Item) else None


def _define(numbering: object, ident: int, levels: list[tuple[str, str]]) -> None:
    """Define a list; the definitions stand before the lists that use them."""
    from docx.oxml import OxmlElement

    abstract = OxmlElement("w:abstractNum")
    abstract.set(f"{{{_W}}}abstractNumId", str(ident))
    _add(abstract, "multiLevelType", val="multilevel")
    for level, (form, text) in enumerate(levels):
        entry = _add(abstract, "lvl", ilvl=str(level))
        _add(entry, "start", val="1")
        _add(entry, "numFmt", val=form)
        _add(entry, "lvlText", val=text)
        indent = "720" if form in {"bullet", "lowerLetter", "lowerRoman"} else "567"
        _add(_add(entry, "pPr"), "ind", left=indent, hanging="360" if indent == "720" else "567")
    numbering.insert(0, abstract)  # type: ignore[attr-defined]  # python-docx's elements have no types


def _add(parent: object, tag: str, **attributes: str) -> object:
    from docx.oxml import OxmlElement

    child = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        child.set(f"{{{_W}}}{name}", value)
    parent.append(child)  # type: ignore[attr-defined]  # python-docx's elements have no types
    return child


def _number(paragraph: WordParagraph, list_: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()  # the library has no other way
    numbered = properties.get_or_add_numPr()  # type: ignore[attr-defined]  # its types lack it
    numbered.get_or_add_ilvl().val = level
    numbered.get_or_add_numId().val = list_


def _add_table(document: Document, grid: Grid) -> None:
    """Add a table: its headings repeated on each page, a cell that continues the one above merged with it."""
    if grid.caption:
        document.add_paragraph(grid.caption, style="Caption")
    table = document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, grid.columns, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    _widen(table, grid)
    _add(table.rows[0]._tr.get_or_add_trPr(), "tblHeader")  # the library has no other way
    for row in grid.rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
        _add(table.rows[-1]._tr.get_or_add_trPr(), "cantSplit")  # the library has no other way
        if not row[0] and len(table.rows) > 2:
            above = table.rows[-2].cells[0]
            text = above.text
            above.merge(cells[0]).text = text


def _widen(table: Table, grid: Grid) -> None:
    """Give the columns their share of the page by the longest text in each."""
    from docx.shared import Mm

    columns = zip(*grid.rows, strict=True)
    longest = [max(18, *(min(len(text), 50) for text in column)) for column in columns]
    table.autofit = False
    for column, length in zip(table.columns, longest, strict=True):
        column.width = Mm(round(166 * length / sum(longest)))


def _add_running_head(document: Document, title: str) -> None:
    """Add the title above each page, and its number below."""
    section = document.sections[0]
    section.header.paragraphs[0].text = title
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()._r  # the library has no other way
        if kind:
            _add(run, "fldChar", fldCharType=kind)
        else:
            _add_text(run, text)


def _add_text(run: object, text: str) -> None:
    from docx.oxml import OxmlElement

    code = OxmlElement("w:instrText")
    code.text = text
    run.append(code)  # type: ignore[attr-defined]  # python-docx's elements have no types
