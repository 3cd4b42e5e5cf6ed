"""The dates of Popolo, whole or in part, become the days that they can mean.

Does not guess: what is no date of ISO 8601 gives nothing.
"""

from __future__ import annotations

import calendar
import datetime
import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?", re.ASCII)
_DAY = len("2018-09-30")


def read(text: str, *, last: bool) -> datetime.date | None:
    """Return the first or the last day that a date can mean; None for what is no date.

    Args:
        text: ``2018``, ``2018-09``, ``2018-09-30``, or that with a time.
        last: Whether the last day is wanted.

    >>> read("2018-09", last=True), read("2018", last=False), read("soon", last=True)
    (datetime.date(2018, 9, 30), datetime.date(2018, 1, 1), None)
    """
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(each) if each else 0 for each in found.groups())
    if year < 1 or month > 12:
        return None
    month = month or (12 if last else 1)
    day = day or (calendar.monthrange(year, month)[1] if last else 1)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def is_whole(text: str) -> bool:
    """Return whether a text is nothing but one day: nothing of it is lost when it is kept as a date."""
    return len(text) == _DAY and read(text, last=True) is not None


def period(start: str, end: str) -> str:
    """Return the words of a period, as ISO 8601 writes it: ``2014-05/2018``, ``2014/..``."""
    return f"{start or '..'}/{end or '..'}"


def split(words: str) -> tuple[str, str]:
    """Return start and end of what :func:`period` made; both empty for anything else."""
    start, slash, end = words.partition("/")
    if not slash:
        return "", ""
    return ("" if start == ".." else start), ("" if end == ".." else end)
