"""The body of a Word document becomes blocks: paragraphs, tables, boxes, notes, in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.documents.block import Block
from csa_graph.documents.word import tables
from csa_graph.documents.word.letters import Letters, Line, is_deleted, is_hidden_mark
from csa_graph.documents.word.names import get, to_int, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from csa_graph.documents.word.numbering import Numbering
    from csa_graph.documents.word.styles import Style, Styles

_TITLES = {"title", "subtitle", "book title", "date"}
_AROUND = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo"), w("smartTag")}


class Body:
    """Reads the paragraphs and tables of a document, in their order.

    Attributes:
        letters: Reads the paragraphs.
        table: How many tables were met.
        has_pages: Whether the file says where its pages begin.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: Mapping[tuple[str, str], _Element],
        *,
        has_pages: bool,
    ) -> None:
        """Begin a document.

        Args:
            styles: Its styles.
            numbering: Its lists.
            notes: Its footnotes and endnotes, by kind and identifier.
            has_pages: Whether the file says where its pages begin.
        """
        self.letters = Letters(styles)
        self.table = 0
        self.has_pages = has_pages
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._counted = {"footnote": 0, "endnote": 0}
        self._at_end: list[Block] = []
        # Paragraphs whose end was deleted go on in the next.
        self._carried: list[Line] = []

    def read(self, body: _Element) -> Iterator[Block]:
        """Read the body; endnotes come last."""
        yield from self.read_all(body)
        yield from self._at_end

    def read_all(self, element: _Element, *, is_painted: bool = False) -> Iterator[Block]:
        """Read the paragraphs and tables within an element."""
        for child in element:
            if child.tag == w("p"):
                yield from self.read_paragraph(child, is_painted=is_painted)
            elif child.tag == w("tbl"):
                yield from tables.read(child, self, is_painted=is_painted)
            elif child.tag == w("sdt") and _is_contents(child):
                self.letters.told["contents"] += sum(1 for _ in child.iter(w("p")))
            elif child.tag in _AROUND:
                yield from self.read_all(child, is_painted=is_painted)
            elif child.tag == w("altChunk"):
                self.letters.told["chunks"] += 1

    def read_paragraph(self, paragraph: _Element, *, is_painted: bool = False) -> Iterator[Block]:
        """Read a paragraph, its boxes and its notes."""
        properties = paragraph.find(w("pPr"))
        style = self._get_style(properties)
        line = self.letters.read(paragraph, style, is_painted=is_painted)
        if is_deleted(properties):
            self.letters.told["changes"] += 1
            if line.text.strip():
                self._carried.append(line)
            return
        for each in self._carried:
            line.runs[:0] = each.runs
            line.marks[:0] = each.marks
        self._carried = []
        if style.name.startswith("toc ") or line.is_contents:
            self.letters.told["contents"] += 1
        # Also what is empty takes a number, if it is seen.
        elif not is_hidden_mark(properties):
            block = self._make(line, properties, style)
            if block.text:
                yield block
        for box in line.boxes:
            yield from self.read_all(box, is_painted=True)
        yield from self.read_notes(line)

    def read_words(self, paragraph: _Element, *, is_painted: bool = False) -> tuple[str, Line]:
        """Read a paragraph within a cell: its words with their number, which is counted."""
        properties = paragraph.find(w("pPr"))
        style = self._get_style(properties)
        line = self.letters.read(paragraph, style, is_painted=is_painted)
        words = " ".join(line.text.split())
        if words:
            number, _, _ = self._count(properties, style)
            words = f"{number} {words}" if number else words
        return words, line

    def read_notes(self, line: Line) -> Iterator[Block]:
        """Read the notes that a paragraph names; endnotes are kept for the end."""
        for kind, identifier in line.marks:
            note = self._notes.get((kind, identifier))
            if note is None:
                continue
            self._counted[kind] += 1
            texts = [self.read_words(each)[0] for each in note.iter(w("p"))]
            text = " ".join(each for each in texts if each)
            if not text:
                continue
            number = str(self._counted[kind])
            block = Block("footnote", text, number=number, page=self._get_page(line))
            if kind == "endnote":
                self._at_end.append(block)
            else:
                yield block

    def _get_style(self, properties: _Element | None) -> Style:
        named = get(properties.find(w("pStyle"))) if properties is not None else ""
        return self._styles.get(named or self._styles.default)

    def _get_page(self, line: Line) -> int | None:
        return line.page if self.has_pages else None

    def _make(self, line: Line, properties: _Element | None, style: Style) -> Block:
        number, is_mark, level = self._count(properties, style)
        outline = _find_outline(properties, style)
        block = Block(
            "text",
            line.text.strip(),
            number=number,
            page=self._get_page(line),
            size=line.size,
            is_bold=line.is_bold,
        )
        if style.name in _TITLES:
            return block._replace(kind="title")
        if style.name == "caption":
            return block._replace(kind="caption", number="")
        if outline and not is_mark:
            return block._replace(kind="heading", level=outline)
        if is_mark:
            return block._replace(kind="item", level=level + 1)
        return block._replace(level=level + 1 if number else 0)

    def _count(self, properties: _Element | None, style: Style) -> tuple[str, bool, int]:
        """Count a paragraph in its list; return the number, whether it is a mark, and the level."""
        numbers = properties.find(w("numPr")) if properties is not None else None
        list_id = to_int(get(numbers.find(w("numId")))) if numbers is not None else None
        level = to_int(get(numbers.find(w("ilvl")))) if numbers is not None else None
        if list_id is None:
            list_id = style.list_id
            if level is None and list_id:
                level = self._numbering.find_level(list_id, style.chain)
            level = style.list_level if level is None else level
        if not list_id:
            return "", False, 0
        made = self._numbering.count(list_id, level or 0)
        return ("", False, 0) if made is None else (made.text, made.is_mark, level or 0)


def _find_outline(properties: _Element | None, style: Style) -> int:
    own = to_int(get(properties.find(w("outlineLvl")))) if properties is not None else None
    if own is not None:
        return own + 1 if own < 9 else 0
    return style.outline


def _is_contents(control: _Element) -> bool:
    """Tell whether a content control holds a table of contents."""
    gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return "contents" in get(gallery).lower()
