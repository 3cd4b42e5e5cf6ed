"""The map with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

SMOG = "#about-smog"
TO_HEALTH, TO_SAFETY = "#line-smog-reportsto-hwbb", "#line-smog-reportsto-scb"


def press_until(visit: Visit, key: str, wanted: str, most: int = 60) -> None:
    for _ in range(most):
        if visit.focused() == wanted:
            return
        visit.page.keyboard.press(key)
    raise AssertionError(f"{wanted} was not reached by {key}")


def enter_map(visit: Visit) -> None:
    """Press Tab from the top of the page until a box or a line has the focus."""
    for _ in range(60):
        visit.page.keyboard.press("Tab")
        if visit.run("() => document.activeElement.matches('.map a')"):
            return
    raise AssertionError("Tab does not reach the map")


def test_from_load_to_whom_smog_reports_by_the_find_box(visit: Callable[..., Visit]) -> None:
    opened = visit()
    press_until(opened, "Tab", "find-box")
    opened.page.keyboard.type("smog")
    opened.page.keyboard.press("ArrowDown")
    assert opened.page.locator("#find-box").get_attribute("aria-activedescendant") == "find-0"
    opened.page.keyboard.press("Enter")
    assert opened.focused() == "Substance Misuse Strategic Oversight Group"
    text = opened.page.locator("#panel").inner_text()
    said = " ".join(text.split())
    assert "reports to 4.7" in said
    assert "Worcestershire Health and Well-being Board" in said
    assert "Worcestershire Safer Communities Board" in said
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#panel").is_hidden()
    assert opened.focused() == "find-box"


def test_from_load_to_whom_smog_reports_along_the_lines(visit: Callable[..., Visit]) -> None:
    opened = visit()
    enter_map(opened)
    # Lines run up here: up goes along them, down goes back, left and right go from line to line.
    assert opened.focused() == "#about-scb"
    opened.page.keyboard.press("ArrowDown")
    assert opened.focused() == TO_SAFETY
    opened.page.keyboard.press("ArrowDown")
    assert opened.focused() == SMOG
    opened.page.keyboard.press("ArrowUp")
    assert opened.focused() == TO_HEALTH
    opened.page.keyboard.press("ArrowRight")
    assert opened.focused() == TO_SAFETY
    label = opened.run("() => document.activeElement.getAttribute('aria-label')")
    assert label.startswith(
        "Substance Misuse Strategic Oversight Group reports to Worcestershire Safer Communities"
    )
    assert "Stated in 4.7" in label
    opened.page.keyboard.press("Enter")
    assert "Stated in 4.7" in opened.page.locator("#panel").inner_text()
    opened.page.keyboard.press("Escape")
    assert opened.focused() == TO_SAFETY
    opened.page.keyboard.press("ArrowUp")
    assert opened.focused() == "#about-scb"
    opened.page.keyboard.press("ArrowDown")
    assert opened.focused().endswith("-scb")


def test_each_view_is_one_tab_stop(visit: Callable[..., Visit]) -> None:
    opened = visit()
    for tab in opened.page.locator('.tabs a[href^="#view-"]').all():
        tab.click()
        stops = "() => [...document.querySelectorAll('.view:not([hidden]) .frame *')].filter((e) => e.tabIndex === 0 && !e.matches('summary')).length"
        assert opened.run(stops) == 1


def test_the_focus_is_to_be_seen(visit: Callable[..., Visit]) -> None:
    opened = visit()
    enter_map(opened)
    look = "() => { const s = getComputedStyle(document.activeElement.querySelector('.edge, .stroke')); return [s.stroke, s.strokeWidth]; }"
    focused = opened.run(look)
    focus = opened.run(
        "() => { const p = document.createElement('p'); p.style.color = 'var(--focus)'; document.body.append(p); return getComputedStyle(p).color; }"
    )
    assert focused == [focus, "4px"]


def test_home_and_end_go_to_the_first_and_last_box(visit: Callable[..., Visit]) -> None:
    opened = visit()
    enter_map(opened)
    boxes = opened.page.locator(".view:visible a.box")
    opened.page.keyboard.press("End")
    assert opened.focused() == boxes.last.get_attribute("href")
    opened.page.keyboard.press("Home")
    assert opened.focused() == boxes.first.get_attribute("href")


def test_the_skip_link_is_first_and_leads_to_the_text(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.page.keyboard.press("Tab")
    assert opened.focused() == "#text"
    opened.page.keyboard.press("Enter")
    assert opened.run("() => document.activeElement.id") == "text"


def test_a_list_that_leads_nowhere_says_so(visit: Callable[..., Visit]) -> None:
    opened = visit(address="#about-hwbb")
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("ArrowUp")
    assert opened.page.locator(".view:visible .said").inner_text() == "No line leads on from here."
