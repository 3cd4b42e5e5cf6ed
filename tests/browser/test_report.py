"""The page of a report: axe finds nothing, it fits a phone and paper, and it asks nothing of any other place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.asking.cells import Thing
from csa_graph.views.findings import render
from csa_graph.views.findings.rule import explain
from csa_graph.views.look import Look
from tests.browser.conftest import HOSTILE, NARROW, WIDE
from tests.browser.test_access import find_faults
from tests.views import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit


@pytest.fixture(scope="module")
def page(folder: Path) -> Path:
    """Return the page of a report with all sorts of news, in hostile words."""
    from dataclasses import replace

    hostile = replace(reports.WARNING, message=HOSTILE, passages=(Thing("urn:x", HOSTILE),), remedy=HOSTILE)
    path = folder / "report.html"
    path.write_text(
        render(reports.make(findings=(reports.ERROR, hostile), fixed=(reports.GONE,), compared=True), "html"),
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def rule_page(folder: Path) -> Path:
    """Return the page that explains a check."""
    from csa_graph.checking import checks

    path = folder / "rule.html"
    path.write_text(explain(checks.get(reports.OWNER), "html", Look()), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["page", "rule_page"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    which: str,
    visit: Callable[..., Visit],
    size: tuple[int, int],
    scheme: str,
    request: pytest.FixtureRequest,
) -> None:
    opened = visit(request.getfixturevalue(which), size=size, scheme=scheme, bypass_csp=True)
    assert find_faults(opened) == []
    assert opened.run("() => document.documentElement.scrollWidth") <= size[0]


def test_hostile_words_are_only_words(page: Path, visit: Callable[..., Visit]) -> None:
    opened = visit(page)
    assert opened.page.locator("li", has_text="{{ 7 }}").count() == 1
    assert opened.page.locator("img, script").count() == 0
    assert opened.complaints == []
    assert [url for url in opened.asked if not url.startswith("file:")] == []


def test_on_paper_ink_is_dark_in_either_scheme(page: Path, visit: Callable[..., Visit]) -> None:
    opened = visit(page, scheme="dark")
    opened.page.emulate_media(media="print")
    colour = "() => getComputedStyle(document.body).color"
    assert opened.run(colour) == "rgb(23, 33, 43)"
    assert opened.run("() => getComputedStyle(document.querySelector('.error')).color") == "rgb(156, 28, 28)"
