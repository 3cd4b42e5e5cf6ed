"""Names are compared as readers do, without case, accents, punctuation or a leading "the"; words are listed.

Knows nothing of graphs; it turns text into text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


# How much of two texts is the same where only a letter or two differ.
_LEAST_RATIO = 0.9


def nearest(text: str, names: Iterable[str], count: int = 3) -> list[str]:
    """List the names that are most like a text, best first, each once.

    Names that differ by a slip of the pen come first, then names that contain the text or are contained in
    it, then names that have all its words, or of whose words it is the initials; names that only look like it
    come last.

    >>> nearest("safer board", ["Prevent Group", "Safer Communities Board", "Safer Board of Kent"])
    ['Safer Board of Kent', 'Safer Communities Board']
    >>> nearest("OSPB", ["Overview and Scrutiny Performance Board", "Safer Communities Board"])
    ['Overview and Scrutiny Performance Board']
    >>> nearest("Harbor Board", ["board", "Harbour Board"], 1)
    ['Harbour Board']
    """
    from difflib import SequenceMatcher

    wanted = fold(text)
    scored: dict[str, float] = {}
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for name in names:
        if name in scored:
            continue
        folded = fold(name)
        inside = len(wanted) > 1 and (wanted in folded or (len(folded) > 2 and folded in wanted))
        matcher.set_seq1(folded)
        if (
            matcher.real_quick_ratio() >= _LEAST_RATIO
            and matcher.quick_ratio() >= _LEAST_RATIO
            and matcher.ratio() >= _LEAST_RATIO
        ):
            scored[name] = 3 + matcher.ratio()
        elif inside:
            scored[name] = 2 + matcher.ratio()
        elif _has_words(folded.split(), wanted):
            scored[name] = 1 + matcher.ratio()
        elif matcher.real_quick_ratio() >= 0.6 and matcher.quick_ratio() >= 0.6:
            ratio = matcher.ratio()
            if ratio >= 0.6:
                scored[name] = ratio
    return sorted(scored, key=lambda name: (-scored[name], name))[:count]


def _has_words(words: list[str], wanted: str) -> bool:
    """Return whether a name has all the words that are wanted, or is what its letters stand for."""
    begun = wanted.split()
    if len(begun) > 1:
        return all(any(word.startswith(each) for word in words) for each in begun)
    initials = "".join(word[0] for word in words if word not in {"and", "of", "for", "the"})
    return len(wanted) > 2 and wanted == initials


def list_words(words: Sequence[str], joined_by: str = "and") -> str:
    """Write words as a list.

    >>> list_words(["A", "B", "C"])
    'A, B and C'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joined_by} {words[-1]}"
