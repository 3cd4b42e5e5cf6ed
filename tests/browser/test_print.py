"""The map on paper: the drawing on one page, then what belongs to it."""

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


def count_pages(visit: Visit, sheet: str) -> int:
    made = visit.page.pdf(
        format=sheet,
        landscape=True,
        print_background=True,
        margin={"top": "10mm", "right": "10mm", "bottom": "10mm", "left": "10mm"},
    )
    return len(re.findall(rb"/Type\s*/Page\b", made))


@SHEETS
@pytest.mark.parametrize("view", ["who-reports-to-whom", "priorities-and-actions"])
def test_the_drawing_is_whole_on_its_page(visit: Callable[..., Visit], sheet: str, view: str) -> None:
    opened = visit(address=f"#view-{view}", size=ROOM[sheet])
    opened.page.emulate_media(media="print")
    opened.run("() => scrollTo(0, 0)")
    width, height = ROOM[sheet]
    for place in opened.run(
        "() => [...document.querySelectorAll('.view:not([hidden]) svg.map')].map((s) => s.getBoundingClientRect().toJSON())"
    ):
        assert place["left"] >= -0.5
        assert place["right"] <= width + 0.5
        assert place["bottom"] <= height + 0.5
        assert place["height"] > 40


@SHEETS
def test_few_pages_are_printed(visit: Callable[..., Visit], sheet: str) -> None:
    opened = visit()
    alone = "() => { for (const part of document.querySelectorAll('#gaps, #text, footer')) part.remove(); }"
    whole = count_pages(opened, sheet)
    opened.run(alone)
    assert count_pages(opened, sheet) == 1
    assert 2 <= whole <= (6 if sheet == "A4" else 4)


def test_the_table_after_a_drawing_is_of_its_lines(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.page.emulate_media(media="print")
    assert opened.shown("#relations tr") == 10
    assert opened.shown(".bar, .tabs, .panel, .find, .key input") == 0
    assert opened.shown(".key .words") > 0
