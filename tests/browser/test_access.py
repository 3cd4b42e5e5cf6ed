"""axe finds nothing in any view and state of the map, light and dark, wide and narrow."""

from __future__ import annotations

import importlib.resources
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.states import walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: axe goes through all of a page however little of it is to be judged, so what is not is emptied for a moment.
RUN = """async ({ tags, leave, empty }) => {
    const away = [...document.querySelectorAll(empty)].map((part) => [part, [...part.childNodes]]);
    for (const [part] of away) part.replaceChildren();
    try {
        const found = await axe.run({ exclude: leave }, {
            runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] });
        return found.violations.map((rule) => [rule.id, rule.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3)]);
    } finally {
        for (const [part, children] of away) part.append(...children);
    }
}"""
ASIDE = "#library, #plans, .view[hidden]"
COMBINATIONS = pytest.mark.parametrize(
    ("size", "scheme"),
    [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")],
    ids=["wide light", "wide dark", "narrow light", "narrow dark"],
)


#: The long lists, which have a test of their own.
WORDS = "article.thing, #relations tr, #gaps li"


def find_faults(visit: Visit, leave: tuple[str, ...] = (), empty: str = "#none") -> Any:  # noqa: ANN401  (as axe reports them)
    if not visit.run("() => Boolean(window.axe)"):
        visit.run(AXE)
    return visit.run(RUN, {"tags": list(TAGS), "leave": list(leave), "empty": f"{ASIDE}, {empty}"})


def find_faults_of_states(visit: Visit) -> dict[str, Any]:
    """Return what axe finds in each state in which it finds something, and under "" how many states there were."""
    faults = {state: find_faults(visit, ("#text", "#gaps"), WORDS) for state in walk(visit)}
    return {"": len(faults), **{state: found for state, found in faults.items() if found}}


@COMBINATIONS
def test_axe_finds_nothing_in_any_view_and_state_of_the_agreement(
    visit: Callable[..., Visit], size: tuple[int, int], scheme: str
) -> None:
    assert find_faults_of_states(visit(size=size, scheme=scheme)) == {"": 5 + 4 + 5 + 3 + 2}


@COMBINATIONS
def test_axe_finds_nothing_in_a_map_that_is_searched(
    visit: Callable[..., Visit], partnership: Path, size: tuple[int, int], scheme: str
) -> None:
    assert find_faults_of_states(visit(partnership, size=size, scheme=scheme)) == {"": 6 + 2}


@COMBINATIONS
def test_axe_finds_nothing_in_the_words(
    visit: Callable[..., Visit], size: tuple[int, int], scheme: str
) -> None:
    opened = visit(size=size, scheme=scheme)
    # What is far below is laid out only when it is scrolled to: here all of it is to be measured.
    opened.run(
        "() => { for (const part of document.querySelectorAll('.text > *')) part.style.contentVisibility = 'visible'; }"
    )
    assert find_faults(opened, (".view",), ".view .frame") == []
