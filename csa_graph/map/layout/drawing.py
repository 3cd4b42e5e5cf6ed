"""Hold a drawing: boxes with their places, the routes of lines, the bands of areas behind them.

Whoever draws it (page, SVG, PDF) reads it; it neither makes places nor draws.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.drawing.arrows import Point, draw_arrow

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.map.content.boxes import Box
    from csa_graph.map.content.styles import LineStyle

_CURVE = 3


@dataclass(frozen=True, slots=True)
class Route:
    """A line as it is drawn: `curve` holds ends and control points of cubic curves, `tip` the arrow's tip."""

    source: str
    target: str
    key: str
    curve: tuple[Point, ...]
    tip: Point
    style: LineStyle
    inferred: bool
    label: tuple[str, ...]
    label_at: Point

    def get_path(self) -> str:
        """Return the curve as an SVG path."""
        return draw_curve(self.curve)

    def sample(self, steps: int) -> list[Point]:
        """Return points along the line from its start to its tip, so many of each of its curves."""
        points: list[Point] = []
        for start in range(0, len(self.curve) - 1, _CURVE):
            ends = self.curve[start : start + _CURVE + 1]
            for step in range(steps + 1):
                t = step / steps
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
                x = sum(weight * point[0] for weight, point in zip(weights, ends, strict=True))
                y = sum(weight * point[1] for weight, point in zip(weights, ends, strict=True))
                points.append((x, y))
        return [*points, self.tip]

    def move(self, move: Callable[[Point], Point]) -> Route:
        """Return the route with each of its points moved."""
        return replace(
            self,
            curve=tuple(move(point) for point in self.curve),
            tip=move(self.tip),
            label_at=move(self.label_at),
        )

    def get_arrow(self) -> str:
        """Return the head of the arrow as an SVG path between the end of the curve and the tip."""
        return draw_arrow(self.style.arrow, self.curve[-1], self.tip)


class Hole(NamedTuple):
    """The place of a body that nothing states: its box, which no thing has, and the line up to it.

    `curve` ends at the box: it has no arrow.
    """

    box: Box
    curve: tuple[Point, ...]

    def get_path(self) -> str:
        """Return the line as an SVG path."""
        *curve, end = self.curve
        return draw_curve(tuple(curve)) + f"L{_xy(end)}"


class Band(NamedTuple):
    """The ground behind the things of one area: its name, and its place in pixels."""

    label: str
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Drawing:
    """Boxes and routes of one view, its size in pixels, and where boxes without a line begin (`lone_y`).

    `lone_x` is where those begin if they stand beside the others, `rest_y` where what is not tied to the body
    that the view is about begins. `reading` says how lines run in it, in a
    sentence.
    """

    width: float
    height: float
    boxes: dict[str, Box] = field(default_factory=dict)
    routes: list[Route] = field(default_factory=list)
    lone_y: float | None = None
    lone_x: float = 0.0
    bands: list[Band] = field(default_factory=list)
    holes: list[Hole] = field(default_factory=list)
    rest_y: float | None = None
    reading: str = ""


def draw_curve(points: tuple[Point, ...]) -> str:
    """Return cubic curves, one after the other, as an SVG path."""
    first, *rest = points
    curves = [rest[place : place + _CURVE] for place in range(0, len(rest), _CURVE)]
    return f"M{_xy(first)}" + "".join("C" + " ".join(_xy(point) for point in curve) for curve in curves)


def _xy(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"
