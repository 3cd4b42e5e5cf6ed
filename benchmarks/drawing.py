"""Count what makes a drawing hard to read: lines behind boxes, lines that cross, words away from their line.

Judges nothing: tests and benchmarks say how many there may be.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from csa_graph.map.content.boxes import FLAG_HEIGHT, FLAGS

if TYPE_CHECKING:
    from csa_graph.drawing.arrows import Point
    from csa_graph.map.content.boxes import Box
    from csa_graph.map.layout.drawing import Drawing

_STEPS = 40


def is_inside(point: Point, box: Box, inset: float = 1.0) -> bool:
    """Return whether a point lies in a box; a line along its edge does not count."""
    x, y = point
    return box.x + inset < x < box.x + box.width - inset and box.y + inset < y < box.y + box.height - inset


def find_foreign(drawing: Drawing) -> list[tuple[str, str, str]]:
    """Return (source, target, box) for each line that passes through a box that is not one of its ends."""
    found = []
    for route in drawing.routes:
        points = route.sample(_STEPS)
        low, high = min(y for _x, y in points), max(y for _x, y in points)
        found += [
            (route.source, route.target, box.iri)
            for box in drawing.boxes.values()
            if box.iri not in {route.source, route.target}
            and box.y < high
            and low < box.y + box.height
            and any(is_inside(point, box) for point in points)
        ]
    return found


def count_crossings(drawing: Drawing) -> int:
    """Count the pairs of lines, with no end in common, that cross each other."""

    def cross(one: list[Point], two: list[Point]) -> bool:
        def side(a: Point, b: Point, c: Point) -> float:
            return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

        return any(
            side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
            for a, b in pairwise(one)
            for c, d in pairwise(two)
        )

    lines = [({route.source, route.target}, route.sample(12)) for route in drawing.routes]
    return sum(
        not one[0] & two[0] and cross(one[1], two[1])
        for place, one in enumerate(lines)
        for two in lines[place + 1 :]
    )


def find_stray_words(drawing: Drawing, most: float = 12.0) -> list[tuple[str, str, str]]:
    """Return the lines whose words stand farther than so many pixels from them, or nearer to another line."""
    points = [route.sample(_STEPS) for route in drawing.routes]

    def measure(at: Point, line: list[Point]) -> float:
        return min(math.dist(at, point) for point in line)

    found = []
    for number, route in enumerate(drawing.routes):
        own = measure(route.label_at, points[number])
        others = [measure(route.label_at, line) for place, line in enumerate(points) if place != number]
        if own > most or own > min(others, default=own):
            found.append((route.source, route.target, route.key))
    return found


def find_covered_heads(drawing: Drawing, size: float = 6.0) -> list[tuple[str, str, str]]:
    """Return the lines whose head, of so many pixels around its tip, lies partly under the sign of a flag."""
    signs = [
        (box.x + box.flag_x, box.y - FLAG_HEIGHT / 2, FLAGS[box.flag])
        for box in drawing.boxes.values()
        if box.flag
    ]
    return [
        (route.source, route.target, route.key)
        for route in drawing.routes
        for left, top, width in signs
        if left - size < route.tip[0] < left + width + size
        and top - size < route.tip[1] < top + FLAG_HEIGHT + size
    ]
