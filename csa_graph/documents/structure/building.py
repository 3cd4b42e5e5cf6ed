"""Blocks become a document: the steps of :mod:`csa_graph.documents.structure`, in their order."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from csa_graph.documents.document import Cell, Document, Passage, Table
from csa_graph.documents.structure import contents, headings, levels, numbering, tables, unmarked
from csa_graph.documents.structure.locators import Namer
from csa_graph.documents.structure.pieces import Section, find_caption_label, make_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.documents.block import Content
    from csa_graph.documents.structure.grids import Grid, Row
    from csa_graph.documents.structure.pieces import Piece

#: Between the cells of a row, where the text of the passage is one line.
BETWEEN_CELLS = " | "
_LEADS_IN = ("follow", "below", "these", "include", "compris", "consist")


def build(content: Content, name: str, form: str) -> Document:
    """Make a document of what a reader of a form gives.

    Args:
        content: The blocks, and what the reader says of the file.
        name: The name of the file, without folders.
        form: What kind of file it is, as :attr:`csa_graph.documents.forms.Form.name`.
    """
    pieces, notes = contents.leave_out(make_pieces(content.blocks))
    looks = headings.tell(pieces)
    unmarked.tell(pieces)
    levels.find_title(pieces, has_looks=looks.are_known)
    levels.set_levels(pieces, has_looks=looks.are_known)
    numbering.walk(pieces)
    maker = _Maker(pieces)
    maker.make()
    titles = [each.text for each in maker.passages if each.kind == "title"]
    return Document(
        name=name,
        form=form,
        title=titles[0] if titles else content.title,
        passages=tuple(maker.passages),
        tables=tuple(maker.tables),
        pages=content.pages,
        notes=(*content.notes, *notes),
    )


class _Maker:
    """Makes the passages and tables of one document."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.passages: list[Passage] = []
        self.tables: list[Table] = []
        self._pieces = pieces
        self._namer = Namer(pieces)
        self._ids: dict[int, str] = {}
        # The sentence that leads into the list of a section that is open, by section.
        self._lead_ins: dict[int, str | None] = {}
        self._led = {id(each.lead): each for each in _iter_sections(pieces)}

    def make(self) -> None:
        """Make all of them."""
        groups = list(_group(self._pieces))
        for place, group in enumerate(groups):
            if group[0].kind == "row":
                before = groups[place - 1][0] if place else None
                after = groups[place + 1][0] if place + 1 < len(groups) else None
                beyond = groups[place + 2][0] if place + 2 < len(groups) else None
                self._make_table(group, before, _find_below(after, beyond, before))
            else:
                self._make_passage(group[0])

    def _make_passage(self, piece: Piece) -> None:
        leads = self._led.get(id(piece))
        _call_slide(piece.section)
        locator = self._namer.name(piece, leads)
        passage = self._add(piece, locator, piece.text)
        number = piece.number.printed if piece.number is not None else ""
        lead_in = self._find_lead_in(piece)
        level = piece.level if piece.kind in {"heading", "item"} else 0
        self.passages[-1] = passage._replace(number=number, level=level, lead_in=lead_in)

    def _add(self, piece: Piece, locator: str, text: str) -> Passage:
        order = len(self.passages) + 1
        passage = Passage(
            id=f"p{order}",
            locator=locator,
            kind=piece.kind,
            text=text,
            page=piece.block.page,
            order=order,
            headings=tuple(self._iter_headings(piece.section)),
            is_ocr=piece.block.is_ocr,
        )
        self._ids[id(piece)] = passage.id
        self.passages.append(passage)
        return passage

    def _iter_headings(self, section: Section | None) -> Iterator[str]:
        found = []
        while section is not None:
            if section.lead is not None and section.lead.kind == "heading":
                found.append(self._ids[id(section.lead)])
            section = section.parent
        return reversed(found)

    def _find_lead_in(self, piece: Piece) -> str | None:
        """Return the passage that leads into the list of an item."""
        section = piece.section
        if section is None:
            return None
        before = self.passages[-2] if len(self.passages) > 1 else None
        if piece.kind != "item":
            if piece.kind != "footnote":
                self._lead_ins.pop(id(section), None)
            return None
        if section.lead is not None and section.lead.kind == "item":
            return self._ids[id(section.lead)]
        if id(section) not in self._lead_ins:
            is_led = before is not None and before.kind == "paragraph" and _leads_in(before.text)
            self._lead_ins[id(section)] = before.id if before is not None and is_led else None
        return self._lead_ins[id(section)]

    # --- tables -------------------------------------------------------------------------------------

    def _make_table(self, group: list[Piece], before: Piece | None, below: str) -> None:
        grid = tables.make_grid(group)
        number = len(self.tables) + 1
        section = group[0].section
        _call_slide(section)
        is_captioned = before is not None and before.kind == "caption"
        caption = before.text if before is not None and is_captioned else below
        place = self._namer.name_table(section, find_caption_label(caption))
        above = (self._ids[id(before)],) if before is not None and is_captioned else ()
        rows: list[str] = []
        theme: tuple[str, ...] = ()
        themes = {id(row) for row in grid.themes}
        for row in grid.rows:
            if id(row) in themes:
                locator = self._namer.name_theme(place)
                passage = self._add(row.piece, locator, row.theme)
                level = len(passage.headings) + 1
                self.passages[-1] = passage._replace(
                    kind="heading", level=level, headings=passage.headings + above
                )
                theme = (passage.id,)
                continue
            row.piece.locator = self._namer.name_row(place, len(rows) + 1)
            text, cells = _write_row(row, grid)
            passage = self._add(row.piece, row.piece.locator, text)
            self.passages[-1] = passage._replace(
                headings=passage.headings + above + theme, table=number, cells=cells
            )
            rows.append(passage.id)
        self._namer.end_table(group[-1], place)
        figures = tables.is_of_figures(grid)
        self.tables.append(Table(number, caption, tuple(grid.columns), tuple(rows), figures))


def _write_row(row: Row, grid: Grid) -> tuple[str, tuple[Cell, ...]]:
    """Return the text of a row and its cells, with their places in it."""
    text = ""
    cells = []
    named = [
        (each.text, grid.columns[column] if column < len(grid.columns) else "", each.is_spanned)
        for column, each in enumerate(row.places)
    ]
    if row.theme:
        named.insert(0, (row.theme, "", True))
    for words, column_name, is_spanned in named:
        if words and text:
            text += BETWEEN_CELLS
        cells.append(Cell(words, column_name, len(text), is_spanned))
        text += words
    return text, tuple(cells)


def _group(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Give each piece by itself, and the rows of a table together, also those on its next page."""
    waiting: list[Piece] = []
    for key, each in itertools.groupby(
        pieces, lambda piece: piece.block.table if piece.kind == "row" else None
    ):
        group = list(each)
        if key is None and group[0].kind != "row":
            if waiting:
                yield waiting
                waiting = []
            yield from ([piece] for piece in group)
        elif waiting and tables.are_one(waiting, group):
            waiting.extend(group)
        else:
            if waiting:
                yield waiting
            waiting = group
    if waiting:
        yield waiting


def _find_below(after: Piece | None, beyond: Piece | None, before: Piece | None) -> str:
    """Return the caption below a table, where none stands above it."""
    if after is None or after.kind != "caption" or (before is not None and before.kind == "caption"):
        return ""
    return "" if beyond is not None and beyond.kind == "row" else after.text


def _iter_sections(pieces: list[Piece]) -> Iterator[Section]:
    for piece in pieces:
        section = piece.section
        while section is not None and section.lead is not None:
            yield section
            section = section.parent


def _call_slide(section: Section | None) -> None:
    if section is not None and section.slide is not None and section.lead is None:
        section.place = f"slide {section.slide}"


def _leads_in(text: str) -> bool:
    """Tell whether a sentence leads into the list below it."""
    if text[-1] not in ".?!":
        return True
    last = text.rpartition(". ")[2].lower()
    return any(word in last for word in _LEADS_IN)
