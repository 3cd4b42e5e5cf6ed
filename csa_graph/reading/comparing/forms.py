"""The forms in which one thing is written: what two names are compared by."""

from __future__ import annotations

import re

from csa_graph.base.wording import fold

_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|all|each|some|several|any|up to"
)
# What stands before the name of who holds a seat, and says how many or of what rank.
_BEFORE = re.compile(
    rf"^(?:(?:an?|the|our|its|their|this|other|of|from|no more than|at least|\d+|{_NUMBERS}|senior"
    r"|nominated|elected|representatives?|representation|members?|officers?|nominees?|staff|leads?)\b[\s/-]*)+(?=\S)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"^(?:an?|the|our|its|their|this|that)\s+", re.IGNORECASE)
# What stands after it: who may come instead, the role in brackets, a mark of a footnote.
_AFTER = re.compile(
    r"\s*(?:,?\s+or\s+(?:his|her|his or her|their|the|a|an|any)\b.*"
    r"|,?\s+or\s+(?:deputy|nominee|representative)\b.*"
    r"|\((?:[^()]*chair[^()]*|voting|non-voting|ex officio|observer|adviser)\)|[*†‡]+)\s*$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_ABBREVIATION = re.compile(
    r"[(\[](?:the )?['\"“‘]?([A-Z][A-Za-z&]*[A-Z][A-Za-z&]*s?|[A-Z]{2,}\w*)['\"”’]?[)\]]\W*$"
)
_FILLERS = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)


def key(text: str) -> str:
    """Reduce a name to letters and figures: case, articles, hyphens and spaces do not count.

    >>> key("The Health & Well-Being Board") == key("Health and Wellbeing Board")
    True
    """
    return fold(_DETERMINER.sub("", text.strip())).replace(" ", "")


def keys(text: str) -> frozenset[str]:
    """Return what a name may be compared by: whole, without what stands in brackets, and its abbreviation.

    >>> sorted(keys("The Police & Crime Panel (PCP)"))
    ['pcp', 'policeandcrimepanel', 'policeandcrimepanelpcp']
    """
    found = {key(text), key(_BRACKETS.sub("", text))}
    found.update(key(short) for short in _ABBREVIATION.findall(text))
    return frozenset(found - {""})


def holder(text: str) -> str:
    """Reduce what a seat is printed as to who holds it, without number, rank and deputy.

    >>> holder("Three senior representatives from the Fire Service or their deputies*")
    'Fire Service'
    """
    shorter = re.sub(r"[*†‡]+\s*$", "", text.strip())
    while (cut := _AFTER.sub("", shorter)) != shorter and cut:
        shorter = cut
    return _BEFORE.sub("", shorter) or shorter or text


def words(text: str) -> frozenset[str]:
    """Return the words of a name that tell it from others, each without its ending.

    >>> sorted(words("Directors of the Housing Services"))
    ['director', 'hous', 'servic']
    """
    return frozenset(_stem(word) for word in fold(text).split() if word not in _FILLERS)


def _stem(word: str) -> str:
    """Take off the ending of a word, so that one and several, doing and done are alike."""
    for ending in ("ings", "ing", "ies", "es", "ed", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def is_like(one: str, other: str) -> float:
    """Say how alike two names of a holder of a seat are, 0 to 1: by the words that both have.

    One that has all words of the other, and at most as many again, is like it; a name that only shares a word
    is not.

    >>> is_like("Director of Public Health", "Public Health Director") == 1
    True
    >>> is_like("Probation", "Probation Service") > 0 and is_like("Chief Executive", "Chief Constable") == 0
    True
    """
    mine, theirs = words(holder(one)), words(holder(other))
    shared = len(mine & theirs)
    if not shared or shared < min(len(mine), len(theirs)):
        return 0.0
    likeness = shared / max(len(mine), len(theirs))
    return likeness if likeness >= 1 / 3 else 0.0
