"""Selecting, filtering, addresses, zoom and views of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import NARROW

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

VIEWS = ("who-reports-to-whom", "boards-and-membership", "priorities-and-actions", "everything")


def test_one_view_is_open_at_a_time(visit: Callable[..., Visit]) -> None:
    opened = visit()
    for view in VIEWS:
        opened.choose(view)
        assert opened.run("() => [...document.querySelectorAll('.view:not([hidden])')].map((v) => v.id)") == [
            f"view-{view}"
        ]
        assert opened.page.locator(".tabs a[aria-current]").get_attribute("href") == f"#view-{view}"


@pytest.mark.parametrize("size", [NARROW, (1440, 1000)], ids=["narrow", "wide"])
def test_no_view_makes_the_page_scroll_sideways(visit: Callable[..., Visit], size: tuple[int, int]) -> None:
    opened = visit(size=size)
    for view in VIEWS:
        opened.choose(view)
        opened.page.locator(".view:visible .frame a:visible").first.focus()
        opened.page.keyboard.press("Enter")
        assert opened.run("() => document.documentElement.scrollWidth") <= size[0]


def test_the_words_reflow_when_narrow(visit: Callable[..., Visit]) -> None:
    opened = visit(size=NARROW)
    wide = "() => [...document.querySelectorAll('#text *')].filter((e) => e.getBoundingClientRect().right > 321 && getComputedStyle(e).position !== 'absolute').length"
    assert opened.run(wide) == 0


def test_a_box_by_mouse_opens_its_details_and_marks_its_neighbours(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.page.locator(".map a.box[href='#about-smog']").click()
    assert opened.page.locator("#panel h2").inner_text() == "Substance Misuse Strategic Oversight Group"
    near = opened.run(
        "() => [...document.querySelectorAll('.view:not([hidden]) .near')].map((a) => a.getAttribute('href')).sort()"
    )
    assert near == ["#about-hwbb", "#about-scb", "#line-smog-reportsto-hwbb", "#line-smog-reportsto-scb"]


def test_a_line_can_be_hit_eleven_pixels_beside_it(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.run(
        """() => {
            const line = document.querySelector("a.line[href='#line-smog-reportsto-hwbb'] .stroke");
            const place = line.getBoundingClientRect();
            document.elementFromPoint(place.x + place.width / 3, place.y + place.height / 2 + 11).dispatchEvent(
                new MouseEvent("click", { bubbles: true, cancelable: true }));
        }"""
    )
    said = opened.page.locator("#panel .sentence").inner_text()
    assert (
        said
        == "Substance Misuse Strategic Oversight Group reports to Worcestershire Health and Well-being Board."
    )


def test_a_tap_opens_the_details(visit: Callable[..., Visit]) -> None:
    opened = visit(size=(390, 800), has_touch=True, is_mobile=True)
    opened.page.locator(".map a.box").first.tap()
    assert opened.page.locator("#panel").is_visible()
    box = opened.page.locator("#panel").bounding_box()
    assert box is not None
    assert box["height"] <= 0.6 * 800
    opened.page.locator("#panel-close").tap()
    assert opened.page.locator("#panel").is_hidden()


def test_controls_are_large_enough_to_hit(visit: Callable[..., Visit]) -> None:
    opened = visit(address="#about-smog")
    small = opened.run(
        """() => [...document.querySelectorAll("button, .tabs a, .key label, #find-box, .map a.box, .panel .close")]
            .filter((e) => e.getClientRects().length)
            .filter((e) => { const p = e.getBoundingClientRect(); return p.width < 24 || p.height < 24; })
            .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_the_key_hides_lines_in_drawing_and_words(visit: Callable[..., Visit]) -> None:
    opened = visit()
    view = opened.page.locator(".view:visible")
    rows, drawn = opened.shown("#relations tr"), opened.shown(".map a.line .head")
    box = view.get_by_role("checkbox", name="reports to")
    box.uncheck()
    assert drawn - opened.shown(".map a.line .head") == 3
    assert rows - opened.shown("#relations tr") == 3
    assert opened.shown("#text li[data-line='line-smog-reportsto-scb']") == 0
    assert view.locator(".said").inner_text() == "Shown: 28 of 28 things and 8 of 11 lines."
    view.get_by_role("checkbox", name="processes").uncheck()
    assert view.locator(".said").inner_text() == "Shown: 26 of 28 things and 6 of 11 lines."
    view.get_by_role("button", name="Show all").click()
    assert box.is_checked()
    assert (opened.shown("#relations tr"), opened.shown(".map a.line .head")) == (rows, drawn)


def test_only_a_thing_and_its_neighbours(visit: Callable[..., Visit]) -> None:
    opened = visit(address="#about-smog")
    opened.page.get_by_role("button", name="Show only this and its neighbours").click()
    assert opened.shown(".view a.box .edge") == 3
    assert opened.shown(".view a.line .head") == 2


def test_an_address_selects_and_can_be_shared(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.choose("boards-and-membership")
    opened.page.locator(".view:visible .card h3 a", has_text="Substance Misuse").click()
    shared = opened.run("() => location.hash")
    assert shared == "#about-smog&view-boards-and-membership"
    other = visit(address=shared)
    assert other.page.locator("#panel h2").inner_text() == "Substance Misuse Strategic Oversight Group"
    assert other.page.locator("#view-boards-and-membership").is_visible()
    # The browser is told the address late, and then it can be shared again.
    other.page.wait_for_function("shared => location.hash === shared", arg=shared)


def test_an_address_leads_to_the_drawing_and_not_to_the_words_far_below(visit: Callable[..., Visit]) -> None:
    opened = visit(address="#about-smog")
    opened.page.wait_for_function("() => location.hash === '#about-smog'")
    box = opened.page.locator('.view:visible .map a.box[href="#about-smog"] .edge')
    place, height = box.bounding_box(), opened.run("() => innerHeight")
    assert place is not None
    assert 0 <= place["y"] < height
    assert opened.run("() => document.querySelector('#text').getBoundingClientRect().top") > height


def test_going_back_leads_to_what_was_selected_before(visit: Callable[..., Visit]) -> None:
    opened = visit(address="#about-smog")
    opened.page.locator("#panel a", has_text="Worcestershire Safer Communities Board").first.click()
    assert opened.page.locator("#panel h2").inner_text() == "Worcestershire Safer Communities Board"
    opened.page.go_back()
    assert opened.page.locator("#panel h2").inner_text() == "Substance Misuse Strategic Oversight Group"


@pytest.mark.parametrize("address", ["#", "#about-nobody", "#%E0%A4%A", "#view-x&about-y", "#__proto__"])
def test_an_address_that_leads_nowhere_opens_the_first_view(
    visit: Callable[..., Visit], address: str
) -> None:
    opened = visit(address=address)
    assert opened.page.locator("#view-who-reports-to-whom").is_visible()
    assert opened.page.locator("#panel").is_hidden()
    assert opened.complaints == []


def test_zoom_changes_the_drawing_and_a_plain_wheel_scrolls_the_page(visit: Callable[..., Visit]) -> None:
    opened = visit()
    drawing = opened.page.locator(".view:visible svg.map").first
    width = drawing.bounding_box()
    assert width is not None
    opened.press("zoom-in")
    larger = drawing.bounding_box()
    assert larger is not None
    assert larger["width"] == pytest.approx(width["width"] * 1.25, abs=1)
    opened.press("whole")
    opened.page.mouse.move(600, 700)
    opened.page.mouse.wheel(0, 200)
    opened.page.wait_for_function("() => scrollY > 100")
    same = drawing.bounding_box()
    assert same is not None
    assert same["width"] == width["width"]


def test_the_find_box_suggests_by_any_name(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.page.locator("#find-box").fill("smog")
    assert opened.page.locator("#find-list li").first.inner_text().startswith("SMOG: Substance Misuse")
    opened.page.locator("#find-list li").first.click()
    assert opened.page.locator("#panel h2").inner_text() == "Substance Misuse Strategic Oversight Group"
    opened.page.locator("#find-box").fill("qqq")
    assert opened.page.locator("#find-said").inner_text() == "Nothing here is called that."


def test_without_script_every_view_and_word_is_there(visit: Callable[..., Visit]) -> None:
    opened = visit(java_script_enabled=False)
    assert opened.shown(".view") == len(VIEWS)
    assert opened.shown(".tools, .find, .panel, .key input") == 0
    assert opened.shown("article.thing") > 100


def test_the_canvas_has_the_boxes_of_the_drawing_and_opens_details(visit: Callable[..., Visit]) -> None:
    opened = visit()
    assert opened.run("() => typeof window.vis") == "undefined"
    opened.press("explore")
    assert opened.page.locator(".view:visible canvas").is_visible()
    assert opened.run("() => typeof window.vis") == "object"
    stops = opened.run("() => document.querySelector('.vis-network').tabIndex")
    assert stops == 0
    opened.press("explore")
    assert opened.page.locator(".view:visible .frame").is_visible()
    assert opened.page.locator("canvas").count() == 0
