"""Lines of plain text that stand together are parted: the lines of a title, lists without marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.documents.structure import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST_POINTS = 2
#: A point of a list is shorter.
_SHORT = 90


def is_title(lines: Sequence[str]) -> bool:
    """Tell whether a text begins with a title over several lines."""
    if not 1 < len(lines) <= 4:
        return False
    return all(
        len(line) < 70 and line.strip()[-1] not in ".;,:" and numbers.split(line.strip())[0] is None
        for line in lines
    )


def part_title(lines: Sequence[str]) -> Iterator[list[str]]:
    """Part the lines at the top: a title can go over several; what it is of, or its version, come below."""
    group: list[str] = []
    for line in lines:
        is_other = bool(group) and (line.isupper() != group[-1].isupper() or any(map(str.isdigit, line)))
        if is_other:
            yield group
            group = []
        group.append(line)
    yield group


def part_lists(lines: Sequence[str], lead: str, *, is_wrapped: bool) -> Iterator[tuple[bool, Sequence[str]]]:
    """Part lines into texts and lists without marks: what stands together below a sentence with a colon."""
    start = place = 0
    while place < len(lines) and not is_wrapped:
        before = lines[place - 1] if place else lead
        end = place
        while before.rstrip().endswith(":") and end < len(lines) and _can_be_point(lines[end]):
            end += 1
        if end - place >= _FEWEST_POINTS:
            if start < place:
                yield False, lines[start:place]
            yield True, lines[place:end]
            start = place = end
        else:
            place += 1
    if start < len(lines):
        yield False, lines[start:]


def _can_be_point(line: str) -> bool:
    text = line.strip()
    return (
        len(text) < _SHORT and text[-1] not in ".:?" and ": " not in text and numbers.split(text)[0] is None
    )
