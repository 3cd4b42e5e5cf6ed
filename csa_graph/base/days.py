"""Dates and periods as files write them become days, and whether one runs on a day is decided here alone.

A date is kept with all days that it can mean: ``2018-09`` is any of September. Does not guess: what is no
date of ISO 8601 or XML Schema gives nothing.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Literal, NamedTuple

from csa_graph.base.errors import CsaGraphError

State = Literal["past", "current", "future"]

_DATE = r"(?as)(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?(?:Z|[+-]\d{2}:\d{2})?"
_DAY = len("2018-09-30")
# How files say that something has no end, or that nobody knows one. Databases write no date as zeros.
_OPEN = frozenset({"", "..", "-", "open", "null", "none", "present", "current", "ongoing", "now"})
_NO_DATE = r"0000(?:-00(?:-00)?)?(?:[T ].*)?"
_DURATION = r"(?a)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T[\dHMS.]+)?"
_DCMI = r"\b(start|end)\s*=\s*([^;]+)"
# The intervals of the United Kingdom's government: the IRI says which one it is.
_INTERVAL = (
    r"https?://reference\.data\.gov\.uk/(?:id|doc)/(?:gregorian-|british-)?"
    r"(interval|instant|day|month|quarter|half|year|government-(?:year|half|quarter))/(.+?)/?"
)
_PART = r"(?a)(\d{4})(?:-\d{4})?(?:[-/][QH]([1-4]))?"


def today() -> datetime.date:
    """Return the day that it is here. Tests put another in its place."""
    return datetime.datetime.now().astimezone().date()


def read_day(text: str) -> datetime.date:
    """Read a day that somebody asks for: ISO 8601, or "today".

    Raises:
        CsaGraphError: It is none.

    >>> read_day("2019-03-31")
    datetime.date(2019, 3, 31)
    """
    if text.strip().lower() == "today":
        return today()
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        raise CsaGraphError(f"“{text}” is not a day: write one such as 2019-03-31, or today.") from None


def choose_day(text: str | None) -> datetime.date:
    """Return the day at which something is judged: the last one that a text can mean, or today for None.

    Raises:
        CsaGraphError: The text is no date.

    >>> choose_day("2018-09")
    datetime.date(2018, 9, 30)
    """
    if text is None:
        return today()
    found = read(text)
    return found.last if found else read_day(text)


class Date(NamedTuple):
    """A date: the first and the last day that it can mean."""

    first: datetime.date
    last: datetime.date


def read(text: str) -> Date | None:
    """Return the days that a date can mean; None for what is no date.

    Args:
        text: ``2018``, ``2018-09``, ``2018-09-30``, or that with a time or a time zone; zeros stand for a
            month or a day that nobody knows.

    >>> read("2018-09")
    Date(first=datetime.date(2018, 9, 1), last=datetime.date(2018, 9, 30))
    >>> read("2018-00-00") == read("2018"), read("soon"), read("0000-00-00")
    (True, None, None)
    """
    found = re.fullmatch(_DATE, text.strip())
    if found is None:
        return None
    year, month, day = (int(each) if each else 0 for each in found.groups())
    if year < 1 or month > 12 or (day and not month):
        return None
    last = month or 12
    try:
        return Date(
            datetime.date(year, month or 1, day or 1),
            datetime.date(year, last, day or calendar.monthrange(year, last)[1]),
        )
    except ValueError:
        return None


def is_whole(text: str) -> bool:
    """Return whether a text is nothing but one day: nothing of it is lost when it is kept as a date."""
    found = read(text)
    return len(text) == _DAY and found is not None and found.first == found.last


def is_open(text: str) -> bool:
    """Return whether a text says of a start or an end that there is none, or that nobody knows it.

    >>> is_open("0000-00-00"), is_open("present"), is_open("2018"), is_open("whenever")
    (True, True, False, False)
    """
    plain = text.strip().lower()
    return plain in _OPEN or re.fullmatch(_NO_DATE, plain) is not None


class Period(NamedTuple):
    """What runs from a start to an end, each as exact as it is stated.

    Attributes:
        start: The days on which it can have started; None where that is open or unknown.
        end: The days that can be its last; None where it is open or unknown.
        is_sound: Whether both can be read, and it does not end before it starts.
        is_over: Whether there is an end that cannot be read: an end is an end.
    """

    start: Date | None = None
    end: Date | None = None
    is_sound: bool = True
    is_over: bool = False

    def find_state(self, day: datetime.date) -> State:
        """Return whether it has ended by a day, runs on it, or is still to come.

        Of a date that can mean several days each is taken into account: what can run on the day does.

        >>> make_period("2014", "2098-05-05").find_state(datetime.date(2030, 1, 1))
        'current'
        >>> make_period("2097").find_state(datetime.date(2030, 1, 1))
        'future'
        """
        if self.is_over or (self.end is not None and self.end.last < day):
            return "past"
        if self.start is not None and self.start.first > day:
            return "future"
        return "current"

    def is_current(self, day: datetime.date) -> bool:
        """Return whether it runs on a day."""
        return self.find_state(day) == "current"


def make_period(start: str = "", end: str = "") -> Period:
    """Return the period between two dates, as files write them.

    >>> make_period("2014-05", "0000-00-00").end is None
    True
    >>> make_period("2015", "2014").is_sound, make_period("", "whenever").is_over
    (False, True)
    """
    first = None if is_open(start) else read(start)
    last = None if is_open(end) else read(end)
    wrong_start = first is None and not is_open(start)
    wrong_end = last is None and not is_open(end)
    reversed_ = first is not None and last is not None and first.first > last.last
    return Period(first, last, not (wrong_start or wrong_end or reversed_), wrong_end)


def write_period(start: str, end: str) -> str:
    """Return the words of a period, as ISO 8601 writes it: ``2014-05/2018``, ``2014/..``."""
    return f"{start or '..'}/{end or '..'}"


def split_period(words: str) -> tuple[str, str]:
    """Return start and end of what :func:`write_period` made; both empty for anything else."""
    start, slash, end = words.partition("/")
    if not slash:
        return "", ""
    return ("" if start == ".." else start), ("" if end == ".." else end)


def read_interval(text: str) -> tuple[str, str] | None:
    """Return start and end of an interval that one text says, as dates; None for what is none.

    Args:
        text: As ISO 8601 writes it, two dates or a date and a duration (``2010-05-11/P3Y``); one date, which
            runs from its first to its last day; a period of Dublin Core (``start=2010; end=2013``); or the
            IRI of an interval of reference.data.gov.uk.

    >>> read_interval("2015-01-01/2018-12-31"), read_interval("2015/..")
    (('2015-01-01', '2018-12-31'), ('2015', ''))
    >>> read_interval("http://reference.data.gov.uk/id/gregorian-interval/2010-05-11T00:00:00/P3Y")
    ('2010-05-11', '2013-05-10')
    >>> read_interval("http://reference.data.gov.uk/id/government-year/2009-2010")
    ('2009-04-01', '2010-03-31')
    """
    plain = text.strip()
    known = re.fullmatch(_INTERVAL, plain)
    if known is not None:
        return _read_known(known[1], known[2])
    parts = dict(re.findall(_DCMI, plain))
    if parts:
        return _join(parts.get("start", "").strip(), parts.get("end", "").strip())
    start, slash, end = plain.partition("/")
    return _join(start, end) if slash else _cover(read(plain))


def _join(start: str, end: str) -> tuple[str, str] | None:
    """Return start and end of an interval, either of which can be a duration."""
    start, end = ("" if is_open(each) else each.strip() for each in (start, end))
    one_day = datetime.timedelta(days=1)
    length = re.fullmatch(_DURATION, end) or re.fullmatch(_DURATION, start)
    if length is not None:
        known = read(start if length.string == end else end)
        if known is None:
            return None
        try:
            if length.string == end:
                # What lasts three years from 11 May is over when 11 May comes.
                return _text(start, known), _move(known.first, length, 1, -one_day)
            return _move(known.last, length, -1, one_day), _text(end, known)
        except (ValueError, OverflowError):
            return None
    if not (start or end) or not all(read(each) for each in (start, end) if each):
        return None
    return start, end


def _text(given: str, known: Date) -> str:
    return known.first.isoformat() if known.first == known.last else given


def _cover(date: Date | None) -> tuple[str, str] | None:
    return None if date is None else (date.first.isoformat(), date.last.isoformat())


def _move(day: datetime.date, length: re.Match[str], sign: int, rest: datetime.timedelta) -> str:
    """Return the day that lies a duration away from another."""
    years, months, weeks, days = (sign * int(each or 0) for each in length.groups())
    year, month = divmod(day.year * 12 + day.month - 1 + 12 * years + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    moved = datetime.date(year, month + 1, min(day.day, last)) + datetime.timedelta(weeks=weeks, days=days)
    # Less than a day is a day.
    return (min if sign < 0 else max)(moved + rest, day).isoformat()


def _read_known(kind: str, rest: str) -> tuple[str, str] | None:
    """Return start and end of an interval of reference.data.gov.uk."""
    if kind == "interval":
        return _join(*rest.split("/", 1)) if "/" in rest else None
    length = kind.removeprefix("government-")
    # The government's year begins in April.
    is_civil, months = length == kind, {"quarter": 3, "half": 6}.get(length, 12)
    found = re.fullmatch(_PART, rest)
    if is_civil and months == 12:
        return _cover(read(rest))
    if found is None or (months < 12) is not bool(found[2]) or int(found[2] or 1) > 12 // months:
        return None
    month = months * (int(found[2] or 1) - 1) + (0 if is_civil else 3)
    return _join(f"{int(found[1]) + month // 12:04}-{month % 12 + 1:02}-01", f"P{months}M")
