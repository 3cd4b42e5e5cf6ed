"""The reporting tree in a browser: reached by the skip link, walked by its links, narrow, filtered, without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_access import AXE, TAGS
from tests.map.map_page import CSA, render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

LAND = """() => [...document.querySelectorAll(".tree a")].filter((link) => {
    const place = document.getElementById(link.getAttribute("href").slice(1));
    return !place || place.getClientRects().length === 0;
}).map((link) => link.getAttribute("href"))"""
JUDGE = """async (tags) => {
    const found = await axe.run({ include: [["#text-title"], ["#tree"], [".tree"]] }, {
        runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } } });
    const tell = (rule) => [rule.id, rule.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3)];
    return [found.passes.map((rule) => rule.id), found.violations.map(tell)];
}"""
DEPTH = 30


@pytest.fixture(scope="module")
def deep(folder: Path) -> Path:
    """Return a map of a chain with long names that answers to itself in the end, and with two parents each."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(view="who-reports-to-whom", title="Deep", drawn="index")
    for number in range(DEPTH):
        label = f"Worcestershirewidepartnershipoversight {number} sub-committee"
        graph.add_node(f"urn:x:n{number}", label=label, types=(CSA + "Group",), chairs=())
    for number in range(1, DEPTH):
        for order, back in enumerate((1, 3)):
            if number >= back:
                graph.add_edge(
                    f"urn:x:n{number}",
                    f"urn:x:n{number - back}",
                    key=CSA + "reportsTo",
                    label="reports to",
                    inverse="hears",
                    passages=("Appendix B, entry 4",),
                    order=order,
                    inferred=False,
                )
    path = folder / "deep.html"
    path.write_text(render({"who-reports-to-whom": graph}), encoding="utf-8")
    return path


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_skip_link_leads_to_the_tree(visit: Callable[..., Visit], script: bool) -> None:
    opened = visit(java_script_enabled=script)
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_function("() => scrollY > 0") if script else opened.page.wait_for_timeout(300)
    top = opened.page.locator("#tree").bounding_box()
    assert top is not None
    assert 0 <= top["y"] < WIDE[1]
    # The next link is the first body of the tree.
    opened.page.keyboard.press("Tab")
    assert opened.page.locator(".tree a").first.evaluate("(link) => link === document.activeElement")


def test_every_link_of_the_tree_lands(visit: Callable[..., Visit], deep: Path) -> None:
    for opened in (visit(), visit(deep)):
        assert opened.page.locator(".tree a").count() > 20
        assert opened.run(LAND) == []


def test_a_short_entry_leads_to_the_whole_one(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.page.locator(".tree .short a", has_text="Safer Communities Board").click()
    assert opened.page.url.endswith("#tree-scb")
    place = opened.page.locator("#tree-scb").bounding_box()
    assert place is not None
    assert 0 <= place["y"] < WIDE[1]
    assert "also is scrutinised by" in opened.page.locator("#tree-scb").inner_text()
    assert opened.complaints == []


@pytest.mark.parametrize("which", ["agreement", "deep"])
def test_it_fits_a_telephone(visit: Callable[..., Visit], which: str, request: pytest.FixtureRequest) -> None:
    opened = visit(request.getfixturevalue(which), "#text", size=NARROW)
    wide = opened.run(
        "() => [document.documentElement.scrollWidth,"
        " ...[...document.querySelectorAll('.tree *')].map((part) => part.getBoundingClientRect().right)]"
    )
    assert len(wide) > 100
    assert max(wide) <= NARROW[0]
    # Even the deepest entry has room for words.
    rooms = opened.run("() => [...document.querySelectorAll('.tree li')].map((item) => item.clientWidth)")
    assert min(rooms) > NARROW[0] / 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["agreement", "deep"])
def test_axe_finds_nothing_in_it(
    visit: Callable[..., Visit], which: str, scheme: str, request: pytest.FixtureRequest
) -> None:
    opened = visit(request.getfixturevalue(which), "#text", size=NARROW, scheme=scheme)
    assert opened.page.locator(".tree li").count() > 20
    opened.run(AXE)
    judged, faults = opened.run(JUDGE, list(TAGS))
    assert {"color-contrast", "list", "listitem", "link-name", "target-size"} <= set(judged)
    assert faults == []


def test_the_filter_of_the_key_hides_lines_in_it_and_loses_no_branch(visit: Callable[..., Visit]) -> None:
    opened = visit()
    view = opened.page.locator("#view-who-reports-to-whom")
    view.locator(".key li", has_text="reports to").locator("input").uncheck()
    board = opened.page.locator("#tree-scb")
    assert "reports to PEG" not in board.inner_text()
    assert "is scrutinised by" in board.inner_text()
    view.locator(".key li", has_text="groups").locator("input").uncheck()
    # The commissioner is no group, nor are the sub-groups that have no name (1.3): what is above them is shown
    # with them, other groups are not.
    assert opened.shown("#tree-west-mercia-pcc") == 1
    assert opened.shown("#tree-west-mercia-police-and-crime-panel") == 1
    assert opened.shown("#tree-scb") == 1
    assert opened.shown("#tree-hwbb") == 0
    opened.page.locator('.filtered [data-do="show-all"]').click()
    assert opened.shown("#tree-hwbb") == 1
