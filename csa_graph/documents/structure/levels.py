"""Headings find their levels: from the file, from their numbers, and from looks where neither tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.documents.structure.headings import can_be_title, get_parts, is_bare
from csa_graph.documents.structure.numbers import APART

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.structure.pieces import Piece

#: The words before a number, the widest first: a section stands below an article, a chapter below a part.
_RANKS = {"part": 1, "title": 1, "chapter": 2, "article": 3}


def find_title(pieces: Sequence[Piece], *, has_looks: bool) -> None:
    """Make titles of what stands at the top and is called by nobody as its section.

    Args:
        pieces: All pieces of the document.
        has_looks: Whether headings are told by their looks.
    """
    if any(piece.kind == "title" for piece in pieces):
        return
    first = next((piece for piece in pieces if piece.kind != "footnote"), None)
    if first is not None and can_be_title(first) and any(piece.kind == "heading" for piece in pieces[1:3]):
        # What stands alone above the first heading.
        first.kind = "title"
        return
    if first is None or first.kind != "heading" or first.number is not None:
        return
    headings = [piece for piece in pieces if piece.kind == "heading"]
    if first.is_told:
        others = [piece for piece in headings if piece.is_told and piece is not first]
        if all(piece.level > first.level for piece in others):
            first.kind = "title"
        return
    place = pieces.index(first)
    # Of several lines at the top the last is the heading of what follows, unless a numbered one comes next.
    while place < len(pieces) and pieces[place].kind == "heading" and pieces[place].number is None:
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        is_last = after is None or after.kind != "heading"
        is_alike = has_looks and _looks_like(pieces[place], first)
        if is_last and pieces[place] is not first and not is_alike:
            break
        pieces[place].kind = "title"
        place += 1


def _looks_like(piece: Piece, first: Piece) -> bool:
    return piece.block.size > 0 and piece.block.size >= first.block.size


def set_levels(pieces: Sequence[Piece], *, has_looks: bool) -> None:
    """Give each heading its level, from 1.

    Args:
        pieces: All pieces of the document.
        has_looks: Whether headings are told by their looks.
    """
    looks = _rank_looks(pieces)
    names = _rank_names(pieces)
    # The title of a page can have the first level for itself.
    top = min(
        (each.level for each in pieces if each.kind == "heading" and each.is_told and each.level), default=1
    )
    stack: list[Piece] = []
    # What the last heading without number or style was, by the heading above it.
    plain: dict[int, int] = {}
    # The annexes in which numbers begin anew.
    begun: set[int] = set()
    before: Piece | None = None
    for place, piece in enumerate(pieces):
        if piece.kind == "heading":
            base = next((each for each in reversed(stack) if each.is_told or each.number is not None), None)
            if piece.number is not None and piece.number.shape in APART:
                level = _find_apart(piece, stack, top)
            elif piece.is_told and piece.level:
                level = piece.level + _is_within_annex(piece, stack, begun)
            elif piece.number is not None:
                level = _find_numbered(piece, stack, names, top)
            elif has_looks and (piece.block.size or piece.block.is_bold):
                level = (base.level if base else top - 1) + 1 + looks.get(_get_look(piece), 0)
            else:
                level = _find_plain(piece, before, base, stack, plain)
                after = pieces[place + 1] if place + 1 < len(pieces) else None
                if after is None or after.kind != "heading":
                    plain[id(base)] = level if not _is_title_of(piece, before) else level + 1
            piece.level = max(level, 1)
            while stack and stack[-1].level >= piece.level:
                stack.pop()
            stack.append(piece)
        before = piece
    _close_gaps(pieces)


def _is_within_annex(piece: Piece, stack: Sequence[Piece], begun: set[int]) -> bool:
    """Tell whether a heading of the level of an annex stands in it, as its number begins anew there."""
    annex = next((each for each in reversed(stack) if _is_apart(each)), None)
    if annex is None or _is_apart(piece) or piece.level < annex.level:
        return False
    parts = get_parts(piece)
    if parts == ("1",) and piece.level == annex.level:
        begun.add(id(annex))
    return id(annex) in begun and bool(parts)


def _is_apart(piece: Piece) -> bool:
    return piece.number is not None and piece.number.style == "named" and piece.number.shape in APART


def _get_look(piece: Piece) -> tuple[float, bool, bool]:
    return (piece.block.size, piece.text.isupper(), piece.block.is_bold)


def _rank_looks(pieces: Sequence[Piece]) -> dict[tuple[float, bool, bool], int]:
    """Rank the looks of headings that no style and no number tells, the largest first."""
    found = {
        _get_look(piece)
        for piece in pieces
        if piece.kind == "heading" and not piece.is_told and piece.number is None
    }
    return {look: rank for rank, look in enumerate(sorted(found, reverse=True))}


def _rank_names(pieces: Sequence[Piece]) -> dict[str, int]:
    """Tell which words before a number stand above others in this document."""
    used = {
        piece.number.shape
        for piece in pieces
        if piece.kind == "heading" and _is_named(piece) and piece.number
    }
    order = sorted(used - APART, key=lambda name: _RANKS.get(name, 5 if name.startswith("sub") else 4))
    ranks = sorted({_RANKS.get(name, 5 if name.startswith("sub") else 4) for name in order})
    return {name: 1 + ranks.index(_RANKS.get(name, 5 if name.startswith("sub") else 4)) for name in order}


def _is_named(piece: Piece) -> bool:
    return piece.number is not None and piece.number.style == "named"


def _is_title_of(piece: Piece, before: Piece | None) -> bool:
    return before is not None and is_bare(before) and piece.number is None


def _find_apart(piece: Piece, stack: Sequence[Piece], top: int) -> int:
    """Find the level of an appendix: at most below a heading without number, never in a numbered section."""
    above = [each for each in stack if each.is_told and each.number is None and each.level < piece.level]
    return above[-1].level + 1 if above else top


def _find_numbered(piece: Piece, stack: Sequence[Piece], names: dict[str, int], top: int) -> int:
    number = piece.number
    if number is None:
        return 1
    if number.style == "named":
        return names.get(number.shape, 1) + top - 1
    parts = get_parts(piece)
    above = next(
        (each for each in reversed(stack) if get_parts(each) and get_parts(each) == parts[:-1]), None
    )
    if above is not None:
        return above.level + 1
    alike = next(
        (each for each in reversed(stack) if len(get_parts(each)) == len(parts) and not _is_named(each)), None
    )
    if alike is not None:
        return alike.level
    named = next((each for each in reversed(stack) if _is_named(each)), None)
    return (named.level if named is not None else top - 1) + max(len(parts), 1)


def _find_plain(
    piece: Piece, before: Piece | None, base: Piece | None, stack: Sequence[Piece], plain: dict[int, int]
) -> int:
    """Find the level of a heading of which nothing tells it: below one that it follows, else beside."""
    if before is not None and before.kind == "heading":
        return before.level + 1
    if id(base) in plain:
        return plain[id(base)]
    return (stack[-1].level if stack and piece is not stack[-1] else 0) + 1


def _close_gaps(pieces: Sequence[Piece]) -> None:
    """Count levels without gaps from the top: what begins with level 2 begins with level 1."""
    used = sorted({piece.level for piece in pieces if piece.kind == "heading"})
    ranks = {level: rank for rank, level in enumerate(used, 1)}
    for piece in pieces:
        if piece.kind == "heading":
            piece.level = ranks[piece.level]
