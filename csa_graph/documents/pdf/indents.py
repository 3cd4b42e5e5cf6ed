"""How deep a numbered paragraph or point stands, told by where it begins; 0 where that tells nothing.

In some papers (a) and (i) begin at one place: then their numbers alone tell which list is in which.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.structure import numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from csa_graph.documents.pdf.paragraphs import Paragraph

# In sizes of letters: numbers of one list that are set flush right begin as far apart.
_NEAR = 0.9
# A paragraph of so many words that ends as one does is a sentence.
_SENTENCE = 12


class Depth(NamedTuple):
    """How deep a paragraph stands.

    Attributes:
        level: How deep its list is, from 1; 0 for what is in none, or where nothing tells.
        is_point: Whether it is a point of a list, so that it is no heading, however short it is.
    """

    level: int = 0
    is_point: bool = False


def find_depths(paragraphs: Sequence[Paragraph]) -> list[Depth]:
    """Return for each paragraph how deep it stands."""
    depths = [Depth()] * len(paragraphs)
    start = 0
    for place in range(len(paragraphs) + 1):
        if place == len(paragraphs) or _ends_lists(paragraphs[place]):
            _set(paragraphs, depths, start, place)
            start = place + 1
    return depths


def _ends_lists(paragraph: Paragraph) -> bool:
    """Tell whether no list goes on after it: a heading, a table."""
    return paragraph.table is not None or (paragraph.is_bold and _find_shape(paragraph) == "")


def _find_shape(paragraph: Paragraph) -> str:
    """Return what the numbers of its list share; empty for what has none, and for 4.7."""
    number, rest = numbers.split(paragraph.lines[0].text)
    if number is None or not rest or number.style in {"parts", "named"}:
        return ""
    return number.shape


def _set(paragraphs: Sequence[Paragraph], depths: list[Depth], start: int, end: int) -> None:
    shapes = {
        place: shape
        for place in range(start, end)
        if paragraphs[place].table is None and not paragraphs[place].is_note
        if (shape := _find_shape(paragraphs[place]))
    }
    # Numbers begin at one place, or what follows them does, where they are set flush right.
    for get_indent in (_get_indent, _get_indent_of_text):
        points = [(place, shape, get_indent(paragraphs[place])) for place, shape in shapes.items()]
        if _are_apart(points) and not _are_mixed(points):
            sentences = {shape for place, shape in shapes.items() if _is_sentence(paragraphs[place])}
            _set_levels(depths, points, sentences)
            return


def _is_sentence(paragraph: Paragraph) -> bool:
    words = sum(line.text.count(" ") + 1 for line in paragraph.lines)
    return words >= _SENTENCE and paragraph.lines[-1].text[-1] in ".;,"


def _set_levels(
    depths: list[Depth], points: Sequence[tuple[int, str, float]], sentences: Collection[str]
) -> None:
    open_ones: list[float] = []
    for place, shape, indent in points:
        while open_ones and open_ones[-1] > indent + _NEAR:
            open_ones.pop()
        if not open_ones or open_ones[-1] < indent - _NEAR:
            open_ones.append(indent)
        # Where another of the list is a sentence, none of them is a heading.
        depths[place] = Depth(len(open_ones), len(open_ones) > 1 or shape in sentences)


def _get_indent(paragraph: Paragraph) -> float:
    """Return where a paragraph begins, in sizes of its letters; in a column from its edge."""
    first = paragraph.lines[0]
    return (first.box.x0 - paragraph.left) / max(first.size, 1)


def _get_indent_of_text(paragraph: Paragraph) -> float:
    """Return where the text begins that follows the number of a paragraph."""
    first = paragraph.lines[0]
    words = [word for part in first.parts for word in part.words]
    return ((words[1].x0 if len(words) > 1 else first.box.x0) - paragraph.left) / max(first.size, 1)


def _are_apart(points: Sequence[tuple[int, str, float]]) -> bool:
    indents = [indent for _, _, indent in points]
    return bool(indents) and max(indents) - min(indents) > _NEAR


def _are_mixed(points: Sequence[tuple[int, str, float]]) -> bool:
    """Tell whether numbers of two shapes begin at one place, so that places tell nothing."""
    ordered = sorted(points, key=lambda point: point[2])
    return any(
        later[1] != first[1] and later[2] - first[2] <= _NEAR for first, later in itertools.pairwise(ordered)
    )
