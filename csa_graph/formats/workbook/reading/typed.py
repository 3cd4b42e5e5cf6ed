"""A cell becomes what its author typed, as far as the spreadsheet has left it; else that is told.

Spreadsheets make a date of 4.7, of 6-7 and of 2010-11, and 4.1 of 4.10. Knows columns, and no rows.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.files.cells import looks_like_date
from csa_graph.formats.workbook.reading import dates
from csa_graph.formats.workbook.reading.raw import DisplayedNumber, Month, Value, clean_cell, words

if TYPE_CHECKING:
    from csa_graph.formats.workbook.columns import Column

# Columns of texts, names, passages and periods: what stands there is read as it is shown.
_TEXTS = frozenset(
    {"text", "id", "name", "stated", "type", "described", "line", "table", "category", "place", "period"}
    | {"subject", "predicate", "sort", "duration", "notion", "sequence", "office", "body"}
)
# Texts in which a date can be meant: remarks, and words for a time.
_REMARKS = frozenset({"rdfs:comment", "csa:timescale", "dct:description", "dct:abstract", "org:purpose"})
_REMARKS |= {"csa:subject", "csa:theme", "csa:leadAsPrinted", "csa:condition", "csa:quorum", "csa:voting"}
_REMARKS |= {"schema:amount"}
_LOCATOR = "csa:locator"
_MEND = "format the cell as text and type it again"


class Typed(NamedTuple):
    """A cell as it was typed.

    Attributes:
        value: What it holds.
        fault: What must be mended; empty if nothing.
        note: What else is to be said of it.
    """

    value: Value
    fault: str = ""
    note: str = ""


def read(column: Column, value: Value, above: Value, *, lettered: bool) -> Typed:
    """Return a cell as it was typed.

    Args:
        column: Its column.
        value: What the spreadsheet holds.
        above: What the cell above holds.
        lettered: Whether it is a cell of a spreadsheet, and not text of a CSV file.
    """
    if column.sort not in _TEXTS:
        return Typed(clean_cell(float(value)) if isinstance(value, DisplayedNumber) else value)
    if isinstance(value, DisplayedNumber):
        return Typed(value.text)
    if isinstance(value, datetime.date | Month):
        return _read_date(column, value)
    if isinstance(value, str) and not lettered and _is_altered(column, value):
        return Typed(value, _word_fault(column, f"“{value}” looks like a date"))
    if column.term == _LOCATOR or column.sort == "stated":
        return _read_passage(column, value, above)
    return Typed(value)


def _read_passage(column: Column, value: Value, above: Value) -> Typed:
    """Tell of a passage that is a number which nobody has typed so."""
    if isinstance(value, int) and not isinstance(value, bool):
        return _read_serial(column, value)
    if column.term == _LOCATOR and _is_doubtful(value, above):
        shown = words(value)
        where = f"the cell holds the number {shown}, and stands below {words(above)}"
        return Typed(value, note=f"{where}: if {shown}0 is meant, {_MEND}")
    return Typed(value)


def _read_serial(column: Column, value: int) -> Typed:
    """Refuse a number of days, which is what a date becomes when somebody takes its format away."""
    try:
        day = dates.from_serial(value)
    except dates.DateFault:
        return Typed(value)
    return Typed(value, _word_fault(column, f"the cell holds {value}, the number of the date {day}", day))


def _read_date(column: Column, value: datetime.date | Month) -> Typed:
    shown = words(value)
    if column.term in _REMARKS:
        return Typed(shown, note=f"the cell is a date, read as {shown}: for other words {_MEND}")
    return Typed(shown, _word_fault(column, f"the cell is a date, {shown}", value))


def _word_fault(column: Column, what: str, value: object = None) -> str:
    """Say what is wrong, and what was probably typed."""
    is_period = _is_period(column)
    typed = "2010-11" if is_period else "4.7"
    if isinstance(value, datetime.date) and not is_period:
        typed = f"{value.day}.{value.month}"
    return f"{what}, and the spreadsheet made it of what was typed, such as {typed}: {_MEND}"


def _is_period(column: Column) -> bool:
    return column.term == "csa:period" or column.sort == "period"


def _is_altered(column: Column, text: str) -> bool:
    """Return whether a text of a CSV file is what a spreadsheet made of a passage, period, ID or name."""
    if not looks_like_date(text) or column.term in _REMARKS:
        return False
    # Of a period a whole date can be the end; "Nov-10" is none that anybody prints.
    is_short = len(text) <= len("04-Sept")
    return is_short or not _is_period(column)


def _is_doubtful(value: Value, above: Value) -> bool:
    """Return whether a number has probably lost the zero at its end: 4.1 below 4.9."""
    if not isinstance(value, float) or not isinstance(above, float) or isinstance(above, DisplayedNumber):
        return False
    return int(value) == int(above) and value < above and len(words(value).partition(".")[2]) == 1
