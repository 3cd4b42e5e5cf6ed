"""Whose organogram it is, by the bodies that its rows name, and of what day, by the names of its files.

Guesses no date that a name does not hold.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from typing import TYPE_CHECKING

from csa_graph.formats.organogram.cells import fold, is_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.formats.organogram.rows import Row

#: What stands for a period that nobody gave.
UNDATED = "not stated"

_YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-_. ](\d{1,2})[-_. ](20\d\d)(?!\d)")
_MONTH = re.compile(
    r"(?i)(?<![a-z])((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)[-_. ]{0,3}(20\d\d)(?!\d)"
)


def find_day(text: str) -> str:
    """Return the day, or the month, in the name of a file; empty if there is none that is certain.

    >>> find_day("youth_justice_board-2011-03-31-senior"), find_day("Salary-data---Sept-2013-junior")
    ('2011-03-31', 'Sept 2013')
    >>> find_day("300913-CPS-senior")
    ''
    """
    for pattern, order in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        for match in pattern.finditer(text):
            try:
                return datetime.date(*(int(match[place]) for place in order)).isoformat()
            except ValueError:
                continue
    month = _MONTH.search(text)
    return f"{month[1]} {month[2]}" if month else ""


def get_publisher(rows: Sequence[Row]) -> str:
    """Return whose organogram it is: the one organisation of the rows, else their one parent department.

    Where there are several of both, the organisation that most rows name; empty where none is named.
    """
    most = ""
    for name in ("organisation", "parent"):
        printed: dict[str, str] = {}
        counted: Counter[str] = Counter()
        for row in rows:
            if not is_nothing(row[name]):
                printed.setdefault(fold(row[name]), row[name])
                counted[fold(row[name])] += 1
        if len(printed) == 1:
            return next(iter(printed.values()))
        # Of those named equally often, the first in the file.
        most = most or (printed[counted.most_common(1)[0][0]] if counted else "")
    return most
