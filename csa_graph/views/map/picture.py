"""Put a drawing, its title, key and source line together as shapes and words: one picture for every format.

Knows colours and places, in pixels from the top left corner. `svg` and `paint` write it; it writes nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.views.map import styles
from csa_graph.views.map.arrows import draw_sample
from csa_graph.views.map.boxes import Box
from csa_graph.views.map.graphviz import LABEL_LINE, LABEL_SIZE, label_lines
from csa_graph.views.map.text import get_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from csa_graph.views.map.drawing import Drawing, Route

# The light colours of the page.
GROUND, INK, SOFT, EDGE, HAIR = "#ffffff", "#17212b", "#4c5a67", "#67758a", "#d5d9de"
_ACCENT, _TINT, _WARN = "#0b4f8a", "#f1f5f9", "#8a3b12"
_LINES = ("#14589c", "#0a6b62", "#7b3ca3", "#a8421a", "#46566a", "#86650a", "#5d6d7e", "#a1306a")
_DASHES: dict[int, tuple[float, ...]] = {
    2: (10, 4),
    3: (12, 4, 3, 4),
    4: (5, 3),
    5: (12, 3, 3, 3, 3, 3),
    6: (16, 6),
    7: (3, 3),
}
DOTS = (0.1, 5.0)
_FILLED = {"triangle", "diamond", "disc"}
_TEXTS = {
    "kicker": (11.0, SOFT, False, False),
    "title": (14.0, INK, True, False),
    "chair": (12.0, INK, False, False),
    "absent": (12.0, _WARN, False, True),
}
_MARGIN = 24.0
_LEAST_WIDTH = 640.0
_SMALL = 12.0
_ROW = 24.0


class Particulars(NamedTuple):
    """What a map says of itself beside its content."""

    title: str
    edition: str
    period: str
    built: str
    fingerprint: str

    def get_source(self) -> str:
        """Return the line that says where the content of a map comes from."""
        parts = (self.edition, f"period {self.period}" if self.period else "", f"built {self.built}")
        return f"Source: {', '.join(filter(None, parts))}. Data fingerprint {self.fingerprint}."


@dataclass(frozen=True, slots=True)
class Shape:
    """A path of M, L, H, V, C and Z with its origin; colours are "" for none."""

    path: str
    x: float = 0.0
    y: float = 0.0
    fill: str = ""
    stroke: str = ""
    width: float = 1.4
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `anchor` is start, middle or end; `halo` keeps lines behind it from touching it."""

    x: float
    y: float
    words: str
    size: float
    fill: str = INK
    bold: bool = False
    italic: bool = False
    anchor: str = "start"
    halo: bool = False


@dataclass(slots=True)
class Picture:
    """All that is drawn, from the ground up, with a title and a description for those who cannot see it."""

    width: float
    height: float
    title: str
    description: str
    items: list[Shape | Words] = field(default_factory=list)


def compose(graph: nx.MultiDiGraph[str], drawing: Drawing, particulars: Particulars) -> Picture:
    """Return the picture of one view.

    Args:
        graph: The projection.
        drawing: Its boxes and routes.
        particulars: What the title and the source line say.
    """
    width = max(drawing.width + 2 * _MARGIN, _LEAST_WIDTH)
    title = str(graph.graph.get("title", ""))
    picture = Picture(width, 0, f"{title}: {particulars.title}", _describe(graph))
    y = _MARGIN
    room = width - 2 * _MARGIN
    for line in wrap(title, room, 20, bold=True):
        picture.items.append(Words(_MARGIN, y + 20, line, 20, bold=True))
        y += 26
    for line in wrap(particulars.title, room, 14):
        picture.items.append(Words(_MARGIN, y + 14, line, 14, SOFT))
        y += 20
    y = _add_key(picture, graph, y + 10)
    left = (width - drawing.width) / 2
    _add_drawing(picture, graph, drawing, (left, y + 8))
    y += 8 + drawing.height + (_ROW if drawing.lone_y is not None else 0) + 14
    for line in wrap(particulars.get_source(), room, _SMALL):
        picture.items.append(Words(_MARGIN, y + _SMALL, line, _SMALL, SOFT))
        y += 17
    picture.height = round(y + _MARGIN - 8)
    picture.width = round(width)
    return picture


def _describe(graph: nx.MultiDiGraph[str]) -> str:
    """Return every line of a view as a sentence: what a reader who cannot see the picture gets."""
    nodes = graph.nodes
    sentences = sorted(
        f"{nodes[source].get('label', source)} {facts.get('label', key)} {nodes[target].get('label', target)}"
        f"{' (inferred)' if facts.get('inferred') else ''}."
        for source, target, key, facts in graph.edges(keys=True, data=True)
    )
    return " ".join([str(graph.graph.get("summary", "")), *sentences])


# ---------------------------------------------------------------- the key


def _add_key(picture: Picture, graph: nx.MultiDiGraph[str], y: float) -> float:
    """Add the kinds of line and of thing that are present, with their numbers; return where the key ends."""
    # Cards have no lines, and only some of the things as boxes: there is nothing to be read by a key.
    cards = str(graph.graph.get("drawn", "")).startswith("cards")
    for entries in () if cards else (list(_line_entries(graph)), list(_family_entries(graph))):
        x = _MARGIN
        for sample, words in entries:
            taken = 66 + get_width(words, _SMALL) + 22
            if x > _MARGIN and x + taken > picture.width - _MARGIN:
                x, y = _MARGIN, y + _ROW
            picture.items += [_move(shape, x, y) for shape in sample]
            picture.items.append(Words(x + 66, y + 12, words, _SMALL))
            x += taken
        y += _ROW if entries else 0
    return y


def _line_entries(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[list[Shape], str]]:
    counts: Counter[tuple[str, bool]] = Counter()
    words: dict[str, str] = {}
    for _source, _target, key, facts in graph.edges(keys=True, data=True):
        counts[key, bool(facts.get("inferred"))] += 1
        words.setdefault(key, " ".join(label_lines({**facts, "inferred": False})))
    style_of = styles.get_styles(words)
    for key, inferred in sorted(counts, key=lambda entry: (styles.rank(entry[0]), entry[1])):
        style = style_of[key]
        told = f"{words[key]}{' (inferred)' if inferred else ''}: {counts[key, inferred]}"
        yield _draw_line("M2 8L44 8", draw_sample(style.arrow), style, inferred=inferred), told


def _family_entries(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[list[Shape], str]]:
    counts = Counter(styles.get_family(facts.get("types", ())) for _iri, facts in graph.nodes(data=True))
    for family, heading in styles.FAMILY_HEADINGS.items():
        if counts[family]:
            outline = Box("", family, 28, 16).get_outline()
            shape = Shape(outline, 24, 0, _TINT if family == "group" else GROUND, EDGE)
            yield [shape], f"{heading.lower()}: {counts[family]}"


def _move(shape: Shape, x: float, y: float) -> Shape:
    return Shape(shape.path, shape.x + x, shape.y + y, shape.fill, shape.stroke, shape.width, shape.dash)


# ---------------------------------------------------------------- the drawing


def _add_drawing(
    picture: Picture, graph: nx.MultiDiGraph[str], drawing: Drawing, at: tuple[float, float]
) -> None:
    left, top = at

    def down(y: float) -> float:
        # The heading of the things without a line stands between the two parts of the drawing.
        below = drawing.lone_y is not None and y >= drawing.lone_y
        return round(y + top + (_ROW if below else 0), 1)

    for band in drawing.bands:
        outline = Box("", "group", band.width, band.height).get_outline()
        picture.items.append(Shape(outline, left + band.x, down(band.y), "", HAIR, 1.2))
        picture.items.append(
            Words(left + band.x + 10, down(band.y) + 16, band.label, _SMALL, SOFT, bold=True)
        )
    if drawing.lone_y is not None:
        alone = str(graph.graph.get("alone", ""))
        picture.items.append(Words(left + 16, top + drawing.lone_y + 17, alone, 14, bold=True))
    for route in drawing.routes:
        shapes = _draw_line(route.get_path(), route.get_arrow(), route.style, inferred=route.inferred)
        picture.items += [_move(shape, left, top) for shape in shapes]
    for route in drawing.routes:
        picture.items += _label(route, left, top)
    for box in drawing.boxes.values():
        _add_box(picture, box, left + box.x, down(box.y), is_centre=box.iri == graph.graph.get("around"))


def _draw_line(path: str, head: str, style: styles.LineStyle, *, inferred: bool) -> list[Shape]:
    colour = _LINES[style.number]
    line = (
        Shape(path, stroke=colour, width=2.4, dash=DOTS)
        if inferred
        else Shape(path, stroke=colour, width=1.8, dash=_DASHES.get(style.number, ()))
    )
    inside = colour if style.arrow in _FILLED else "" if style.arrow == "vee" else GROUND
    return [line, Shape(head, fill=inside, stroke=colour, width=1.6)]


def _label(route: Route, left: float, top: float) -> Iterator[Words]:
    for number, words in enumerate(route.label):
        y = route.label_at[1] + 3 + LABEL_LINE * (number - (len(route.label) - 1) / 2)
        yield Words(
            round(left + route.label_at[0], 1),
            round(top + y, 1),
            words,
            LABEL_SIZE,
            _LINES[route.style.number],
            italic=route.inferred,
            anchor="middle",
            halo=True,
        )


def _add_box(picture: Picture, box: Box, x: float, y: float, *, is_centre: bool) -> None:
    ground = _TINT if box.family == "group" else GROUND
    edge, width = (_ACCENT, 3.2) if is_centre else (EDGE, 1.4)
    picture.items.append(Shape(box.get_outline(), x, y, ground, edge, width))
    for line in box.lines:
        size, fill, bold, italic = _TEXTS[line.role]
        picture.items.append(Words(x + 12, y + line.y, line.words, size, fill, bold=bold, italic=italic))
    if box.tag:
        picture.items.append(Words(x + box.width - 12, y + 21, box.tag, 11, _ACCENT, bold=True, anchor="end"))
