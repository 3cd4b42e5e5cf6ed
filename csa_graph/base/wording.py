"""Names are compared as readers do, without case, accents, punctuation or a leading "the"; words are listed.

Knows nothing of graphs; it turns text into text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOT_WORD = r"[\W_]+"
# Most names are ASCII, and a table folds those five times as fast as the patterns.
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()} | {
    ord("&"): " and ",
    ord("'"): "",
    ord("`"): "",
}
_APOSTROPHES = "['\u2019\u02bc`\u00b4]"


def fold(text: str) -> str:
    """Reduce a name to what readers compare by.

    >>> fold("The Health & Well-being Board")
    'health and well being board'
    >>> fold("CAFÉ  (Clare\u2019s)")
    'cafe clares'
    """
    if text.isascii():
        plain = " ".join(text.translate(_ASCII).lower().split())
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
        plain = re.sub(_NOT_WORD, " ", re.sub(_APOSTROPHES, "", plain).casefold()).strip()
    shorter = plain.removeprefix("the ")
    # A name of nothing but marks ("★") still needs something to be compared by.
    return shorter or text.strip().casefold()


def quantity(number: int, one: str, several: str = "") -> str:
    """Write a number with its noun; without a plural of its own the noun gets an "s".

    >>> quantity(1, "file"), quantity(2000, "file"), quantity(2, "body answers", "bodies answer")
    ('1 file', '2,000 files', '2 bodies answer')
    """
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


def list_words(words: Sequence[str], joined_by: str = "and") -> str:
    """Write words as a list.

    >>> list_words(["A", "B", "C"])
    'A, B and C'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joined_by} {words[-1]}"
