"""Tables of a Word document become rows of blocks; one that only lays text out becomes its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from csa_graph.documents.block import Block, BlockCell
from csa_graph.documents.lines import join_paragraphs
from csa_graph.documents.word.letters import is_deleted, names_shading
from csa_graph.documents.word.names import get, is_on, to_int, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from csa_graph.documents.word.letters import Letters, Line

_AROUND = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo"), w("smartTag")}
#: Styles that paint no heading.
_PLAIN = {"", "table grid", "normal table", "table normal", "tablegrid", "tablenormal"}
#: A cell spans no more columns than a document can have.
_MOST_SPANNED = 400


class Body(Protocol):
    """What a table needs of the body that it stands in.

    Attributes:
        letters: Reads the paragraphs.
        table: How many tables were met.
        has_pages: Whether the file says where its pages begin.
    """

    letters: Letters
    table: int
    has_pages: bool

    def read_all(self, element: _Element, *, is_painted: bool = False) -> Iterator[Block]:
        """Read the paragraphs and tables within an element."""

    def read_words(self, paragraph: _Element, *, is_painted: bool = False) -> tuple[str, Line]:
        """Read a paragraph within a cell."""

    def read_notes(self, line: Line) -> Iterator[Block]:
        """Read the notes that a paragraph names."""


class _Cell(NamedTuple):
    """A cell with what hangs on it."""

    block: BlockCell
    lines: list[Line]
    nested: list[_Element]


def read(table: _Element, body: Body, *, is_painted: bool) -> Iterator[Block]:
    """Read a table; tables within its cells come after it."""
    rows = [row for row in _iter_within(table, w("tr")) if not is_deleted(row.find(w("trPr")))]
    properties = table.find(w("tblPr"))
    style = get(properties.find(w("tblStyle"))).lower() if properties is not None else ""
    # Many styles of tables paint behind their headings, which are white then.
    is_painted = is_painted or style not in _PLAIN
    if all(_count_columns(row) < 2 for row in rows):
        for row in rows:
            for cell in _iter_within(row, w("tc")):
                yield from body.read_all(cell, is_painted=is_painted or _is_painted(cell))
        return
    body.table += 1
    number = body.table
    look = properties.find(w("tblLook")) if properties is not None else None
    has_first = style not in _PLAIN and look is not None and _has_first_row(look)
    nested: list[_Element] = []
    lines: list[Line] = []
    is_at_top = True
    for place, row in enumerate(rows):
        page = body.letters.page
        cells = [_read_cell(cell, body, is_painted=is_painted) for cell in _iter_within(row, w("tc"))]
        row_properties = row.find(w("trPr"))
        is_told = row_properties is not None and bool(is_on(row_properties.find(w("tblHeader"))))
        is_header = is_at_top and (is_told or (not place and (has_first or _is_bold(cells))))
        is_at_top = is_header
        before = to_int(get(row_properties.find(w("gridBefore")))) if row_properties is not None else None
        blocks = [BlockCell("")] * min(before or 0, _MOST_SPANNED)
        blocks += [each.block._replace(is_header=is_header) for each in cells]
        if any(line.page > page for each in cells for line in each.lines):
            page = max(line.page for each in cells for line in each.lines)
        shown = page if body.has_pages else None
        yield Block("row", "", page=shown, table=number, cells=tuple(blocks))
        for each in cells:
            nested.extend(each.nested)
            lines.extend(each.lines)
    for line in lines:
        for box in line.boxes:
            yield from body.read_all(box, is_painted=True)
        yield from body.read_notes(line)
    for inner in nested:
        body.letters.told["nested"] += 1
        yield from read(inner, body, is_painted=is_painted)


def _iter_within(element: _Element, tag: str) -> Iterator[_Element]:
    """Give the rows or cells of a table, also within controls and changes."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _iter_within(child, tag)


def _count_columns(row: _Element) -> int:
    return sum(1 for _ in _iter_within(row, w("tc")))


def _is_painted(cell: _Element) -> bool:
    properties = cell.find(w("tcPr"))
    return properties is not None and names_shading(properties)


def _has_first_row(look: _Element) -> bool:
    told = get(look, "firstRow")
    if told:
        return told in {"1", "true", "on"}
    value = get(look)
    return (
        bool(value)
        and all(char in "0123456789abcdefABCDEF" for char in value)
        and bool(int(value, 16) & 0x20)
    )


def _read_cell(cell: _Element, body: Body, *, is_painted: bool) -> _Cell:
    properties = cell.find(w("tcPr"))
    is_painted = is_painted or _is_painted(cell)
    lines: list[Line] = []
    texts: list[str] = []
    nested: list[_Element] = []
    for each in _iter_content(cell):
        if each.tag == w("tbl"):
            nested.append(each)
            continue
        text, line = body.read_words(each, is_painted=is_painted)
        lines.append(line)
        if text:
            texts.append(text)
    columns, merged = 1, None
    if properties is not None:
        columns = min(to_int(get(properties.find(w("gridSpan")))) or 1, _MOST_SPANNED)
        merged = properties.find(w("vMerge"))
    continues = merged is not None and get(merged) != "restart"
    return _Cell(
        BlockCell(join_paragraphs(texts), columns=columns, rows=0 if continues else 1), lines, nested
    )


def _iter_content(cell: _Element) -> Iterator[_Element]:
    for child in cell:
        if child.tag in {w("p"), w("tbl")}:
            yield child
        elif child.tag in _AROUND:
            yield from _iter_content(child)


def _is_bold(cells: list[_Cell]) -> bool:
    seen = [line.is_bold for cell in cells for line in cell.lines if line.text.strip()]
    return bool(seen) and all(seen)
