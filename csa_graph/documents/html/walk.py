"""The elements of a web page become blocks, in the order in which they stand."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.block import Block, BlockCell
from csa_graph.documents.html import grid, lists, looks
from csa_graph.documents.html.counters import Counters
from csa_graph.documents.html.looks import Look
from csa_graph.documents.structure.numbers import read_label

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from csa_graph.documents.block import BlockKind
    from csa_graph.documents.html.css import Sheet
    from csa_graph.documents.html.lists import Points

_HEADING = re.compile(r"h([1-6])")
_NOTE = re.compile(r"(?:fn|footnote|endnote|cite_note|_ftn|_edn|note)[-_:]?\d+", re.IGNORECASE)
_BACK = re.compile(r"\s*[↩↑⏎]\ufe0e?\s*$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TITLES = {"title", "subtitle", "date", "author"}


class _Place(NamedTuple):
    """What a text is in.

    Attributes:
        kind: What it is.
        level: Of a heading its level.
        depth: How many lists are around it.
    """

    kind: BlockKind = "text"
    level: int = 0
    depth: int = 0


class Walk:
    """Goes through a page once.

    Attributes:
        blocks: What was found.
        told: How much of each kind was not read, or taken otherwise than it stands.
    """

    def __init__(self, sheet: Sheet) -> None:
        """Begin a page.

        Args:
            sheet: Its style sheets.
        """
        self.blocks: list[Block] = []
        self.told: Counter[str] = Counter()
        self._sheet = sheet
        self._counters = Counters()
        self._lists: list[Points] = []
        self._letters: list[tuple[str, bool]] = []
        # What stands before the text that comes next: a number, and whether it is a point of a list.
        self._number = ""
        self._is_point = False
        self._tables = 0

    def walk(self, element: HtmlElement, place: _Place = _Place(), look: Look = Look()) -> None:  # noqa: B008
        """Read an element with all that is in it."""
        if not isinstance(element.tag, str):
            return
        if looks.is_left_out(element):
            return
        style = self._sheet.find(element)
        if looks.is_hidden(element, style):
            self.told["hidden"] += bool("".join(map(str, element.itertext())).strip())
            return
        if element.tag in {"del", "s", "strike"}:
            self.told["struck"] += 1
            return
        is_block = element.tag in looks.BLOCKS
        if is_block:
            self._flush(place)
        inner = self._find_place(element, place)
        self._counters.enter(style)
        if not self._take_special(element, inner, look.within(element, style), style):
            self._walk_within(element, inner, look.within(element, style))
        if is_block:
            self._flush(inner)
        self._counters.leave()

    def _walk_within(self, element: HtmlElement, place: _Place, look: Look) -> None:
        before = self._sheet.find(element, is_before=True)
        if before:
            self._take_before(self._counters.show(before), look)
        self._add(element.text, element, look)
        for child in element:
            self.walk(child, place, look)
            self._add(child.tail, element, look)

    def _take_before(self, text: str | None, look: Look) -> None:
        """Take what a style sheet puts before a text: its number, or words."""
        if text is None:
            self.told["marks"] += 1
        elif text.strip():
            if not "".join(letters for letters, _ in self._letters).strip() and read_label(text) is not None:
                self._number = text.strip()
            else:
                self._letters.append((text, look.is_bold))

    def _find_place(self, element: HtmlElement, place: _Place) -> _Place:
        tag = str(element.tag)
        heading = _HEADING.fullmatch(tag)
        names = set(element.get("class", "").split())
        if heading is not None:
            return _Place("title" if names & _TITLES else "heading", int(heading[1]), place.depth)
        if tag == "li" and _NOTE.fullmatch(element.get("id", "")):
            return _Place("footnote")
        if tag in {"figcaption", "caption"}:
            return _Place("caption")
        if tag == "p" and names & {"title", "subtitle"}:
            return _Place("title")
        return place

    def _take_special(self, element: HtmlElement, place: _Place, look: Look, style: dict[str, str]) -> bool:
        """Read an element that is more than its text; tell whether it was one."""
        tag = element.tag
        if tag in {"ol", "ul"}:
            self._take_list(element, place, look, style)
        elif tag == "li":
            self._take_point(element, place, look, style)
        elif tag == "table":
            self._take_table(element, place, look)
        elif tag == "br":
            self._letters.append(("\n", look.is_bold))
        elif tag == "img":
            self.told["pictures"] += 1
        elif tag == "sup":
            before = len(self._letters)
            self._walk_within(element, place, look)
            self._letters[before:] = [
                (text.translate(_RAISED), bold) for text, bold in self._letters[before:]
            ]
        else:
            return False
        return True

    def _take_list(self, element: HtmlElement, place: _Place, look: Look, style: dict[str, str]) -> None:
        if lists.is_contents(element):
            self.told["contents"] += sum(1 for _ in element.iter("li"))
            return
        self._lists.append(lists.begin(element, style))
        self._walk_within(element, place._replace(depth=place.depth + 1), look)
        self._lists.pop()

    def _take_point(self, element: HtmlElement, place: _Place, look: Look, style: dict[str, str]) -> None:
        if self._lists:
            self._number = self._lists[-1].write(element, style)
        if place.kind == "footnote":
            self._number = self._number.rstrip(".")
        self._is_point = place.kind != "footnote"
        self._walk_within(element, place, look)
        self._flush(place)
        self._number, self._is_point = "", False

    def _add(self, text: str | None, element: HtmlElement, look: Look) -> None:
        if not text:
            return
        if look.is_white and not look.is_painted:
            self.told["white"] += bool(text.strip())
            return
        if element.tag != "pre":
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
        self._letters.append((text, look.is_bold))

    def _flush(self, place: _Place) -> None:
        """End the text that is open."""
        text = "".join(letters for letters, _ in self._letters)
        seen = [bold for letters, bold in self._letters if any(map(str.isalnum, letters))]
        self._letters = []
        text = _BACK.sub("", text).strip()
        if not text:
            return
        kind: BlockKind = place.kind
        number, level = self._number, place.level
        if kind == "text":
            # A number before it, or the second paragraph of a point.
            level = place.depth
            if self._is_point and not number:
                kind = "item"
        self.blocks.append(Block(kind, text, level, number, is_bold=bool(seen) and all(seen)))
        self._number, self._is_point = "", False

    # --- tables -------------------------------------------------------------------------------------

    def _take_table(self, table: HtmlElement, place: _Place, look: Look) -> None:
        rows = list(grid.iter_rows(table))
        if grid.is_layout(table, rows):
            self._walk_within(table, place, look)
            return
        for caption in table.iterfind("caption"):
            self.walk(caption, place, look)
        self._tables += 1
        number = self._tables
        is_first_bold = True
        made: list[list[BlockCell]] = []
        for row in rows:
            cells = []
            for cell in grid.iter_cells(row):
                text, is_bold = self._read_cell(cell, look)
                is_first_bold = is_first_bold and (is_bold or not text)
                cells.append(grid.make_cell(cell, text))
            if not made and is_first_bold and any(cell.text for cell in cells):
                cells = [cell._replace(is_header=True) for cell in cells]
            made.append(cells)
        self.blocks.extend(Block("row", "", table=number, cells=tuple(cells)) for cells in made if cells)

    def _read_cell(self, cell: HtmlElement, look: Look) -> tuple[str, bool]:
        """Return the words of a cell: its paragraphs, points and lines stay apart."""
        kept, self.blocks = self.blocks, []
        waiting, self._letters = self._letters, []
        self.walk(cell, _Place(), look)
        self._flush(_Place())
        found, self.blocks, self._letters = self.blocks, kept, waiting
        self.told["nested"] += any(block.kind == "row" for block in found)
        texts = [line for block in found for line in grid.write_lines(block)]
        return grid.join(texts), bool(found) and all(block.is_bold for block in found)
