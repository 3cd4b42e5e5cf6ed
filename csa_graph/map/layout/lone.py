"""Things without a line are placed in rows, one band of area after the other.

It draws nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.map.content.boxes import WIDTH
from csa_graph.map.layout.drawing import Band, Drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.map.content.boxes import Box
    from csa_graph.map.layout import bands

#: Space around a drawing, and between boxes of a row, in pixels.
MARGIN, GAP = 16.0, 20.0
#: Of a band: how far it stands from the edge, and what its name and its foot take.
BAND_INSET, BAND_HEAD, BAND_FOOT = 6.0, 26.0, 12.0
_COLUMNS = 4
# Width to height of what is left on a sheet on its side.
_FLAT = 1.6


def add_below(drawing: Drawing, boxes: list[Box], parts: list[bands.Part]) -> None:
    """Place boxes below all that is drawn already, as wide as that is.

    Args:
        drawing: The drawing; it is changed.
        boxes: The boxes.
        parts: Their bands.
    """
    room = max(drawing.width - 2 * MARGIN, _COLUMNS * (WIDTH + GAP) - GAP)
    drawing.lone_y = drawing.height if drawing.boxes else 0.0
    _arrange(drawing, boxes, parts, int((room + GAP) // (WIDTH + GAP)))


def add_beside(drawing: Drawing, boxes: list[Box], parts: list[bands.Part]) -> None:
    """Place boxes to the right of what is drawn already, in as few columns as suit a sheet on its side."""
    columns = 0
    while True:
        columns += 1
        side = Drawing(0, 0)
        _arrange(side, boxes, parts, columns)
        if columns >= len(boxes) or side.height <= max(drawing.height, (drawing.width + side.width) / _FLAT):
            break
    close_bands(drawing)
    close_bands(side)
    drawing.lone_x, drawing.lone_y = drawing.width, 0.0
    drawing.bands += [band._replace(x=band.x + drawing.width) for band in side.bands]
    for box in boxes:
        box.x += drawing.width
        drawing.boxes[box.iri] = box
    drawing.width += side.width
    drawing.height = max(drawing.height, side.height)


def close_bands(drawing: Drawing) -> None:
    """Make the bands that end their row go on to the right edge."""
    drawing.bands = [
        band if band.width else band._replace(width=drawing.width - BAND_INSET - band.x)
        for band in drawing.bands
    ]


def _arrange(drawing: Drawing, boxes: list[Box], parts: list[bands.Part], columns: int) -> None:
    """Place boxes in rows below `lone_y`, one band of area after the other."""
    by_iri = {box.iri: box for box in boxes}
    banded = len(parts) > 1
    y = drawing.lone_y or 0.0
    used = 0
    for row in _share_rows([(part.label, [by_iri[iri] for iri in part.things]) for part in parts], columns):
        begin = y + (BAND_HEAD if banded else GAP / 2)
        ends, column = [], 0
        for _label, inside in row:
            ends.append(_place_rows(drawing, inside, (column, columns), begin))
            column += min(len(inside), columns)
        end = max(ends) + (BAND_FOOT if banded else MARGIN)
        used = max(used, column)
        column = 0
        for label, inside in row if banded else ():
            x = BAND_INSET + column * (WIDTH + GAP)
            column += min(len(inside), columns)
            width = (
                0 if (label, inside) == row[-1] else column * (WIDTH + GAP) - BAND_INSET / 2 - x + BAND_INSET
            )
            drawing.bands.append(Band(label, x, y + 3, width, end - y - 6))
        y = end
    drawing.width = max(drawing.width, 2 * MARGIN + used * (WIDTH + GAP) - GAP)
    drawing.height = y


def _share_rows(parts: list[tuple[str, list[Box]]], columns: int) -> list[list[tuple[str, list[Box]]]]:
    """Return the bands in rows: those that follow each other and have room side by side share one."""
    rows: list[list[tuple[str, list[Box]]]] = []
    for band in parts:
        taken = sum(len(inside) for _label, inside in rows[-1]) if rows else columns
        if taken + len(band[1]) <= columns:
            rows[-1].append(band)
        else:
            rows.append([band])
    return rows


def _place_rows(drawing: Drawing, boxes: Sequence[Box], columns: tuple[int, int], y: float) -> float:
    """Place boxes in rows from `y` on, between two columns, and return where the last row ends."""
    first, last = columns
    for start in range(0, len(boxes), last - first):
        row = boxes[start : start + last - first]
        for column, box in enumerate(row, first):
            box.x, box.y = MARGIN + column * (WIDTH + GAP), y
            drawing.boxes[box.iri] = box
        y += max(box.height for box in row) + GAP
    return y - GAP
