"""Brings a page of the map into each of its states, one after the other: one page load serves them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.conftest import Visit


def list_views(visit: Visit) -> list[str]:
    """Return the names of the views of a page, in the order of its tabs."""
    views = visit.run("() => [...document.querySelectorAll('.view')].map((view) => view.id)")
    return [view.removeprefix("view-") for view in views]


def walk(visit: Visit) -> Iterator[str]:
    """Open every view, and in each bring about every state that it has; yield the name of each."""
    visit.run("() => { for (const part of document.querySelectorAll('.key')) part.open = true; }")
    for view in list_views(visit):
        visit.choose(view)
        yield view
        for state in walk_view(visit):
            yield f"{view}: {state}"
    for state in find(visit):
        yield state


def walk_view(visit: Visit) -> Iterator[str]:
    """Bring the open view into each of its states."""
    page, view = visit.page, visit.page.locator(".view:visible")
    if view.locator("details.roll").count():
        view.locator("summary").last.click()
        yield "the list is open"
        view.locator(".roll[open] a").first.click()
        yield "a neighbourhood is drawn"
    if view.locator("a.line").count():
        view.locator("a.line .head").first.click()
        yield "a line is selected"
    view.locator(".frame a:is(.box, h3 > a, .names a):visible").first.click()
    yield "a thing is selected"
    page.keyboard.press("Escape")
    view.locator(".key input").first.uncheck()
    yield "filtered"
    view.get_by_role("button", name="Show all").click()
    if visit.press("explore"):
        yield "exploring"
        visit.press("explore")
    if view.get_by_text("Tools", exact=True).is_visible():
        view.get_by_text("Tools", exact=True).click()
        yield "the tools are open"
        page.keyboard.press("Escape")


def find(visit: Visit) -> Iterator[str]:
    """Bring the find box into each of its states."""
    field = visit.page.locator("#find-box")
    field.fill("b")
    field.press("ArrowDown")
    yield "names are suggested"
    field.press("Escape")
    field.fill("no such name")
    yield "nothing is called so"
