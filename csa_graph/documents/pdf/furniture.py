"""What stands on most pages at the same place is no text: running heads and feet, numbers of pages."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csa_graph.documents.pdf.lines import Line

_NUMBER = re.compile(r"\d+")
# What says nothing but which page this is.
_PAGE = re.compile(
    r"[^\w]*(?:page|p\.|pg\.?)?\s*(\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?[^\w]*", re.IGNORECASE
)
_TOLD = re.compile(r"\bpage\s*:?\s*(\d{1,4})\b|\b(\d{1,4})\s+of\s+\d{1,4}\b", re.IGNORECASE)
# Heads and feet stand in this share of the height of a page, and have no more lines than that.
_MARGIN, _MOST = 0.16, 6
# Of a paper that is printed on both sides a head stands on every other page.
_SHARE = 0.3
_NEAR = 4.0
# Between a head and the text is more than between lines, in sizes of letters.
_GAP = 1.7


class Margins(NamedTuple):
    """What was found in the margins of a document.

    Attributes:
        lines: For each page the places of the lines that are no text.
        numbers: The printed number of each page; None for one before the first number.
    """

    lines: list[set[int]]
    numbers: list[int | None]


class _Edge(NamedTuple):
    """A line in the margin of a page: on which page, which of its lines, and how far from the upper edge."""

    page: int
    place: int
    line: Line
    is_head: bool

    @property
    def words(self) -> str:
        """What is the same on all pages."""
        return _NUMBER.sub("#", self.line.text)


def find(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> Margins:
    """Find what is repeated in the margins.

    Args:
        pages: The lines of each page, from the top.
        heights: How high each page is.
    """
    sides = [list(_iter_sides(page, lines, heights[page])) for page, lines in enumerate(pages)]
    edges = [edge for both in sides for side in both for edge in side]
    step = _find_step(edges, len(pages))
    repeated = _find_repeated(edges, len(pages)) | _find_numbered(edges, step, len(pages))
    repeated |= _find_heads_of_chapters(pages, edges)
    found: list[set[int]] = []
    for both in sides:
        # What lies further in than a line of text is text as well.
        outer = (itertools.takewhile(lambda edge: (edge.page, edge.place) in repeated, side) for side in both)
        found.append({edge.place for side in outer for edge in side})
    numbers = [page + (1 if step is None else step) for page in range(len(pages))]
    return Margins(found, [number if number > 0 else None for number in numbers])


def _iter_sides(page: int, lines: Sequence[Line], height: float) -> Iterator[list[_Edge]]:
    """Iterate over the head and the foot of a page, each from the outside."""
    order = sorted(range(len(lines)), key=lambda place: lines[place].base)
    for is_head, places in ((True, order), (False, order[::-1])):
        side = []
        for place in places[:_MOST]:
            line = lines[place]
            is_inside = line.base <= _MARGIN * height if is_head else line.base >= (1 - _MARGIN) * height
            if line.table is not None or not is_inside:
                break
            side.append(_Edge(page, place, line, is_head))
        yield side


def _find_repeated(edges: Iterable[_Edge], pages: int) -> set[tuple[int, int]]:
    """Return the lines that say the same at the same place of several pages, but for their number."""
    groups: dict[str, list[_Edge]] = {}
    for edge in edges:
        groups.setdefault(edge.words, []).append(edge)
    return {
        (edge.page, edge.place)
        for group in groups.values()
        for near in _part_by_place(group)
        if _is_furniture(near, pages)
        for edge in near
    }


def _part_by_place(group: list[_Edge]) -> Iterator[list[_Edge]]:
    near: list[_Edge] = []
    for edge in sorted(group, key=lambda each: each.line.base):
        if near and edge.line.base - near[-1].line.base > _NEAR:
            yield near
            near = []
        near.append(edge)
    yield near


def _is_furniture(near: Sequence[_Edge], pages: int) -> bool:
    on = len({edge.page for edge in near})
    says_page = _PAGE.fullmatch(near[0].line.text) is not None and "page" in near[0].line.text.lower()
    if on < max(2, _SHARE * pages) and not says_page:
        return False
    return len({edge.line.text for edge in near}) == 1 or _counts_pages(near)


def _find_heads_of_chapters(pages: Sequence[Sequence[Line]], edges: Iterable[_Edge]) -> set[tuple[int, int]]:
    """Return heads that name the chapter: of one place, no larger than the text, with a gap below.

    What they say stands in the document as a heading, or on another page at the same place.
    """
    heads: list[_Edge] = []
    for page, of_page in itertools.groupby((edge for edge in edges if edge.is_head), lambda edge: edge.page):
        outer = next(of_page)
        below = sorted(line.base for line in pages[page] if line.base > outer.line.base)
        if below and below[0] - outer.line.base > _GAP * outer.line.size:
            heads.append(outer)
    sizes = Counter(round(line.size) for lines in pages for line in lines for _ in line.text.split())
    body = sizes.most_common(1)[0][0] if sizes else 0
    said = Counter(_fold(line.text) for lines in pages for line in lines)
    found: set[tuple[int, int]] = set()
    for near in _part_by_place(heads) if heads else ():
        if len(near) < max(3, 0.5 * len(pages)) or any(round(edge.line.size) > body for edge in near):
            continue
        if sum(said[_fold(edge.line.text)] > 1 for edge in near) >= 0.8 * len(near):
            found.update((edge.page, edge.place) for edge in near)
    return found


def _fold(text: str) -> str:
    """Return what two prints of a heading share: its words, whatever their case and the page beside them."""
    return re.sub(r"^[\W\d]+|[\W\d]+$", "", text).lower()


def _counts_pages(near: Sequence[_Edge]) -> bool:
    """Tell whether lines bear a number that grows with the pages, where the number of a page stands."""
    steps: Counter[int] = Counter()
    for edge in near:
        steps.update(number - edge.page for number in _find_numbers(edge.line.text))
    return bool(steps) and steps.most_common(1)[0][1] > 0.7 * len(near)


def _find_step(edges: Iterable[_Edge], pages: int) -> int | None:
    """Return what the printed number of the first page is; None if pages are not numbered."""
    steps: Counter[int] = Counter()
    on: set[tuple[int, int]] = set()
    for edge in edges:
        for number in _find_numbers(edge.line.text):
            if (edge.page, number - edge.page) not in on:
                on.add((edge.page, number - edge.page))
                steps[number - edge.page] += 1
    if not steps:
        return None
    (step, count), *others = steps.most_common(2)
    is_clear = count >= max(2, _SHARE * pages) and (not others or others[0][1] < count)
    return step if is_clear else None


def _find_numbers(text: str) -> set[int]:
    """Return what can be the number of the page: told to be one, all that there is, or at one of the ends."""
    match = _PAGE.fullmatch(text)
    told = [match[1]] if match else [one or other for one, other in _TOLD.findall(text)]
    if not told:
        words = text.split()
        told = [words[0].strip("|-–—."), words[-1].strip("|-–—.")]
    return {int(each) for each in told if each.isdecimal() and len(each) <= 4}


def _find_numbered(edges: Iterable[_Edge], step: int | None, pages: int) -> set[tuple[int, int]]:
    """Return the lines that bear the number of their page, whatever else they say."""
    if step is None or pages < 3:
        return set()
    numbered = [edge for edge in edges if edge.page + step in _find_numbers(edge.line.text)]
    found: set[tuple[int, int]] = set()
    for is_head in (True, False):
        for near in (
            _part_by_place([edge for edge in numbered if edge.is_head is is_head]) if numbered else ()
        ):
            if near and len({edge.page for edge in near}) >= max(3, _SHARE * pages):
                found.update((edge.page, edge.place) for edge in near)
    return found
