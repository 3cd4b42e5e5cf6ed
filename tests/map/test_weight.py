"""The page of the map is light: what it weighs is counted, not what a machine takes to open it.

vis-network, which the page carries for who wants to explore freely, always weighs the same: it is left out.
"""

from __future__ import annotations

import re

import pytest

from benchmarks.partnership import invent
from csa_graph import GovernanceGraph
from csa_graph.map.options import list_views
from tests.map.map_page import render

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


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> GovernanceGraph:
    data = tmp_path_factory.mktemp("weight") / "invented.trig"
    data.write_text(invent(100), encoding="utf-8")
    return GovernanceGraph.open(data)


def test_a_hundred_things_in_four_views_weigh_less_than_300_kb(hundred: GovernanceGraph) -> None:
    # Without findings: an invented partnership has more than one for each thing, and each is told thrice.
    page = render({view: hundred.to_networkx(view) for view in list_views()})
    assert page.count(THING) >= 95
    assert weigh(page) < 300_000


def test_their_drawings_and_ways_weigh_less_than_215_kb_whatever_is_found(hundred: GovernanceGraph) -> None:
    # What is read as text and the list of gaps come after the drawings.
    page = str(hundred.to_map())
    words = re.findall(r'<section class="(?:gaps|text)".*?</section>', page, re.DOTALL)
    assert len(words) == 2
    assert weigh(page) - sum(len(each.encode()) for each in words) < 215_000


def test_a_finding_is_told_in_full_once(hundred: GovernanceGraph) -> None:
    page = str(hundred.to_map(("who-reports-to-whom",)))
    told = re.findall(r'<li id="gap-\d+">.*?<p>(.*?)</p>', page)
    assert len(told) > 50
    assert all(page.count(f"<p>{each}</p>") == told.count(each) for each in told)


def test_each_hundred_things_of_the_agreement_weigh_less_than_300_kb(agreement: str) -> None:
    assert weigh(agreement) / agreement.count(THING) < 3_000


def test_the_whole_file_of_the_agreement_is_less_than_700_kb(agreement: str) -> None:
    # What its 72 passages say takes 14 of them.
    assert len(agreement.encode()) < 700_000
    assert len(str(GovernanceGraph.open().to_map(explored=False)).encode()) < 535_000


def test_no_curve_is_given_twice(agreement: str) -> None:
    for name in ("stroke", "head"):
        given = re.findall(rf'<a href="#[^"]+" data-line.*?<path class="{name}[^"]*" d="([^"]+)"', agreement)
        assert len(given) > 50
        assert all(agreement.count(f'd="{curve}"') == 1 for curve in given)
