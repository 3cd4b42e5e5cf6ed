"""Put a drawing, its title, key and source line together as shapes and words: one picture for every format.

Knows colours and places, in pixels from the top left corner, or in points on a sheet of paper. `svg` and
`paint` write it; it writes nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from csa_graph.drawing.arrows import draw_sample
from csa_graph.drawing.paper import MARGIN, POINTS
from csa_graph.drawing.shapes import (
    ACCENT,
    BACKGROUND,
    BORDER,
    DOTS,
    FOREGROUND,
    HAIRLINE,
    LINES,
    MUTED,
    TINT,
    WARNING_COLOUR,
    Picture,
    Shape,
    Words,
)
from csa_graph.drawing.text import get_width, wrap
from csa_graph.map.content import marks, styles
from csa_graph.map.content.boxes import Box
from csa_graph.map.layout.graphviz import LABEL_LINE, LABEL_SIZE, label_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from csa_graph.drawing.paper import Sheet
    from csa_graph.map.content.particulars import Particulars
    from csa_graph.map.layout.drawing import Drawing, Route

_DASHES: dict[int, tuple[float, ...]] = {
    2: (10, 4),
    3: (12, 4, 3, 4),
    4: (5, 3),
    5: (12, 3, 3, 3, 3, 3),
    6: (16, 6),
    7: (3, 3),
}
_HOLE = (4.0, 4.0)
_FILLED = {"triangle", "diamond", "disc"}
_TEXTS = {
    "kicker": (11.0, MUTED, False, False),
    "title": (14.0, FOREGROUND, True, False),
    "chair": (12.0, FOREGROUND, False, False),
    "absent": (12.0, WARNING_COLOUR, False, True),
}
_MARGIN = 24.0
_LEAST_WIDTH = 640.0
_SMALL = 12.0
_ROW = 24.0


def compose(
    graph: nx.MultiDiGraph[str], drawing: Drawing, particulars: Particulars, sheet: Sheet | None = None
) -> Picture:
    """Return the picture of one view.

    Args:
        graph: The projection.
        drawing: Its boxes and routes.
        particulars: What the title and the source line say.
        sheet: The paper that the picture is to fill, in place of a picture of the size of its drawing. The
            drawing is made smaller if it must, never larger, and all is then measured in points.
    """
    margin = MARGIN if sheet else _MARGIN
    width = sheet.width if sheet else max(drawing.width + 2 * margin, _LEAST_WIDTH)
    title = marks.get_view(graph)["title"]
    picture = Picture(round(width, 2), 0, f"{title}: {particulars.title}", _describe(graph))
    y = margin
    room = width - 2 * margin
    for line in wrap(title, room, 20, bold=True):
        picture.items.append(Words(margin, y + 20, line, 20, bold=True))
        y += 26
    for line in wrap(particulars.title, room, 14):
        picture.items.append(Words(margin, y + 14, line, 14, MUTED))
        y += 20
    y = _add_key(picture, graph, (margin, y + 10)) + 8
    source = wrap(particulars.get_source(), room, _SMALL)
    drawn = _draw(graph, drawing)
    height = drawing.height + (_ROW if drawing.lone_y is not None else 0)
    scale = 1.0
    if sheet:
        rest = sheet.height - margin - y - 14 - 17 * len(source)
        scale = min(1.0, room / max(drawing.width, 1), rest / max(height, 1))
    picture.items += [item.put((width - drawing.width * scale) / 2, y, scale) for item in drawn]
    y += height * scale + 14
    for line in source:
        picture.items.append(Words(margin, y + _SMALL, line, _SMALL, MUTED))
        y += 17
    if sheet:
        items = [item.put(0, 0, POINTS) for item in picture.items]
        return Picture(sheet.width * POINTS, sheet.height * POINTS, picture.title, picture.description, items)
    picture.width, picture.height = round(width), round(y + margin - 8)
    return picture


def _describe(graph: nx.MultiDiGraph[str]) -> str:
    """Return every line of a view as a sentence: what a reader who cannot see the picture gets."""
    called = {iri: facts["label"] or iri for iri, facts in marks.iter_nodes(graph)}
    sentences = sorted(
        f"{called[source]} {facts['label'] or key} {called[target]}"
        f"{' (inferred)' if facts['inferred'] else ''}."
        for (source, target, key), facts in marks.iter_lines(graph)
    )
    return " ".join([marks.get_view(graph)["summary"], *sentences])


# ---------------------------------------------------------------- the key


def _add_key(picture: Picture, graph: nx.MultiDiGraph[str], at: tuple[float, float]) -> float:
    """Add the kinds of line and of thing that are present, with their numbers; return where the key ends."""
    margin, y = at
    for entries in _list_entries(graph):
        x = margin
        for sample, words in entries:
            before = 66 if sample else 0
            taken = before + get_width(words, _SMALL) + 22
            if x > margin and x + taken > picture.width - margin:
                x, y = margin, y + _ROW
            picture.items += [shape.put(x, y) for shape in sample]
            picture.items.append(Words(x + before, y + 12, words, _SMALL))
            x += taken
        y += _ROW if entries else 0
    return y


def _list_entries(graph: nx.MultiDiGraph[str]) -> list[list[tuple[list[Shape], str]]]:
    drawn = marks.get_view(graph)["drawn"]
    if drawn == "index":
        # Each family of names stands in its shape, under its number.
        return []
    lines = list(_line_entries(graph))
    if drawn.startswith("cards"):
        # Cards have no lines, and only some of the things as boxes.
        return [[([], words) for _sample, words in lines]]
    return [lines, list(_family_entries(graph))]


def _line_entries(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[list[Shape], str]]:
    counts: Counter[tuple[str, bool]] = Counter()
    words: dict[str, str] = {}
    for (_source, _target, key), facts in marks.iter_lines(graph):
        counts[key, facts["inferred"]] += 1
        words.setdefault(key, " ".join(label_lines(facts["label"])))
    style_of = styles.get_styles(words)
    for key, inferred in sorted(counts, key=lambda entry: (styles.rank(entry[0]), entry[1])):
        style = style_of[key]
        entry = f"{words[key]}{' (inferred)' if inferred else ''}: {counts[key, inferred]}"
        yield _draw_line("M2 8L44 8", draw_sample(style.arrow), style, inferred=inferred), entry


def _family_entries(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[list[Shape], str]]:
    counts = Counter(styles.get_family(iri, facts["types"]) for iri, facts in marks.iter_nodes(graph))
    for family, heading in styles.FAMILY_HEADINGS.items():
        if counts[family]:
            outline = Box("", family, 28, 16).get_outline()
            shape = Shape(outline, 24, 0, TINT if family == "group" else BACKGROUND, BORDER)
            yield [shape], f"{heading.lower()}: {counts[family]}"


# ---------------------------------------------------------------- the drawing


def _draw(graph: nx.MultiDiGraph[str], drawing: Drawing) -> list[Shape | Words]:
    """Return all of a drawing, with its own top left corner as origin."""

    def down(x: float, y: float) -> float:
        # The heading of the things without a line stands above them.
        below = drawing.lone_y is not None and y >= drawing.lone_y and x >= drawing.lone_x
        return round(y + (_ROW if below else 0), 1)

    about = marks.get_view(graph)
    centre = about.get("around")
    items: list[Shape | Words] = []
    for band in drawing.bands:
        outline = Box("", "group", band.width, band.height).get_outline()
        items.append(Shape(outline, band.x, down(band.x, band.y), "", HAIRLINE, 1.2))
        items.append(Words(band.x + 10, down(band.x, band.y) + 16, band.label, _SMALL, MUTED, bold=True))
    if drawing.lone_y is not None:
        alone = Words(drawing.lone_x + 16, drawing.lone_y + 17, about["alone"], 14, bold=True)
        items.append(alone)
    for route in drawing.routes:
        items += _draw_line(route.get_path(), route.get_arrow(), route.style, inferred=route.inferred)
    for route in drawing.routes:
        items += _label(route)
    for hole in drawing.holes:
        items.append(Shape(hole.get_path(), stroke=WARNING_COLOUR, width=1.4, dash=_HOLE))
        items += _draw_hole(hole.box)
    for box in drawing.boxes.values():
        items += _draw_box(box, down(box.x, box.y), is_centre=box.iri == centre)
    return items


def _draw_line(path: str, head: str, style: styles.LineStyle, *, inferred: bool) -> list[Shape]:
    colour = LINES[style.number]
    line = (
        Shape(path, stroke=colour, width=2.4, dash=DOTS)
        if inferred
        else Shape(path, stroke=colour, width=1.8, dash=_DASHES.get(style.number, ()))
    )
    inside = colour if style.arrow in _FILLED else "" if style.arrow == "vee" else BACKGROUND
    return [line, Shape(head, fill=inside, stroke=colour, width=1.6)]


def _label(route: Route) -> Iterator[Words]:
    for number, words in enumerate(route.label):
        y = route.label_at[1] + 3 + LABEL_LINE * (number - (len(route.label) - 1) / 2)
        yield Words(
            route.label_at[0],
            round(y, 1),
            words,
            LABEL_SIZE,
            LINES[route.style.number],
            italic=route.inferred,
            anchor="middle",
            halo=True,
        )


def _draw_hole(box: Box) -> Iterator[Shape | Words]:
    yield Shape(box.get_outline(), box.x, box.y, BACKGROUND, WARNING_COLOUR, 1.4, _HOLE)
    for line in box.lines:
        size, fill, bold, italic = _TEXTS[line.role]
        yield Words(box.x + 12, box.y + line.y, line.words, size, fill, bold=bold, italic=italic)


def _draw_box(box: Box, y: float, *, is_centre: bool) -> Iterator[Shape | Words]:
    ground = TINT if box.family == "group" else BACKGROUND
    edge, width = (ACCENT, 3.2) if is_centre else (BORDER, 1.4)
    yield Shape(box.get_outline(), box.x, y, ground, edge, width)
    for line in box.lines:
        size, fill, bold, italic = _TEXTS[line.role]
        yield Words(box.x + 12, y + line.y, line.words, size, fill, bold=bold, italic=italic)
    if box.tag:
        yield Words(box.x + box.width - 12, y + 21, box.tag, 11, ACCENT, bold=True, anchor="end")
