"""The map asks nothing of any other place and complains of nothing, whatever is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit


def use_everything(visit: Visit) -> None:
    """Open every view, select, filter, zoom, explore, find and save."""
    page = visit.page
    for tab in page.locator('.tabs a[href^="#view-"]').all():
        tab.click()
        view = page.locator(".view:visible")
        view.locator(".frame a:is(.box, h3 > a, .names a):visible").first.click()
        page.keyboard.press("Escape")
        view.locator(".key input").first.click()
        view.get_by_role("button", name="Show all").click()
        for deed in ("zoom-in", "fit", "explore", "zoom-out", "fit", "whole", "explore"):
            visit.press(deed)
        for deed in ("svg", "csv"):
            with page.expect_download():
                assert visit.press(deed)
    page.locator("#find-box").fill("x")
    page.locator("#find-box").press("Enter")


def test_the_agreement_asks_for_nothing_and_says_nothing(
    visit: Callable[..., Visit], agreement: Path
) -> None:
    opened = visit()
    use_everything(opened)
    assert {url for url in opened.asked if not url.startswith(("blob:", "data:"))} == {agreement.as_uri()}
    assert opened.complaints == []


def test_the_policy_stops_what_a_page_might_ask(visit: Callable[..., Visit]) -> None:
    opened = visit()
    stopped = opened.run(
        """() => new Promise((done) => {
            document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
            const picture = new Image();
            picture.src = "https://example.org/a.png";
            setTimeout(() => done("nothing"), 2000);
        })"""
    )
    assert stopped == "img-src"


def test_hostile_texts_do_no_harm(visit: Callable[..., Visit], hostile: Path) -> None:
    opened = visit(hostile)
    use_everything(opened)
    assert {url for url in opened.asked if not url.startswith(("blob:", "data:"))} == {hostile.as_uri()}
    assert opened.complaints == []
    assert opened.page.locator("img, iframe, object").count() == 0
    assert opened.page.locator("#panel h2").text_content() == HOSTILE
    assert opened.page.locator("#find-list li").first.text_content()
