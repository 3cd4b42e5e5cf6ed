"""Turn a picture into the drawing language of Graphviz (xdot), for its PNG and PDF writers.

Cuts lines into dashes itself, since Graphviz knows one pattern only. It does not run Graphviz.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from csa_graph.drawing.shapes import BACKGROUND, Shape, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csa_graph.drawing.arrows import Point
    from csa_graph.drawing.shapes import Picture

FONT = "DejaVu Sans,Verdana,Arial,Liberation Sans,Noto Sans,sans"
_PART = re.compile(r"([MLHVCZ])|(-?\d+(?:\.\d+)?)")
_STEPS = 24


def to_xdot(picture: Picture) -> str:
    """Return a picture in xdot, y running upwards."""
    page = Shape(f"M0 0H{picture.width:g}V{picture.height:g}H0Z", fill=BACKGROUND)
    parts: list[str] = []
    for item in (page, *picture.items):
        parts += _draw(item, picture.height) if isinstance(item, Shape) else _write(item, picture.height)
    return " ".join(parts)


def read_path(path: str) -> list[list[Point]]:
    """Return the strokes of an SVG path, each as the points of cubic curves joined end to end.

    >>> read_path("M0 0H3")
    [[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)]]
    """
    strokes: list[list[Point]] = []
    for command, numbers in _read_commands(path):
        if command == "M":
            strokes.append([(numbers[0], numbers[1])])
            continue
        stroke = strokes[-1]
        x, y = stroke[-1]
        if command == "C":
            stroke += list(zip(numbers[::2], numbers[1::2], strict=True))
            continue
        end = stroke[0]
        if command != "Z":
            end = (x if command == "V" else numbers[0], y if command == "H" else numbers[-1])
        stroke += [(x + (end[0] - x) / 3, y + (end[1] - y) / 3)]
        stroke += [(x + (end[0] - x) * 2 / 3, y + (end[1] - y) * 2 / 3), end]
    return strokes


def _read_commands(path: str) -> Iterator[tuple[str, list[float]]]:
    command, numbers = "", list[float]()
    for letter, number in _PART.findall(path):
        if number:
            numbers.append(float(number))
            continue
        if command:
            yield command, numbers
        command, numbers = letter, []
    if command:
        yield command, numbers


def cut(stroke: Sequence[Point], pattern: Sequence[float]) -> list[list[Point]]:
    """Return the dashes of a stroke of cubic curves, each as points joined by straight lines."""
    dashes: list[list[Point]] = []
    place, left, drawn = 0, pattern[0], True
    current: list[Point] = [stroke[0]]
    for a, b in pairwise(_flatten(stroke)):
        x, y = a
        rest = math.dist(a, b)
        while rest > left:
            x, y = x + (b[0] - x) * left / rest, y + (b[1] - y) * left / rest
            rest -= left
            if drawn:
                dashes.append([*current, (x, y)])
            place, drawn = (place + 1) % len(pattern), not drawn
            left, current = pattern[place], [(x, y)]
        left -= rest
        current.append(b)
    return [*dashes, current] if drawn and len(current) > 1 else dashes


def _flatten(stroke: Sequence[Point]) -> Iterator[Point]:
    yield stroke[0]
    for start in range(0, len(stroke) - 1, 3):
        ends = stroke[start : start + 4]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            x = sum(weight * point[0] for weight, point in zip(weights, ends, strict=True))
            y = sum(weight * point[1] for weight, point in zip(weights, ends, strict=True))
            yield x, y


# ---------------------------------------------------------------- xdot


def _draw(shape: Shape, height: float) -> Iterator[str]:
    strokes = [[(x + shape.x, height - y - shape.y) for x, y in part] for part in read_path(shape.path)]
    pen = shape.stroke or shape.fill
    yield f"c {_text(pen)} C {_text(shape.fill or pen)} S {_text(f'setlinewidth({shape.width:g})')}"
    for stroke in strokes:
        if shape.is_dotted():
            yield f"C {_text(pen)}"
            yield from (
                f"E {x:.2f} {y:.2f} {shape.width / 4:g} {shape.width / 4:g}"
                for (x, y), *_rest in cut(stroke, shape.dash)
            )
        elif shape.dash:
            yield from (f"L {_points(dash)}" for dash in cut(stroke, shape.dash))
        else:
            yield f"{'b' if shape.fill else 'B'} {_points(stroke)}"


def _write(words: Words, height: float) -> Iterator[str]:
    from csa_graph.drawing.text import get_width

    x, y = words.x, height - words.y
    if words.halo:
        half = get_width(words.words, words.size) / 2
        left, right = x - half, x + half
        low, high = y - 0.26 * words.size, y + 0.91 * words.size
        yield f"c {_text(BACKGROUND)} C {_text(BACKGROUND)}"
        yield f"P {_points([(left, low), (right, low), (right, high), (left, high)])}"
    align = {"start": -1, "middle": 0, "end": 1}[words.anchor]
    flags = words.bold + 2 * words.italic
    # Line breaks and controls have no place in one line of text.
    plain = "".join(char if char.isprintable() else " " for char in words.words)
    yield f"c {_text(words.fill)} F {words.size:g} {_text(FONT)} t {flags}"
    yield f"T {x:.2f} {y:.2f} {align} 0 {_text(plain)}"


def _points(points: Sequence[Point]) -> str:
    return " ".join([str(len(points)), *(f"{x:.2f} {y:.2f}" for x, y in points)])


def _text(text: str) -> str:
    """Return text with its length in bytes before it: nothing in it can end it."""
    return f"{len(text.encode('utf-8', 'replace'))} -{text.encode('utf-8', 'replace').decode()}"
