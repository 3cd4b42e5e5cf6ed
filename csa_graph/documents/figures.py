"""Tables of figures: their printed totals are checked against what they count, and they are written as CSV.

A total that differs is told, not mended: which of the figures is wrong the paper does not say.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.wording import fold, quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csa_graph.documents.document import Document, Passage, Table

_TOTAL = re.compile(r"(?:(?:grand|overall|sub)[- ]?)?totals?\b|\btotals?$|^(?:sum|overall|all)$")
_FIGURE = re.compile(r"[£$€]?\s*([-−–+])?\s*[£$€]?\s*(\d{1,3}(?:[, \u00a0]\d{3})+|\d+)(\.\d+)?\s*[*†‡]?")
_IN_BRACKETS = re.compile(r"\((.+)\)")
#: What stands for no figure, and counts nothing.
_NOTHING = frozenset({"", "-", "–", "—", "−", "nil", "0"})
_MOST_FAULTS = 20


class _Row(NamedTuple):
    """A row of figures: its passage, whether it is a total, and its figures by column."""

    passage: Passage
    is_total: bool
    figures: tuple[Decimal | None, ...]


def check(document: Document) -> Document:
    """Return a document with what is wrong with the totals of its tables of figures."""
    passages = {passage.id: passage for passage in document.passages}
    tables = tuple(
        table._replace(faults=tuple(_find_faults(table, [passages[each] for each in table.rows])))
        if table.is_of_figures
        else table
        for table in document.tables
    )
    return document._replace(tables=tables)


def write_csv(document: Document, table: Table) -> str:
    """Return a table as CSV, with the headings of its columns as its first row.

    Args:
        document: The document that it is in.
        table: The table.
    """
    passages = {passage.id: passage for passage in document.passages}
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    if any(table.columns):
        writer.writerow(table.columns)
    for each in table.rows:
        writer.writerow([cell.text for cell in passages[each].cells])
    return written.getvalue()


def read_figure(text: str) -> Decimal | None:
    """Return the figure of a cell; None where there is none, or a share of something.

    >>> read_figure("1,558"), read_figure("(12)"), read_figure("£3.50"), read_figure("12%")
    (Decimal('1558'), Decimal('-12'), Decimal('3.50'), None)
    """
    bracketed = _IN_BRACKETS.fullmatch(text.strip())
    match = _FIGURE.fullmatch((bracketed[1] if bracketed else text).strip())
    if match is None:
        return None
    figure = Decimal(re.sub(r"\D", "", match[2]) + (match[3] or ""))
    return -figure if bracketed or match[1] in {"-", "−", "–"} else figure


def _find_faults(table: Table, passages: Sequence[Passage]) -> Iterator[str]:
    rows = [_make_row(passage) for passage in passages]
    width = max((len(row.figures) for row in rows), default=0)
    found = itertools.chain(
        (fault for column in range(width) for fault in _check_column(table, rows, column)),
        _check_rows(table, rows, width),
    )
    listed = list(itertools.islice(found, _MOST_FAULTS + 1))
    yield from listed[:_MOST_FAULTS]
    if len(listed) > _MOST_FAULTS:
        yield "More of its totals are not what they count."


def _make_row(passage: Passage) -> _Row:
    label = next((cell.text for cell in passage.cells if cell.text and read_figure(cell.text) is None), "")
    figures = tuple(
        Decimal(0) if cell.text.strip().lower() in _NOTHING else read_figure(cell.text)
        for cell in passage.cells
    )
    return _Row(passage, _is_total(label), figures)


def _is_total(label: str) -> bool:
    """Tell whether a heading names a total.

    >>> _is_total("TOTAL"), _is_total("Total crime"), _is_total("Grand total"), _is_total("Totally new")
    (True, True, True, False)
    """
    folded = fold(label)
    match = _TOTAL.search(folded)
    return match is not None and (match.start() == 0 or match.end() == len(folded))


def _check_column(table: Table, rows: Sequence[_Row], column: int) -> Iterator[str]:
    """Check the totals of a column: of what stands since the last one, of all, or of the totals above."""
    parts: list[Decimal | None] = []
    everything: list[Decimal | None] = []
    totals: list[Decimal | None] = []
    for row in rows:
        figure = row.figures[column] if column < len(row.figures) else None
        if not row.is_total:
            parts.append(figure)
            everything.append(figure)
            continue
        if figure is not None and parts + totals:
            sums = [_add(each) for each in (parts, everything, totals) if each]
            if sums[0] is not None and not any(_are_near(figure, each, rows) for each in sums):
                called = table.columns[column] if column < len(table.columns) else f"column {column + 1}"
                yield _tell(f"the total of {called}", figure, sums[0], row.passage)
        totals.append(figure)
        parts = []


def _check_rows(table: Table, rows: Sequence[_Row], width: int) -> Iterator[str]:
    """Check the columns that are called totals: of the columns since the last one, or of all before."""
    named = [place for place, column in enumerate(table.columns[:width]) if _is_total(column)]
    for column in named:
        before = [place for place in range(column) if place not in named and _is_counted(rows, place)]
        since = [
            place for place in before if place > max((each for each in named if each < column), default=-1)
        ]
        if len(before) < 2:
            continue
        wrong = list(_find_wrong(rows, column, [since, before]))
        counted = sum(len(row.figures) > column and row.figures[column] is not None for row in rows)
        if len(wrong) > max(3, counted / 2):
            rows_of = f"{quantity(len(wrong), 'row')} of {counted}"
            yield f"{table.columns[column]} is not the sum of the columns before it in {rows_of}."
        else:
            yield from (_tell(f"{table.columns[column]} of the row", *each) for each in wrong)


def _find_wrong(
    rows: Sequence[_Row], column: int, groups: Sequence[Sequence[int]]
) -> Iterator[tuple[Decimal, Decimal, Passage]]:
    for row in rows:
        figure = row.figures[column] if column < len(row.figures) else None
        sums = [
            _add([row.figures[place] if place < len(row.figures) else None for place in group])
            for group in groups
            if group
        ]
        if (
            figure is not None
            and sums[0] is not None
            and not any(_are_near(figure, each, [row]) for each in sums)
        ):
            yield figure, sums[0], row.passage


def _is_counted(rows: Sequence[_Row], column: int) -> bool:
    """Tell whether a column holds figures that can be added."""
    held = [row.figures[column] for row in rows if column < len(row.figures)]
    return bool(held) and sum(each is not None for each in held) > len(held) / 2


def _add(figures: Iterable[Decimal | None]) -> Decimal | None:
    """Add figures; None where one of them is not known."""
    total = Decimal(0)
    for figure in figures:
        if figure is None:
            return None
        total += figure
    return total


def _are_near(figure: Decimal, total: Decimal | None, rows: Sequence[_Row]) -> bool:
    """Tell whether a total is right, but for the rounding of figures with decimals."""
    if total is None:
        return False
    exponent = figure.as_tuple().exponent
    slack = Decimal(0) if exponent == 0 else Decimal(len(rows) + 1) / 2 * Decimal(1).scaleb(int(exponent))
    return abs(figure - total) <= slack


def _tell(what: str, printed: Decimal, counted: Decimal, passage: Passage) -> str:
    return f"{passage.locator}: {what} is printed as {printed:,}, and what it counts adds up to {counted:,}."
