"""How long something lasts, as people write it, becomes a duration of ISO 8601, and one becomes words."""

from __future__ import annotations

import re

_NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
_WORDS = re.compile(r"(?:(\d{1,4}|a|an|[a-z]+)\s+)?(year|month|week|day)s?", re.IGNORECASE)
_ISO = re.compile(r"P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?")


def read(text: str) -> str | None:
    """Return the duration that a text means; None for what is none.

    >>> read("2 years"), read("a year"), read("six months"), read("2 weeks"), read("P1Y6M"), read("soon")
    ('P2Y', 'P1Y', 'P6M', 'P14D', 'P1Y6M', None)
    """
    plain = " ".join(text.split())
    if _ISO.fullmatch(plain):
        return plain
    found = _WORDS.fullmatch(plain)
    if found is None:
        return None
    said = (found[1] or "a").lower()
    number = 1 if said in {"a", "an"} else _NUMBERS.index(said) if said in _NUMBERS else 0
    number = int(said) if said.isdigit() else number
    if not number:
        return None
    unit = _UNITS[found[2].lower()]
    # XML Schema knows no weeks.
    return f"P{7 * number}D" if unit == "W" else f"P{number}{unit}"


def write(duration: str) -> str:
    """Return a duration as a cell has it: in words where it is of one unit.

    >>> write("P2Y"), write("P1M"), write("P1Y6M")
    ('2 years', '1 month', 'P1Y6M')
    """
    found = re.fullmatch(r"P(\d+)([YMD])", duration)
    if found is None or found[1].startswith("0"):
        return duration
    unit = next(word for word, letter in _UNITS.items() if letter == found[2])
    return f"{found[1]} {unit}{'' if found[1] == '1' else 's'}"
