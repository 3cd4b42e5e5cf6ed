"""Name the sheets of paper on which a picture can be put, on their side, with their sizes.

It puts nothing there: `picture` does.
"""

from __future__ import annotations

from typing import NamedTuple

#: CSS pixels, in which pictures are measured, are 96 to the inch; points are 72.
POINTS = 0.75
#: No printer reaches the edge: 10 mm all around, in pixels.
MARGIN = 37.8
#: Type that is smaller than this many points cannot be read on paper.
LEAST_TYPE = 6.0
#: The choice that needs no sheet: a page as big as the picture.
FIT = "fit"


class Sheet(NamedTuple):
    """A sheet on its side: width and height in pixels."""

    width: float
    height: float


SHEETS = {"A4": Sheet(1122.52, 793.7), "A3": Sheet(1587.4, 1122.52)}
