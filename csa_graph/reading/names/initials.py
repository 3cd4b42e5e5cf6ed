"""The letters of an abbreviation are compared with the words of a name.

One letter stands for one word. Small words may be left out, and a word may give a second letter from within
it ("wellbeing": WB), so that HWBB is a Health and Wellbeing Board.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "with", "by", "at", "from"})
# So many letters of one word at most.
_MOST_LETTERS = 3


def stands_for(short: str, words: Sequence[str]) -> int | None:
    """Return the first of the last words that an abbreviation stands for; None if it does not.

    Args:
        short: The abbreviation.
        words: The words before it, in small letters.

    >>> stands_for("HWBB", ["the", "kent", "health", "and", "wellbeing", "board"])
    2
    >>> stands_for("H&WBB", ["health", "and", "wellbeing", "board"])
    0
    >>> stands_for("NCSPP", ["north", "community", "safety", "partnership"])
    0
    >>> stands_for("SCB", ["public", "executive", "group"]) is None
    True
    """
    plain = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
    letters = [each.casefold() for each in plain if each.isalnum() or each == "&"]
    return _fit(letters, words, len(words)) if len(letters) > 1 else None


def _fit(letters: Sequence[str], words: Sequence[str], end: int) -> int | None:
    """Return where the words begin that letters stand for, which end before a word."""
    if not letters:
        return end
    if not end:
        return None
    word = words[end - 1]
    for count in _counts(word, letters):
        found = _fit(letters[:-count], words, end - 1)
        if found is not None:
            return found
    return _fit(letters, words, end - 1) if word in _SMALL else None


def _counts(word: str, letters: Sequence[str]) -> Iterator[int]:
    """Iterate over how many of the last letters a word can stand for; the first of them is its first one."""
    if word in {"and", "&"}:
        yield from (1,) if letters[-1] in "&a" else ()
        return
    for count in range(1, min(_MOST_LETTERS, len(letters)) + 1):
        wanted = letters[-count:]
        if word[0] == wanted[0] and _are_in_order(wanted, word):
            yield count


def _are_in_order(letters: Sequence[str], word: str) -> bool:
    place = 0
    for each in letters:
        place = word.find(each, place) + 1
        if not place:
            return False
    return True
