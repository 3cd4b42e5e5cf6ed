"""In the details of a map a citation opens what its passage says, with its neighbours; without words, ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from tests import quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

LINE = "#line-board-reportsto-panel"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the map of the invented partnership with the words of its passages."""
    folder = tmp_path_factory.mktemp("quoted")
    return GovernanceGraph.open(quoted.write(folder)).write_map(folder / "map.html")


def read(opened: Visit) -> str:
    return opened.page.locator("#panel-body").inner_text()


def test_a_line_shows_the_words_that_state_it(visit: Callable[..., Visit], page: Path) -> None:
    opened = visit(page, LINE)
    marks = opened.page.locator("#panel blockquote mark")
    assert marks.all_inner_texts() == ["The Harbour Board reports to the Mayor's Panel"]
    assert "1.2, page 2: " in read(opened)
    assert "The Board reports <b>on request</b> to the Panel" in read(opened)
    assert opened.complaints == []


def test_a_citation_opens_the_passage_and_its_neighbours(visit: Callable[..., Visit], page: Path) -> None:
    opened = visit(page, LINE)
    opened.page.locator("#panel cite a", has_text="1.2").click()
    assert opened.page.locator("#panel h2").inner_text() == "1.2"
    assert opened.run("() => location.hash") == "#passage-1-2"
    assert "Page 2: The Harbour Board reports" in read(opened).replace("\u201c", "")
    assert opened.page.locator("#panel mark").count() == 2, "all that it states is marked"
    assert "states 4 lines of the map" in read(opened)
    assert opened.page.locator('.view:visible a.line.near[href="' + LINE + '"]').count() == 1
    opened.page.locator("#panel a", has_text="1.1").click()
    assert opened.page.locator("#panel h2").inner_text() == "1.1"
    opened.page.go_back()
    assert opened.page.locator("#panel h2").inner_text() == "1.2"


def test_the_address_of_a_passage_opens_it(visit: Callable[..., Visit], page: Path) -> None:
    opened = visit(page, "#passage-1-2")
    assert opened.page.locator("#panel h2").inner_text() == "1.2"
    assert opened.run("() => document.querySelector('#text').getBoundingClientRect().top > innerHeight")


def test_where_there_are_no_texts_our_words_are_told(visit: Callable[..., Visit]) -> None:
    opened = visit(address="#line-smog-reportsto-scb")
    assert "4.7, page 8, in our words: " in read(opened)
    assert opened.page.locator("#panel mark").count() == 0


def test_without_script_the_words_are_there(visit: Callable[..., Visit], page: Path) -> None:
    opened = visit(page, java_script_enabled=False)
    assert opened.page.locator("#passage-1-2 mark").count() == 2
    assert "Ada Quay chairs the Harbour Board on behalf" in opened.page.locator("#passages").inner_text()


def test_texts_can_be_left_out(tmp_path: Path) -> None:
    graph = GovernanceGraph.open(quoted.write(tmp_path))
    graph.names.quotes.leave_out()
    assert "on behalf of the Harbour Council." not in str(graph.to_map())
