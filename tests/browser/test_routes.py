"""How a thing comes before elected members: asked on the page, lit in the drawing, kept in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

ASK = "How does this reach an elected member?"
FADED = "() => [...document.querySelectorAll('.view:not([hidden]) a.box')].filter((box) => getComputedStyle(box).opacity < 1).length"


def test_the_ways_of_the_board_are_told_and_lit(visit: Callable[..., Visit]) -> None:
    opened = visit(address="#about-scb")
    opened.page.get_by_role("button", name=ASK).click()
    text = opened.page.locator("#panel").inner_text()
    assert "2 ways lead up by what is stated; 1 reaches an elected body." in text
    assert "Of Worcestershire Public Executive Group no passage states to whom it answers." in text
    lit = opened.run(
        "() => [...document.querySelectorAll('.view:not([hidden]) a.line.lit')].map((line) => line.getAttribute('href'))"
    )
    assert sorted(lit) == [
        "#line-scb-reportsto-peg",
        "#line-scb-scrutinisedby-overview-and-scrutiny-performance-board",
    ]
    # The rest fades, and is not hidden.
    boxes = opened.shown(".view:not([hidden]) a.box")
    assert opened.run(FADED) == 28 - 3
    assert opened.page.url.endswith("#about-scb&routes")
    opened.page.reload()
    assert opened.page.locator(".route").count() == 2
    opened.page.locator("#panel select").select_option(label="Worcestershire Public Executive Group")
    assert opened.page.locator(".route").count() == 1
    opened.page.keyboard.press("Escape")
    assert (opened.run(FADED), opened.shown(".view:not([hidden]) a.box")) == (0, boxes)
    assert opened.complaints == []


def test_back_gives_what_was_shown_before(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.choose("priorities-and-actions")
    opened.page.go_back()
    assert opened.page.locator(".view:visible").get_attribute("id") == "view-who-reports-to-whom"
    opened.page.locator(".view:visible a.box.focus").click()
    assert opened.page.locator("#panel").is_visible()
    opened.page.go_back()
    assert opened.page.locator("#panel").is_hidden()


def test_an_address_of_nothing_says_so(visit: Callable[..., Visit]) -> None:
    opened = visit(address="#about-nobody")
    said = opened.page.locator(".view:visible .said").inner_text()
    assert said == "The address names what is not on this page: about-nobody."
