"""Pieces get locators: how a reader finds a passage in print. No two of a document are the same.

A number says where it is (4.7); where numbers begin anew, the section before it does (Annex 1, 2.3). What has
no number is counted in the section that it stands in (4.7, paragraph 2; Appendix A, row 3).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from csa_graph.documents.structure.headings import is_bare
from csa_graph.documents.structure.numbers import APART
from csa_graph.documents.structure.pieces import find_caption_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csa_graph.documents.structure.pieces import Piece, Section

#: Numbers mostly go on from one of these to the next.
_WIDE = frozenset({"part", "title", "chapter"})
#: Headings longer than this on average are counted as entries of an appendix, not cited by their words.
_LONG_WORDS = 4
_SHOWN_WORDS = 8
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Namer:
    """Gives the pieces of one document their locators, in order."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        """Count what would be called the same.

        Args:
            pieces: All pieces of the document, with sections.
        """
        self._seen: Counter[str] = Counter()
        self._themes: Counter[str] = Counter()
        # What a note belongs to that stands below a table or picture.
        self._table = ""
        self._notes: Counter[str] = Counter()
        self._shorts = Counter(
            short for piece in pieces if (short := _find_short(piece)) and find_apart(piece.section) is None
        )
        self._is_counted_anew = any(
            self._shorts[each.number.printed] > 1
            for each in pieces
            if each.kind == "paragraph" and each.number is not None and each.number.style == "decimal"
        )
        self._entries = _find_parents_of_entries(pieces)
        self._before: Piece | None = None
        self._titles = 0

    def name(self, piece: Piece, leads: Section | None) -> str:
        """Return the locator of a piece that is no row, and call the section that it leads."""
        section = piece.section
        if piece.kind == "title" or section is None:
            self._titles += 1
            place = "Title page" if self._titles == 1 else f"Title page, line {self._titles}"
        elif piece.kind == "heading":
            place = self._name_heading(piece, section, leads)
        elif piece.kind == "footnote":
            place = self._name_note(piece, section)
        elif piece.kind == "caption":
            label = find_caption_label(piece.text)
            place = label or self._count(section, "caption")
        elif piece.number is None:
            place = self._name_plain(section)
        elif piece.kind == "item":
            place = self._name_item(piece, section)
        else:
            place = self._name_paragraph(piece, section)
        locator = self._make_unique(place)
        if leads is not None and not leads.place:
            leads.place = locator.removesuffix(", heading")
        piece.locator = locator
        self._before = piece
        if piece.kind == "caption":
            self._table = locator
        elif piece.kind == "heading" or (piece.number is not None and piece.kind != "footnote"):
            self._table = ""
        return locator

    def name_table(self, section: Section | None, label: str) -> str:
        """Return what the rows of a table are counted in."""
        if label:
            return label
        place = section.place if section is not None else ""
        if section is None:
            return self._make_unique("Table")
        section.counts["table"] += 1
        number = section.counts["table"]
        return place if number == 1 else _join(place, f"table {number}")

    def name_row(self, table: str, number: int) -> str:
        """Return the locator of a row of a table."""
        return self._make_unique(_join(table, f"row {number}"))

    def name_theme(self, table: str) -> str:
        """Return the locator of a row that spans the whole table."""
        self._themes[table] += 1
        return self._make_unique(_join(table, f"theme {self._themes[table]}"))

    def end_table(self, last: Piece, table: str) -> None:
        """Remember a table: notes stand below it."""
        self._before, self._table = last, table

    def _make_unique(self, place: str) -> str:
        self._seen[place] += 1
        times = self._seen[place]
        if times == 1:
            return place
        ordinal = _ORDINALS[times - 2] if times - 2 < len(_ORDINALS) else f"no. {times}"
        return self._make_unique(f"{place}, {ordinal}")

    def _name_heading(self, piece: Piece, section: Section, leads: Section | None) -> str:
        if piece.number is None:
            if section.slide is not None and section.lead is None:
                if leads is not None:
                    leads.counts = section.counts
                return section.place
            if self._before is not None and section.lead is self._before and is_bare(self._before):
                # What an appendix is called: what stands below it stands in the appendix.
                if leads is not None:
                    leads.place, leads.counts = section.place, section.counts
                return _join(section.place, "title")
            if section in self._entries:
                return _join(section.place, f"entry {self._next(section, 'entry')}")
            is_called = section.lead is not None and section.lead.number is not None
            return self._choose(piece, section, is_long=is_called)
        if piece.number.style == "named":
            return self._choose(
                piece, section, is_long=_is_named(section) and piece.number.shape not in APART
            )
        return f"{self._choose(piece, section)}, heading"

    def _choose(self, piece: Piece, section: Section, *, is_long: bool = False) -> str:
        """Return the short locator where it is the only one, else that with the section before it."""
        short = _find_short(piece)
        apart = find_apart(section)
        if apart is not None and not _says_apart(piece, apart):
            return _join(section.place if is_long or piece.number is None else apart.place, short)
        if is_long or self._shorts[short] > 1:
            heading = _find_heading(section)
            return _join(heading.place if heading is not None else "", short)
        return short

    def _name_note(self, piece: Piece, section: Section) -> str:
        number = (
            piece.number.printed if piece.number is not None and piece.number.printed.strip("*†‡§") else ""
        )
        if self._table:
            if not number:
                self._notes[self._table] += 1
            return f"{self._table}, note {number or self._notes[self._table]}"
        return f"note {number}" if number else self._count(section, "note")

    def _name_plain(self, section: Section) -> str:
        is_apart = section.lead is not None and find_apart(section) is section
        if (section in self._entries or (is_apart and self._has_entries(section))) and not section.counts[
            "entry"
        ]:
            number = self._next(section, "opening note")
            return _join(
                section.place, "opening note" if number == 1 else f"opening note, paragraph {number}"
            )
        return self._count(section, "paragraph")

    def _has_entries(self, section: Section) -> bool:
        return any(each.counts is section.counts for each in self._entries)

    def _name_item(self, piece: Piece, section: Section) -> str:
        number = piece.number
        lead = section.lead
        place = self._find_place_of_list(piece, section)
        within = lead.number if lead is not None and lead.kind == "item" else None
        if number is None or number.style == "bullet":
            label = str(self._next(section, "point"))
        else:
            label = number.printed
        is_bracketed = within is not None and within.style == "bullet" and ")" in label
        is_dotted = within is not None and place.endswith(f".{within.printed.strip('()')}")
        if within is not None and not is_bracketed and (is_dotted or ")" not in within.shape):
            # Below A.1 also where one form of a paper prints (i) and another i.
            return f"{place}.{label.strip('()')}"
        if label.startswith("(") or label.endswith(")"):
            bracketed = f"({label.strip('()')})"
            is_joined = lead is not None and lead.number is not None and not _is_named(section)
            is_joined = is_joined and place == section.place
            return f"{place}{bracketed}" if is_joined else _join(place, bracketed)
        if label.isdecimal():
            return _join(place, f"point {label}")
        is_of_paragraph = lead is not None and lead.kind == "paragraph" and place == section.place
        return f"{place}.{label}" if is_of_paragraph else _join(place, label)

    @staticmethod
    def _find_place_of_list(piece: Piece, section: Section) -> str:
        """Return the place that points are counted in: of a section with several lists it says which."""
        number = piece.number
        if number is not None and number.style != "bullet":
            key = f"({number.printed.strip('()')}"
            if section.counts[key] == section.counts["list"]:
                section.counts["list"] += 1
            if number.printed.isdecimal() and section.counts["list"] == 1 <= section.counts["point"]:
                # Points with marks stand before it, and are counted too.
                section.counts["list"] = 2
            section.counts[key] = section.counts["list"]
        lists = section.counts["list"]
        return section.place if lists < 2 else _join(section.place, f"list {lists}")

    def _name_paragraph(self, piece: Piece, section: Section) -> str:
        number = piece.number
        if number is not None and number.style == "named":
            return self._choose(piece, section, is_long=_is_named(section) and number.shape not in APART)
        is_decimal = number is not None and number.style == "decimal"
        if is_decimal and self._is_counted_anew and section.place:
            return _join(self._find_place_of_list(piece, section), f"point {_find_short(piece)}")
        return self._choose(piece, section)

    def _count(self, section: Section, what: str) -> str:
        # The numbered paragraph itself is its first one.
        if what == "paragraph" and section.lead is not None and section.lead.kind != "heading":
            section.counts[what] = max(section.counts[what], 1)
        return _join(section.place, f"{what} {self._next(section, what)}")

    @staticmethod
    def _next(section: Section, what: str) -> int:
        section.counts[what] += 1
        return section.counts[what]


def find_apart(section: Section | None) -> Section | None:
    """Return the appendix, annex or schedule around a section, which counts by itself."""
    return next((each for each in _iter_up(section) if _get_shape(each) in APART), None)


def _says_apart(piece: Piece, apart: Section) -> bool:
    """Return whether a number has the letter of the appendix in it, such as A.1 in Appendix A."""
    number, lead = piece.number, apart.lead
    label = lead.number.printed.split()[-1] if lead is not None and lead.number is not None else ""
    return number is not None and label.isalpha() and number.parts[:1] == (label,)


def _find_heading(section: Section | None) -> Section | None:
    return next(
        (each for each in _iter_up(section) if each.lead is not None and each.lead.kind == "heading"), None
    )


def _iter_up(section: Section | None) -> Iterator[Section]:
    while section is not None:
        yield section
        section = section.parent


def _get_shape(section: Section) -> str:
    lead = section.lead
    return lead.number.shape if lead is not None and lead.number is not None else ""


def _is_named(section: Section) -> bool:
    lead = section.lead
    named = lead is not None and lead.number is not None and lead.number.style == "named"
    return named and _get_shape(section) not in _WIDE


def _find_short(piece: Piece) -> str:
    """Return what a piece is called if nothing else is called the same; empty for what is counted."""
    number = piece.number
    if piece.kind == "heading":
        if number is None:
            return _shorten(piece.text)
        return number.printed if number.style == "named" else f"Section {number.printed}"
    if piece.kind == "paragraph" and number is not None and number.style != "bullet":
        return number.printed
    return ""


def _shorten(text: str) -> str:
    words = text.rstrip(" :.–—-").split()
    return " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")


def _find_parents_of_entries(pieces: Sequence[Piece]) -> set[Section]:
    """Return the sections of appendices whose headings are too long to be cited by their words."""
    words: dict[Section, list[int]] = {}
    before: Piece | None = None
    for piece in pieces:
        section = piece.section
        if piece.kind == "heading" and piece.number is None and section is not None:
            is_title = before is not None and section.lead is before and is_bare(before)
            if not is_title and find_apart(section) is not None:
                words.setdefault(section, []).append(piece.words)
        before = piece
    return {at for at, each in words.items() if len(each) > 1 and sum(each) / len(each) >= _LONG_WORDS}


def _join(place: str, part: str) -> str:
    return f"{place}, {part}" if place else part
