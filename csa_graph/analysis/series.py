"""Rows of figures become series: the numbers of one category in one area, year by year, of one table.

Adds up and compares; knows no category, area or priority by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Thing

#: Below this a percentage misleads: one case more or less is 5% and over.
SMALL = 20
# Only years can be put in order by how they are written: 2017, 2017-18, 2017/18.
_YEAR = re.compile(r"[0-9]{4}([-/][0-9]{2,4})?")


class Change(NamedTuple):
    """How a number differs from an earlier one.

    Attributes:
        number: The difference.
        percent: The difference in percent of the earlier number, to one decimal; None where that was 0.
    """

    number: int
    percent: float | None


@dataclass(frozen=True)
class Series:
    """The figures of one category in one area, of one table.

    Attributes:
        table: The table that they stand in.
        category: What is counted.
        area: Where.
        numbers: The number of each year, the earliest year first; at least one.
        before: The change of the last year on the year before; None where that is not in the table.
        passages: IRIs of the passages that print them.
    """

    table: Thing
    category: Thing
    area: Thing
    numbers: Mapping[str, int]
    before: Change | None
    passages: tuple[str, ...]

    @property
    def first(self) -> str:
        """Return the first year."""
        return next(iter(self.numbers))

    @property
    def last(self) -> str:
        """Return the last year."""
        return next(reversed(list(self.numbers)))


class SeriesSet(NamedTuple):
    """What rows of figures came to.

    Attributes:
        series: The series, in the order of the rows.
        undated: How many rows were left out because their period is no year.
        unclear: How many years of a series were left out because the table has two numbers for them.
    """

    series: tuple[Series, ...]
    undated: int
    unclear: int


def gather(answer: Answer) -> SeriesSet:
    """Put rows of figures together as series.

    Args:
        answer: Rows with category, area, year, number, change, percent, table and passage.
    """
    found: dict[tuple[str, str, str], dict[str, list[dict[str, Any]]]] = {}
    undated = 0
    for row in answer:
        record: dict[str, Any] = dict(zip(answer.columns, row, strict=True))
        year = str(record["year"])
        if not _YEAR.fullmatch(year):
            undated += 1
            continue
        key = (record["table"].iri, record["category"].iri, record["area"].iri)
        found.setdefault(key, {}).setdefault(year, []).append(record)
    series, unclear = [], 0
    for years in found.values():
        # Two numbers for one year: which of them holds is not for a program to choose.
        clear = {
            year: some for year, some in sorted(years.items()) if len({each["number"] for each in some}) == 1
        }
        unclear += len(years) - len(clear)
        if clear:
            series.append(_series(clear))
    return SeriesSet(tuple(series), undated, unclear)


def _series(years: dict[str, list[dict[str, Any]]]) -> Series:
    records = [each for some in years.values() for each in some]
    numbers = {year: int(some[0]["number"]) for year, some in years.items()}
    passages = dict.fromkeys(passage.iri for each in records for passage in each["passage"])
    one = records[0]
    return Series(
        one["table"],
        one["category"],
        one["area"],
        numbers,
        _compare_with_year_before(numbers),
        tuple(passages),
    )


def _compare_with_year_before(numbers: Mapping[str, int]) -> Change | None:
    *earlier, last = numbers
    before = [numbers[year] for year in earlier if int(year[:4]) + 1 == int(last[:4])]
    return compare(before[0], numbers[last]) if len(before) == 1 else None


def add_up(series: Iterable[Series]) -> dict[str, int]:
    """Return the sum of some series for each year that all of them have, the earliest first."""
    several = list(series)
    common = set.intersection(*(set(each.numbers) for each in several)) if several else set()
    return {year: sum(each.numbers[year] for each in several) for year in sorted(common)}


def compare(before: int, after: int) -> Change:
    """Return how a number differs from an earlier one.

    >>> compare(200, 250)
    Change(number=50, percent=25.0)
    >>> compare(0, 4)
    Change(number=4, percent=None)
    """
    if before <= 0:
        return Change(after - before, None)
    share = (Decimal(100 * (after - before)) / before).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Change(after - before, float(share))
