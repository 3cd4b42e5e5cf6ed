"""What a sentence says beside a statement: how often, through whom, on what; and what day a date is."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csa_graph.reading.statements.units import Sentence

_PERIOD = r"(?:day|week|fortnight|month|quarter|term|year)s?"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_FREQUENCY = re.compile(
    rf"""\b(?:(?:at\s+least|no\s+less\s+than|no\s+fewer\s+than|not\s+less\s+than|a\s+minimum\s+of|up\s+to)\s+)?(?:
      (?:once|twice|thrice|{_NUMBER}\s+times|{_NUMBER}\s+meetings)(?:\s+or\s+\w+\s+times)?
        \s+(?:a|an|per|each|every|in\s+each|in\s+any|during\s+the|in\s+the|in\s+a)
        \s+(?:municipal\s+|calendar\s+|financial\s+|civic\s+|council\s+)?{_PERIOD}
    | every\s+(?:(?:{_NUMBER}|other|second|third)(?:\s+or\s+{_NUMBER}|\s+to\s+{_NUMBER})?\s+)?{_PERIOD}
    | (?:on\s+an?\s+)?(?:bi-?|half-?|six-?|three-?|two-?|tri-?|semi-?|eight-?)?
        (?:annual(?:ly)?|yearly|quarterly|monthly|weekly|termly|daily)(?:\s+basis)?
    | (?:on\s+an?\s+)?fortnightly(?:\s+basis)?
    | {_NUMBER}\s+times\s+(?:annually|yearly)
    | each\s+(?:year|quarter|month|term)
    | biannual(?:ly)?|biennial(?:ly)?|bimonthly|bi-monthly|biennially
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NEXT_CLAUSE = re.compile(
    r";|,?\s+(?:and|but|while|whereas)\s+(?:(?:also|it|they|will|shall|must|should|then)\s+)*"
    r"(?:is|are|be|has|have|provides?|submits?|receives?|makes?|gives?|sends?|reports?|meets?|presents?|prepares?|"
    r"publish(?:es)?|produces?|chairs?|oversees?|supports?|advises?|holds?)\s",
    re.IGNORECASE,
)
_VIA = re.compile(r"(?:^|[\s,(])(?:through|via|by\s+way\s+of)\s", re.IGNORECASE)
_ON = re.compile(
    r"\A[\s,]*(?:at\s+least\s+\w+\s+)?(?:on|about|regarding|concerning|with\s+regard\s+to|in\s+relation\s+to|in\s+respect\s+of|with\s+respect\s+to|for)\s+"
    r"((?:(?!\s(?:and|but)\s+(?:is|are|will|has|have|meets?|reports?)\b)[^,.;:()])+)",
    re.IGNORECASE,
)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_WHEN = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>[A-Za-z]{3,9})\.?,?[\s-]+(?:'|’)?(?P<year>\d{4}|\d{2})\b"
)
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def find_clause_end(text: str, start: int, end: int) -> int:
    """Return where a clause ends: before a semicolon, or before "and" with a verb of its own behind it.

    >>> text = "is accountable to the Council, and provides a quarterly report to the Panel"
    >>> text[: find_clause_end(text, 29, len(text))]
    'is accountable to the Council'
    """
    found = _NEXT_CLAUSE.search(text, start, end)
    return found.start() if found else end


def frequency(text: str) -> str:
    """Return how often, as printed; empty where nothing says so.

    >>> frequency("reports at least twice a year to"), frequency("an annual report"), frequency("reports to")
    ('at least twice a year', 'annual', '')
    """
    found = _FREQUENCY.search(text)
    return found[0] if found else ""


def subject(text: str) -> str:
    """Return what a line is limited to, from the words behind its object; empty where nothing limits it.

    >>> subject(" on progress against the plan, and")
    'progress against the plan'
    """
    found = _ON.match(text)
    said = found[1].strip() if found else ""
    if (
        not said
        or _FREQUENCY.fullmatch(said)
        or re.match(r"(?:an?|the)\s+\S+\s+basis\b", said, re.IGNORECASE)
    ):
        return ""
    return said


def via(sentence: Sentence, text: str, before: int, after: int) -> tuple[str, ...]:
    """Return the names through which a line runs: "through the Executive", near the cue.

    Args:
        sentence: The sentence.
        text: The text of the passage.
        before: Where the cue begins.
        after: Where the object ends.
    """
    found: list[str] = []
    for match in _VIA.finditer(text, sentence.start, sentence.end):
        if not (match.end() <= before or match.start() >= before):
            continue
        first, last = (match.end(), after) if match.end() <= before else (before, match.start())
        if find_clause_end(text, first, last) < last:
            # It is said of another verb of the sentence.
            continue
        behind = [unit for unit in sentence.units if unit.start >= match.end()]
        while behind and behind[0].kind == "word" and behind[0].low in {"the", "its", "our", "both"}:
            behind.pop(0)
        if behind and behind[0].kind == "name" and (behind[0].end <= before or behind[0].start >= after):
            found.append(behind[0].name)
    return tuple(dict.fromkeys(found))


def last_day(printed: str) -> tuple[str, str]:
    """Return the last day that a timescale can mean, and how exact it is; empty where it tells none.

    >>> last_day("Sept 2018"), last_day("Service to commence by July 2018")
    (('2018-09-30', 'month'), ('2018-07-31', 'month'))
    >>> last_day("31 March 2019"), last_day("Ongoing"), last_day("2020")
    (('2019-03-31', 'day'), ('', ''), ('2020-12-31', 'year'))
    """
    days = [*_iter_days(printed)]
    return max(days, default=("", ""))


def _iter_days(printed: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for match in _ISO.finditer(printed):
        found += _day(int(match[1]), int(match[2]), int(match[3]))
    for match in _NUMERIC.finditer(printed):
        found += _day(_year(match[3]), int(match[2]), int(match[1]))
    for match in _WHEN.finditer(printed):
        month = _MONTHS.get(match["month"].lower()) or _SHORT.get(match["month"].lower())
        if month:
            found += _day(_year(match["year"]), month, int(match["day"]) if match["day"] else 0)
    if found:
        return found
    # A quarter is no day: nobody can tell whether the year begins in January or in April.
    if single := re.fullmatch(
        r"\s*(?:(?:by|during|in)\s+)?(?:the\s+)?(?:end\s+(?:of\s+)?)?(\d{4})\s*", printed
    ):
        found.append((f"{single[1]}-12-31", "year"))
    return found


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _day(year: int, month: int, day: int) -> list[tuple[str, str]]:
    try:
        if day:
            return [(date(year, month, day).isoformat(), "day")]
        return [(date(year, month, calendar.monthrange(year, month)[1]).isoformat(), "month")]
    except ValueError:
        return []
