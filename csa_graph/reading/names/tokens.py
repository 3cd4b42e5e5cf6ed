"""The text of a passage becomes tokens: its words with their places, and what they are compared by.

Knows no word and no name.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.documents.document import Passage

# A word; initials with stops are one, and so is H&WBB. A hyphen parts words, so that all spellings of
# "sub-group" compare alike.
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?|[A-Z]{1,3}&[A-Z]+|&|[^\W_]+(?:['’][^\W_]+)*['’]?", re.UNICODE)
# After these a full stop ends no sentence.
_SHORTENED = frozenset(
    """
    st dr mr mrs ms prof rev hon cllr clr supt insp sgt no nos para paras s ss sec eg ie vs art fr ltd co dept
    """.split()  # noqa: SIM905
)
_ALWAYS_HARD = ';:!?•·|\t\n–—()[]{}"“”*#'
_LETTERS = 0.8


class Token(NamedTuple):
    """One word of a passage.

    Attributes:
        text: As it stands there.
        start: Where it begins.
        end: Where it ends, without a final apostrophe or a possessive ending.
        key: What it is compared by: small letters, no marks, no possessive ending, the singular.
        is_capital: Whether it begins with a capital letter or a digit stands in it beside capitals.
        is_upper: Whether all its letters are capitals, and there are at least two.
        gap: What stands before it: a space, ``,``, ``/``, ``-``, ``(``, or ``|`` for what no name runs over.
        is_possessive: Whether it has a possessive ending.
        is_plural: Whether it has lost the ending of a plural in its key.
    """

    text: str
    start: int
    end: int
    key: str
    is_capital: bool
    is_upper: bool
    gap: str
    is_possessive: bool = False
    is_plural: bool = False


class Line(NamedTuple):
    """A passage as tokens.

    Attributes:
        passage: The passage.
        text: Its text; where all of it is in capitals, written as elsewhere. Positions stay the same.
        tokens: Its tokens.
    """

    passage: Passage
    text: str
    tokens: list[Token]

    def between(self, start: int, end: int) -> list[Token]:
        """Return the tokens that begin in a part of the text."""
        return self.tokens[self._place(start) : self._place(end)]

    def before(self, end: int, most: int) -> list[Token]:
        """Return the last tokens that end before a place in the text, so many at most."""
        place = self._place(end)
        if place and self.tokens[place - 1].end > end:
            place -= 1
        return self.tokens[max(0, place - most) : place]

    def _place(self, start: int) -> int:
        return bisect_left(self.tokens, start, key=lambda token: token.start)


def tokenise(text: str, breaks: frozenset[int] = frozenset()) -> list[Token]:
    """Split a text into tokens.

    Args:
        text: The text.
        breaks: Where cells begin: no name runs over these places.

    >>> [token.key for token in tokenise("Children’s Safeguarding Boards & the Sub-Group")]
    ['children', 'safeguarding', 'board', 'and', 'the', 'sub', 'group']
    """
    found: list[Token] = []
    end = 0
    before = ""
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, stop = match.span()
        between = text[end:start]
        gap = _gap(between, before) if found else "|"
        if breaks and any(end <= place <= start for place in breaks if place):
            gap = "|"
        base = word
        possessive = False
        lowered = word.lower()
        if lowered.endswith(("'s", "’s")):
            base, possessive = word[:-2], True
        elif word[-1] in "'’":
            base, possessive = word[:-1], word[-2:-1] in "sS"
        key, plural = reduce(base)
        letters = [each for each in base if each.isalpha()]
        upper = len(letters) > 1 and (
            base.isupper() or (base[:-1].isupper() and base[-1] == "s" and len(letters) > 2)
        )
        found.append(
            Token(word, start, start + len(base), key, _is_capital(base), upper, gap, possessive, plural)
        )
        # What follows a possessive ending or a closing apostrophe is measured from its end.
        end, before = stop, lowered
    return found


def _is_capital(word: str) -> bool:
    """Return whether a word begins with a capital, or with digits before one: "360Giving"."""
    return word[:1].isupper() or (word[:1].isdigit() and word.lstrip("0123456789")[:1].isupper())


def _gap(between: str, before: str) -> str:
    if not between or between.isspace():
        return " "
    stripped = between.strip()
    if any(each in _ALWAYS_HARD for each in between):
        return "(" if stripped == "(" else "|"
    if stripped == "." and (before in _SHORTENED or (len(before) == 1 and before.isalpha())):
        return " "
    if stripped in {"-", "\u2010", "\u2011"}:
        # A hyphen between spaces is a dash.
        return "-" if between == stripped else "|"
    if stripped in {"'", "‘", "’"}:
        return "'"
    return stripped if stripped in {",", "/"} else "|"


@lru_cache(maxsize=50_000)
def reduce(word: str) -> tuple[str, bool]:
    """Return what a word is compared by, and whether it was a plural.

    >>> reduce("Authorities"), reduce("P.C.C."), reduce("CSPs"), reduce("Access")
    (('authority', True), ('pcc', False), ('csp', True), ('access', False))
    """
    if word == "&":
        return "and", False
    plain = word.replace(".", "").replace("'", "").replace("’", "")
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(each for each in decomposed if not unicodedata.combining(each))
    is_initials = plain[:-1].isupper() and len(plain) > 2 and plain[-1] == "s"
    plain = plain.casefold()
    if is_initials:
        return plain[:-1], True
    if word.isupper() and len(word) < 7:
        return plain, False
    return _singular(plain)


def _singular(word: str) -> tuple[str, bool]:
    if len(word) > 4 and word.endswith("ies") and word != "series":
        return word[:-3] + "y", True
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        if word.endswith(("shes", "ches", "sses", "xes")):
            return word[:-2], True
        return word[:-1], True
    return word, False


@lru_cache(maxsize=20_000)
def squeeze(text: str) -> str:
    """Reduce a name to what it is compared by: its words without marks, spaces, plurals and a leading "the".

    >>> squeeze("The Health & Well-being Boards") == squeeze("HEALTH AND WELLBEING BOARD")
    True
    """
    keys = [token.key for token in tokenise(text)]
    if len(keys) > 1 and keys[0] == "the":
        keys = keys[1:]
    return "".join(keys)


def breaks_of(passage: Passage) -> frozenset[int]:
    """Return the places in the text of a passage over which no name runs: where its cells begin."""
    return frozenset(cell.start for cell in passage.cells)


def is_in_capitals(text: str) -> bool:
    """Return whether a text is written in capitals throughout, as some headings are.

    >>> is_in_capitals("HARBOUR SAFETY BOARD"), is_in_capitals("SCB"), is_in_capitals("The SCB and PEG")
    (True, False, False)
    """
    letters = [each for each in text if each.isalpha()]
    words = [word for word in text.split() if any(each.isalpha() for each in word)]
    if len(words) < 2 or len(letters) < 8:
        return False
    return sum(each.isupper() for each in letters) >= _LETTERS * len(letters)


def iter_words(texts: Iterator[str]) -> Iterator[str]:
    """Iterate over the words of texts as they are written."""
    for text in texts:
        yield from (match[0] for match in _TOKEN.finditer(text))
