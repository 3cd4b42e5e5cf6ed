"""axe finds nothing in any view and state of the map, and what axe does not measure is measured here."""

from __future__ import annotations

import importlib.resources
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import NARROW, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """async ({ tags, leave }) => {
    const wide = tags.length > 1 ? { type: "tag", values: tags } : { type: "rule", values: tags };
    const found = await axe.run({ exclude: leave }, {
        runOnly: wide, rules: tags.length > 1 ? { "target-size": { enabled: true } } : {}, resultTypes: ["violations"] });
    return found.violations.map((rule) => [rule.id, rule.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3)]);
}"""
EVERY = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


def find_faults(visit: Visit, *leave: str) -> Any:  # noqa: ANN401  (as axe reports them)
    if not visit.run("() => Boolean(window.axe)"):
        visit.run(AXE)
    return visit.run(RUN, {"tags": list(TAGS), "leave": list(leave)})


def leave_out_the_words(visit: Visit) -> None:
    """Take the long lists out of the page, for axe reads all of it each time; they have a test of their own."""
    visit.run(
        """() => {
            for (const part of document.querySelectorAll("article.thing, #relations tr")) part.replaceWith(part.cloneNode());
            for (const list of document.querySelectorAll("#text, #gaps, #text table")) list.setAttribute("aria-hidden", "true");
        }"""
    )


@SCHEMES
@EVERY
def test_axe_finds_nothing_in_any_view_and_state(
    visit: Callable[..., Visit], harbour_page: Path, size: tuple[int, int], scheme: str
) -> None:
    opened = visit(harbour_page, size=size, scheme=scheme)
    faults = {}
    leave_out_the_words(opened)
    for view in ("who-reports-to-whom", "boards-and-membership", "priorities-and-actions", "everything"):
        opened.choose(view)
        faults[view] = find_faults(opened, "#text", "#gaps")
    opened.choose("who-reports-to-whom")
    opened.run("() => { for (const key of document.querySelectorAll('details')) key.open = true; }")
    opened.page.locator(".map a.line .head").first.click()
    faults["a line is selected"] = find_faults(opened, "#text", "#gaps")
    opened.page.locator(".map a.box").first.click()
    faults["a box is selected"] = find_faults(opened, "#text", "#gaps")
    opened.page.keyboard.press("Escape")
    opened.page.locator(".view:visible .key input").first.uncheck()
    faults["filtered"] = find_faults(opened, "#text", "#gaps")
    opened.page.locator("#find-box").fill("har")
    opened.page.keyboard.press("ArrowDown")
    faults["finding"] = find_faults(opened, "#text", "#gaps")
    opened.page.keyboard.press("Escape")
    opened.page.get_by_role("button", name="Explore freely").first.click()
    faults["exploring"] = find_faults(opened, "#text", "#gaps")
    assert {state: found for state, found in faults.items() if found} == {}


def test_axe_finds_nothing_in_any_view_of_the_agreement(visit: Callable[..., Visit]) -> None:
    opened = visit()
    leave_out_the_words(opened)
    faults = {}
    for view in ("who-reports-to-whom", "boards-and-membership", "priorities-and-actions", "everything"):
        opened.choose(view)
        faults[view] = find_faults(opened, "#text", "#gaps")
    assert {view: found for view, found in faults.items() if found} == {}


@SCHEMES
def test_axe_finds_nothing_in_the_words(visit: Callable[..., Visit], harbour_page: Path, scheme: str) -> None:
    opened = visit(harbour_page, scheme=scheme)
    # What is far below is laid out only when it is scrolled to: here all of it is to be measured.
    opened.run(
        "() => { for (const part of document.querySelectorAll('.text > *')) part.style.contentVisibility = 'visible'; }"
    )
    assert find_faults(opened, ".view") == []


MEASURE = """() => {
    const parse = (words) => words.match(/[\\d.]+/g).map(Number);
    const light = (words) => {
        const [r, g, b] = parse(words).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, two) => {
        const [high, low] = [light(one), light(two)].sort((a, b) => b - a);
        return (high + 0.05) / (low + 0.05);
    };
    const faults = [];
    const opaque = (part) => {
        for (let each = part; each; each = each.parentElement) if (Number(getComputedStyle(each).opacity) < 1) return false;
        return true;
    };
    for (const view of document.querySelectorAll(".view:not([hidden])")) {
        const frame = view.querySelector(".frame.drawing");
        if (!frame) continue;
        const ground = getComputedStyle(frame).backgroundColor;
        const band = view.querySelector(".band rect");
        const grounds = [ground, ...(band ? [getComputedStyle(band).fill] : [])];
        for (const text of view.querySelectorAll("svg.map text")) {
            const own = text.closest(".badge") ? text.parentElement.querySelector("rect") : text.closest(".box") ? text.closest(".box").querySelector(".edge") : null;
            for (const behind of own ? [getComputedStyle(own).fill] : grounds) {
                if (contrast(getComputedStyle(text).fill, behind) < 4.5 || !opaque(text)) faults.push(["text", text.textContent]);
            }
        }
        for (const path of view.querySelectorAll("svg.map .stroke, svg.map .head, svg.map .edge, svg.map .badge rect")) {
            for (const behind of grounds) {
                if (contrast(getComputedStyle(path).stroke, behind) < 3 || !opaque(path)) faults.push(["line", path.parentElement.getAttribute("class")]);
            }
        }
    }
    return [faults.slice(0, 5), document.querySelectorAll(".view:not([hidden]) svg.map text").length];
}"""


@SCHEMES
@pytest.mark.parametrize("view", ["who-reports-to-whom", "priorities-and-actions"])
def test_texts_and_lines_of_the_drawing_stand_out(
    visit: Callable[..., Visit], scheme: str, view: str
) -> None:
    opened = visit(address=f"#view-{view}", scheme=scheme)
    faults, measured = opened.run(MEASURE)
    assert measured > 20
    assert faults == []
    opened.page.locator(".view:visible .map a.box").first.click()
    opened.page.mouse.move(0, 0)
    assert opened.run(MEASURE)[0] == []


def test_forced_colours_leave_every_line_to_be_seen(visit: Callable[..., Visit]) -> None:
    opened = visit(forced_colors="active")
    text = "() => getComputedStyle(document.body).color"
    stroke = "() => [...new Set([...document.querySelectorAll('.view:not([hidden]) svg.map .stroke, .view:not([hidden]) svg.map .edge')].map((p) => getComputedStyle(p).stroke))]"
    assert opened.run(stroke) == [opened.run(text)]


def test_nothing_moves_for_who_wants_no_motion(visit: Callable[..., Visit]) -> None:
    opened = visit()
    assert opened.run("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = "() => [...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).animationName !== 'none' || parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    assert opened.run(moving) == 0
