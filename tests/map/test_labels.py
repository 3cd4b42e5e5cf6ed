"""Words stand on their line, and nothing covers the head of one."""

from __future__ import annotations

import pytest

from benchmarks.drawing import find_covered_heads, find_stray_words
from csa_graph import GovernanceGraph
from csa_graph.map import choose
from csa_graph.map.content import styles
from csa_graph.map.content.boxes import Box
from csa_graph.map.layout.arrange import Drawing, Route, arrange
from tests.map.test_layout import EVERY_VIEW


@pytest.mark.parametrize("view", EVERY_VIEW)
def test_words_stand_on_their_line_and_no_head_is_under_a_flag(view: str) -> None:
    # With what was found: that makes the flags.
    (graph,) = choose.choose_views(GovernanceGraph.open().reading, [view], None).graphs
    drawing = arrange(graph)
    assert drawing.routes
    assert any(box.flag for box in drawing.boxes.values())
    assert find_stray_words(drawing) == []
    assert find_covered_heads(drawing) == []


def test_words_away_from_their_line_and_covered_heads_are_seen() -> None:
    boxes = {"a": Box("a", "group", 100, 50), "b": Box("b", "group", 100, 50, flag="error", x=300, flag_x=10)}
    curve = ((100.0, 25.0), (200.0, 25.0), (300.0, 0.0), (320.0, 0.0))
    style = styles.LineStyle(0, "triangle")
    far = Route("a", "b", "k", curve, (330.0, 0.0), style, False, ("words",), (200.0, 60.0))
    drawing = Drawing(500, 50, boxes, [far])
    assert find_stray_words(drawing) == find_covered_heads(drawing) == [("a", "b", "k")]
