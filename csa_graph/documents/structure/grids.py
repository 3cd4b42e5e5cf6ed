"""What a table is while it is found: places, rows, a grid. Holds values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from csa_graph.documents.structure.pieces import Piece


class Place(NamedTuple):
    """One place of a grid.

    Attributes:
        text: What stands there.
        is_spanned: Whether it is repeated from a cell that spans.
        is_header: Whether the file says that it is a heading.
    """

    text: str
    is_spanned: bool = False
    is_header: bool = False


@dataclass(slots=True)
class Row:
    """A row of a table, all its columns filled.

    Attributes:
        piece: The piece that it comes from.
        places: Its cells, one a column.
        theme: The row that spans the whole table above it; empty if there is none.
    """

    piece: Piece
    places: list[Place]
    theme: str = ""


@dataclass(slots=True)
class Grid:
    """A table as it is found.

    Attributes:
        columns: The headings of its columns.
        rows: Its rows without those.
        headings: The pieces of the rows that hold the headings.
        themes: The pieces of rows that span the whole table.
    """

    columns: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    headings: list[Piece] = field(default_factory=list)
    themes: list[Row] = field(default_factory=list)


def is_theme(row: Row) -> bool:
    """Tell whether one cell spans the whole row."""
    filled = [place for place in row.places if place.text]
    if len(row.places) < 2 or not filled:
        return False
    return (
        len({place.text for place in filled}) == 1
        and len(filled) == len(row.places)
        and filled[-1].is_spanned
    )
