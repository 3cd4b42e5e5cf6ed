"""The structure tree of a tagged PDF, whole: pdfium tells it a page at a time, with parts that pages share.

Knows no text; what the tags mean is told by :mod:`csa_graph.documents.pdf.tagged`.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# Children on one page stand together; after so many of other pages in a row no more are looked for.
_PATIENCE = 40
_DEEPEST = 100
_MOST_NODES = 400_000
_LONGEST = 4_000


class Mark(NamedTuple):
    """A piece of text that the tree names: on which page, counted from 0, and by which number."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Node:
    """A tag.

    Attributes:
        kind: Its standard type, such as ``P`` or ``TD``.
        children: What it holds, by its place.
        text: The words that stand for what it shows; None if those that it shows do.
        columns: How many columns a cell spans.
        rows: How many rows.
        first: The first place at which the last page that was added had something.
    """

    kind: str
    children: dict[int, Node | Mark] = field(default_factory=dict)
    text: str | None = None
    columns: int = 1
    rows: int = 1
    first: int = 0

    def iter_children(self) -> Iterator[Node | Mark]:
        """Iterate over what it holds, in order."""
        return (self.children[place] for place in sorted(self.children))


@dataclass(eq=False, slots=True)
class _Visit:
    """A walk through what the tree says of one page."""

    page: int
    patience: int | None = None
    found: set[int] = field(default_factory=set)


class Tree:
    """The tree of a document, to which pages are added in their order."""

    def __init__(self) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self.root = Node("Document")
        self._count = 0

    def add(self, page: Any, number: int, marks: set[int]) -> set[int]:  # noqa: ANN401  (pypdfium2 has no types)
        """Add what the tree says of a page; return which pieces of text it names.

        Args:
            page: A page of pypdfium2.
            number: Its number, from 0.
            marks: The pieces of text that can be named.
        """
        pdfium = self._pdfium
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        if not tree:
            return set()
        try:
            visit = _Visit(number)
            for patience in (_PATIENCE, None):
                visit = _Visit(number, patience)
                self._add_children(self.root, tree, visit, 0)
                if marks <= visit.found:
                    break
            return visit.found
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def _add_children(self, node: Node, source: Any, visit: _Visit, depth: int) -> None:  # noqa: ANN401
        pdfium = self._pdfium
        is_root = depth == 0
        if is_root:
            count, get = pdfium.FPDF_StructTree_CountChildren(source), pdfium.FPDF_StructTree_GetChildAtIndex
        else:
            count = pdfium.FPDF_StructElement_CountChildren(source)
            get = pdfium.FPDF_StructElement_GetChildAtIndex
        first: int | None = None
        missed = 0
        for place in range(node.first if visit.patience else 0, count):
            child = get(source, place)
            mark = (
                -1 if child or is_root else pdfium.FPDF_StructElement_GetChildMarkedContentID(source, place)
            )
            if not child and mark < 0:
                missed += first is not None
                if visit.patience and missed > visit.patience:
                    break
                continue
            first, missed = place if first is None else first, 0
            if child:
                self._add_element(node, child, place, visit, depth)
            else:
                visit.found.add(mark)
                node.children.setdefault(place, Mark(visit.page, mark))
        if first is not None:
            node.first = first

    def _add_element(self, parent: Node, element: Any, place: int, visit: _Visit, depth: int) -> None:  # noqa: ANN401
        if depth >= _DEEPEST or self._count >= _MOST_NODES:
            return
        node = parent.children.get(place)
        if not isinstance(node, Node):
            self._count += 1
            node = parent.children[place] = self._make(element)
        self._add_children(node, element, visit, depth + 1)

    def _make(self, element: Any) -> Node:  # noqa: ANN401
        pdfium = self._pdfium
        node = Node(self._read(pdfium.FPDF_StructElement_GetType, element) or "Span")
        actual = self._read(pdfium.FPDF_StructElement_GetActualText, element)
        node.text = actual or None
        if node.kind in {"TD", "TH"}:
            for index in range(pdfium.FPDF_StructElement_GetAttributeCount(element)):
                attributes = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, index)
                node.columns = self._read_number(attributes, b"ColSpan") or node.columns
                node.rows = self._read_number(attributes, b"RowSpan") or node.rows
        return node

    def _read(self, get: Any, element: Any) -> str:  # noqa: ANN401
        length = get(element, None, 0)
        if not 2 < length <= _LONGEST:
            return ""
        buffer = ctypes.create_string_buffer(length)
        get(element, buffer, length)
        return buffer.raw[: length - 2].decode("utf-16-le", "replace")

    def _read_number(self, attributes: Any, name: bytes) -> int:  # noqa: ANN401
        pdfium = self._pdfium
        value = pdfium.FPDF_StructElement_Attr_GetValue(attributes, name)
        number = ctypes.c_float()
        if not value or not pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return 0
        return int(number.value) if 1 <= number.value <= 1_000 else 0
