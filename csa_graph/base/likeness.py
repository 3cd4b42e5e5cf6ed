"""Two names become a score: how likely it is that they are the names of one body.

A score is the share of letters that the names have in common, their words in any order (rapidfuzz: token sort
ratio, 0 to 100). Names that differ only in words that many councils have in their name ("county", "borough")
get at least 90. Else the share is also taken of the words in which they differ, and the lower one holds, at
most 89: so "East Devon District Council" is not taken for "West Devon District Council", nor a council's
"Public Health" for the council.
"""

from __future__ import annotations

from collections import Counter

# What many names have, and which distinguishes none.
_COMMON = frozenset({"and", "authority", "borough", "city", "combined", "corporation", "council", "county"})
_COMMON |= {"district", "london", "metropolitan", "of", "royal", "the", "unitary"}
_SMALL = frozenset({"of", "the"})
# Names that differ only in such words come before all that differ in others.
_ONLY_COMMON, _OTHER_WORDS = 90.0, 89.0
# Shorter names are abbreviations: they are the same or not.
_SHORT = 5


def score_of(one: str, other: str) -> float:
    """Return how alike two folded names are, 0 to 100; 0 for abbreviations that are not the same.

    >>> score_of("worcester city council", "council of worcester city")
    100.0
    >>> score_of("east devon district council", "west devon district council")
    75.0
    """
    from rapidfuzz import fuzz

    mine, theirs = Counter(one.split()), Counter(other.split())
    differ = [(mine - theirs).keys(), (theirs - mine).keys()]
    if all(words <= _SMALL for words in differ):
        return 100.0
    if min(len(one), len(other)) < _SHORT:
        return 0.0
    whole = fuzz.token_sort_ratio(one, other)
    distinctive = [" ".join(sorted(words - _COMMON)) for words in differ]
    if any(distinctive):
        return min(whole, fuzz.ratio(*distinctive), _OTHER_WORDS)
    # Names that are the same alone have a hundred.
    return min(max(whole, _ONLY_COMMON), 99.0) if (mine & theirs).keys() - _COMMON else whole
