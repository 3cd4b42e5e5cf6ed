"""Dates as people write them become the first and the last day that they can mean, with their precision.

Guesses nothing: what can mean two days is refused, with what to write instead.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

from csa_graph.base.errors import CsaGraphError

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if number}
_MONTHS["sept"] = 9
_WORDS = re.compile(
    r"^(by|before the end of|on|until|up to|no later than|due)?\s*(the\s+)?(end of|end)?\s*", re.IGNORECASE
)
_FROM = re.compile(
    r"^(from|since|as of|starting|beginning|start of|beginning of)\s+((in|on|the)\s+)*", re.IGNORECASE
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_UK = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_MOST_MONTHS = 12
#: The orders of day, month and year that a workbook can declare.
ORDERS = ("day first", "month first", "year first")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2}")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]+)\.?,?\s+(\d{4})")
_DAY_AFTER = re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH = re.compile(r"([A-Za-z]+)\.?,?[\s\-]+(\d{4})")
_MONTH_ISO = re.compile(r"(\d{4})-(\d{2})")
_MONTH_NUMBER = re.compile(r"(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"\d{4}")
_SPAN = re.compile(r"\d{4}\s*(?:[/–-]|to)\s*(?:\d{2}|\d{4})")
# Excel counts days from here, as it takes 1900 for a leap year; outside of 1950 to 2150 a number is no date.
_EPOCH = datetime.date(1899, 12, 30)
_SERIALS = range(18_264, 91_313)


class DateFault(CsaGraphError):  # noqa: N818  (a fault of a cell, which is collected and not raised to users)
    """A text is no date, or can mean several."""


class Date(NamedTuple):
    """A date.

    Attributes:
        first: The first day that it can mean; of a deadline, "by July 2018", the last one as well.
        last: The last day that it can mean.
        precision: How exact it is: ``day``, ``month`` or ``year``.
    """

    first: datetime.date
    last: datetime.date
    precision: str


def parse(text: str) -> Date:
    """Read a date.

    Args:
        text: As people write it; days before months, as in the United Kingdom.

    Raises:
        DateFault: It is none, or it can mean several; says what to write.

    >>> parse("Sept 2018")
    Date(first=datetime.date(2018, 9, 1), last=datetime.date(2018, 9, 30), precision='month')
    >>> parse("03/04/2018").last.isoformat(), parse("by July 2018").first.isoformat()
    ('2018-04-03', '2018-07-31')
    """
    words = " ".join(text.split())
    stripped = _WORDS.sub("", words).rstrip(".")
    found = _as_day(stripped, words) or _as_month(stripped, words)
    if found is None and _YEAR.fullmatch(stripped):
        year = int(stripped)
        found = Date(_day(year, 1, 1, words), _day(year, 12, 31, words), "year")
    if found is None:
        raise DateFault(_advice(words, stripped))
    return found if stripped == words.rstrip(".") else found._replace(first=found.last)


def can_mean_two_days(text: str) -> bool:
    """Return whether a date in numbers is another one with the month first.

    >>> can_mean_two_days("by 03/04/2031"), can_mean_two_days("30/09/2031"), can_mean_two_days("04/04/2031")
    (True, False, False)
    """
    found = _find_numbers(text)
    return found is not None and found[0] != found[1] and max(found) <= _MOST_MONTHS


def shows_day_first(text: str) -> bool:
    """Return whether a date in numbers has a day where a month cannot stand.

    >>> shows_day_first("30/09/2031"), shows_day_first("03/04/2031")
    (True, False)
    """
    found = _find_numbers(text)
    return found is not None and found[0] > _MOST_MONTHS


def settle(text: str, order: str) -> str | None:
    """Return the same words, with a date in numbers as ISO 8601 has it; None where there is none to settle.

    Args:
        text: As people write it.
        order: One of :data:`ORDERS`.

    Raises:
        DateFault: The date does not have that order.

    >>> settle("by 03/04/2031", "month first"), settle("2031-04-03", "day first")
    ('by 2031-03-04', None)
    """
    written = _find_written(text)
    if found := _YEAR_FIRST.fullmatch(written):
        fits, year, month, day = order == "year first", found[1], found[2], found[3]
    elif found := _UK.fullmatch(written):
        fits, year = order != "year first", found[3]
        day, month = (found[1], found[2]) if order == "day first" else (found[2], found[1])
    else:
        return None
    try:
        settled = datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        fits = False
    if not fits:
        raise DateFault(
            f"“{written}” is no day with the {order}, which the sheet Agreement declares: write it in that "
            "order, or the month in letters"
        )
    return " ".join(text.split()).replace(written, settled)


def _find_numbers(text: str) -> tuple[int, int] | None:
    found = _UK.fullmatch(_find_written(text))
    return (int(found[1]), int(found[2])) if found else None


def _find_written(text: str) -> str:
    """Return a date without the words around it."""
    return _WORDS.sub("", _FROM.sub("", " ".join(text.split()))).rstrip(".")


def parse_start(text: str) -> Date:
    """Read a date from which something runs; as :func:`parse`, but for words such as "from".

    >>> parse_start("from April 2018").first.isoformat()
    '2018-04-01'
    """
    return parse(_FROM.sub("", " ".join(text.split())))


def is_year(number: float) -> bool:
    """Return whether a number is a year, and not the number of a day.

    >>> is_year(2018), is_year(43101)
    (True, False)
    """
    return 1900 <= number <= 2200


def from_serial(number: float) -> datetime.date:
    """Return the day that a spreadsheet's number of days stands for.

    Raises:
        DateFault: The number is no day of our time.

    >>> from_serial(43373).isoformat()
    '2018-09-30'
    """
    if int(number) not in _SERIALS:
        raise DateFault(f"the number {number:g} is no date: write it as 30/09/2018 or Sept 2018")
    return _EPOCH + datetime.timedelta(days=int(number))


def _as_day(text: str, words: str) -> Date | None:
    if found := _ISO.fullmatch(text):
        day = _day(int(found[1]), int(found[2]), int(found[3]), words)
    elif found := _UK.fullmatch(text):
        day = _day(int(found[3]), int(found[2]), int(found[1]), words)
    elif found := _DAY.fullmatch(text):
        day = _day(int(found[3]), _month(found[2], words), int(found[1]), words)
    elif found := _DAY_AFTER.fullmatch(text):
        day = _day(int(found[3]), _month(found[1], words), int(found[2]), words)
    else:
        return None
    return Date(day, day, "day")


def _as_month(text: str, words: str) -> Date | None:
    if found := _MONTH.fullmatch(text):
        year, month = int(found[2]), _MONTHS.get(found[1].lower())
    elif found := _MONTH_ISO.fullmatch(text):
        year, month = int(found[1]), int(found[2])
        # 2018-19 is a financial year, and 2010-11 can be one too.
        if not 1 <= month <= 12 or month == (year + 1) % 100:
            return None
    elif found := _MONTH_NUMBER.fullmatch(text):
        year, month = int(found[2]), int(found[1])
    else:
        return None
    if month is None:
        return None
    last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 and 1 <= year <= 9999 else 1
    return Date(_day(year, month, 1, words), _day(year, month, last, words), "month")


def _month(word: str, words: str) -> int:
    number = _MONTHS.get(word.lower())
    if number is None:
        raise DateFault(f"“{words}” names no month that is known: write it as 30 Sept 2018")
    return number


def _day(year: int, month: int, day: int, words: str) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise DateFault(f"“{words}” is no day of the calendar; days come before months: 30/09/2018") from None


def _advice(words: str, text: str) -> str:
    if _SHORT_YEAR.fullmatch(text):
        return f"“{words}” has a year of two digits, so it can mean several days: write it as 30/09/2018"
    if _SPAN.fullmatch(text):
        return f"“{words}” can be a span of time: write one day or month, such as 31/03/2019 or March 2019"
    if text.rpartition(" ")[2].lower() in _MONTHS or re.fullmatch(
        r"\d{1,2}\s+[A-Za-z]+|\d{1,2}/\d{1,2}", text
    ):
        return f"“{words}” has no year: write it as Sept 2018 or 30/09/2018"
    return f"“{words}” is no date: write it as Sept 2018, by July 2018 or 30/09/2018"
