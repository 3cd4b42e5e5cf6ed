"""Which way the lines of a view run, and what the page says of it."""

from __future__ import annotations

from csa_graph import GovernanceGraph
from csa_graph.map.layout import flow
from csa_graph.map.layout.arrange import arrange
from tests.map.test_layout import CSA, make_graph


def test_priorities_stand_between_who_has_them_and_their_actions_and_these_before_who_leads() -> None:
    graph = GovernanceGraph.open().to_networkx("priorities-and-actions")
    boxes = arrange(graph).boxes
    leads = {target for _source, target, key in graph.edges(keys=True) if key == CSA + "lead"}
    compared = 0
    for source, target, key in graph.edges(keys=True):
        left, right = (target, source) if key == CSA + "addresses" else (source, target)
        if key in {CSA + "addresses", CSA + "lead"} or (key == CSA + "prioritises" and source not in leads):
            assert boxes[left].x < boxes[right].x
            compared += 1
    assert compared > 30


def test_only_a_view_of_a_plan_has_lines_that_run_back() -> None:
    plan = make_graph(("board", "prioritises", "aim"), ("act", "addresses", "aim"), ("act", "lead", "board"))
    assert flow.find_leftward(plan) == {
        ("act", "aim", CSA + "addresses"),
        ("board", "aim", CSA + "prioritises"),
    }
    boxes = arrange(plan).boxes
    assert boxes["aim"].x < boxes["act"].x < boxes["board"].x
    assert arrange(plan).reading == flow.PLAN
    mixed = make_graph(("act", "addresses", "aim"), ("board", "reportsTo", "top"))
    assert flow.find_leftward(mixed) == set()
    assert arrange(mixed).boxes["act"].x < arrange(mixed).boxes["aim"].x
    assert arrange(mixed).reading == flow.RIGHTWARD
    assert not flow.is_plan(make_graph(lone=("a",)))
