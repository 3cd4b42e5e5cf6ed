"""Hold a drawing: boxes with their places, the routes of lines, the bands of areas behind them.

Whoever draws it (page, SVG, PDF) reads it; it neither makes places nor draws.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.drawing.arrows import Point, draw_arrow

if TYPE_CHECKING:
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
        first, *rest = self.curve
        curves = [rest[place : place + _CURVE] for place in range(0, len(rest), _CURVE)]
        return f"M{_xy(first)}" + "".join("C" + " ".join(_xy(point) for point in curve) for curve in curves)

    def get_arrow(self) -> str:
        """Return the head of the arrow as an SVG path between the end of the curve and the tip."""
        return draw_arrow(self.style.arrow, self.curve[-1], self.tip)


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

    `lone_x` is where those begin if they stand beside the others. `reading` says how lines run in it, in a
    sentence.
    """

    width: float
    height: float
    boxes: dict[str, Box] = field(default_factory=dict)
    routes: list[Route] = field(default_factory=list)
    lone_y: float | None = None
    lone_x: float = 0.0
    bands: list[Band] = field(default_factory=list)
    reading: str = ""


def _xy(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"
