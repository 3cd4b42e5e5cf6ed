"""The page of the map is light: what it weighs is counted, not what a machine takes to open it.

vis-network, which the page carries for who wants to explore freely, always weighs the same: it is left out.
"""

from __future__ import annotations

import re

import pytest

from benchmarks.partnership import invent
from csa_graph import GovernanceGraph, maps
from tests.views.map_page import render

LIBRARY = re.compile(r'<script type="text/plain" id="library">.*?</script>', re.DOTALL)
THING = '<article class="thing"'


def weigh(page: str) -> int:
    """Return the bytes of a page without vis-network."""
    rest, taken = LIBRARY.subn("", page)
    assert taken == 1
    return len(rest.encode())


@pytest.fixture(scope="module")
def agreement() -> str:
    return str(GovernanceGraph.open().to_map())


def test_a_hundred_things_in_four_views_weigh_less_than_300_kb(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    # Without findings: an invented partnership has more than two for each thing, and each is told thrice.
    data = tmp_path_factory.mktemp("weight") / "invented.trig"
    data.write_text(invent(100), encoding="utf-8")
    graph = GovernanceGraph.open(data)
    page = render({view: graph.to_networkx(view) for view in maps.VIEWS})
    assert page.count(THING) >= 95
    assert weigh(page) < 300_000


def test_each_hundred_things_of_the_agreement_weigh_less_than_300_kb(agreement: str) -> None:
    assert weigh(agreement) / agreement.count(THING) < 3_000


def test_the_whole_file_of_the_agreement_is_less_than_1_100_kb(agreement: str) -> None:
    assert len(agreement.encode()) < 1_100_000


def test_no_curve_is_given_twice(agreement: str) -> None:
    for name in ("stroke", "head"):
        given = re.findall(rf'<a href="#line-.*?<path class="{name}[^"]*" d="([^"]+)"', agreement)
        assert len(given) > 50
        assert all(agreement.count(f'd="{curve}"') == 1 for curve in given)
