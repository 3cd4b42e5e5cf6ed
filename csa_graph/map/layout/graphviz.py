"""Let Graphviz place boxes in columns and route lines between them, and read the result.

Graphviz gets sizes and our own numbers only, never a label: so it opens no font and no text of the data can
reach its language.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.drawing.text import get_width, wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from csa_graph.drawing.arrows import Point
    from csa_graph.map.content.boxes import Box

LABEL_SIZE = 11.5
LABEL_LINE = 15.0
_LABEL_WIDTH = 150.0
_POINTS_PER_INCH = 72.0
# How long Graphviz looks for shorter lines and fewer crossings. The thorough search takes a second at 400
# lines and grows with their square.
_THOROUGH = "mclimit=8, searchsize=200"
_QUICK = "mclimit=0.3, nslimit=0.2, nslimit1=0.5, searchsize=10"
_MANY_LINES = 300


class Placement(NamedTuple):
    """What Graphviz found: the size of all, the middle of each box, the route of each line."""

    width: float
    height: float
    middles: dict[int, Point]
    routes: dict[int, tuple[tuple[Point, ...], Point, Point]]
    """By number of the line: the points of its curve, the tip of its arrow, the middle of its words."""


def label_lines(words: str, *, inferred: bool = False) -> tuple[str, ...]:
    """Return the words beside a line: those of its kind, without the "is" that a sentence needs."""
    for start in ("is a ", "is an ", "is the ", "is "):
        if words.startswith(start):
            words = words.removeprefix(start)
            break
    if inferred:
        words += " (inferred)"
    return tuple(wrap(words, _LABEL_WIDTH, LABEL_SIZE))


def measure(labels: Iterable[Sequence[str]]) -> int:
    """Return the width in pixels that the widest of some labels needs."""
    lines = [line for label in labels for line in label]
    return math.ceil(max((get_width(line, LABEL_SIZE) for line in lines), default=0)) + 8


def measure_height(label: Sequence[str]) -> int:
    """Return the height in pixels that the lines of a label need."""
    return math.ceil(LABEL_LINE * max(len(label), 1)) + 2


def place(
    boxes: Sequence[Box],
    pairs: Sequence[tuple[int, int]],
    words: Sequence[tuple[int, int]],
    leftward: Collection[int] = (),
    *,
    upward: bool = False,
    highest: Collection[int] = (),
) -> Placement:
    """Return the places of boxes and the routes of lines between them.

    Args:
        boxes: Boxes, of which the sizes are read.
        pairs: For each line the numbers of the boxes that it joins.
        words: For each line the width and height in pixels that are kept free for its words.
        leftward: Numbers of the lines that run from right to left.
        upward: Whether lines run up from row to row, in place of from column to column.
        highest: Numbers of the boxes that stand in the highest row.
    """
    found = _run(_write(boxes, pairs, words, leftward, upward=upward, highest=highest))
    _left, _bottom, right, top = (float(number) for number in found["bb"].split(","))

    def read(text: str) -> Point:
        x, y = text.split(",")
        return (float(x), top - float(y))

    # A row of its own is an object, too, and has no place.
    things = [thing for thing in found.get("objects", []) if "pos" in thing]
    middles = {int(thing["name"][1:]): read(thing["pos"]) for thing in things}
    routes = {}
    for line in found.get("edges", []):
        # Graphviz writes the tip of the arrow first ("e", or "s" where it is at the start), then the curve.
        end, *curve = line["pos"].split()
        points = tuple(read(point) for point in (reversed(curve) if end.startswith("s,") else curve))
        routes[int(line["id"])] = (points, read(end[len("e,") :]), read(line["lp"]))
    return Placement(right, top, middles, routes)


def _write(
    boxes: Sequence[Box],
    pairs: Sequence[tuple[int, int]],
    words: Sequence[tuple[int, int]],
    leftward: Collection[int],
    *,
    upward: bool,
    highest: Collection[int],
) -> str:
    """Return the graph in the DOT language, made of numbers only.

    With lines that run back, it is the others that are turned: the columns are the same, and `dot` finds
    fewer crossings than from the other end (13 against 18 in the priorities of the agreement).
    """
    effort = _THOROUGH if len(pairs) <= _MANY_LINES else _QUICK
    direction = "BT" if upward else "RL" if leftward else "LR"
    apart = "nodesep=0.25, ranksep=0.5" if upward else "nodesep=0.3, ranksep=0.42"
    parts = [
        "digraph {",
        f"graph [rankdir={direction}, splines=spline, {apart}, {effort}];",
        'node [shape=box, fixedsize=true, label=""];',
        "edge [arrowsize=1.1];",
    ]
    for number, box in enumerate(boxes):
        width, height = box.width / _POINTS_PER_INCH, box.height / _POINTS_PER_INCH
        parts.append(f"n{number} [width={width:.4f}, height={height:.4f}];")
    if highest:
        parts.append("{rank=max; " + "; ".join(f"n{number}" for number in sorted(highest)) + "}")
    for number, ((source, target), (room, height)) in enumerate(zip(pairs, words, strict=True)):
        # A table of fixed size keeps the place of the words free without any font being looked up.
        blank = (
            f'<<TABLE FIXEDSIZE="TRUE" WIDTH="{room}" HEIGHT="{height}" BORDER="0" CELLBORDER="0"'
            ' CELLPADDING="0" CELLSPACING="0"><TR><TD></TD></TR></TABLE>>'
        )
        turned = bool(leftward) and number not in leftward
        ends, arrow = (f"n{target} -> n{source}", ", dir=back") if turned else (f"n{source} -> n{target}", "")
        parts.append(f"{ends} [id={number}{arrow}, label={blank}];")
    return "\n".join([*parts, "}"])


def _run(dot: str) -> dict[str, Any]:
    import pygraphviz

    class Graph(pygraphviz.AGraph):  # type: ignore[misc]  # pygraphviz has no types
        def number_of_nodes(self) -> int:
            # It is asked only to write a warning about big graphs to standard error.
            return 0

    found: dict[str, Any] = json.loads(Graph(string=dot).draw(format="json0", prog="dot"))
    return found
