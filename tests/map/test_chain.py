"""The chain of answer: who stands above whom, where it breaks, and the sentence that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from csa_graph import GovernanceGraph
from csa_graph.map import choose
from csa_graph.map.content import answer
from csa_graph.map.content import things as content
from csa_graph.map.layout import flow
from csa_graph.map.layout.arrange import arrange
from csa_graph.terms.iris import CSA
from tests.map.test_layout import overlap

if TYPE_CHECKING:
    from csa_graph.map.layout.drawing import Drawing

VIEW = "who-reports-to-whom"
HOLE = ["No passage says whom it", "answers to"]


@pytest.fixture(scope="module")
def agreement() -> nx.MultiDiGraph[str]:
    return choose.choose_views(GovernanceGraph.open().reading, [VIEW], None).graphs[0]


def find(graph: nx.MultiDiGraph[str], name: str) -> str:
    (iri,) = [iri for iri, facts in graph.nodes(data=True) if name in {facts["label"], facts["short"]}]
    return iri


def make_chain(*lines: tuple[str, str], elected: tuple[str, ...] = (), focus: str) -> nx.MultiDiGraph[str]:
    """Make a view of groups, each of which answers to the next, about one of them."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(view=VIEW, title="Made", focus=focus)
    for name in {end for line in lines for end in line} | {focus}:
        types = (CSA.ElectedBody.value if name in elected else CSA.Group.value,)
        graph.add_node(name, label=name.capitalize(), short=name, types=types, type_label="group", chairs=())
    for place, (source, target) in enumerate(lines):
        words = {"label": "reports to", "inverse": "is reported to by", "passages": ("1.1",), "cited": ("p",)}
        graph.add_edge(source, target, key=CSA.reportsTo.value, inferred=False, order=place, **words)
    return graph


def tell(graph: nx.MultiDiGraph[str]) -> str:
    return "".join(piece.words for piece in answer.tell(graph, content.gather({VIEW: graph})))


def words_of_holes(drawing: Drawing) -> list[list[str]]:
    return [[line.words for line in hole.box.lines] for hole in drawing.holes]


def test_who_is_answered_to_stands_above_in_the_agreement(agreement: nx.MultiDiGraph[str]) -> None:
    drawing = arrange(agreement)
    boxes = drawing.boxes
    assert agreement.number_of_edges() == 11
    for source, target in agreement.edges():
        assert boxes[source].y > boxes[target].y + boxes[target].height
    # What is not tied to the board stands below it all.
    assert drawing.rest_y is not None
    board = find(agreement, "SCB")
    chain = nx.node_connected_component(agreement.to_undirected(), board)
    for iri, box in boxes.items():
        assert (box.y < drawing.rest_y) == (iri in chain)


def test_a_hole_stands_above_a_top_that_is_not_elected(agreement: nx.MultiDiGraph[str]) -> None:
    # The board reports to the executive group (1.2), of which no passage says whom it answers to, and is
    # scrutinised by a committee of councillors (1.9).
    drawing = arrange(agreement)
    assert words_of_holes(drawing) == [HOLE]
    (hole,) = drawing.holes
    group = drawing.boxes[find(agreement, "PEG")]
    assert hole.box.y + hole.box.height < group.y
    assert not [box.iri for box in drawing.boxes.values() if overlap(box, hole.box)]
    assert answer.find_holes(agreement) == [group.iri]


def test_the_sentence_says_what_the_document_says(agreement: nx.MultiDiGraph[str]) -> None:
    assert tell(agreement) == (
        "Worcestershire Safer Communities Board reports to Worcestershire Public Executive Group (annual) "
        "and is scrutinised by Overview and Scrutiny Performance Board (elected members). "
        "5 others answer to it."
    )
    pieces = answer.tell(agreement, content.gather({VIEW: agreement}))
    cited = [piece.passages for piece in pieces if piece.passages]
    assert cited[:2] == [("1.2",), ("1.9",)]
    assert cited[2] == (
        "1.3",
        "4.7",
        "Appendix B, entry 6",
        "6.7",
        "Appendix B, entry 2",
        "Appendix B, entry 4",
    )


def test_elected_members_end_the_chain_and_are_named() -> None:
    graph = make_chain(("forum", "board"), ("board", "council"), elected=("council",), focus="forum")
    assert arrange(graph).holes == []
    assert tell(graph) == (
        "Forum reports to Board. Elected members are reached through Council. "
        "No passage says who answers to it."
    )


def test_where_no_line_reaches_elected_members_the_sentence_says_so() -> None:
    graph = make_chain(("forum", "board"), focus="forum")
    assert words_of_holes(arrange(graph)) == [HOLE]
    assert " No stated line from it reaches elected members." in tell(graph)


def test_a_body_without_any_line_stands_under_a_hole() -> None:
    graph = make_chain(("panel", "cabinet"), focus="board")
    drawing = arrange(graph)
    assert words_of_holes(drawing) == [HOLE]
    assert drawing.lone_y is None
    assert tell(graph).startswith("Board: no passage says whom it answers to.")
    alone = make_chain(focus="council", elected=("council",))
    assert arrange(alone).holes == []
    assert tell(alone).startswith("Council is made up of elected members: no line leads further up.")


def test_a_view_about_no_body_has_neither_hole_nor_sentence() -> None:
    graph = make_chain(("forum", "board"), focus="forum")
    graph.graph["focus"] = "somebody else"
    assert (answer.find_holes(graph), tell(graph), arrange(graph).rest_y) == ([], "", None)
    assert flow.is_upward(graph)
    graph.graph["direction"] = "right"
    assert not flow.is_upward(graph)
