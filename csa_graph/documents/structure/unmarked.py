"""Lists without marks: short lines below a sentence that leads into them become its points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.documents.structure.headings import is_field
from csa_graph.documents.structure.numbers import Number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.structure.pieces import Piece

_MOST_WORDS = 15
_FEWEST = 2


def tell(pieces: Sequence[Piece]) -> None:
    """Make points of lines that stand below a sentence with a colon, where these are at least two."""
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        place += 1
        if piece.kind != "paragraph" or piece.text[-1] != ":":
            continue
        end = place
        while end < len(pieces) and _can_be_point(pieces[end], piece):
            end += 1
        if end - place >= _FEWEST:
            for each in pieces[place:end]:
                each.kind, each.number = "item", Number("", "bullet", "bullet", ())
        place = end


def _can_be_point(piece: Piece, lead: Piece) -> bool:
    if piece.kind != "paragraph" or piece.number is not None or piece.block.slide != lead.block.slide:
        return False
    return piece.words <= _MOST_WORDS and piece.text[-1] not in ".:?" and not is_field(piece.text)
