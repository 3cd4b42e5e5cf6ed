"""The numbers of lines, as bills and drafts have them in the margin, are no text.

They count lines: each stands in front of one, and all are as many lines apart. Numbers of paragraphs are not.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.pdf.lines import Row
    from csa_graph.documents.pdf.runs import Run

_FEWEST = 6


class _Number(NamedTuple):
    run: Run
    page: int
    row: int
    value: int


def find(pages: Sequence[Sequence[Row]]) -> set[int]:
    """Return the runs that number lines, by their identity.

    Args:
        pages: The rows of each page.
    """
    found: set[int] = set()
    for is_left in (True, False):
        numbers = [
            _Number(run, page, place, int(run.text))
            for page, rows in enumerate(pages)
            for place, row in enumerate(rows)
            if (run := _find_outer(row, is_left=is_left)) is not None
        ]
        found |= {id(each.run) for each in numbers} if _count_lines(numbers) else set()
    return found


def _find_outer(row: Row, *, is_left: bool) -> Run | None:
    """Return what stands at one end of a row, if it is a figure apart from the rest."""
    if len(row) < 2 and not row[0].text.strip().isdecimal():
        return None
    ordered = sorted(row, key=lambda run: run.box.x0, reverse=not is_left)
    text = ordered[0].text.strip()
    return ordered[0] if text.isdecimal() and len(text) <= 5 else None


def _count_lines(numbers: Sequence[_Number]) -> bool:
    """Tell whether figures grow by one step, and stand as many rows apart."""
    pairs = [
        (later.value - first.value, later.row - first.row)
        for first, later in itertools.pairwise(numbers)
        if later.page == first.page
    ]
    if len(numbers) < _FEWEST or len(pairs) < _FEWEST - 1:
        return False
    step, times = Counter(value for value, _ in pairs).most_common(1)[0]
    regular = sum(value == step and abs(rows - step) <= 1 for value, rows in pairs)
    # Each line of a list can have a number of its own; only every fifth cannot.
    return step >= 2 and times >= 0.8 * len(pairs) and regular >= 0.7 * len(pairs)
