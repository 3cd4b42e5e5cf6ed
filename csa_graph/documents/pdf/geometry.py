"""Places on a page as its reader holds it: from the left and from the top, in points."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A part of a page.

    Attributes:
        x0: Its left edge.
        top: Its upper edge, counted downwards.
        x1: Its right edge.
        bottom: Its lower edge.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Tell whether a point is in it."""
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


#: A matrix as PDF has it: x' = a x + c y + e, y' = b x + d y + f.
Matrix = tuple[float, float, float, float, float, float]


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does what the first does, and then what the second does."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point goes."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_of(matrix: Matrix, left: float, low: float, right: float, high: float) -> Box:
    """Return the box around a rectangle of the file after a matrix that turns by quarters."""
    x0, y0 = apply(matrix, left, low)
    x1, y1 = apply(matrix, right, high)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def make_frame(crop: tuple[float, float, float, float], turn: int) -> tuple[Matrix, float, float]:
    """Return the matrix from a file's places on a page to ours, and the width and height of the page.

    Args:
        crop: What is seen of the page: left, low, right, high.
        turn: By how many degrees it is turned clockwise to be read: 0, 90, 180, 270.

    >>> matrix, width, height = make_frame((0, 0, 595, 842), 90)
    >>> (width, height), apply(matrix, 0, 0)
    ((842, 595), (0, 0))
    """
    left, low, right, high = crop
    width, height = right - left, high - low
    if turn == 90:
        return (0, 1, 1, 0, -low, -left), height, width
    if turn == 180:
        return (-1, 0, 0, 1, right, -low), width, height
    if turn == 270:
        return (0, -1, -1, 0, high, right), height, width
    return (1, 0, 0, -1, -left, high), width, height
