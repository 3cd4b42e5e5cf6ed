"""The map by touch: two fingers make the drawing larger, and whatever is to be tapped is large enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import NARROW
from tests.browser.states import walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

PHONE = {"size": (390, 800), "has_touch": True, "is_mobile": True}
#: What can be tapped and has no words around it that it must stay in.
SMALL = """() => [...document.querySelectorAll("button, summary, .tabs a, .key label, #find-box, #find-list li, .map a.box, .roll a, .names a")]
    .filter((part) => part.getClientRects().length)
    .filter((part) => { const place = part.getBoundingClientRect(); return place.width < 24 || place.height < 24; })
    .map((part) => part.outerHTML.slice(0, 80))"""


def pinch(visit: Visit, middle: tuple[float, float], before: float, after: float) -> None:
    """Put two fingers down, so far apart, and move them until they are further or less far apart."""
    fingers = visit.page.context.new_cdp_session(visit.page)

    def touch(kind: str, apart: float | None) -> None:
        points = (
            [] if apart is None else [{"x": middle[0] + side * apart / 2, "y": middle[1]} for side in (-1, 1)]
        )
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", before)
    for step in range(1, 6):
        touch("touchMove", before + (after - before) * step / 5)
    touch("touchEnd", None)
    fingers.detach()


def test_two_fingers_zoom_the_drawing_and_not_the_page(visit: Callable[..., Visit]) -> None:
    opened = visit(**PHONE)
    drawing = opened.page.locator(".view:visible svg.map").first
    drawing.scroll_into_view_if_needed()
    opened.run(
        "() => document.querySelector('.view:not([hidden]) .frame').scrollIntoView({ block: 'start' })"
    )
    before = drawing.bounding_box()
    assert before is not None
    middle = (200.0, 300.0)
    held = (middle[0] - before["x"]) / before["width"]
    pinch(opened, middle, 80, 160)
    after = drawing.bounding_box()
    assert after is not None
    assert after["width"] / before["width"] == pytest.approx(2, rel=0.02)
    assert after["height"] / before["height"] == pytest.approx(2, rel=0.02)
    # What was under the fingers still is.
    assert (middle[0] - after["x"]) / after["width"] == pytest.approx(held, abs=0.01)
    assert opened.run("() => visualViewport.scale") == 1
    assert opened.page.locator(".view:visible .percent").text_content() == "200 %"
    pinch(opened, middle, 160, 80)
    again = drawing.bounding_box()
    assert again is not None
    assert again["width"] == pytest.approx(before["width"], rel=0.02)


def test_the_page_itself_may_be_zoomed(visit: Callable[..., Visit]) -> None:
    opened = visit(**PHONE)
    said = opened.run("() => document.querySelector('meta[name=viewport]').content")
    assert "user-scalable" not in said
    assert "maximum-scale" not in said


def test_one_finger_moves_the_drawing_and_the_page(visit: Callable[..., Visit]) -> None:
    opened = visit(**PHONE)
    frame = "() => document.querySelector('.view:not([hidden]) .frame')"
    assert opened.run(f"() => getComputedStyle(({frame})()).touchAction") == "pan-x pan-y"
    assert opened.run(f"() => ({frame})().scrollWidth > ({frame})().clientWidth")


def test_what_is_tapped_is_large_enough(visit: Callable[..., Visit]) -> None:
    opened = visit(size=NARROW, has_touch=True)
    small = {state: opened.run(SMALL) for state in walk(opened)}
    assert {state: found for state, found in small.items() if found} == {}


def test_what_is_tapped_is_large_enough_where_a_map_is_searched(
    visit: Callable[..., Visit], partnership: Path
) -> None:
    opened = visit(partnership, size=NARROW, has_touch=True)
    small = {state: opened.run(SMALL) for state in walk(opened)}
    assert {state: found for state, found in small.items() if found} == {}


def test_a_drawing_begins_with_something_to_see(visit: Callable[..., Visit]) -> None:
    opened = visit(address="#view-priorities-and-actions", **PHONE)
    # The left edge of this drawing is empty at its top: what was chosen first stands lower down.
    assert opened.run(
        """() => {
        const edge = document.querySelector(".view:not([hidden]) .frame").getBoundingClientRect();
        return [...document.querySelectorAll(".view:not([hidden]) .map a.box")]
          .map((box) => box.getBoundingClientRect())
          .some((box) => box.right <= edge.right && box.left >= edge.left && box.top < edge.top + 400);
        }"""
    )


def test_on_a_telephone_the_drawing_begins_on_the_first_screen(visit: Callable[..., Visit]) -> None:
    opened = visit(size=(390, 844), has_touch=True, is_mobile=True)
    box = opened.page.locator(".view:visible .map a.box").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 844
    # What is folded away is one tap away, and comes back where there is room.
    buttons = opened.page.locator(".view:visible .tools button")
    assert buttons.filter(visible=True).count() == 0
    opened.page.get_by_text("Tools", exact=True).locator("visible=true").tap()
    assert buttons.filter(visible=True).count() == 8
    # A tap beside it folds it away.
    opened.page.locator(".view:visible .answer").tap(position={"x": 2, "y": 2})
    assert buttons.filter(visible=True).count() == 0
