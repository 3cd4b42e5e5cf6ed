"""Turn cards into a drawing for pictures: each card a box with its lists, in columns from left to right.

For views whose lines would cover each other, such as who sits where. The page draws its cards itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.views.map.boxes import WIDTH, Box, TextLine, capital, make_box
from csa_graph.views.map.cards import make_cards
from csa_graph.views.map.content import gather
from csa_graph.views.map.drawing import Drawing
from csa_graph.views.map.text import wrap

if TYPE_CHECKING:
    import networkx as nx

    from csa_graph.views.map.cards import Card
    from csa_graph.views.map.content import Row

_COLUMNS = 4
_MARGIN = 16.0
_GAP = 20.0
_LEFT = 12.0
_ITEM = (12.0, 16.0)
_HEAD = (11.0, 15.0)


def arrange_cards(graph: nx.MultiDiGraph[str]) -> Drawing:
    """Return the cards of a view as boxes in columns; those without any line stand below.

    Args:
        graph: A projection that asks to be drawn as "cards by target" or "cards by source".
    """
    content = gather({str(graph.graph["view"]): graph})
    cards = make_cards(graph, content, by_target=graph.graph["drawn"] == "cards by target")
    iri_of = {content.things[iri].id: iri for iri in graph}
    drawing = Drawing(2 * _MARGIN + _COLUMNS * (WIDTH + _GAP) - _GAP, 0)
    full = [_make_card(card, graph, iri_of) for card in cards if card.sentences]
    lone = [_make_card(card, graph, iri_of) for card in cards if not card.sentences]
    end = _fill(drawing, full, _MARGIN)
    if lone:
        drawing.lone_y = end if full else 0.0
        end = _fill(drawing, lone, drawing.lone_y + _GAP / 2)
    drawing.height = end
    return drawing


def _fill(drawing: Drawing, boxes: list[Box], top: float) -> float:
    """Place boxes, the next always in the shortest column, and return where the longest ends."""
    ends = [top] * _COLUMNS
    for box in boxes:
        column = ends.index(min(ends))
        box.x, box.y = _MARGIN + column * (WIDTH + _GAP), ends[column]
        ends[column] += box.height + _GAP
        drawing.boxes[box.iri] = box
    return max(ends) - _GAP + _MARGIN


def _make_card(card: Card, graph: nx.MultiDiGraph[str], iri_of: dict[str, str]) -> Box:
    iri = iri_of[card.thing.id]
    box = make_box(iri, graph.nodes[iri])
    y = box.height - 4
    room = WIDTH - 2 * _LEFT
    for sentence in card.sentences:
        y += 5
        for words in wrap(capital(sentence.words), room, _HEAD[0]):
            box.lines.append(TextLine("kicker", words, round(y + _HEAD[0], 1)))
            y += _HEAD[1]
        for row in sentence.rows:
            for number, words in enumerate(wrap(_tell(row), room - 10, _ITEM[0])):
                told = ("\N{NO-BREAK SPACE}" * 3 if number else "– ") + words
                box.lines.append(TextLine("chair", told, round(y + _ITEM[0], 1)))
                y += _ITEM[1]
    box.height = round(y + 8)
    return box


def _tell(row: Row) -> str:
    return capital(row.other) + (" (inferred)" if row.relation.inferred else "")
