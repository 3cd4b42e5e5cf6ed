"""A selector of W3C Web Annotation finds its words in a text: once, in several places, or no more.

Texts change between copies and editions: words are found wherever they stand as they were, also where only
spaces, quotation marks or hyphens are others. Nothing is taken for them that merely looks like them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

#: So many letters before and after the words tell where they stand.
CONTEXT = 32

State = Literal["found", "ambiguous", "orphaned"]

# Whoever could mean so many places means none.
_MOST = 1000
# Marks that one copy of a text has in place of another's.
_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    "\u2026": "...",
    # What breaks a word at the end of a line, or forbids that, is no letter.
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}


class Selector(NamedTuple):
    """Which words of a text are meant.

    Attributes:
        exact: The words; empty where only their place is known.
        prefix: What stands just before them.
        suffix: What stands just after them.
        start: Where they begin, counted in letters from 0; None where that is not known.
        end: Where they end.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


class Match(NamedTuple):
    """What a selector finds.

    Attributes:
        state: Whether it finds its words, several places that could be meant, or none.
        spans: Where the words stand: one place, all that could be meant, or none.
    """

    state: State
    spans: tuple[tuple[int, int], ...] = ()


def make(text: str, start: int, end: int) -> Selector:
    """Make the selector of some words of a text.

    >>> make("The forum meets monthly.", 4, 9)
    Selector(exact='forum', prefix='The ', suffix=' meets monthly.', start=4, end=9)
    """
    return Selector(
        text[start:end], text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT], start, end
    )


def resolve(text: str, selector: Selector) -> Match:
    """Find the words of a selector.

    Args:
        text: The text of the passage.
        selector: Which words of it are meant.

    >>> resolve("The forum reports to the board.", Selector("the board", start=21, end=30))
    Match(state='found', spans=((21, 30),))
    """
    if not selector.exact:
        return _find_by_place(text, selector)
    found = _choose(text, _list_places(text, selector.exact), selector)
    if found.state != "orphaned":
        return found
    plain, origins = normalise(text)
    exact, prefix, suffix = (normalise(each)[0] for each in selector[:3])
    alike = Selector(exact, prefix, suffix)
    if not alike.exact:
        return Match("orphaned")
    found = _choose(plain, _list_places(plain, alike.exact), alike)
    spans = tuple((origins[start], origins[end - 1] + 1) for start, end in found.spans)
    at = tuple(span for span in spans if span[0] == selector.start)
    return Match("found", at) if len(at) == 1 else Match(found.state, spans)


@lru_cache(maxsize=16)
def normalise(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text with plain marks and single spaces, and where each of its letters stood.

    >>> normalise("the  board\u2019s")
    ("the board's", (0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11))
    """
    letters: list[str] = []
    origins: list[int] = []
    for place, char in enumerate(text):
        alike = _ALIKE.get(char)
        for each in unicodedata.normalize("NFKC", char) if alike is None else alike:
            is_space = each.isspace()
            if is_space and letters and letters[-1] == " ":
                continue
            letters.append(" " if is_space else each)
            origins.append(place)
    return "".join(letters), tuple(origins)


def _find_by_place(text: str, selector: Selector) -> Match:
    start, end = selector.start, selector.end
    if start is None or end is None or not 0 <= start < end <= len(text):
        return Match("orphaned")
    return Match("found", ((start, end),))


def _list_places(text: str, words: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = text.find(words)
    while start >= 0 and len(found) < _MOST:
        found.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return found


def _choose(text: str, spans: list[tuple[int, int]], selector: Selector) -> Match:
    """Choose among the places where the words stand: by what is around them, then by where they stood."""

    def count_fitting(span: tuple[int, int]) -> int:
        start, end = span
        return text.endswith(selector.prefix, 0, start) + text.startswith(selector.suffix, end)

    if len(spans) > 1:
        best = max(map(count_fitting, spans))
        spans = [span for span in spans if count_fitting(span) == best]
    if len(spans) > 1:
        spans = [span for span in spans if span[0] == selector.start] or spans
    if len(spans) > 1:
        return Match("ambiguous", tuple(spans))
    return Match("found", tuple(spans)) if spans else Match("orphaned")
