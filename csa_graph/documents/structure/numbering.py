"""Which list a number belongs to, and what it stands below: the tree of a document.

A number goes on in the list whose last number was the one before; the first of its kind begins a list below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csa_graph.documents.structure.headings import get_parts
from csa_graph.documents.structure.numbers import APART
from csa_graph.documents.structure.pieces import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.structure.numbers import Number
    from csa_graph.documents.structure.pieces import Piece


@dataclass(slots=True)
class _List:
    """A list that is not closed.

    Attributes:
        shape: What its numbers share.
        kind: How they count, once that is known.
        value: The last number.
        depth: How deep the file says that it stands; 0 if it does not say.
        section: What its last point leads.
    """

    shape: str
    kind: str
    value: int
    depth: int
    section: Section


class _Walk:
    """Goes through a document once, and gives each piece the section in which it stands."""

    def __init__(self) -> None:
        self._headings: list[Section] = [Section()]
        # The paragraph with several decimals (4.7) that is open, and those around it (4.7 of 4.7.1).
        self._paragraphs: list[Section] = []
        self._lists: list[_List] = []
        self._slide: int | None = None
        self._last: Piece | None = None
        # The last number of a paragraph of its own.
        self._own = 0

    def take(self, piece: Piece) -> None:
        """Find the section of a piece."""
        if piece.block.slide != self._slide:
            self._slide = piece.block.slide
            self._headings = [Section(slide=self._slide)]
            self._paragraphs, self._lists = [], []
        if piece.kind == "heading":
            self._take_heading(piece)
        elif piece.kind in {"paragraph", "item"} and piece.number is not None:
            if piece.number.style in {"parts", "named"}:
                self._take_paragraph(piece, piece.number)
            else:
                self._take_point(piece, piece.number)
        elif piece.kind == "paragraph":
            self._take_plain(piece)
        else:
            piece.section = self._get_section()
        self._last = piece

    def _get_section(self) -> Section:
        """Return the innermost section that holds text without a number."""
        if self._paragraphs:
            return self._paragraphs[-1]
        # A paragraph "3." of its own, not a point of a list under a heading.
        if self._lists and self._lists[0].section.lead and self._lists[0].section.lead.kind == "paragraph":
            return self._lists[0].section
        return self._headings[-1]

    def _take_heading(self, piece: Piece) -> None:
        while self._headings[-1].lead is not None and self._headings[-1].lead.level >= piece.level:
            self._headings.pop()
        piece.section = self._headings[-1]
        self._headings.append(Section(piece, self._headings[-1]))
        self._paragraphs, self._lists = [], []

    def _take_paragraph(self, piece: Piece, number: Number) -> None:
        parts = number.parts if number.style == "parts" else ()
        while self._paragraphs and not _is_part_of(parts, self._paragraphs[-1]):
            self._paragraphs.pop()
        piece.kind = "paragraph"
        piece.section = self._paragraphs[-1] if self._paragraphs else self._headings[-1]
        self._paragraphs.append(Section(piece, piece.section))
        self._lists = []

    def _take_point(self, piece: Piece, number: Number) -> None:
        place, kind, value = self._find_list(piece, number)
        goes_on = self._lists[place].section.lead if place < len(self._lists) else None
        del self._lists[place:]
        around = self._lists[-1].section if self._lists else self._get_section()
        piece.section = around
        is_own = not self._lists and not self._paragraphs and number.style == "decimal"
        if is_own and goes_on is not None and value > 1:
            is_own = goes_on.kind == "paragraph"
        elif is_own:
            # Paragraphs can be numbered on over headings; points that go on over one stay points.
            is_own = value in {1, self._own + 1} and _can_be_own(piece, around, self._last)
        self._own = value if is_own else self._own
        piece.kind = "paragraph" if is_own else "item"
        piece.level = 0 if piece.kind == "paragraph" else place + 1
        self._lists.append(_List(number.shape, kind, value, piece.block.level, Section(piece, around)))

    def _find_list(self, piece: Piece, number: Number) -> tuple[int, str, int]:
        """Return which open list a number goes on with (that many are left open), how it counts, and what."""
        depth = piece.block.level
        if number.style == "bullet":
            leads_in = self._last is not None and self._last.text[-1] in ":–—"
            return self._find_marked(depth, is_below=leads_in), "bullet", 0
        for place in range(len(self._lists) - 1, -1, -1):
            each = self._lists[place]
            for kind, value in number.values:
                if _fits(each, number, depth) and each.kind == kind and value == each.value + 1:
                    return place, kind, value
        kind, value = self._guess(number)
        alike = [place for place, each in enumerate(self._lists) if _fits(each, number, depth)]
        if not alike:
            place = len(self._lists)
            if depth:
                while place and self._lists[place - 1].depth >= depth:
                    place -= 1
            return place, kind, value
        # The same kind of number once more: a new list in the same place, or a number that was left out.
        return alike[-1], kind, value

    def _find_marked(self, depth: int, *, is_below: bool) -> int:
        """Return how many lists are left open by a point with a mark."""
        place = len(self._lists)
        if is_below and place and self._lists[-1].shape != "bullet":
            return place
        for at in range(place - 1, -1, -1):
            each = self._lists[at]
            if each.shape == "bullet" and each.depth == depth:
                return at
            if depth and each.depth and each.depth < depth:
                return at + 1
        return 0 if depth and place and self._lists[0].depth > depth else place

    @staticmethod
    def _guess(number: Number) -> tuple[str, int]:
        """Return what a number counts that begins a list: 1 if it can be 1."""
        return next(
            (each for each in number.values if each[1] == 1), number.values[0] if number.values else ("", 0)
        )

    def _take_plain(self, piece: Piece) -> None:
        depth = piece.block.level
        if depth and self._lists:
            # The form says that it stands in a point of a list.
            within = next((each for each in reversed(self._lists) if each.depth == depth), None)
            if within is not None:
                piece.section = within.section
                return
        while self._lists and self._lists[-1].shape == "bullet":
            self._lists.pop()
        piece.section = self._get_section()


def _fits(each: _List, number: Number, depth: int) -> bool:
    return each.shape == number.shape and (not depth or not each.depth or depth == each.depth)


def _is_part_of(parts: Sequence[str], section: Section) -> bool:
    lead = section.lead
    above = get_parts(lead) if lead is not None else ()
    return bool(parts) and bool(above) and tuple(parts[: len(above)]) == above and len(parts) > len(above)


def _can_be_own(piece: Piece, around: Section, before: Piece | None) -> bool:
    """Tell whether a single decimal can number a paragraph, and not a point of a list."""
    lead = around.lead
    if lead is not None and lead.kind != "heading":
        return False
    if lead is not None and lead.number is not None and lead.number.shape not in APART:
        return False
    is_led_in = (
        before is not None and before.kind == "paragraph" and before.number is None and before.text[-1] == ":"
    )
    return not is_led_in and piece.block.level <= 1


def walk(pieces: Sequence[Piece]) -> None:
    """Give each piece its section."""
    state = _Walk()
    for piece in pieces:
        state.take(piece)
