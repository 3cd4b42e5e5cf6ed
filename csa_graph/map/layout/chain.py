"""Lines of accountability become rows: who answers stands below whom it answers to, as on a council's chart.

The chain of the body that a map is about comes first, up to elected members or a hole where none is stated.
It draws nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.map.content import answer, marks, styles
from csa_graph.map.content.boxes import make_hole
from csa_graph.map.layout import graphviz, placing
from csa_graph.map.layout.lone import GAP, MARGIN

if TYPE_CHECKING:
    import networkx as nx

    from csa_graph.map.content.boxes import Box
    from csa_graph.map.layout.drawing import Drawing

_LEAST_WIDTH = 1_180.0


def arrange(
    drawing: Drawing, graph: nx.MultiDiGraph[str], boxes: dict[str, Box], *, worded: bool = True
) -> None:
    """Place what lines tie, and the body that the map is about: each chain apart, that of this body first.

    Args:
        drawing: The drawing; it is changed.
        graph: The projection.
        boxes: All boxes, by IRI, in the order of names.
        worded: As for :class:`csa_graph.map.layout.placing.Look`.
    """
    import networkx as nx

    focus = marks.get_view(graph).get("focus", "")
    tied = [iri for iri in boxes if graph.degree(iri) or iri == focus]
    chains = [
        [iri for iri in tied if iri in component]
        for component in nx.weakly_connected_components(graph.subgraph(tied))
    ]
    place = {iri: number for number, iri in enumerate(tied)}
    chains.sort(key=lambda chain: (focus not in chain, -len(chain), place[chain[0]]))
    labels = {
        line: graphviz.label_lines(marks.word_line(graph, line), inferred=facts["inferred"])
        for line, facts in marks.iter_lines(graph)
    }
    look = placing.Look(styles.get_styles(key for *_ends, key in labels), labels, upward=True, worded=worded)
    tops = set(answer.find_holes(graph))
    parts = [_place(graph, [boxes[iri] for iri in chain], look, tops) for chain in chains]
    if focus in tied:
        _put_in_rows(drawing, parts[:1])
        drawing.rest_y = drawing.height
        parts = parts[1:]
    _put_in_rows(drawing, parts)
    if drawing.rest_y == drawing.height:
        drawing.rest_y = None


def _place(graph: nx.MultiDiGraph[str], boxes: list[Box], look: placing.Look, tops: set[str]) -> placing.Part:
    holes = {box.iri: make_hole() for box in boxes if box.iri in tops}
    top = [box.iri for box in boxes if marks.is_elected(graph, box.iri) and not graph.out_degree(box.iri)]
    return placing.place(graph, boxes, look, holes, top)


def _put_in_rows(drawing: Drawing, parts: list[placing.Part]) -> None:
    """Put chains side by side as far as the first one, or a screen, is wide."""
    if not parts:
        return
    room = max(_LEAST_WIDTH, drawing.width - 2 * MARGIN, parts[0].width)
    rows: list[list[placing.Part]] = []
    for part in parts:
        used = sum(each.width + 2 * GAP for each in rows[-1]) if rows else room
        if used + part.width <= room:
            rows[-1].append(part)
        else:
            rows.append([part])
    y = drawing.height + (GAP if drawing.boxes else 0)
    for row in rows:
        x = MARGIN
        for part in row:
            part.put(drawing, x, y)
            x += part.width + 2 * GAP
        drawing.width = max(drawing.width, x - 2 * GAP + MARGIN)
        y += max(part.height for part in row) + 2 * GAP
    drawing.height = y - 2 * GAP + MARGIN
