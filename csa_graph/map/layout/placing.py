"""Some boxes and the lines between them are placed by Graphviz, and put at a place of a drawing.

It decides neither what stands together nor which way lines run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.map.content import marks, styles
from csa_graph.map.content.boxes import FLAG_HEIGHT, FLAGS, list_flag_places
from csa_graph.map.layout import graphviz, labels
from csa_graph.map.layout.drawing import Hole, Route

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import networkx as nx

    from csa_graph.drawing.arrows import Point
    from csa_graph.map.content.boxes import Box
    from csa_graph.map.layout.drawing import Drawing
    from csa_graph.projection.network import Line


# How far the head of an arrow reaches to both sides of its tip, in pixels.
_HEAD = 8.0


class Look(NamedTuple):
    """How the lines of a view look.

    Attributes:
        style_of: Style by kind.
        labels: Words by line.
        room: The width that is kept free for the words of each; None for as much as each needs.
        leftward: The lines that run from right to left.
        upward: Whether lines run up, in place of to the right.
        worded: Whether places are looked for in which the words of lines cover nothing.
    """

    style_of: dict[str, styles.LineStyle]
    labels: Mapping[Line, tuple[str, ...]]
    room: int | None = None
    leftward: Collection[Line] = ()
    upward: bool = False
    worded: bool = True


class Part(NamedTuple):
    """Boxes with their lines, placed from (0, 0) on: `width` and `height` are what they take."""

    boxes: list[Box]
    routes: list[Route]
    holes: list[Hole]
    width: float
    height: float

    def put(self, drawing: Drawing, left: float, top: float) -> None:
        """Add it to a drawing, with its top left corner at a place."""

        def move(point: Point) -> Point:
            return (round(point[0] + left, 1), round(point[1] + top, 1))

        for box in self.boxes:
            box.x, box.y = move((box.x, box.y))
            drawing.boxes[box.iri] = box
        for hole in self.holes:
            hole.box.x, hole.box.y = move((hole.box.x, hole.box.y))
            drawing.holes.append(hole._replace(curve=tuple(map(move, hole.curve))))
        drawing.routes += [route.move(move) for route in self.routes]


def place(
    graph: nx.MultiDiGraph[str],
    boxes: Sequence[Box],
    look: Look,
    holes: Mapping[str, Box] | None = None,
    top: Collection[str] = (),
) -> Part:
    """Place boxes and the lines between them.

    Args:
        graph: The projection.
        boxes: The boxes, in the order in which they are to stand where nothing else decides.
        look: How lines look.
        holes: By the thing above which a hole is to be seen, the box of that hole.
        top: The things that stand in the highest row.
    """
    holes = holes or {}
    numbers = {box.iri: number for number, box in enumerate(boxes)}
    lines = sorted(
        graph.edges(list(numbers), keys=True),
        key=lambda line: (numbers[line[0]], numbers[line[1]], styles.rank(line[2])),
    )
    pairs = [(numbers[source], numbers[target]) for source, target, _key in lines]
    pairs += [(numbers[iri], number) for number, iri in enumerate(holes, len(boxes))]
    words = [
        (_measure(look, look.labels[line]), graphviz.measure_height(look.labels[line])) for line in lines
    ]
    words += [(1, 1)] * len(holes)
    highest = {numbers[iri] for iri in top} | set(range(len(boxes), len(boxes) + len(holes)))
    placed = graphviz.place(
        [*boxes, *holes.values()],
        pairs,
        words,
        {number for number, line in enumerate(lines) if line in look.leftward},
        upward=look.upward,
        highest=highest if look.upward else (),
    )
    for number, box in enumerate([*boxes, *holes.values()]):
        x, y = placed.middles[number]
        box.x, box.y = x - box.width / 2, y - box.height / 2
    routes = [
        Route(
            *line,
            curve=placed.routes[number][0],
            tip=placed.routes[number][1],
            style=look.style_of[line[2]],
            inferred=marks.get_line(graph, line)["inferred"],
            label=look.labels[line],
            label_at=placed.routes[number][2],
        )
        for number, line in enumerate(lines)
    ]
    found = [
        Hole(box, (*placed.routes[number][0], placed.routes[number][1]))
        for number, box in enumerate(holes.values(), len(lines))
    ]
    if look.worded:
        routes = labels.put(routes, [*boxes, *holes.values()])
    _move_flags(boxes, routes)
    return Part(list(boxes), routes, found, placed.width, placed.height)


def _move_flags(boxes: Sequence[Box], routes: Sequence[Route]) -> None:
    """Put the sign of a flag where no line ends, if there is such a place on the upper edge."""
    tips: dict[str, list[Point]] = {}
    for route in routes:
        tips.setdefault(route.target, []).append(route.tip)
    for box in boxes:
        near = (
            [x - box.x for x, y in tips.get(box.iri, ()) if abs(y - box.y) < FLAG_HEIGHT] if box.flag else []
        )
        for place in list_flag_places(box) if near else ():
            if not any(place - _HEAD < x < place + FLAGS[box.flag] + _HEAD for x in near):
                box.flag_x = place
                break


def _measure(look: Look, label: tuple[str, ...]) -> int:
    return graphviz.measure([label]) if look.room is None else look.room
