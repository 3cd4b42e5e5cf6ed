"""Whether a text reads as English: the rules of the reader are for English, so any other language is told."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Words that make up a third to a half of English text, and that no other language has many of.
_COMMON = frozenset({
    "the", "of", "and", "to", "is", "that", "for", "it", "with", "as", "was", "be", "by", "on", "this",
    "are", "or", "which", "from", "an", "at", "will", "has", "have", "not", "their", "its", "who",
    "shall", "must", "may", "any", "all", "each", "if", "been", "they", "we", "you", "other", "such",
    "these", "those", "than", "when", "where",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH, _MOST, _SHARE = 60, 5_000, 0.12


def is_english(texts: Iterable[str]) -> bool:
    """Tell whether texts read as English; too few words to tell are taken for it.

    >>> is_english(["The Board meets in May, and the Chair of the Board reports to the Council."] * 5)
    True
    >>> is_english(["Der Vorstand tagt im Mai, und der Vorsitzende berichtet dem Rat der Stadt."] * 9)
    False
    """
    words = (match[0].lower() for text in texts for match in _WORD.finditer(text))
    looked_at = list(itertools.islice(words, _MOST))
    if len(looked_at) < _ENOUGH:
        return True
    return sum(word in _COMMON for word in looked_at) >= _SHARE * len(looked_at)


def describe(texts: Iterable[str]) -> str:
    """Return what to say of texts that are not English; empty for those that are."""
    if is_english(texts):
        return ""
    return "Most of it does not read as English: the rules are for English."
