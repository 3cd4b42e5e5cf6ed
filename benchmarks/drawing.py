"""Count what makes a drawing hard to read: lines behind boxes they do not touch, lines that cross.

Judges nothing: tests and benchmarks say how many there may be.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csa_graph.drawing.arrows import Point
    from csa_graph.map.content.boxes import Box
    from csa_graph.map.layout.drawing import Drawing, Route


def sample(route: Route, steps: int = 40) -> list[Point]:
    """Return points along the cubic curves of a route, and its tip."""
    points: list[Point] = []
    for start in range(0, len(route.curve) - 1, 3):
        ends = route.curve[start : start + 4]
        for step in range(steps + 1):
            t = step / steps
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            points.append(
                (
                    sum(weight * point[0] for weight, point in zip(weights, ends, strict=True)),
                    sum(weight * point[1] for weight, point in zip(weights, ends, strict=True)),
                )
            )
    return [*points, route.tip]


def is_inside(point: Point, box: Box, inset: float = 1.0) -> bool:
    """Return whether a point lies in a box; a line along its edge does not count."""
    x, y = point
    return box.x + inset < x < box.x + box.width - inset and box.y + inset < y < box.y + box.height - inset


def find_foreign(drawing: Drawing) -> list[tuple[str, str, str]]:
    """Return (source, target, box) for each line that passes through a box that is not one of its ends."""
    found = []
    for route in drawing.routes:
        points = sample(route)
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

    lines = [({route.source, route.target}, sample(route, 12)) for route in drawing.routes]
    return sum(
        not one[0] & two[0] and cross(one[1], two[1])
        for place, one in enumerate(lines)
        for two in lines[place + 1 :]
    )
