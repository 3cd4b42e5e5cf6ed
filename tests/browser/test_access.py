"""axe finds nothing in any view and state of the map, light and dark, wide and narrow."""

from __future__ import annotations

import importlib.resources
from typing import TYPE_CHECKING, Any

import pytest

from csa_graph.map import options
from tests.browser.conftest import NARROW, WIDE
from tests.browser.states import list_views, walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: What depends on colours alone.
COLOURS = ("color-contrast", "link-in-text-block")
#: axe goes through all of a page however little of it is to be judged, so what is not is emptied for a moment.
RUN = """async ({ leave, empty, only, without }) => {
    const away = [...document.querySelectorAll(empty)].map((part) => [part, [...part.childNodes]]);
    for (const [part] of away) part.replaceChildren();
    try {
        const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
        const found = await axe.run({ exclude: leave }, {
            runOnly: only.length ? { type: "rule", values: only } : { type: "tag", values: TAGS },
            rules: only.length ? {} : { "target-size": { enabled: true }, ...rules }, resultTypes: ["violations"] });
        return found.violations.map((rule) => [rule.id, rule.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3)]);
    } finally {
        for (const [part, children] of away) part.append(...children);
    }
}""".replace("TAGS", str(list(TAGS)))
#: Of parts that look alike, being of the same classes all through, marks all but the first.
MARK_ALIKE = """(selector) => {
    const seen = new Set();
    const look = (part, path) => {
        const here = path + ">" + part.tagName + "." + part.className + (part.hasAttribute("hidden") ? "!" : "");
        return [here, ...[...part.children].flatMap((child) => look(child, here))];
    };
    for (const part of document.querySelectorAll(selector)) {
        const looks = look(part, part.parentElement.className).filter((each) => !seen.has(each));
        if (!looks.length) part.dataset.alike = "";
        looks.forEach((each) => seen.add(each));
    }
    return document.querySelectorAll("[data-alike]").length;
}"""
ASIDE = "#library, #plans, .view[hidden]"
COMBINATIONS = pytest.mark.parametrize(
    ("size", "scheme"),
    [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")],
    ids=["wide light", "wide dark", "narrow light", "narrow dark"],
)
#: The long lists, which have a test of their own.
WORDS = "article.thing, #relations tr, #gaps li"


def find_faults(
    visit: Visit,
    leave: tuple[str, ...] = (),
    empty: str = "#none",
    *,
    only: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
) -> Any:  # noqa: ANN401  (as axe reports them)
    """Return what axe finds in a page, by some rules or all."""
    if not visit.run("() => Boolean(window.axe)"):
        visit.run(AXE)
    asked = {"leave": leave, "only": only, "without": without}
    return visit.run(
        RUN, {"empty": f"{ASIDE}, {empty}", **{name: list(each) for name, each in asked.items()}}
    )


def choose_rules(scheme: str) -> tuple[str, ...]:
    """Return the rules to run, or none for all: the dark scheme differs from the light one in colours alone."""
    return COLOURS if scheme == "dark" else ()


def find_faults_of_states(visit: Visit, scheme: str) -> dict[str, Any]:
    """Return what axe finds in each state in which it finds something, and under "" how many states there were."""
    only = choose_rules(scheme)
    faults = {state: find_faults(visit, ("#text", "#gaps"), WORDS, only=only) for state in walk(visit)}
    return {"": len(faults), **{state: found for state, found in faults.items() if found}}


@COMBINATIONS
def test_axe_finds_nothing_in_any_view_and_state(
    visit: Callable[..., Visit], harbour_page: Path, size: tuple[int, int], scheme: str
) -> None:
    assert find_faults_of_states(visit(harbour_page, size=size, scheme=scheme), scheme) == {
        "": 6 + 5 + 6 + 5 + 2
    }


@COMBINATIONS
def test_axe_finds_nothing_in_any_view_of_the_agreement(
    visit: Callable[..., Visit], size: tuple[int, int], scheme: str
) -> None:
    opened = visit(size=size, scheme=scheme)
    only = choose_rules(scheme)
    faults = {}
    for view in list_views(opened):
        opened.choose(view)
        opened.page.locator(".view:visible .frame a:is(.box, h3 > a, .names a):visible").first.click()
        faults[view] = find_faults(opened, ("#text", "#gaps"), WORDS, only=only)
    assert faults == {view: [] for view in options.list_views()}


@COMBINATIONS
def test_axe_finds_nothing_in_a_map_that_is_searched(
    visit: Callable[..., Visit], partnership: Path, size: tuple[int, int], scheme: str
) -> None:
    assert find_faults_of_states(visit(partnership, size=size, scheme=scheme), scheme) == {"": 7 + 2}


@COMBINATIONS
def test_axe_finds_nothing_in_the_words(
    visit: Callable[..., Visit], size: tuple[int, int], scheme: str
) -> None:
    opened = visit(size=size, scheme=scheme)
    # What is far below is laid out only when it is scrolled to: here all of it is to be measured.
    opened.run(
        "() => { for (const part of document.querySelectorAll('.text > *, .gaps ul')) part.style.contentVisibility = 'visible'; }"
    )
    found = []
    if scheme == "light":
        found += find_faults(opened, (".view",), ".view .frame", without=COLOURS)
    # Hundreds of things are told in the same few ways: one of each way shows its colours.
    assert opened.run(MARK_ALIKE, WORDS) > 300
    found += find_faults(opened, (".view",), ".view .frame, [data-alike]", only=COLOURS)
    assert found == []


def test_the_example_of_what_looks_alike_is_judged(visit: Callable[..., Visit], harbour_page: Path) -> None:
    opened = visit(harbour_page)
    opened.run(
        "() => { for (const cite of document.querySelectorAll('#text cite')) cite.style.color = '#ccc'; }"
    )
    assert opened.run(MARK_ALIKE, WORDS) > 0
    faults = find_faults(opened, (".view",), ".view .frame, [data-alike]", only=COLOURS)
    assert [rule for rule, _nodes in faults] == ["color-contrast"]
