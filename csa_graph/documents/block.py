"""What a kind of file gives of a document: blocks in reading order, before they become passages.

A reader of a format says what the file knows (a heading by its style, a number that Word makes, a page) and
guesses nothing that :mod:`csa_graph.documents.structure` finds out for all formats alike: printed numbers at
the beginning of a text, headings without a style, the tree, locators.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

#: What the file says that a block is; ``text`` where it does not say.
BlockKind = Literal["title", "heading", "text", "item", "row", "caption", "footnote"]


class BlockCell(NamedTuple):
    """One cell of a row.

    Attributes:
        text: What stands in it.
        is_header: Whether the file says that it is a heading of a column or row.
        columns: How many columns it spans.
        rows: How many rows it spans; 0 where it continues the cell above.
    """

    text: str
    is_header: bool = False
    columns: int = 1
    rows: int = 1


class Block(NamedTuple):
    """A piece of a document that the file keeps together.

    Attributes:
        kind: What the file says that it is.
        text: Its words. A tab stays a tab (a line of a table of contents is told by it), a line end that its
            maker put into a paragraph stays one, and small raised figures stay raised (``¹``): a mark of a
            footnote is told by them.
        level: The level of a heading, from 1, or of a list, from 1; 0 if the file does not say.
        number: The number that the file makes for it, as shown: ``4.7``, ``(a)``; empty where a number,
            if there is one, is typed at the beginning of the text.
        page: The page on which it begins, as printed where pages are numbered, else counted from 1; None
            where the form has none.
        slide: The slide, counted from 1; None where there are none.
        table: Which table a row belongs to, counted from 1.
        cells: The cells of a row.
        size: The size of its letters in points; 0 if not known. A heading without a style is told by it.
        is_bold: Whether all of it is bold.
        is_ocr: Whether it was read from a picture.
    """

    kind: BlockKind
    text: str
    level: int = 0
    number: str = ""
    page: int | None = None
    slide: int | None = None
    table: int | None = None
    cells: tuple[BlockCell, ...] = ()
    size: float = 0.0
    is_bold: bool = False
    is_ocr: bool = False


class Content(NamedTuple):
    """All that a file gives of a document: what each reader of a form returns.

    Attributes:
        blocks: Its blocks in reading order.
        title: What its particulars (not its text) say that it is called; empty if nothing does.
        pages: How many pages it has; None where the form has none.
        notes: What was not read, and what was taken otherwise than it stands, each a sentence.
    """

    blocks: list[Block]
    title: str = ""
    pages: int | None = None
    notes: tuple[str, ...] = ()
