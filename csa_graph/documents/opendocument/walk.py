"""The body of an OpenDocument text becomes blocks, in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.block import Block, BlockCell
from csa_graph.documents.lines import join_paragraphs
from csa_graph.documents.opendocument import names
from csa_graph.documents.opendocument.names import MOST_REPEATED, table, text, to_int
from csa_graph.documents.opendocument.styles import Level, Styles, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from csa_graph.documents.opendocument.letters import Letters

_CONTENTS = {
    text(f"{name}-index") for name in ("alphabetical", "illustration", "table", "object", "user")
} | {text("table-of-content"), text("bibliography")}
_IDENTIFIER = "{http://www.w3.org/XML/1998/namespace}id"
_TITLES = {"title", "subtitle"}


class _Place(NamedTuple):
    """Where in a list a paragraph stands.

    Attributes:
        level: How many lists are around it.
        name: The style of the list.
        is_first: Whether it is the paragraph that the number stands before.
        counts: The last number of each level.
    """

    level: int = 0
    name: str = ""
    is_first: bool = False
    counts: dict[int, int] = {}  # noqa: RUF012  (never changed: a list has its own)


class Walk:
    """Goes through a document once.

    Attributes:
        blocks: What was found.
        told: How much of each kind was not read, or taken otherwise than it stands.
    """

    def __init__(self, styles: Styles, letters: Letters) -> None:
        """Begin a document.

        Args:
            styles: Its styles.
            letters: Reads its paragraphs.
        """
        self._letters = letters
        self.blocks: list[Block] = []
        self.told = letters.told
        self._styles = styles
        # By identifier and by style: the last number of each level of a list.
        self._lists: dict[str | None, dict[int, int]] = {}
        self._tables = 0

    def read_all(self, element: _Element, place: _Place = _Place()) -> None:  # noqa: B008
        """Read what is in an element."""
        for child in element:
            self._read_child(child, place)
            if child.tag in {text("p"), text("h")}:
                # The number of a point stands before its first paragraph.
                place = place._replace(is_first=False)

    def _read_child(self, child: _Element, place: _Place) -> None:
        tag = child.tag
        if tag in {text("p"), text("h")}:
            self._read_paragraph(child, place)
        elif tag == text("list"):
            self._read_list(child, place)
        elif tag == table("table"):
            self._read_table(child)
        elif tag in _CONTENTS:
            self.told["contents"] += sum(1 for _ in child.iter(text("p")))
        elif tag == text("section"):
            if child.get(text("display")) == "none":
                self.told["hidden"] += 1
            else:
                self.read_all(child, place)
        elif tag == text("tracked-changes"):
            self.told["changes"] += sum(1 for _ in child.iter(text("changed-region")))
        elif tag == names.FRAME:
            self._letters.take_frame(child)
            self._read_boxes()

    def _read_list(self, element: _Element, place: _Place) -> None:
        name = element.get(text("style-name")) or place.name
        level = place.level + 1
        counts = place.counts if place.level else self._find_counts(element, name)
        for child in element:
            if child.tag == text("list-item"):
                start = to_int(child.get(text("start-value")), 0)
                if start is not None:
                    counts[level] = start - 1
                self.read_all(child, _Place(level, name, is_first=True, counts=counts))
            elif child.tag == text("list-header"):
                self.read_all(child, _Place(level, name, counts=counts))

    def _find_counts(self, element: _Element, name: str) -> dict[int, int]:
        """Return the last numbers of the list that a list goes on with; none for one that begins anew."""
        counts: dict[int, int] = {}
        if (other := element.get(text("continue-list"))) in self._lists:
            counts = self._lists[other]
        elif element.get(text("continue-numbering")) == "true":
            counts = self._lists.get(f"style {name}", counts)
        self._lists[f"style {name}"] = counts
        identifier = element.get(_IDENTIFIER)
        if identifier:
            self._lists[identifier] = counts
        return counts

    def _read_paragraph(self, element: _Element, place: _Place) -> None:
        name = element.get(text("style-name"), "")
        runs = list(self._letters.read(element, self._styles.find_look(name)))
        words = "".join(each.text for each in runs).strip()
        seen = [each for each in runs if any(map(str.isalnum, each.text))]
        called = self._styles.find_names(name)
        outline = self._find_outline(element, name)
        number, is_mark = self._count(element, name, place, outline)
        if words:
            block = Block(
                "text",
                words,
                number=number,
                size=max((each.look.size or 0.0 for each in seen), default=0.0),
                is_bold=bool(seen) and all(bool(each.look.is_bold) for each in seen),
            )
            self.blocks.append(_tell(block, called, outline, place, is_mark=is_mark))
        self.blocks.extend(self._letters.notes)
        self._letters.notes = []
        self._read_boxes()

    def _find_outline(self, element: _Element, name: str) -> int:
        if element.tag == text("h"):
            return to_int(element.get(text("outline-level"))) or 1
        return self._styles.find_outline(name)

    def _count(self, element: _Element, name: str, place: _Place, outline: int) -> tuple[str, bool]:
        """Count a paragraph; return its number, and whether it is a point with a mark."""
        told = self._styles.find_list(name)
        if place.is_first:
            levels = self._get_levels(place.name or told or "", place.level)
            level = levels.get(place.level)
            if level is None or level.form is None:
                return "", True
            _advance(place.counts, place.level, level)
            return write(place.level, levels, place.counts), False
        if place.level or told == "" or not outline or element.get(text("is-list-header")) == "true":
            return "", False
        # A heading that no list holds is numbered by the outline of the document, or by its style.
        levels = self._get_levels(told, outline) if told else self._styles.outline
        level = levels.get(outline)
        if level is None or not level.form or (element.tag != text("h") and not told):
            return "", False
        counts = self._lists.setdefault(f"style {told}" if told else None, {})
        start = to_int(element.get(text("start-value")), 0)
        if element.get(text("restart-numbering")) == "true" or start is not None:
            counts[outline] = (level.start if start is None else start) - 1
        _advance(counts, outline, level)
        return write(outline, levels, counts), False

    def _get_levels(self, name: str, deepest: int) -> dict[int, Level]:
        found = ((each, self._styles.find_level(name, each)) for each in range(1, deepest + 1))
        return {each: level for each, level in found if level is not None}

    def _read_boxes(self) -> None:
        boxes, self._letters.boxes = self._letters.boxes, []
        for each in boxes:
            self.read_all(each)

    # --- tables -------------------------------------------------------------------------------------

    def _read_table(self, element: _Element) -> None:
        self._tables += 1
        number = self._tables
        nested: list[_Element] = []
        for row, is_header in _iter_rows(element, is_header=False):
            cells: list[BlockCell] = []
            for cell in row:
                if cell.tag not in {table("table-cell"), table("covered-table-cell")}:
                    continue
                repeated = min(to_int(cell.get(table("number-columns-repeated"))) or 1, MOST_REPEATED)
                if cell.tag == table("table-cell"):
                    cells += [self._read_cell(cell, nested, is_header=is_header)] * repeated
            if cells:
                self.blocks.append(Block("row", "", table=number, cells=tuple(cells)))
        self.blocks.extend(self._letters.notes)
        self._letters.notes = []
        for each in nested:
            self.told["nested"] += 1
            self._read_table(each)

    def _read_cell(self, cell: _Element, nested: list[_Element], *, is_header: bool) -> BlockCell:
        inner = [
            each
            for each in cell.iter(table("table"))
            if next(each.iterancestors(table("table-cell"))) is cell
        ]
        nested.extend(inner)
        kept, self.blocks = self.blocks, []
        waiting, self._letters.notes = self._letters.notes, []
        for child in cell:
            if child.tag != table("table"):
                self._read_child(child, _Place())
        found, self.blocks = self.blocks, kept
        self._letters.notes = waiting + [block for block in found if block.kind == "footnote"]
        texts = [f"{block.number} {block.text}".strip() for block in found if block.kind != "footnote"]
        is_bold = bool(found) and all(block.is_bold for block in found)
        return BlockCell(
            join_paragraphs([" ".join(each.split()) for each in texts]),
            is_header or (is_bold and not self._has_rows_before(cell)),
            min(to_int(cell.get(table("number-columns-spanned"))) or 1, MOST_REPEATED),
            min(to_int(cell.get(table("number-rows-spanned"))) or 1, 5_000),
        )

    @staticmethod
    def _has_rows_before(cell: _Element) -> bool:
        row = cell.getparent()
        before = row.getprevious() if row is not None else None
        return before is not None and before.tag in {table("table-row"), table("table-header-rows")}


def _advance(counts: dict[int, int], level: int, style: Level) -> None:
    counts[level] = counts.get(level, style.start - 1) + 1
    for deeper in [each for each in counts if each > level]:
        del counts[deeper]


def _tell(block: Block, called: list[str], outline: int, place: _Place, *, is_mark: bool) -> Block:
    """Say what kind a block is."""
    if any(name in _TITLES for name in called):
        return block._replace(kind="title", number="")
    if any(name in {"caption", "table", "illustration", "figure"} for name in called):
        return block._replace(kind="caption", number="")
    if outline:
        return block._replace(kind="heading", level=outline)
    if is_mark:
        return block._replace(kind="item", level=place.level)
    return block._replace(level=place.level)


def _iter_rows(element: _Element, *, is_header: bool) -> Iterator[tuple[_Element, bool]]:
    """Give the rows of a table, also within groups, and whether they are headings."""
    for child in element:
        if child.tag == table("table-row"):
            yield child, is_header
        elif child.tag == table("table-header-rows"):
            yield from _iter_rows(child, is_header=True)
        elif child.tag in {table("table-rows"), table("table-row-group")}:
            yield from _iter_rows(child, is_header=is_header)
