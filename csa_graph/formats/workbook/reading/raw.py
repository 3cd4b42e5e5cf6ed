"""What a file holds before anybody asks what it means: sheets of rows of plain values.

Reads no file; ``xlsx`` and ``folder`` do, each from its own kind.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from csa_graph.files.notes import Note

Value: TypeAlias = str | int | float | bool | datetime.date | None


class DisplayedNumber(float):
    """A number that its cell shows with more decimals than it has: 4.1 as 4.10.

    Attributes:
        text: What the cell shows.
    """

    def __new__(cls, value: float, text: str) -> Self:
        """Keep what the cell shows beside the number."""
        made = super().__new__(cls, value)
        made.text = text
        return made

    text: str


class Month(str):
    """A date that its cell shows without the day: what it is called, ``September 2018``."""

    __slots__ = ()


class OrderedDate(str):
    """A date in numbers that a workbook says how to read.

    Attributes:
        settled: The same words, with the date as ISO 8601 has it.
    """

    def __new__(cls, text: str, settled: str) -> Self:
        """Keep what the words mean beside them."""
        made = super().__new__(cls, text)
        made.settled = settled
        return made

    settled: str


@dataclass
class RawSheet:
    """One sheet.

    Attributes:
        name: On its tab, or of its file without ending.
        path: The file.
        rows: The rows with their numbers from 1; read once.
        lettered: Whether columns have letters; else a place is given by line and heading.
        notes: What a reader should know of it.
        faults: What must be mended first.
    """

    name: str
    path: Path
    rows: Iterator[tuple[int, tuple[Value, ...]]]
    lettered: bool
    notes: list[Note] = field(default_factory=list)
    faults: list[Note] = field(default_factory=list)

    def place(self, number: int, column: int | None = None, heading: str = "") -> str:
        """Return where a cell is: ``Seats!C7``, or ``line 7, Held by``."""
        if not self.lettered:
            where = heading or ("" if column is None else f"cell {column + 1}")
            return f"line {number}, {where}" if where else f"line {number}"
        if column is None:
            return f"{self.name}, row {number}"
        return f"{self.name}!{letters(column)}{number}"


def letters(column: int) -> str:
    """Return the letters of a column, counted from 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def clean_cell(value: Value) -> Value:
    r"""Return a cell without what nobody sees: spaces at the ends, hard spaces, marks of no width.

    >>> clean_cell(" Harbour\u00a0Board "), clean_cell("  "), clean_cell(7.0)
    ('Harbour Board', None, 7)
    """
    if isinstance(value, DisplayedNumber | Month):
        return value
    if isinstance(value, str):
        text = value.replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", "")
        return text.replace("\r\n", "\n").replace("\r", "\n").strip() or None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, datetime.datetime):
        return value.date()
    return value


def words(value: Value) -> str:
    """Return a cell as text, as its reader sees it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)
