"""Turn views that are no drawings of lines into drawings for pictures: cards, or names, in columns.

For views whose lines would cover each other, such as who sits where. The page draws its own.
"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

from csa_graph.drawing.text import wrap
from csa_graph.map.content import marks
from csa_graph.map.content.boxes import WIDTH, Box, TextLine, capital, make_box
from csa_graph.map.content.cards import make_cards
from csa_graph.map.content.things import gather
from csa_graph.map.layout.drawing import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from csa_graph.map.content.cards import Card
    from csa_graph.map.content.things import Row

_LEAST_COLUMNS = 4
# About that of a sheet of paper on its side, less its title.
_WIDTH_TO_HEIGHT = 1.6
_MARGIN = 16.0
_GAP = 20.0
_LEFT = 12.0
_ITEM = (12.0, 16.0)
_HEAD = (11.0, 15.0)
_TITLE = (14.0, 18.0)
_TITLE_TOP = 12.0
_TITLE_GAP = 5.0
_FOOT = 8.0
# A heading with fewer names than this below it would look lost.
_FEW = 2


def arrange_cards(graph: nx.MultiDiGraph[str]) -> Drawing:
    """Return the cards of a view as boxes in columns; those without any line stand below.

    Args:
        graph: A projection that asks to be drawn as "cards by target" or "cards by source".
    """
    about = marks.get_view(graph)
    content = gather({about["view"]: graph})
    cards = make_cards(graph, content, by_target=about["drawn"] == "cards by target")
    iri_of = {content.things[iri].id: iri for iri in graph}
    full = [_make_card(card, graph, iri_of) for card in cards if card.sentences]
    lone = [_make_card(card, graph, iri_of) for card in cards if not card.sentences]
    number = _count_columns(box.height + _GAP for box in (*full, *lone))
    drawing = Drawing(2 * _MARGIN + number * (WIDTH + _GAP) - _GAP, 0)
    end = _fill(drawing, full, _MARGIN, number)
    if lone:
        drawing.lone_y = end if full else 0.0
        end = _fill(drawing, lone, drawing.lone_y + _GAP / 2, number)
    drawing.height = end
    return drawing


def _count_columns(heights: Iterable[float]) -> int:
    """Return in how many columns boxes of some heights make a picture of the shape of a sheet."""
    area = sum(heights) * (WIDTH + _GAP)
    return max(_LEAST_COLUMNS, round(math.sqrt(area * _WIDTH_TO_HEIGHT) / (WIDTH + _GAP)))


def _fill(drawing: Drawing, boxes: list[Box], top: float, columns: int) -> float:
    """Place boxes, the next always in the shortest column, and return where the longest ends."""
    ends = [top] * columns
    for box in boxes:
        column = ends.index(min(ends))
        box.x, box.y = _MARGIN + column * (WIDTH + _GAP), ends[column]
        ends[column] += box.height + _GAP
        drawing.boxes[box.iri] = box
    return max(ends) - _GAP + _MARGIN


def _make_card(card: Card, graph: nx.MultiDiGraph[str], iri_of: dict[str, str]) -> Box:
    iri = iri_of[card.thing.id]
    box = make_box(iri, marks.get_node(graph, iri))
    y = box.height - 4
    for sentence in card.sentences:
        y += 5
        for words in wrap(capital(sentence.words), WIDTH - 2 * _LEFT, _HEAD[0]):
            box.lines.append(TextLine("kicker", words, round(y + _HEAD[0], 1)))
            y += _HEAD[1]
        for row in sentence.rows:
            y = _add_item(box, _wrap_item(_describe_row(row)), y)
    box.height = round(y + _FOOT)
    return box


def _wrap_item(words: str) -> list[str]:
    lines = wrap(words, WIDTH - 2 * _LEFT - 10, _ITEM[0])
    return [("\N{NO-BREAK SPACE}" * 3 if number else "– ") + line for number, line in enumerate(lines)]


def _add_item(box: Box, lines: list[str], y: float) -> float:
    """Add the lines of one item below `y`, and return where they end."""
    for words in lines:
        box.lines.append(TextLine("chair", words, round(y + _ITEM[0], 1)))
        y += _ITEM[1]
    return y


def _describe_row(row: Row) -> str:
    return capital(row.other) + (" (inferred)" if row.relation.inferred else "")


# ---------------------------------------------------------------- names


def arrange_index(graph: nx.MultiDiGraph[str]) -> Drawing:
    """Return the names of a view under the heading of their family, down one column after the other.

    A family is a box of its shape, so that the drawing is its own key. One that does not end in its column
    goes on in the next, and says so.
    """
    content = gather({marks.get_view(graph)["view"]: graph})
    sections = [
        (things[0].family, f"{words}: {len(things)}", [_wrap_item(capital(thing.label)) for thing in things])
        for words, things in content.get_sections(graph)
    ]
    whole = [_measure_head() + _FOOT + _GAP + sum(map(_measure, items)) for *_head, items in sections]
    number = _count_columns(whole)
    # No column is as long as all would be if names could be cut in two, so there is a little room.
    limit = sum(whole) / number + 2 * _measure_head()
    drawing = Drawing(0, 0)
    column, y, end = 0, _MARGIN, _MARGIN + limit
    for family, heading, items in sections:
        left, part = items, 0
        while left:
            fitting = _count_fitting(left, end - y - _measure_head() - _FOOT)
            if fitting < min(_FEW, len(left)) and y > _MARGIN:
                column, y = column + 1, _MARGIN
                continue
            box = _make_part(family, heading, part, left[: max(1, fitting)])
            box.x, box.y = _MARGIN + column * (WIDTH + _GAP), y
            drawing.boxes[box.iri] = box
            left, part = left[max(1, fitting) :], part + 1
            column, y = (column + 1, _MARGIN) if left else (column, y + box.height + _GAP)
    drawing.width = 2 * _MARGIN + (column + 1) * (WIDTH + _GAP) - _GAP
    drawing.height = max((box.y + box.height for box in drawing.boxes.values()), default=0) + _MARGIN
    return drawing


def _measure_head() -> float:
    return _TITLE_TOP + _TITLE[1] + _TITLE_GAP


def _measure(item: list[str]) -> float:
    return len(item) * _ITEM[1]


def _count_fitting(items: list[list[str]], room: float) -> int:
    """Return how many of the first items fit in a height."""
    ends = accumulate(_measure(item) for item in items)
    return sum(end <= room for end in ends)


def _make_part(family: str, heading: str, part: int, items: list[list[str]]) -> Box:
    box = Box(f"{family}/{part}", family, WIDTH, 0)
    words = f"{heading.rpartition(':')[0]}, continued" if part else heading
    y = _TITLE_TOP
    for line in wrap(words, WIDTH - 2 * _LEFT - 14, _TITLE[0], bold=True):
        box.lines.append(TextLine("title", line, round(y + _TITLE[0], 1)))
        y += _TITLE[1]
    y += _TITLE_GAP
    for item in items:
        y = _add_item(box, item, y)
    box.height = round(y + _FOOT)
    return box
