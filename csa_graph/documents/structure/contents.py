"""Leaves tables of contents out: what they list stands in the document itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.base.wording import fold, quantity

if TYPE_CHECKING:
    from csa_graph.documents.structure.pieces import Piece

_HEADING = re.compile(
    r"(table of )?contents( page)?|index( of contents)?|list of contents|in this (document|paper)",
    re.IGNORECASE,
)
# Leaders of dots, a tab or wide space, then the page.
_ENTRY = re.compile(
    r".*?(?:\.(?:\s?\.){2,}|…+|_{3,}|\t|\s{3,})[.\s]*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})\s*$", re.IGNORECASE
)
_LOOSE = re.compile(r".{2,120}?\s\d{1,3}$")
_ALONE = {"contents", "table of contents", "list of contents"}
_FEW = 3
#: No line of a table of contents is longer.
_LONGEST = 400


def leave_out(pieces: list[Piece]) -> tuple[list[Piece], list[str]]:
    """Return the pieces that are no table of contents, and what to say of those that are."""
    entries = [_is_entry(piece) for piece in pieces]
    later: set[str] | None = None
    kept: list[Piece] = []
    notes: list[str] = []
    place = 0
    while place < len(pieces):
        end = _find_end_of_run(pieces, entries, place)
        is_headed = bool(kept) and _is_headed(kept[-1])
        if is_headed and end - place < _FEW:
            if later is None:
                later = _find_repeated(pieces)
            end = max(end, _find_end_of_list(pieces, place, later))
        if end - place >= (1 if is_headed else _FEW):
            lines = end - place
            if is_headed:
                kept.pop()
            notes.append(f"A table of contents ({quantity(lines, 'line')}) is left out.")
            place = end
        else:
            kept.append(pieces[place])
            place += 1
    # What a form leaves out itself has left its heading.
    return [piece for piece in kept if piece.kind == "row" or piece.text.lower() not in _ALONE], notes


def _is_entry(piece: Piece) -> bool:
    text = piece.block.text
    return piece.kind != "row" and len(text) <= _LONGEST and _ENTRY.match(text) is not None


def _is_headed(piece: Piece) -> bool:
    return piece.kind != "row" and _HEADING.fullmatch(piece.text.rstrip(":. ")) is not None


def _find_end_of_run(pieces: list[Piece], entries: list[bool], start: int) -> int:
    """Return where lines with page numbers end; one between them may have lost its own."""
    end = place = start
    while place < len(pieces) and pieces[place].kind != "row":
        if entries[place]:
            end = place + 1
        elif place - end >= 1 or place == start:
            break
        place += 1
    return end


def _find_repeated(pieces: list[Piece]) -> set[str]:
    """Return short texts that stand at least twice, with or without a page number behind."""
    seen: set[str] = set()
    repeated: set[str] = set()
    for piece in pieces:
        for key in _find_keys(piece):
            (repeated if key in seen else seen).add(key)
    return repeated


def _find_keys(piece: Piece) -> set[str]:
    if piece.kind == "row" or len(piece.text) > 150:
        return set()
    keys = {fold(piece.text)}
    if _LOOSE.match(piece.text):
        keys.add(fold(piece.text.rpartition(" ")[0]))
    return keys


def _find_page(piece: Piece) -> int | None:
    """Return the figure that a short text ends in; None if it ends otherwise."""
    if piece.kind == "row" or not _LOOSE.match(piece.text):
        return None
    return int(piece.text.rpartition(" ")[2])


def _find_end_of_list(pieces: list[Piece], start: int, repeated: set[str]) -> int:
    """Return where a list of headings ends that are met again, or have the numbers of pages behind them."""
    listed: set[str] = set()
    place = start
    page: int | None = None
    while place < len(pieces):
        keys = _find_keys(pieces[place])
        shown = _find_page(pieces[place])
        # The numbers of pages do not fall: a heading that is shortened in the list still has one.
        is_numbered = page is not None and shown is not None and shown >= page
        if not (keys & repeated or is_numbered) or keys & listed:
            break
        listed |= keys
        page = shown if shown is not None else page
        place += 1
    return place if place - start >= 2 else start
