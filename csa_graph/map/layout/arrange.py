"""Turn a projection into a drawing: who is tied by lines stands in bands by area, who is not in rows below.

The bands go from the widest area to the narrowest. Lines run to the right; Graphviz routes them around boxes.
It does not draw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.map.content import marks, styles
from csa_graph.map.content.boxes import WIDTH, Box, make_box
from csa_graph.map.layout import bands, flow, graphviz
from csa_graph.map.layout.drawing import Band, Drawing, Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from csa_graph.drawing.arrows import Point
    from csa_graph.map.content.marks import MarkedNode

__all__ = ["Band", "Drawing", "Route", "arrange"]

_MARGIN = 16.0
_GAP = 20.0
_LONE_COLUMNS = 4
_BAND_INSET = 6.0
_BAND_HEAD = 26.0
_BAND_FOOT = 12.0
# Width to height of what is left on a sheet on its side.
_FLAT = 1.6


def arrange(graph: nx.MultiDiGraph[str], *, beside: bool = False) -> Drawing:
    """Return the drawing of a projection.

    Things with a line are laid out by `dot`, one band of area after the other; things without one stand in
    rows below, by area too. Bands are drawn where two areas or more can be told apart and no line leads from
    one into another: else a band would hold what is not of its area. The same graph always gives the same
    drawing.

    Args:
        graph: The projection.
        beside: Whether things without a line are to stand to the right of the others, for paper on its side.
    """
    boxes = {iri: make_box(iri, facts) for iri, facts in _sort_by_label(graph)}
    tied = [iri for iri in boxes if graph.degree(iri)]
    lone = [iri for iri in boxes if not graph.degree(iri)]
    drawing = Drawing(0, _MARGIN, reading=flow.describe(graph))
    if tied:
        _arrange_tied(drawing, graph, {iri: boxes[iri] for iri in tied})
    if lone:
        parts = bands.part_lone(graph, lone, banded=bool(drawing.bands) or not tied)
        if beside and tied:
            _arrange_beside(drawing, [boxes[iri] for iri in lone], parts)
        else:
            room = max(drawing.width - 2 * _MARGIN, _LONE_COLUMNS * (WIDTH + _GAP) - _GAP)
            drawing.lone_y = drawing.height if tied else 0.0
            columns = int((room + _GAP) // (WIDTH + _GAP))
            _arrange_lone(drawing, [boxes[iri] for iri in lone], parts, columns)
    _close_bands(drawing)
    return drawing


def _sort_by_label(graph: nx.MultiDiGraph[str]) -> list[tuple[str, MarkedNode]]:
    return sorted(marks.iter_nodes(graph), key=lambda node: (node[1]["label"].casefold(), node[0]))


# ---------------------------------------------------------------- things with lines


def _arrange_tied(drawing: Drawing, graph: nx.MultiDiGraph[str], boxes: dict[str, Box]) -> None:
    """Place things with lines, one band below the other."""
    parts = bands.part_tied(graph, list(boxes))
    labels = {
        line: graphviz.label_lines(facts["label"], inferred=facts["inferred"])
        for line, facts in marks.iter_lines(graph)
    }
    look = _Look(
        styles.get_styles(key for *_ends, key in labels),
        labels,
        graphviz.measure(labels.values()),
        flow.find_leftward(graph),
    )
    banded = len(parts) > 1
    y = 0.0
    for part in parts:
        begin = y + (_BAND_HEAD if banded else _MARGIN)
        width, height = _place_part(drawing, graph, [boxes[iri] for iri in part.things], look, begin)
        end = begin + height + (_BAND_FOOT if banded else _MARGIN)
        drawing.width = max(drawing.width, width + 2 * _MARGIN)
        if banded:
            drawing.bands.append(Band(part.label, _BAND_INSET, y + 3, 0, end - y - 6))
        y = end
    drawing.height = y


class _Look(NamedTuple):
    """How the lines of a view look: style by kind, words by line, width kept free for the words.

    `leftward` has those that run from right to left.
    """

    style_of: dict[str, styles.LineStyle]
    labels: dict[tuple[str, str, str], tuple[str, ...]]
    room: int
    leftward: set[tuple[str, str, str]]


def _place_part(
    drawing: Drawing, graph: nx.MultiDiGraph[str], boxes: list[Box], look: _Look, top: float
) -> tuple[float, float]:
    """Place some boxes and the lines between them below `top`, and return the width and height they take."""
    numbers = {box.iri: number for number, box in enumerate(boxes)}
    lines = sorted(
        graph.edges(list(numbers), keys=True),
        key=lambda line: (numbers[line[0]], numbers[line[1]], styles.rank(line[2])),
    )
    pairs = [(numbers[source], numbers[target]) for source, target, _key in lines]
    leftward = {number for number, line in enumerate(lines) if line in look.leftward}
    placed = graphviz.place(boxes, pairs, [len(look.labels[line]) for line in lines], look.room, leftward)

    def move(point: Point) -> Point:
        return (round(point[0] + _MARGIN, 1), round(point[1] + top, 1))

    for number, box in enumerate(boxes):
        x, y = move(placed.middles[number])
        box.x, box.y = round(x - box.width / 2, 1), round(y - box.height / 2, 1)
        drawing.boxes[box.iri] = box
    for number, line in enumerate(lines):
        curve, tip, words_at = placed.routes[number]
        drawing.routes.append(
            Route(
                *line,
                curve=tuple(move(point) for point in curve),
                tip=move(tip),
                style=look.style_of[line[2]],
                inferred=marks.get_line(graph, line)["inferred"],
                label=look.labels[line],
                label_at=move(words_at),
            )
        )
    return placed.width, placed.height


# ---------------------------------------------------------------- things without lines


def _arrange_beside(drawing: Drawing, boxes: list[Box], parts: list[bands.Part]) -> None:
    """Place boxes to the right of what is drawn already, in as few columns as suit a sheet on its side."""
    columns = 0
    while True:
        columns += 1
        side = Drawing(0, 0)
        _arrange_lone(side, boxes, parts, columns)
        if columns >= len(boxes) or side.height <= max(drawing.height, (drawing.width + side.width) / _FLAT):
            break
    _close_bands(drawing)
    _close_bands(side)
    drawing.lone_x, drawing.lone_y = drawing.width, 0.0
    drawing.bands += [band._replace(x=band.x + drawing.width) for band in side.bands]
    for box in boxes:
        box.x += drawing.width
        drawing.boxes[box.iri] = box
    drawing.width += side.width
    drawing.height = max(drawing.height, side.height)


def _close_bands(drawing: Drawing) -> None:
    """Make the bands that end their row go on to the right edge."""
    drawing.bands = [
        band if band.width else band._replace(width=drawing.width - _BAND_INSET - band.x)
        for band in drawing.bands
    ]


def _arrange_lone(drawing: Drawing, boxes: list[Box], parts: list[bands.Part], columns: int) -> None:
    """Place boxes in rows below `lone_y`, one band of area after the other."""
    by_iri = {box.iri: box for box in boxes}
    banded = len(parts) > 1
    y = drawing.lone_y or 0.0
    used = 0
    for row in _share_rows([(part.label, [by_iri[iri] for iri in part.things]) for part in parts], columns):
        begin = y + (_BAND_HEAD if banded else _GAP / 2)
        ends, column = [], 0
        for _label, inside in row:
            ends.append(_place_rows(drawing, inside, (column, columns), begin))
            column += min(len(inside), columns)
        end = max(ends) + (_BAND_FOOT if banded else _MARGIN)
        used = max(used, column)
        column = 0
        for label, inside in row if banded else ():
            x = _BAND_INSET + column * (WIDTH + _GAP)
            column += min(len(inside), columns)
            width = (
                0
                if (label, inside) == row[-1]
                else column * (WIDTH + _GAP) - _BAND_INSET / 2 - x + _BAND_INSET
            )
            drawing.bands.append(Band(label, x, y + 3, width, end - y - 6))
        y = end
    drawing.width = max(drawing.width, 2 * _MARGIN + used * (WIDTH + _GAP) - _GAP)
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
            box.x, box.y = _MARGIN + column * (WIDTH + _GAP), y
            drawing.boxes[box.iri] = box
        y += max(box.height for box in row) + _GAP
    return y - _GAP
