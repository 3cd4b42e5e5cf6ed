"""Days become places on an axis of months: where a day begins and ends, where months and years are labelled.

Works with days alone; knows nothing of actions and draws nothing.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csa_graph.drawing.text import get_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A day asked about that lies further off than this would squeeze the plan into a corner.
_MONTHS_OFF = 12


@dataclass(frozen=True)
class Axis:
    """An axis of whole months; its months are equally wide, whatever their number of days.

    Attributes:
        first: First day of the first month.
        count: Number of months.
        left: Where the first month begins, in pixels.
        right: Where the last one ends.
    """

    first: datetime.date
    count: int
    left: float
    right: float

    def holds(self, day: datetime.date) -> bool:
        """Return whether a day is on the axis."""
        return 0 <= _number(day) - _number(self.first) < self.count

    def get_start(self, day: datetime.date) -> float:
        """Return where a day begins."""
        return self._get_place(day, day.day - 1)

    def get_end(self, day: datetime.date) -> float:
        """Return where a day ends."""
        return self._get_place(day, day.day)

    def get_edges(self) -> list[float]:
        """Return where months begin, and where the last ends: years where months would be too many."""
        step = 1 if self._width >= 6 else 12
        numbers = range(self.count + 1)
        return [self._get_edge(each) for each in numbers if (_number(self.first) + each) % step == 0]

    def get_years(self) -> Iterator[tuple[float, float, str]]:
        """Yield where each year begins and ends on the axis, and its number."""
        last = _number(self.first) + self.count
        for year in range(self.first.year, (last - 1) // 12 + 1):
            begin = max(year * 12, _number(self.first)) - _number(self.first)
            end = min((year + 1) * 12, last) - _number(self.first)
            yield self._get_edge(begin), self._get_edge(end), str(year)

    def get_labels(self, size: float) -> Iterator[tuple[float, str]]:
        """Yield the middle of months and their names, or first letters, where type of a size has room."""
        names = [f"{datetime.date(2000, month, 1):%b}" for month in range(1, 13)]
        letters = [name[0] for name in names]
        fitting = (
            some
            for some in (names, letters)
            if max(get_width(each, size) for each in some) + 3 <= self._width
        )
        if some := next(fitting, None):
            for each in range(self.count):
                middle = self._get_edge(each) + self._width / 2
                yield round(middle, 1), some[(_number(self.first) + each) % 12]

    @property
    def _width(self) -> float:
        return (self.right - self.left) / self.count

    def _get_edge(self, month: int) -> float:
        return round(self.left + month * self._width, 1)

    def _get_place(self, day: datetime.date, days: int) -> float:
        month = _number(day) - _number(self.first)
        part = days / monthrange(day.year, day.month)[1]
        return round(self.left + (month + part) * self._width, 1)


def get_axis(
    days: Iterable[datetime.date], further: datetime.date | None, ends: tuple[float, float]
) -> Axis | None:
    """Return the axis that holds some days; None where there are none.

    Args:
        days: The days that it must hold.
        further: A day that it holds too where it lies no more than a year off.
        ends: Where it begins and ends, in pixels.
    """
    numbers = [_number(day) for day in days]
    if not numbers:
        return None
    first, last = min(numbers), max(numbers)
    if further is not None and first - _MONTHS_OFF <= _number(further) <= last + _MONTHS_OFF:
        first, last = min(first, _number(further)), max(last, _number(further))
    return Axis(datetime.date(first // 12, first % 12 + 1, 1), last - first + 1, *ends)


def get_first_day(last: datetime.date, precision: str) -> datetime.date:
    """Return the first day that a timescale can mean whose last day is known.

    >>> get_first_day(datetime.date(2018, 9, 30), "month")
    datetime.date(2018, 9, 1)
    """
    if precision == "year":
        return last.replace(month=1, day=1)
    return last.replace(day=1) if precision == "month" else last


def _number(day: datetime.date) -> int:
    """Return the number of a month, counted from the year 0."""
    return day.year * 12 + day.month - 1
