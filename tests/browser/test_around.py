"""A page of the surroundings of one thing: it opens, is sound, and is walked by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from tests.browser.test_access import find_faults
from tests.browser.test_print import count_pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit


@pytest.fixture(scope="module")
def surroundings(folder: Path) -> Path:
    """Return the page of the Substance Misuse Strategic Oversight Group, which reports to two boards."""
    return GovernanceGraph.open().write_map(folder / "smog.html", around="smog", depth=1)


def test_it_opens_on_the_one_view_with_the_thing_in_it(
    visit: Callable[..., Visit], surroundings: Path
) -> None:
    opened = visit(surroundings)
    title = "Accountability of Substance Misuse Strategic Oversight Group"
    assert opened.page.locator(".view:visible h2").inner_text() == title
    assert opened.page.locator('.tabs a[href^="#view-"]').count() == 1
    boxes = opened.page.locator(".map a.box").evaluate_all(
        "(all) => all.map((box) => box.getAttribute('href'))"
    )
    assert {"#about-smog", "#about-hwbb", "#about-scb"} <= set(boxes)
    assert opened.complaints == []
    assert [each for each in opened.asked if not each.startswith("file:")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Callable[..., Visit], surroundings: Path, scheme: str) -> None:
    opened = visit(surroundings, scheme=scheme)
    assert find_faults(opened) == []
    opened.page.locator(".map a.box").first.click()
    assert find_faults(opened) == []


def test_it_is_walked_by_keyboard(visit: Callable[..., Visit], surroundings: Path) -> None:
    opened = visit(surroundings)
    opened.page.locator('.map a.box[href="#about-smog"]').focus()
    opened.page.keyboard.press("ArrowRight")
    first = opened.focused()
    assert first.startswith("#line-smog-reportsto-")
    opened.page.keyboard.press("Enter")
    assert "reports to" in opened.page.locator("#panel").inner_text()
    opened.page.keyboard.press("Escape")
    assert opened.focused() == first
    opened.page.keyboard.press("ArrowRight")
    assert opened.focused() in {"#about-hwbb", "#about-scb"}
    opened.page.keyboard.press("ArrowLeft")
    opened.page.keyboard.press("ArrowLeft")
    assert opened.focused() == "#about-smog"


def test_where_lines_run_back_the_arrow_keys_go_where_they_point(visit: Callable[..., Visit]) -> None:
    # The line of an action to its priority runs from right to left.
    opened = visit(address="#view-priorities-and-actions")
    link = ".view:visible .map a.box"
    opened.page.locator(f'{link}[aria-label^="Domestic abuse"]').focus()
    place = "() => { const p = document.activeElement.querySelector('.edge').getBoundingClientRect(); return p.x; }"
    before = opened.run(place)
    opened.page.keyboard.press("ArrowRight")
    line = opened.run("() => document.activeElement.getAttribute('aria-label')")
    assert " works on Domestic abuse. " in line
    opened.page.keyboard.press("ArrowRight")
    assert opened.run(place) > before
    opened.page.keyboard.press("ArrowLeft")
    opened.page.keyboard.press("ArrowLeft")
    assert opened.run(place) == before


@pytest.mark.parametrize("sheet", ["A4", "A3"])
def test_its_drawing_is_printed_on_one_sheet(
    visit: Callable[..., Visit], surroundings: Path, sheet: str
) -> None:
    opened = visit(surroundings)
    opened.run(
        "() => { for (const part of document.querySelectorAll('#gaps, #text, footer')) part.remove(); }"
    )
    assert count_pages(opened, sheet) == 1
