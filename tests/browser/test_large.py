"""A view with more things than a drawing can hold opens on search, and draws the neighbourhood of what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.map.map_page import CSA, render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

THINGS = 400


@pytest.fixture(scope="module")
def large(folder: Path) -> Path:
    """Return a map of a tree of groups: number n reports to number n // 4; one line of it is inferred."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(view="tree", title="Tree", large=True)
    for number in range(THINGS):
        graph.add_node(
            f"urn:x:n{number}", label=f"Group {number}", types=(CSA + "Group",), aliases=(f"G{number}",)
        )
    for number in range(1, THINGS):
        facts = {"label": "reports to", "inverse": "receives reports from", "passages": (f"{number}.1",)}
        graph.add_edge(
            f"urn:x:n{number}", f"urn:x:n{number // 4}", key=CSA + "reportsTo", inferred=False, **facts
        )
    path = folder / "large.html"
    path.write_text(render({"tree": graph}), encoding="utf-8")
    return path


def test_nothing_is_drawn_until_something_is_found(visit: Callable[..., Visit], large: Path) -> None:
    opened = visit(large)
    assert opened.shown(".map a") == 0
    assert "400 things" in opened.page.locator(".prompt").inner_text()
    opened.page.locator("#find-box").fill("g20")
    opened.page.keyboard.press("Enter")
    drawn = opened.run(
        "() => [...document.querySelectorAll('.map a.box .title')].map((title) => title.textContent)"
    )
    assert drawn == ["Group 80", "Group 81", "Group 82", "Group 83", "Group 20", "Group 5"]
    assert opened.page.locator("#panel h2").inner_text() == "Group 20"
    assert opened.complaints == []


def test_the_neighbourhood_is_walked_by_keyboard(visit: Callable[..., Visit], large: Path) -> None:
    opened = visit(large, "#about-n20")
    opened.page.locator(".map a.box[href='#about-n20']").focus()
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("ArrowRight")
    assert opened.focused() == "#about-n5"
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#panel h2").inner_text() == "Group 5"
    assert opened.page.locator(".map a.box[href='#about-n1']").count() == 1


def test_a_shared_address_draws_its_neighbourhood_in_sight(visit: Callable[..., Visit], large: Path) -> None:
    opened = visit(large, "#about-n20")
    opened.page.wait_for_function(
        "() => { const p = document.querySelector(\".map a.box[href='#about-n20']\").getBoundingClientRect(); return p.top > 0 && p.bottom < innerHeight; }"
    )
