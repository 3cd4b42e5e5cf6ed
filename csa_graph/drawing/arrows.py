"""Draw the heads of lines as SVG paths, one shape a kind, made of M, L, C and Z alone.

Knows no kind of line: `styles` says which shape a kind has.
"""

from __future__ import annotations

import math

Point = tuple[float, float]

_HALF = 5.2
# How far the control points of a cubic curve stand from its ends, for a quarter of a circle.
ROUND = 0.5523


def draw_arrow(shape: str, base: Point, tip: Point) -> str:
    """Return an arrow head of a shape, pointing from the end of a curve to the tip."""
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = math.hypot(dx, dy) or 1.0
    across = (-dy / length * _HALF, dx / length * _HALF)

    def at(along: float, side: float) -> str:
        x = base[0] + dx * along + across[0] * side
        y = base[1] + dy * along + across[1] * side
        return f"{x:.1f} {y:.1f}"

    if shape == "vee":
        return f"M{at(0, 0)}L{at(1, 0)}M{at(-0.1, 1)}L{at(1, 0)}L{at(-0.1, -1)}"
    if shape in {"diamond", "lozenge"}:
        return f"M{at(0, 0)}L{at(0.5, 0.9)}L{at(1, 0)}L{at(0.5, -0.9)}Z"
    if shape in {"disc", "ring"}:
        # Four quarters of a circle whose diameter is the head.
        side = length / 2 / _HALF
        far, near = 0.5 + ROUND / 2, 0.5 - ROUND / 2
        k = ROUND * side
        return (
            f"M{at(0, 0)}C{at(0, k)} {at(near, side)} {at(0.5, side)}C{at(far, side)} {at(1, k)} {at(1, 0)}"
            f"C{at(1, -k)} {at(far, -side)} {at(0.5, -side)}C{at(near, -side)} {at(0, -k)} {at(0, 0)}Z"
        )
    return f"M{at(0, 1)}L{at(1, 0)}L{at(0, -1)}Z"


def draw_sample(shape: str) -> str:
    """Return an arrow head as a key shows it, at the right end of a line 44 pixels long."""
    return draw_arrow(shape, (44.0, 8.0), (55.0, 8.0))
