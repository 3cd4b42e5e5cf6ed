"""The headings of the columns of a table: which rows hold them, and what each column is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.documents.structure.grids import is_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.structure.grids import Row

#: A figure, with what may stand around it; a year such as 12/13 is none.
FIGURE = re.compile(r"[(£$€]?[-−+]?[\d,. ]*\d\s*[%)]?|[-–—]|n/?a|\*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
#: What columns are mostly called, where nothing else tells a heading.
_HEADS = re.compile(
    r"(?:(?!to )[\w/&-]+ ){0,2}"
    r"(?:actions?|aims?|areas?|body|boards?|chairs?|committees?|completed|contacts?|dates?|deadline|description|"
    r"forums?|frequency|groups?|leads?|members?|membership|milestones?|names?|no\.?|objectives?|officers?|"
    r"organi[sz]ations?|outcomes?|owners?|partners?|positions?|priority|progress|purpose|ratings?|ref\.?|"
    r"reference|remit|responsib\w+|risks?|roles?|status|sub-?groups?|target|tasks?|themes?|timescales?|timing)"
    r"(?: (?:of|by|to|for) \w+)?",
    re.IGNORECASE,
)
_MOST_HEADINGS = 3


def count_headings(rows: Sequence[Row], width: int) -> int:
    """Return how many rows at the top hold headings."""
    if len(rows) < 2 or width < 2:
        return 0
    told = 0
    while told < len(rows) - 1 and _is_all_header(rows[told]):
        told += 1
    if told:
        return told
    if any(place.is_header for row in rows for place in row.places[1:]):
        return 0
    figures = _count_before_figures(rows)
    if figures is not None:
        return figures
    return 1 if _looks_like_heading(rows) else 0


def _is_all_header(row: Row) -> bool:
    filled = [place for place in row.places if place.text]
    return bool(filled) and all(place.is_header for place in filled) and not is_theme(row)


def _count_before_figures(rows: Sequence[Row]) -> int | None:
    """Return how many rows stand above those that hold figures; None if the table is not of figures."""
    numeric = [_is_numeric(row) for row in rows]
    if sum(numeric) < max(2, len(rows) // 2):
        return None
    first = numeric.index(True)
    while first < _MOST_HEADINGS and _is_of_years(rows[first]) and not _is_of_years(rows[-1]):
        # Years name the columns of figures.
        first += 1
    return first if first <= _MOST_HEADINGS else 0


def _is_of_years(row: Row) -> bool:
    cells = [place.text for place in row.places[1:] if place.text]
    return len(cells) > 1 and all(map(_YEAR.fullmatch, cells))


def _is_numeric(row: Row) -> bool:
    cells = [place.text for place in row.places[1:] if place.text]
    return bool(cells) and sum(1 for text in cells if FIGURE.fullmatch(text)) > len(cells) / 2


def _looks_like_heading(rows: Sequence[Row]) -> bool:
    """Tell whether short words without figures stand above columns of another look."""
    first, rest = rows[0].places, rows[1:]
    texts = [place.text for place in first]
    if not all(texts) or len(set(texts)) < len(texts):
        return False
    if any(len(text.split()) > 5 or text[-1] in ".;," or any(map(str.isdigit, text)) for text in texts):
        return False
    if len(texts) > 1 and all(_HEADS.fullmatch(text) for text in texts):
        return True
    for column, text in enumerate(texts):
        below = [row.places[column].text for row in rest if row.places[column].text]
        if not below:
            continue
        longer = sum(1 for each in below if len(each) > 2 * len(text) or any(map(str.isdigit, each)))
        if longer > len(below) / 2:
            return True
    return False


def name_columns(heads: Sequence[Row]) -> list[str]:
    """Return the headings of the columns; of several rows they are joined from the top down."""
    if not heads:
        return []
    filled = [_fill_right(row, is_last=row is heads[-1]) for row in heads]
    columns = []
    for column in range(len(heads[0].places)):
        parts: list[str] = []
        for texts in filled:
            if texts[column] and texts[column] not in parts:
                parts.append(texts[column])
        columns.append(" ".join(parts))
    return columns


def _fill_right(row: Row, *, is_last: bool) -> list[str]:
    """Return the texts of a row of headings; those of a form that knows no spans stand for what follows."""
    texts = [place.text for place in row.places]
    if is_last or any(place.is_spanned for place in row.places):
        return texts
    for column in range(2, len(texts)):
        texts[column] = texts[column] or texts[column - 1]
    return texts
