"""The ways up on a page are those that ``analyse route`` finds, and nothing is told twice."""

from __future__ import annotations

import json
import re

import pytest

from csa_graph import GovernanceGraph
from csa_graph.map.content import routes


@pytest.fixture(scope="module")
def agreement() -> GovernanceGraph:
    return GovernanceGraph.open()


@pytest.fixture(scope="module")
def found(agreement: GovernanceGraph) -> routes.Routes:
    views = ("who-reports-to-whom", "priorities-and-actions")
    return routes.collect(agreement.reading, [agreement.to_networkx(view) for view in views])


def test_the_board_has_two_ways_and_one_of_them_breaks(
    agreement: GovernanceGraph, found: routes.Routes
) -> None:
    # It is scrutinised by a committee of councillors (1.9), and reports to the executive group (1.2), of
    # which no passage says whom it answers to.
    ways = found.ways[agreement.names.find("SCB").value]
    told = [
        ([(step.words, found.names[step.target], step.passages) for step in route.steps], route.end)
        for route in ways.routes
    ]
    assert told == [
        ([("is scrutinised by", "Overview and Scrutiny Performance Board", ("1.9",))], "an elected body"),
        (
            [("reports to", "Worcestershire Public Executive Group", ("1.2",))],
            "a top that is not stated to be elected",
        ),
    ]
    assert ways.number == 2
    (missing,) = ways.missing
    assert (found.names[missing.about], missing.words) == (
        "Worcestershire Public Executive Group",
        "to whom it answers",
    )


def test_each_thing_has_the_ways_of_the_analysis(agreement: GovernanceGraph, found: routes.Routes) -> None:
    for name in ("Finalise the Reducing Offending Strategy", "PSG", "SMOG", "Domestic abuse"):
        ways = found.ways[agreement.names.find(name).value]
        rows = agreement.analyse("route", of=name).tables[0].rows
        assert (len(rows), len(ways.routes)) == (ways.number, min(ways.number, routes.MOST_ROUTES))
        assert [row[3] for row in rows][: len(ways.routes)] == [route.end for route in ways.routes]


def test_the_page_has_them_by_address(agreement: GovernanceGraph) -> None:
    page = str(agreement.to_map(explored=False))
    data = json.loads(re.findall(r'id="routes">(.*?)</script>', page)[0])
    number, ways, missing = data["of"]["about-scb"]
    assert (number, len(ways), len(missing)) == (2, 2, 1)
    _end, weakest, _evidence, step = ways[0]
    source, words, target, _limits, cite = data["steps"][step]
    addresses = re.findall(r'<article class="thing" id="([^"]+)"', page)
    assert addresses[data["names"][source]] == "about-scb"
    assert (data["texts"][words], data["texts"][cite], weakest) == ("is scrutinised by", "1.9", 0)
    assert addresses[data["names"][target]] == "about-overview-and-scrutiny-performance-board"
    assert len(set(data["texts"])) == len(data["texts"])


def test_a_page_of_too_many_things_tells_none(agreement: GovernanceGraph) -> None:
    assert routes.collect(agreement.reading, [agreement.to_networkx()], most=10) == routes.Routes({}, {})
