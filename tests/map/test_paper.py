"""The map on a sheet of paper: all of it, on one page, as large as it can be."""

from __future__ import annotations

import re

import pytest

from csa_graph import GovernanceGraph
from csa_graph.drawing import strokes
from csa_graph.drawing.paper import SHEETS
from csa_graph.drawing.shapes import Shape, Words
from csa_graph.map.draw import SmallPrintWarning
from csa_graph.map.layout.arrange import arrange
from csa_graph.map.layout.columns import arrange_cards, arrange_index
from csa_graph.map.picture.compose import compose
from tests.map.test_export import SELF, make_graph
from tests.map.test_layout import find_band, overlap


@pytest.fixture(scope="module")
def agreement() -> GovernanceGraph:
    return GovernanceGraph.open()


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("view", ["who-reports-to-whom", "boards-and-membership", "everything"])
def test_on_paper_all_is_on_one_page_inside_its_margins(
    agreement: GovernanceGraph, sheet: str, view: str
) -> None:
    graph = agreement.to_networkx(view)
    arrange_it = {"boards-and-membership": arrange_cards, "everything": arrange_index}.get(view, arrange)
    picture = compose(graph, arrange_it(graph), SELF, SHEETS[sheet])
    assert {"A4": (297, 210), "A3": (420, 297)}[sheet] == (
        round(picture.width / 72 * 25.4),
        round(picture.height / 72 * 25.4),
    )
    ten = 10 / 25.4 * 72 - 1
    words = [item for item in picture.items if isinstance(item, Words)]
    assert {"Made & <b>bold</b>", graph.graph["title"]} <= {item.words for item in words}
    assert any(item.words.startswith("Source: ") for item in words)
    for item in words:
        assert ten <= item.x <= picture.width - ten
        assert ten <= item.y <= picture.height - ten
    points = [
        (x + item.x, y + item.y)
        for item in picture.items
        if isinstance(item, Shape)
        for stroke in strokes.read_path(item.path)
        for x, y in stroke
    ]
    assert min(x for x, _y in points) >= ten
    assert max(x for x, _y in points) <= picture.width - ten
    assert max(y for _x, y in points) <= picture.height - ten


def test_paper_makes_a_small_drawing_no_larger() -> None:
    graph = make_graph("A", "B")
    picture = compose(graph, arrange(graph), SELF, SHEETS["A3"])
    sizes = {item.size for item in picture.items if isinstance(item, Words) and item.words in {"A", "B"}}
    assert sizes == {14 * 0.75}


def test_a_pdf_on_paper_is_one_page_of_that_size(agreement: GovernanceGraph) -> None:
    with pytest.warns(SmallPrintWarning, match=r"\d\.\d points .*--around"):
        pdf = agreement.to_map(["priorities-and-actions"], form="pdf", paper="A4")
    assert isinstance(pdf, bytes)
    found = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+) ?\]", pdf)
    assert found
    assert [float(each) for each in found.groups()] == pytest.approx([841.9, 595.3], abs=1)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    near = agreement.to_map(around="peg", depth=1, form="pdf", paper="A3")
    assert isinstance(near, bytes)


def test_for_paper_things_without_a_line_stand_beside_and_in_the_same_bands(
    agreement: GovernanceGraph,
) -> None:
    graph = agreement.to_networkx()
    below, beside = arrange(graph), arrange(graph, beside=True)
    assert set(beside.boxes) == set(graph)
    assert beside.width / beside.height > 1 > below.width / below.height
    boxes = list(beside.boxes.values())
    assert not [(a.iri, b.iri) for place, a in enumerate(boxes) for b in boxes[place + 1 :] if overlap(a, b)]
    for iri, facts in graph.nodes(data=True):
        if not graph.degree(iri):
            assert find_band(beside, iri) == (facts["area"] or "No area stated")
        assert (beside.boxes[iri].x >= beside.lone_x) == (graph.degree(iri) == 0)
        assert beside.boxes[iri].x + beside.boxes[iri].width <= beside.width
