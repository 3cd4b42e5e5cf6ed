"""Lines become paragraphs: told apart by gaps, by lines that end early, by what stands in front, by looks.

Joins what a page or column has parted. Which paragraph is a heading is found for all forms alike.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.lines import is_continued
from csa_graph.documents.pdf.drafts import find_size
from csa_graph.documents.structure import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.documents.pdf.lines import Line, Region

_ENDS = re.compile(r"[.:;?!…][)”’\"']?[¹²³⁴⁵⁶⁷⁸⁹⁰]*$")
_CLOSES = re.compile(r"([.:;?!…,][)”’\"']?|\b(?:and|or))[¹²³⁴⁵⁶⁷⁸⁹⁰]*$")
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
# In sizes of letters: what is an indent, what two sizes differ by at least.
_INDENT, _OTHER_SIZE = 0.8, 0.06
_WIDER = 1.22
# No heading is as long.
_LONG = 60


class Paragraph(NamedTuple):
    """Lines that belong together, or a table.

    Attributes:
        lines: They.
        page: The page on which it begins, from 0.
        right: Where its column ends.
        region: Which region of the document it stands in.
        left: Where its column begins; 0 where it is alone.
        is_note: Whether it is a footnote.
        table: The table that stands here; None for text.
    """

    lines: list[Line]
    page: int
    right: float
    region: int
    left: float = 0.0
    is_note: bool = False
    table: int | None = None

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return find_size(self.lines)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.is_bold for line in self.lines)


class Spacing(NamedTuple):
    """How far lines of one paragraph are apart.

    Attributes:
        by_size: By size of letters, in half points, where the document shows it.
        factor: For other sizes, in sizes of letters.
        size: The size of the body.
    """

    by_size: dict[int, float]
    factor: float
    size: float

    def get(self, size: float) -> float:
        """Return how far lines of letters of a size are apart."""
        return self.by_size.get(round(size * 2), self.factor * size)


def measure(regions: Iterable[Region]) -> Spacing:
    """Find how far the lines of paragraphs are apart in a document."""
    gaps: dict[int, Counter[int]] = {}
    letters: Counter[int] = Counter()
    for region in regions:
        for line in region.lines:
            letters[round(line.size * 2)] += len(line.text)
        for one, other in itertools.pairwise(region.lines):
            gap = other.base - one.base
            if (
                one.table is None
                and other.table is None
                and abs(one.size - other.size) < 0.3
                and 0 < gap < 3 * one.size
            ):
                gaps.setdefault(round(one.size * 2), Counter())[round(gap * 2)] += 1
    by_size = {}
    for size, counts in gaps.items():
        total = sum(counts.values())
        # Of the gaps that are usual the smallest; the others stand between paragraphs.
        usual = [gap for gap, count in counts.items() if count >= max(3, 0.12 * total)]
        if usual:
            by_size[size] = min(usual) / 2
    body = letters.most_common(1)[0][0] if letters else 20
    factor = by_size[body] / (body / 2) if body in by_size and body else 1.2
    return Spacing(by_size, min(max(factor, 1.15), 1.6), body / 2)


def make(region: Region, page: int, number: int, spacing: Spacing, right: float = 0) -> list[Paragraph]:
    """Make the paragraphs of a region.

    Args:
        region: Lines below each other.
        page: Its page, from 0.
        number: Which region of the document it is.
        spacing: How far lines are apart in this document.
        right: Where lines end at most; by default where the longest of the region does.
    """
    edge, left = max(region.right, right), region.left if region.is_column else 0.0
    found: list[Paragraph] = []
    for line in region.lines:
        if line.table is not None:
            found.append(Paragraph([line], page, edge, number, left, table=line.table))
        elif found and found[-1].table is None and not _begins(line, found[-1], spacing):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], page, edge, number, left))
    return _tell_notes(found, spacing)


def _begins(line: Line, open_one: Paragraph, spacing: Spacing) -> bool:
    """Tell whether a line begins a paragraph."""
    before = open_one.lines[-1]
    gap = line.base - before.base
    is_apart = gap <= 0 or gap > _WIDER * spacing.get(max(line.size, before.size))
    is_other_size = abs(line.size - before.size) > _OTHER_SIZE * max(line.size, before.size)
    is_line_of_contents = "\t" in before.text or "\t" in line.text
    if is_apart or is_other_size or is_line_of_contents or line.text[0] in _RAISED:
        return True
    is_short = _ends_early(before, line, open_one.right)
    if line.is_bold != before.is_bold and (is_short or _ENDS.search(before.text)):
        return True
    if _has_mark(line.text) and (is_short or _CLOSES.search(before.text) or _is_next_mark(line, open_one)):
        return True
    if _is_large(line, spacing) or _are_centred(before, line, open_one):
        return False
    return is_short or _is_indented(line, open_one)


def _ends_early(before: Line, line: Line, right: float) -> bool:
    """Tell whether the first word of a line would have had place at the end of the line before."""
    word = line.text.split(" ", 1)[0]
    width = line.box.width * (len(word) + 1) / max(len(line.text), 1)
    return before.box.x1 + width < right - 0.3 * line.size


def _has_mark(text: str) -> bool:
    number, rest = numbers.split(text)
    return number is not None and bool(rest)


def _is_next_mark(line: Line, open_one: Paragraph) -> bool:
    """Tell whether a line begins with a number where the paragraph has its own, further out than its text."""
    first = open_one.lines[0]
    if not _has_mark(first.text) or abs(line.box.x0 - first.box.x0) > 0.3 * line.size:
        return False
    return len(open_one.lines) == 1 or open_one.lines[1].box.x0 > first.box.x0 + 0.3 * line.size


def _is_large(line: Line, spacing: Spacing) -> bool:
    return line.size > 1.15 * spacing.size


def _are_centred(before: Line, line: Line, open_one: Paragraph) -> bool:
    """Tell whether two short lines stand above each other around one middle, as those of a title do."""
    middle, other = before.box.x0 + before.box.x1, line.box.x0 + line.box.x1
    is_shifted = abs(line.box.x0 - before.box.x0) > _INDENT * line.size
    return (
        len(open_one.lines) < 4 and is_shifted and abs(middle - other) < 4 and line.is_bold and before.is_bold
    )


def _is_indented(line: Line, open_one: Paragraph) -> bool:
    """Tell whether a line begins further in, or further out, than its paragraph goes on."""
    if len(open_one.lines) == 1:
        return False
    shift = line.box.x0 - open_one.lines[-1].box.x0
    return abs(shift) > _INDENT * line.size


def _tell_notes(found: list[Paragraph], spacing: Spacing) -> list[Paragraph]:
    """Mark footnotes: smaller, the last of their column, the first of them with a mark."""
    first = len(found)
    for place in range(len(found) - 1, -1, -1):
        each = found[place]
        if each.table is not None or each.size > 0.93 * spacing.size:
            break
        text = each.lines[0].text
        if text[0] in _RAISED or text[0] in "*†‡§" or re.match(r"\d{1,2}[.)]?\s+\S", text):
            first = place
    return [each._replace(is_note=place >= first) for place, each in enumerate(found)]


def join(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Join paragraphs that a page or column has parted; footnotes between come after them."""
    found: list[Paragraph] = []
    last: int | None = None
    for each in paragraphs:
        if each.is_note or each.table is not None:
            found.append(each)
            last = last if each.is_note else None
        elif last is not None and found[last].region != each.region and goes_on(found[last], each):
            found[last].lines.extend(each.lines)
            # It may go on once more.
            found[last] = found[last]._replace(region=each.region, right=each.right)
        else:
            last = len(found)
            found.append(each)
    return found


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Tell whether a paragraph goes on in another that stands in the next column or on the next page."""
    end, start = before.lines[-1], after.lines[0]
    if abs(before.size - after.size) > _OTHER_SIZE * before.size or before.is_bold != after.is_bold:
        return False
    is_new = _has_mark(start.text) and not _hangs_on(before, start)
    if is_new or start.text[0] in _RAISED or _ENDS.search(end.text):
        return False
    if is_continued(end.text, start.text):
        return True
    is_full = not _ends_early(end, start, before.right)
    return is_full and (not start.text[0].isupper() or len(before.lines) > 1 or len(end.text) > _LONG)


def _hangs_on(before: Paragraph, start: Line) -> bool:
    """Tell whether a line stands where the text of a paragraph stands, further in than its number.

    Then "(2) weeks" is no point of a list, but what follows "within two".
    """
    first = before.lines[0]
    words = [word for part in first.parts for word in part.words]
    if not _has_mark(first.text) or len(words) < 2:
        return False
    text = before.lines[1].box.x0 if len(before.lines) > 1 else words[1].x0
    return text > first.box.x0 + 0.3 * first.size and abs(start.box.x0 - text) < 0.3 * first.size
