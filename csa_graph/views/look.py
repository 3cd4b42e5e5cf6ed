"""Where a table is to be read."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """Where a table is to be read.

    Attributes:
        width: Columns of the terminal that the text has to fit; None where lines may be of any length.
        colour: Whether headings may be set off by terminal codes.
        ascii: Whether lines must be drawn with the characters of ASCII.
    """

    width: int | None = None
    colour: bool = False
    ascii: bool = False
