"""Blocks become pieces: cleaned texts with their printed numbers, which the other modules tell apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csa_graph.documents.structure import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.documents.block import Block
    from csa_graph.documents.document import PassageKind
    from csa_graph.documents.structure.numbers import Number

_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_RAISED_MARK = re.compile(rf"(?<=[^\W\d_]{{3}})[{_RAISED}]+|(?<=[.,;:)”’\"'])[{_RAISED}]+")
_NOTE = re.compile(rf"([{_RAISED}]+|[†‡§])\s*(?=\S)")
_STAR_NOTE = re.compile(r"(\*{1,3})\s*(?=[^\s*])")
_STARRED = re.compile(r"\w(\*{1,3})(?![\w*])")
_CAPTION = re.compile(
    r"(Table|Figure|Fig\.?|Chart|Diagram|Map|Box|Graph)\s+([A-Z]?\d+(?:\.\d+)*[a-z]?|[A-Z])(?:\s*[:.–—-]\s*|\s+|$)"
)
_SHORT_LINE = 90
_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_INVISIBLE = {ord(char): None for char in "\u200b\u200c\u2060\ufeff\xad\u200e\u200f"}


@dataclass(eq=False, slots=True)
class Piece:
    """A block on its way to a passage.

    Attributes:
        block: What it comes from.
        text: Its words, without number.
        kind: What it is so far.
        number: Its printed number.
        level: Of a heading or an item how deep it stands, from 1.
        is_told: Whether the file says that it is a heading; not found by its looks.
    """

    block: Block
    text: str
    kind: PassageKind
    number: Number | None = None
    level: int = 0
    is_told: bool = False
    section: Section | None = None
    parent: Piece | None = None
    locator: str = ""

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.text.count(" ") + 1


@dataclass(eq=False, slots=True)
class Section:
    """What a heading or a numbered paragraph leads: what paragraphs, points and rows are counted in.

    Attributes:
        lead: The heading or paragraph; None for the beginning of a document and for a slide.
        parent: The section around it.
        slide: Of a slide its number.
        place: What it is called in a locator.
        counts: How many of each kind it has so far.
    """

    lead: Piece | None = None
    parent: Section | None = None
    slide: int | None = None
    place: str = ""
    counts: Counter[str] = field(default_factory=Counter)


def clean(text: str) -> str:
    r"""Make spaces and line ends one space, and leave out what nobody sees.

    >>> clean(" The\u00a0 Board\u200b¹ meets\n")
    'The Board¹ meets'
    """
    return " ".join(text.translate(_INVISIBLE).split())


def make_pieces(blocks: Sequence[Block]) -> list[Piece]:
    """Make a piece of each block that says something."""
    starred = {mark for block in blocks if "*" in block.text for mark in _STARRED.findall(block.text)}
    pieces = []
    narrow = _find_narrow(blocks)
    for block in blocks:
        if block.kind == "row" and block.table in narrow:
            # A box around text is no table.
            text = " ".join(cell.text for cell in block.cells if cell.rows).strip()
            if text:
                pieces.append(
                    _make(block._replace(kind="text", text=text, cells=(), table=None), text, starred)
                )
        elif block.kind == "row":
            if any(cell.text.strip() for cell in block.cells):
                pieces.append(Piece(block, "", "row"))
        else:
            raws = split_lines(block) if "\n" in block.text else [block.text]
            for raw in raws:
                words = raw.translate(_INVISIBLE).strip()
                if words:
                    # The number that a form makes stands before the first line.
                    whole = block if raw is raws[0] else block._replace(number="", level=0)
                    pieces.append(_make(whole._replace(text=raw), words, starred))
    return _doubt(pieces)


def split_lines(block: Block) -> list[str]:
    r"""Split a paragraph at the line ends that its maker put in, where it is a list of short lines.

    >>> from csa_graph.documents.block import Block
    >>> split_lines(Block("text", "Chair: Ada\nClerk: Ben")), split_lines(Block("text", "It\nmeets."))
    (['Chair: Ada', 'Clerk: Ben'], ['It\nmeets.'])
    """
    lines = [line for line in block.text.split("\n") if line.strip()]
    is_list = block.kind == "text" and len(lines) > 1 and all(len(line) < _SHORT_LINE for line in lines)
    goes_on = (line[0].islower() and numbers.split(line)[0] is None for line in map(str.lstrip, lines[1:]))
    if is_list and not any(goes_on):
        return lines
    return [block.text]


def _find_narrow(blocks: Sequence[Block]) -> set[int | None]:
    """Return the tables that have one column."""
    widths: dict[int | None, int] = {}
    for block in blocks:
        if block.kind == "row":
            width = sum(cell.columns for cell in block.cells)
            widths[block.table] = max(widths.get(block.table, 0), width)
    return {table for table, width in widths.items() if width < 2}


def _make(block: Block, raw: str, starred: set[str]) -> Piece:
    note = _NOTE.match(raw) or (_STAR_NOTE.match(raw) if starred and block.kind != "item" else None)
    if note is not None and (note[1][0] != "*" or note[1] in starred):
        mark = numbers.Number(note[1].translate(_DIGITS), "bullet", "note", ())
        return Piece(block, _unmark(raw[note.end() :]), "footnote", mark)
    if block.number or block.kind == "item":
        # What the file marks as a point has no other number.
        number, rest = numbers.read_label(block.number), raw
    else:
        number, rest = numbers.split(raw)
    if block.kind == "footnote":
        return Piece(block, _unmark(rest), "footnote", number)
    if block.kind == "title":
        return Piece(block, _unmark(raw), "title")
    if block.kind == "caption" or (block.kind != "heading" and is_caption(raw)):
        return Piece(block, _unmark(raw), "caption")
    # "Article 3" alone is its own text.
    text = _unmark(rest or raw)
    if block.kind == "heading":
        return Piece(block, text, "heading", number, block.level, is_told=True)
    if block.kind == "item" and number is None:
        number = numbers.Number("•", "bullet", "bullet", ())
    is_item = block.kind == "item" or (number is not None and number.style == "bullet")
    return Piece(block, text, "item" if is_item else "paragraph", number, block.level)


def _unmark(text: str) -> str:
    """Leave out the marks of footnotes."""
    return _RAISED_MARK.sub("", clean(text))


def is_caption(text: str) -> bool:
    """Tell whether a text is what stands above or below a table or picture.

    >>> is_caption("Table 1: Priorities"), is_caption("Table 1 shows the priorities of the partners.")
    (True, False)
    """
    match = _CAPTION.match(text)
    if match is None or len(text) > 250:
        return False
    rest = text[match.end() :]
    return match[0].rstrip()[-1] in ":.–—-" or not rest or (rest[0].isupper() and rest[-1] not in ".;,:")


def find_caption_label(text: str) -> str:
    """Return what a caption calls its table: ``Table 1``; empty where it has no number."""
    match = _CAPTION.match(text)
    return f"{match[1].rstrip('.')} {match[2]}" if match else ""


def _doubt(pieces: list[Piece]) -> list[Piece]:
    """Take back numbers that no other of their list supports: "A. Smith chairs it", "4.7 million people"."""
    seen = {(each, value) for number in _iter_numbers(pieces) for each, value in _iter_keys(number)}
    for piece in pieces:
        number = piece.number
        if number is None or number.is_certain or piece.block.number:
            continue
        if number.style == "parts":
            before = (
                (*number.parts[:-1], str(int(number.parts[-1]) - 1)) if number.parts[-1].isdecimal() else ()
            )
            is_supported = ("parts", before) in seen or ("parts", number.parts[:-1]) in seen
        else:
            is_supported = any(
                (f"{number.shape} {kind}", other) in seen and (f"{number.shape} {kind}", 1) in seen
                for kind, value in number.values
                for other in (value - 1, value + 1)
            )
        if not is_supported:
            piece.number = None
            piece.text = _unmark(piece.block.text)
    return pieces


def _iter_numbers(pieces: Iterable[Piece]) -> Iterable[Number]:
    return (piece.number for piece in pieces if piece.number is not None)


def _iter_keys(number: Number) -> Iterable[tuple[str, object]]:
    if number.style == "parts":
        yield "parts", number.parts
    else:
        for kind, value in number.values:
            yield f"{number.shape} {kind}", value
            yield "parts", (str(value),) if kind == "decimal" else ()
