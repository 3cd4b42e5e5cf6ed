"""The map on paper: each view whole on its sheets, then what belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

#: Room for print in CSS pixels: the sheet on its side, less margins of 10 mm.
ROOM = {"A4": (1047, 718), "A3": (1512, 1047)}
SHEETS = pytest.mark.parametrize("sheet", list(ROOM))
PLACES = (
    "(wanted) => [...document.querySelectorAll(wanted)].map((part) => part.getBoundingClientRect().toJSON())"
)
ALONE = "() => { for (const part of document.querySelectorAll('#gaps, #text, footer')) part.remove(); }"


def make_pdf(visit: Visit, sheet: str) -> bytes:
    return visit.page.pdf(
        format=sheet,
        landscape=True,
        print_background=True,
        margin={"top": "10mm", "right": "10mm", "bottom": "10mm", "left": "10mm"},
    )


def count_pages(visit: Visit, sheet: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", make_pdf(visit, sheet)))


@SHEETS
@pytest.mark.parametrize("view", ["who-reports-to-whom", "priorities-and-actions"])
def test_the_drawing_is_whole_on_its_page(visit: Callable[..., Visit], sheet: str, view: str) -> None:
    opened = visit(address=f"#view-{view}", size=ROOM[sheet])
    opened.page.emulate_media(media="print")
    opened.run("() => scrollTo(0, 0)")
    width, height = ROOM[sheet]
    places = opened.run(PLACES, ".view:not([hidden]) svg.map")
    assert places
    for place in places:
        assert place["left"] >= -0.5
        assert place["right"] <= width + 0.5
        assert place["bottom"] <= height + 0.5
        assert place["height"] > 40


@SHEETS
@pytest.mark.parametrize("view", ["boards-and-membership", "everything"])
def test_cards_and_names_are_all_printed_and_nothing_is_cut(
    visit: Callable[..., Visit], sheet: str, view: str
) -> None:
    opened = visit(address=f"#view-{view}", size=ROOM[sheet])
    wanted = ".view:not([hidden]) .frame :is(.cards a, .names a)"
    on_screen = opened.page.locator(wanted).all_inner_texts()
    opened.page.emulate_media(media="print")
    opened.run("() => scrollTo(0, 0)")
    assert opened.page.locator(wanted).all_inner_texts() == on_screen
    assert len(on_screen) > 80
    # A box that cuts or covers what does not fit would hide it on paper.
    overflow = (
        "() => [...document.querySelectorAll('.view:not([hidden]) .frame, .view:not([hidden]) .card')]"
        ".filter((part) => getComputedStyle(part).overflow !== 'visible' || part.scrollWidth > part.clientWidth + 1)"
        ".map((part) => part.className)"
    )
    assert opened.run(overflow) == []
    for place in opened.run(PLACES, wanted):
        assert place["left"] >= -0.5
        assert place["right"] <= ROOM[sheet][0] + 0.5
        assert place["height"] > 5


@SHEETS
@pytest.mark.parametrize(
    ("view", "a4", "a3"),
    [
        ("who-reports-to-whom", 1, 1),
        ("priorities-and-actions", 1, 1),
        ("boards-and-membership", 3, 2),
        ("everything", 3, 2),
    ],
)
def test_a_view_takes_few_sheets(
    visit: Callable[..., Visit], sheet: str, view: str, a4: int, a3: int
) -> None:
    opened = visit(address=f"#view-{view}")
    opened.run(ALONE)
    assert 1 <= count_pages(opened, sheet) <= (a4 if sheet == "A4" else a3)


@SHEETS
def test_few_pages_are_printed_of_all(visit: Callable[..., Visit], sheet: str) -> None:
    # Of the agreement, whose data make the page.
    assert 2 <= count_pages(visit(), sheet) <= (7 if sheet == "A4" else 4)


def test_the_table_after_a_drawing_is_of_its_lines(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.page.emulate_media(media="print")
    assert opened.shown("#relations tr") == 11
    assert opened.shown(".tools, .tabs, .panel, .find, .key input") == 0
    assert opened.shown(".key .words") > 0


def test_no_card_is_broken_over_two_sheets(visit: Callable[..., Visit]) -> None:
    opened = visit(address="#view-boards-and-membership")
    opened.page.emulate_media(media="print")
    inside = "() => [...new Set([...document.querySelectorAll('.card')].map((card) => getComputedStyle(card).breakInside))]"
    assert opened.run(inside) == ["avoid"]
