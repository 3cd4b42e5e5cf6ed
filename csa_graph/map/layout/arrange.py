"""Turn a projection into a drawing: what lines tie stands together, what has none stands in rows below.

Lines of accountability run up, from who answers to who is answered to; all other views run to the right.
Graphviz routes lines around boxes. It does not draw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.map.content import marks, styles
from csa_graph.map.content.boxes import make_box
from csa_graph.map.layout import bands, chain, flow, graphviz, lone, placing
from csa_graph.map.layout.drawing import Band, Drawing, Route
from csa_graph.map.layout.lone import BAND_FOOT, BAND_HEAD, BAND_INSET, MARGIN

if TYPE_CHECKING:
    import networkx as nx

    from csa_graph.map.content.boxes import Box
    from csa_graph.map.content.marks import MarkedNode

__all__ = ["Band", "Drawing", "Route", "arrange"]


def arrange(graph: nx.MultiDiGraph[str], *, beside: bool = False, worded: bool = True) -> Drawing:
    """Return the drawing of a projection; the same one always gives the same drawing.

    Args:
        graph: The projection.
        beside: Whether things without a line are to stand to the right of the others, for paper on its side.
        worded: Whether places are looked for in which the words of lines cover nothing: not where they are
            not drawn.
    """
    boxes = {iri: make_box(iri, facts) for iri, facts in _sort_by_label(graph)}
    drawing = Drawing(0, MARGIN, reading=flow.describe(graph))
    upward = flow.is_upward(graph)
    if upward:
        chain.arrange(drawing, graph, boxes, worded=worded)
    else:
        tied = [box for iri, box in boxes.items() if graph.degree(iri)]
        _arrange_columns(drawing, graph, tied, worded=worded)
    alone = [iri for iri in boxes if iri not in drawing.boxes]
    if alone:
        parts = bands.part_lone(graph, alone, banded=upward or bool(drawing.bands) or not drawing.boxes)
        add = lone.add_beside if beside and drawing.boxes else lone.add_below
        add(drawing, [boxes[iri] for iri in alone], parts)
    lone.close_bands(drawing)
    return drawing


def _sort_by_label(graph: nx.MultiDiGraph[str]) -> list[tuple[str, MarkedNode]]:
    return sorted(marks.iter_nodes(graph), key=lambda node: (node[1]["label"].casefold(), node[0]))


def _arrange_columns(
    drawing: Drawing, graph: nx.MultiDiGraph[str], boxes: list[Box], *, worded: bool
) -> None:
    """Place things with lines in columns, one band below the other.

    The bands go from the widest area to the narrowest. They are drawn where two areas or more can be told
    apart and no line leads from one into another: else a band would hold what is not of its area.
    """
    if not boxes:
        return
    by_iri = {box.iri: box for box in boxes}
    parts = bands.part_tied(graph, list(by_iri))
    labels = {
        line: graphviz.label_lines(facts["label"], inferred=facts["inferred"])
        for line, facts in marks.iter_lines(graph)
    }
    # The same width for all words, so that the columns of all bands have the same places.
    look = placing.Look(
        styles.get_styles(key for *_ends, key in labels),
        labels,
        graphviz.measure(labels.values()),
        flow.find_leftward(graph),
        worded=worded,
    )
    banded = len(parts) > 1
    y = 0.0
    for part in parts:
        begin = y + (BAND_HEAD if banded else MARGIN)
        placed = placing.place(graph, [by_iri[iri] for iri in part.things], look)
        placed.put(drawing, MARGIN, begin)
        end = begin + placed.height + (BAND_FOOT if banded else MARGIN)
        drawing.width = max(drawing.width, placed.width + 2 * MARGIN)
        if banded:
            drawing.bands.append(Band(part.label, BAND_INSET, y + 3, 0, end - y - 6))
        y = end
    drawing.height = y
