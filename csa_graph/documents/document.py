"""What a document is once it is read: passages in their order, as a reader of the paper finds and cites them.

Holds values only. Each kind of file makes blocks (:mod:`csa_graph.documents.block`), which become passages.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

#: What a passage is. A ``row`` is one row of a table, without its headings; an ``item`` one point of a list.
PassageKind = Literal["title", "heading", "paragraph", "item", "row", "caption", "footnote"]


class Cell(NamedTuple):
    """One cell of a row of a table.

    Attributes:
        text: What stands in it; lines are joined.
        column: The heading of its column; empty where the table has none.
        start: Where it begins in the text of the passage, counted in letters from 0.
        is_spanned: Whether it is the continuation of a cell that spans rows or columns: its text is repeated.
    """

    text: str
    column: str = ""
    start: int = 0
    is_spanned: bool = False


class Passage(NamedTuple):
    """The smallest part of a document that can be cited.

    Attributes:
        id: What it is called within the document, such as ``p12``; unique.
        locator: How a reader finds it in print: ``4.7``, ``Appendix B, entry 6``, ``Appendix A, row 3``,
            ``slide 4, point 2``; unique, so a number that occurs twice says which (``Annex 1, 2.3``).
        kind: What it is.
        text: Its exact words, spaces and line ends made one space, without its number. Positions count in it.
        page: The page on which it begins, as printed where the pages are numbered, else counted from 1; None
            where the form has no pages.
        order: Its place in the document, from 1.
        number: The number, letter or mark that stands before it, as printed or as the form makes it: ``4.7``,
            ``(a)``; empty if it has none.
        level: Of a heading how deep it stands, from 1; of an item how deep its list, from 1; else 0.
        headings: The ids of the headings above it, the highest first; of a row also that of its caption.
        lead_in: The id of the passage that leads into the list of an item ("The members are:"); None if none.
        table: Which table of the document a row belongs to, from 1; None for all else.
        cells: The cells of a row.
        is_ocr: Whether it was read from a picture.
    """

    id: str
    locator: str
    kind: PassageKind
    text: str
    page: int | None = None
    order: int = 0
    number: str = ""
    level: int = 0
    headings: tuple[str, ...] = ()
    lead_in: str | None = None
    table: int | None = None
    cells: tuple[Cell, ...] = ()
    is_ocr: bool = False


class Table(NamedTuple):
    """A table of a document, whole.

    Attributes:
        number: Which one it is, from 1, as :attr:`Passage.table` says.
        caption: What stands above or below it; empty if nothing does.
        columns: The headings of its columns.
        rows: The ids of the passages that are its rows.
        is_of_figures: Whether all but its first columns hold numbers.
        faults: Where its printed totals are not the sums of its rows, in words.
    """

    number: int
    caption: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    is_of_figures: bool = False
    faults: tuple[str, ...] = ()


class Document(NamedTuple):
    """A paper, read.

    Attributes:
        name: The name of its file, without folders.
        form: What kind of file it is: ``pdf``, ``docx``, ``html`` …
        title: What it calls itself; empty if nothing tells.
        passages: All of it, in reading order.
        tables: Its tables.
        pages: How many pages it has; None where the form has none.
        notes: What was not read, and what was taken otherwise than it stands, each a sentence.
    """

    name: str
    form: str
    title: str
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...] = ()
    pages: int | None = None
    notes: tuple[str, ...] = ()
