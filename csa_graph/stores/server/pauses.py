"""The header with which a busy server asks to wait becomes seconds. Does not wait itself."""

from __future__ import annotations

import datetime
from email.utils import parsedate_to_datetime

#: Status of a server that is busy, or behind which another one is.
BUSY = (429, 502, 503, 504)
#: Seconds to wait before each further attempt, where the server does not ask for more.
PAUSES = (0.2, 1.0, 3.0)
#: Longest wait that a server can ask for, in seconds.
LONGEST = 30.0


def read(retry_after: str) -> float:
    """Return for how many seconds a server asks to wait.

    Args:
        retry_after: Its header Retry-After: seconds, or a day and time; empty where it has none.

    >>> read("7"), read("3600"), read(""), read("soon"), read("Wed, 21 Oct 2015 07:28:00 GMT")
    (7.0, 30.0, 0.0, 0.0, 0.0)
    """
    value = retry_after.strip()
    if value.isdigit():
        return min(float(value), LONGEST)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    wait = (until - datetime.datetime.now(until.tzinfo)).total_seconds()
    return min(max(wait, 0.0), LONGEST)
