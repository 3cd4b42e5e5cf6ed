"""Texts of a drawing stand out from their ground by 4.5 to 1, lines and borders by 3 to 1, whatever is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
#: Read from the computed styles of all that is drawn, with the ground that each part lies on.
MEASURE = """() => {
    const light = (words) => {
        const [r, g, b] = words.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, two) => {
        const [high, low] = [light(one), light(two)].sort((a, b) => b - a);
        return (high + 0.05) / (low + 0.05);
    };
    const opaque = (part) => {
        for (let each = part; each; each = each.parentElement) if (Number(getComputedStyle(each).opacity) < 1) return false;
        return true;
    };
    const found = { texts: [], lines: [] };
    const put = (kind, part, colour, grounds) => {
        for (const ground of grounds) found[kind].push([opaque(part) ? contrast(colour, ground) : 1, part.outerHTML.slice(0, 90)]);
    };
    const view = document.querySelector(".view:not([hidden])"), frame = view.querySelector(".frame.drawing");
    const fill = (part) => getComputedStyle(part).fill;
    const paper = getComputedStyle(document.body).backgroundColor;
    const grounds = [getComputedStyle(frame).backgroundColor, ...[...view.querySelectorAll(".band rect")].map(fill).slice(0, 1)];
    const drawn = (part) => part.getClientRects().length > 0;
    for (const text of [...view.querySelectorAll("svg.map text")].filter(drawn)) {
        const badge = text.closest(".badge"), box = text.closest(".box");
        put("texts", text, fill(text), badge ? [fill(badge.querySelector("rect"))] : box ? [fill(box.querySelector(".edge"))] : grounds);
    }
    for (const path of [...view.querySelectorAll("svg.map :is(.stroke, .head, .edge, .band rect, .badge rect)")].filter(drawn)) {
        put("lines", path, getComputedStyle(path).stroke, path.closest(".band") ? grounds.slice(0, 1) : grounds);
    }
    for (const path of [...view.querySelectorAll(".key svg path")].filter(drawn)) put("lines", path, getComputedStyle(path).stroke, [paper]);
    for (const box of document.querySelectorAll("#find-box, .view:not([hidden]) .menu button")) if (drawn(box)) put("lines", box, getComputedStyle(box).borderTopColor, [paper]);
    const least = (kind) => found[kind].sort((one, other) => one[0] - other[0])[0];
    return { texts: least("texts"), lines: least("lines"), count: found.texts.length };
}"""


def check(visit: Visit) -> None:
    visit.page.mouse.move(0, 0)
    found = visit.run(MEASURE)
    assert found["count"] > 10
    assert found["texts"][0] >= 4.5, found["texts"]
    assert found["lines"][0] >= 3, found["lines"]


@SCHEMES
@pytest.mark.parametrize("view", ["who-reports-to-whom", "priorities-and-actions"])
def test_texts_and_lines_of_the_agreement_stand_out(
    visit: Callable[..., Visit], scheme: str, view: str
) -> None:
    opened = visit(address=f"#view-{view}", scheme=scheme)
    check(opened)
    drawing = opened.page.locator(".view:visible .map")
    drawing.locator("a.box").first.click()
    check(opened)
    drawing.locator("a.line .head").first.click()
    check(opened)
    opened.page.locator(".view:visible .key input").first.uncheck()
    check(opened)


@SCHEMES
def test_texts_and_lines_of_a_neighbourhood_stand_out(
    visit: Callable[..., Visit], partnership: Path, scheme: str
) -> None:
    # Group 1 of the invented partnership is near its top: several report to it.
    opened = visit(partnership, "#about-g1", scheme=scheme)
    check(opened)
    opened.page.locator(".view:visible .map a.line .head").first.click()
    check(opened)


def test_forced_colours_leave_every_line_to_be_seen(visit: Callable[..., Visit]) -> None:
    opened = visit(forced_colors="active")
    system = "(name) => { const p = document.createElement('p'); p.style.color = name; document.body.append(p); const c = getComputedStyle(p).color; p.remove(); return c; }"
    ink, mark = opened.run(system, "CanvasText"), opened.run(system, "Highlight")
    assert ink != mark
    look = "(parts) => [...new Set([...document.querySelectorAll('.view:not([hidden]) svg.map ' + parts[0])].map((p) => getComputedStyle(p)[parts[1]]))].sort()"
    for part in (".stroke", ".head", ".edge"):
        assert opened.run(look, [f"a {part}", "stroke"]) == [ink]
    assert opened.run(look, [".title", "fill"]) == [ink]
    assert opened.run(look, [".line text", "fill"]) == [ink]
    opened.page.locator(".view:visible .map a.box").first.click()
    opened.page.mouse.move(0, 0)
    assert opened.run(look, [".picked .edge", "stroke"]) == [mark]
    assert opened.run(look, ["a:not(.picked, .near) .edge", "stroke"]) == [ink]
    opened.page.keyboard.press("Escape")
    assert opened.run(look, ["a:focus-visible .edge", "stroke"]) == [mark]


def test_nothing_moves_for_who_wants_no_motion(visit: Callable[..., Visit]) -> None:
    opened = visit()
    assert opened.run("() => matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert opened.run("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = "() => document.getAnimations().length + [...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).animationName !== 'none' || parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    assert opened.run(moving) == 0
    opened.press("zoom-in")
    opened.page.locator(".view:visible .map a.box").first.click()
    assert opened.run(moving) == 0
    opened.press("explore")
    # The canvas of vis-network draws by itself while its simulation runs: here it does not.
    drawn = "() => new Promise((done) => { const c = document.querySelector('.view:not([hidden]) canvas'); const before = c.toDataURL(); setTimeout(() => done(before === c.toDataURL()), 400); })"
    opened.page.wait_for_timeout(300)
    assert opened.run(drawn)
