"""Turn a projection into a drawing: boxes placed and lines routed around them by Graphviz, left to right.

Graphviz gets sizes and our own numbers only, never a label: so it opens no font and no text of the data can
reach its language. It does not draw.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from csa_graph.views.map import styles
from csa_graph.views.map.boxes import WIDTH, Box, make_box
from csa_graph.views.map.text import get_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

Point = tuple[float, float]

_MARGIN = 16.0
_GAP = 20.0
_LABEL_SIZE = 11.5
_LABEL_LINE = 15.0
_LABEL_WIDTH = 150.0
_LONE_COLUMNS = 4
_POINTS_PER_INCH = 72.0
_ARROW_HALF = 5.2
_CURVE = 3


@dataclass(frozen=True, slots=True)
class Route:
    """A line as it is drawn: `curve` holds ends and control points of cubic curves, `tip` the arrow's tip."""

    source: str
    target: str
    key: str
    curve: tuple[Point, ...]
    tip: Point
    style: styles.LineStyle
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
        return _draw_arrow(self.style.arrow, self.curve[-1], self.tip)


@dataclass(slots=True)
class Drawing:
    """Boxes and routes of one view, its size in pixels, and where boxes without a line begin (`lone_y`)."""

    width: float
    height: float
    boxes: dict[str, Box] = field(default_factory=dict)
    routes: list[Route] = field(default_factory=list)
    lone_y: float | None = None


def arrange(graph: nx.MultiDiGraph[str]) -> Drawing:
    """Return the drawing of a projection.

    Things with a line are laid out by `dot`, lines running to the right; things without one stand in rows
    below. The same graph always gives the same drawing.
    """
    boxes = {iri: make_box(iri, facts) for iri, facts in _by_label(graph)}
    tied = [iri for iri in boxes if graph.degree(iri)]
    lone = [iri for iri in boxes if not graph.degree(iri)]
    drawing = _arrange_tied(graph, {iri: boxes[iri] for iri in tied}) if tied else Drawing(0, _MARGIN)
    _arrange_lone(drawing, [boxes[iri] for iri in lone])
    return drawing


def _by_label(graph: nx.MultiDiGraph[str]) -> list[tuple[str, dict[str, Any]]]:
    def place(iri: str) -> tuple[str, str]:
        return (str(graph.nodes[iri].get("label", "")).casefold(), iri)

    return [(iri, graph.nodes[iri]) for iri in sorted(graph, key=place)]


# ---------------------------------------------------------------- things with lines


def _arrange_tied(graph: nx.MultiDiGraph[str], boxes: dict[str, Box]) -> Drawing:
    numbers = {iri: number for number, iri in enumerate(boxes)}
    edges = sorted(
        graph.edges(keys=True, data=True),
        key=lambda edge: (numbers[edge[0]], numbers[edge[1]], styles.rank(edge[2])),
    )
    labels = [_label_lines(facts) for *_ends, facts in edges]
    found = _run_dot(_write_dot(boxes.values(), [(numbers[s], numbers[t]) for s, t, *_ in edges], labels))
    _left, _bottom, right, top = (float(number) for number in found["bb"].split(","))

    def place(text: str) -> Point:
        x, y = text.split(",")
        return (round(float(x) + _MARGIN, 1), round(top - float(y) + _MARGIN, 1))

    positions = {thing["name"]: place(thing["pos"]) for thing in found["objects"]}
    for iri, box in boxes.items():
        x, y = positions[f"n{numbers[iri]}"]
        box.x, box.y = round(x - box.width / 2, 1), round(y - box.height / 2, 1)
    routed = {int(line["id"]): line for line in found.get("edges", [])}
    style_of = styles.get_styles(key for *_ends, key, _facts in edges)
    routes = []
    for number, (source, target, key, facts) in enumerate(edges):
        # Graphviz writes the tip of the arrow first, then the curve.
        end, *curve = routed[number]["pos"].split()
        routes.append(
            Route(
                source=source,
                target=target,
                key=key,
                curve=tuple(place(point) for point in curve),
                tip=place(end.removeprefix("e,")),
                style=style_of[key],
                inferred=bool(facts.get("inferred")),
                label=labels[number],
                label_at=place(routed[number]["lp"]),
            )
        )
    return Drawing(right + 2 * _MARGIN, top + 2 * _MARGIN, dict(boxes), routes)


def _label_lines(facts: dict[str, Any]) -> tuple[str, ...]:
    """Return the words beside a line: those of its kind, without the "is" that a sentence needs."""
    words = str(facts.get("label", ""))
    for start in ("is a ", "is an ", "is the ", "is "):
        if words.startswith(start):
            words = words.removeprefix(start)
            break
    if facts.get("inferred"):
        words += " (inferred)"
    return tuple(wrap(words, _LABEL_WIDTH, _LABEL_SIZE))


def _write_dot(boxes: Iterable[Box], pairs: list[tuple[int, int]], labels: list[tuple[str, ...]]) -> str:
    """Return the graph in the DOT language, made of numbers only."""
    parts = [
        "digraph {",
        "graph [rankdir=LR, splines=spline, nodesep=0.3, ranksep=0.42, mclimit=8, searchsize=200];",
        'node [shape=box, fixedsize=true, label=""];',
        "edge [arrowsize=1.1];",
    ]
    for number, box in enumerate(boxes):
        width, height = box.width / _POINTS_PER_INCH, box.height / _POINTS_PER_INCH
        parts.append(f"n{number} [width={width:.4f}, height={height:.4f}];")
    for number, (source, target) in enumerate(pairs):
        lines = labels[number] or ("",)
        width = math.ceil(max(get_width(line, _LABEL_SIZE) for line in lines)) + 8
        height = math.ceil(_LABEL_LINE * len(lines)) + 2
        # A table of fixed size keeps the place of the words free without any font being looked up.
        blank = (
            f'<<TABLE FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}" BORDER="0" CELLBORDER="0"'
            ' CELLPADDING="0" CELLSPACING="0"><TR><TD></TD></TR></TABLE>>'
        )
        parts.append(f"n{source} -> n{target} [id={number}, label={blank}];")
    return "\n".join([*parts, "}"])


def _run_dot(dot: str) -> dict[str, Any]:
    import pygraphviz

    drawn = pygraphviz.AGraph(string=dot).draw(format="json0", prog="dot")
    found: dict[str, Any] = json.loads(drawn)
    return found


# ---------------------------------------------------------------- things without lines


def _arrange_lone(drawing: Drawing, boxes: list[Box]) -> None:
    """Place boxes in rows below what is drawn already."""
    if not boxes:
        return
    room = max(drawing.width - 2 * _MARGIN, _LONE_COLUMNS * (WIDTH + _GAP) - _GAP)
    columns = max(1, int((room + _GAP) // (WIDTH + _GAP)))
    drawing.lone_y = drawing.height if drawing.boxes else 0.0
    y = drawing.lone_y + _GAP / 2
    for start in range(0, len(boxes), columns):
        row = boxes[start : start + columns]
        for column, box in enumerate(row):
            box.x, box.y = _MARGIN + column * (WIDTH + _GAP), y
            drawing.boxes[box.iri] = box
        y += max(box.height for box in row) + _GAP
    used = min(columns, len(boxes))
    drawing.width = max(drawing.width, 2 * _MARGIN + used * (WIDTH + _GAP) - _GAP)
    drawing.height = y - _GAP + _MARGIN


# ---------------------------------------------------------------- arrows


def _xy(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"


def _draw_arrow(shape: str, base: Point, tip: Point) -> str:
    """Return an arrow head of a shape, pointing from the end of a curve to the tip."""
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = math.hypot(dx, dy) or 1.0
    across = (-dy / length * _ARROW_HALF, dx / length * _ARROW_HALF)

    def at(along: float, side: float) -> str:
        x = base[0] + dx * along + across[0] * side
        y = base[1] + dy * along + across[1] * side
        return f"{x:.1f} {y:.1f}"

    if shape == "vee":
        return f"M{at(0, 0)}L{at(1, 0)}M{at(-0.1, 1)}L{at(1, 0)}L{at(-0.1, -1)}"
    if shape in {"diamond", "lozenge"}:
        return f"M{at(0, 0)}L{at(0.5, 0.9)}L{at(1, 0)}L{at(0.5, -0.9)}Z"
    if shape in {"disc", "ring"}:
        radius = length / 2
        half = f"A{radius:.1f} {radius:.1f} 0 1 0 "
        return f"M{at(0, 0)}{half}{at(1, 0)}{half}{at(0, 0)}Z"
    return f"M{at(0, 1)}L{at(1, 0)}L{at(0, -1)}Z"


def draw_sample(shape: str) -> str:
    """Return an arrow head as the key shows it, at the right end of a line 44 pixels long."""
    return _draw_arrow(shape, (44.0, 8.0), (55.0, 8.0))
