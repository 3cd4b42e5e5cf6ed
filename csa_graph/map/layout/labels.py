"""The words of a line are put onto the line, where they cover neither boxes nor other words nor other lines.

Chooses among places along each line; the line itself it leaves as it is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.map.layout import graphviz

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.drawing.arrows import Point
    from csa_graph.map.content.boxes import Box
    from csa_graph.map.layout.drawing import Route

# Lines are noted in squares of so many pixels, so that who runs under some words is looked up.
_CELL = 12
_STEPS = 16
# Words stand in the middle part of a line: near its ends they would cover its head.
_PLACES = range(20, 81, 5)
_ON_BOX, _ON_END, _ON_WORDS, _ON_LINE = 1_000.0, 800.0, 500.0, 40.0
_END_ROOM = 6.0


class _Rectangle(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: _Rectangle) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, point: Point, room: float = 0.0) -> bool:
        x, y = point
        return self.left - room <= x <= self.right + room and self.top - room <= y <= self.bottom + room


def put(routes: Sequence[Route], boxes: Iterable[Box]) -> list[Route]:
    """Return routes with their words on them.

    Args:
        routes: The routes of a drawing, or of a part that no other line comes near.
        boxes: Its boxes, in their places.
    """
    points = [route.sample(_STEPS) for route in routes]
    ground = _Ground(boxes, points)
    # Who needs the most room chooses first.
    order = sorted(range(len(routes)), key=lambda each: (-_measure(routes[each])[0], each))
    placed = {number: ground.choose(number, points[number], _measure(routes[number])) for number in order}
    return [replace(route, label_at=placed[number]) for number, route in enumerate(routes)]


class _Ground:
    """What words would cover: boxes, lines, and the words that have their places."""

    def __init__(self, boxes: Iterable[Box], lines: Sequence[Sequence[Point]]) -> None:
        self._boxes = [_Rectangle(box.x, box.y, box.x + box.width, box.y + box.height) for box in boxes]
        self._words: list[_Rectangle] = []
        self._lines: dict[tuple[int, int], set[int]] = defaultdict(set)
        for number, line in enumerate(lines):
            for x, y in line:
                self._lines[round(x / _CELL), round(y / _CELL)].add(number)

    def choose(self, number: int, line: Sequence[Point], size: tuple[float, float]) -> Point:
        """Return the point of a line at which its words cover the least, and keep it for them."""
        points = {place: line[place * (len(line) - 1) // 100] for place in _PLACES}

        def judge(place: int) -> tuple[float, int]:
            rectangle = _stand(points[place], size)
            others = _list_under(rectangle, self._lines) - {number}
            cost = _ON_BOX * sum(map(rectangle.covers, self._boxes))
            cost += _ON_WORDS * sum(map(rectangle.covers, self._words))
            cost += _ON_END * sum(rectangle.holds(end, _END_ROOM) for end in (line[0], line[-1]))
            return cost + _ON_LINE * len(others) + abs(place - 50), place

        at = points[min(points, key=judge)]
        self._words.append(_stand(at, size))
        return at


def _measure(route: Route) -> tuple[float, float]:
    return graphviz.measure([route.label]), graphviz.measure_height(route.label)


def _stand(at: Point, size: tuple[float, float]) -> _Rectangle:
    (x, y), (width, height) = at, size
    return _Rectangle(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _list_under(rectangle: _Rectangle, under: dict[tuple[int, int], set[int]]) -> set[int]:
    columns = range(round(rectangle.left / _CELL), round(rectangle.right / _CELL) + 1)
    rows = range(round(rectangle.top / _CELL), round(rectangle.bottom / _CELL) + 1)
    return {number for column in columns for row in rows for number in under.get((column, row), ())}
