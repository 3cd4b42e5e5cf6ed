"""PDFs made to take long or much are read, or refused, within the limits of their form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.base.limits import Limits, Pool
from csa_graph.documents import structure
from csa_graph.documents.forms import MOST_PAGES
from csa_graph.documents.pdf import reading
from tests.documents.pdf_files import HEIGHT, WIDTH, Paper, Tag
from tests.stress.chance import Chance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: What takes the square of its size takes minutes.
LIMITS = Limits(seconds=60, memory=600_000_000)


def read_apart(path: Path) -> Iterator[object]:
    """Read a PDF; what is refused in words is an answer too."""
    try:
        document = structure.build(reading.read(path), path.name, "pdf")
    except SourceError as error:
        yield error.reason
    else:
        yield len(document.passages) == len({each.locator for each in document.passages})


def _draw_strokes(paper: Paper) -> None:
    chance = Chance("7")
    for _ in range(30_000):
        x, y = chance.random() * WIDTH, chance.random() * HEIGHT
        paper.rule(x, y, chance.random() * WIDTH, y)


def _draw_grid(paper: Paper) -> None:
    paper.rule_table([each * 3.5 for each in range(160)], [each * 3.5 for each in range(230)])
    paper.write(60, 80, "A grid as fine as this is no table.")


def _fill_page(paper: Paper) -> None:
    for place in range(4_000):
        paper.fill(place % 60 * 9, place // 60 * 11, 9, 10, (1, 1, 0.9))
        paper.write(place % 60 * 9, place // 60 * 11 + 9, "ab", size=6)


def _write_one_line(paper: Paper) -> None:
    paper.write(10, 100, "quay " * 40_000, size=4)


def _write_everywhere(paper: Paper) -> None:
    chance = Chance("7")
    for _ in range(8_000):
        paper.write(chance.random() * WIDTH, chance.random() * HEIGHT, "quay")


def _nest_tags(paper: Paper) -> None:
    tag = Tag("P", [paper.write(60, 80, "The Board meets in May.")])
    for _ in range(400):
        tag = Tag("Div", [tag])
    paper.tree = [tag]


def _tag_all(paper: Paper) -> None:
    paper.tree = [
        Tag("Span", [paper.write(60 + place % 7 * 60, 60 + place // 7, "quay", size=2)])
        for place in range(5_000)
    ]


@pytest.mark.parametrize(
    "draw",
    [_draw_strokes, _draw_grid, _fill_page, _write_one_line, _write_everywhere, _nest_tags, _tag_all],
    ids=lambda draw: draw.__name__.strip("_"),
)
def test_a_page_made_to_take_long(draw: Callable[[Paper], None], tmp_path: Path) -> None:
    paper = Paper().add_page()
    draw(paper)
    with Pool(read_apart) as pool:
        (outcome,) = pool.run(paper.save(tmp_path / "paper.pdf"), LIMITS)
    assert outcome is True or outcome == "the PDF has no text that can be seen"


def test_a_paper_of_too_many_pages_is_refused_before_it_is_read(tmp_path: Path) -> None:
    paper = Paper()
    for _ in range(MOST_PAGES + 1):
        paper.add_page()
    with pytest.raises(SourceError, match="3,001 pages; more than 3,000 are not read: part it"):
        reading.read(paper.save(tmp_path / "paper.pdf"))


def test_time_grows_with_pages(tmp_path: Path) -> None:
    # The work is counted, not timed: what a page costs does not depend on how many there are.
    lines = [f"The Board meets in room {place}, and the Forum in the next." for place in range(30)]
    counts = []
    for pages in (4, 16):
        paper = Paper()
        for _ in range(pages):
            paper.add_page().write_lines(60, 100, lines)
        counts.append(_count_calls(paper.save(tmp_path / "paper.pdf")) / pages)
    assert counts[1] < 1.2 * counts[0]


def _count_calls(path: Path) -> int:
    import sys

    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        structure.build(reading.read(path), path.name, "pdf")
    finally:
        sys.setprofile(before)
    return calls
