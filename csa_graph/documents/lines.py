"""Lines of print become running text: words broken at the end of a line are joined, pages are read on.

For forms that know lines and not paragraphs. Whether a hyphen belongs to a word, the document itself tells.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_BROKEN = re.compile(r"((?:[^\W\d_]+[-\u2010\u2011])*[^\W\d_]+)([-\u2010\u2011\xad])$")
_GOES_ON = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
# "2016-" before "2017", "WCC/" before "PCC".
_TIGHT = re.compile(r"[^\W\d_]/\w|\d[-\u2010\u2011\u2013]\d")
_SOFT = "\xad"
_HYPHENS = frozenset("-\u2010\u2011\xad")
_LONGEST_WORD = 100
# Words that make one word with the next: "undertaken", "without".
_SOLID = frozenset({"any", "every", "here", "over", "some", "there", "under", "with"})
#: Shorter than this, a line that ends without a mark can be a heading or a point of a list.
_LONG = 40
# A maker that breaks words does so at the end of more lines than this.
_SHARE = 0.025


class Vocabulary(Counter[str]):
    """How often a document has each word, in small letters.

    Attributes:
        breaks_words: Whether its maker breaks words at the ends of lines; else a hyphen there is the word's.
    """

    breaks_words = True


def find_vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Count the words of a document, without those that are broken at the end of a line.

    >>> sorted(find_vocabulary(["Re-offending and commis-", "sioning of services"]))
    ['and', 'of', 're-offending', 'services']
    """
    found = Vocabulary()
    broken: list[tuple[str, str]] = []
    first, count = "", 0
    for line in lines:
        text = line.strip()
        second = _GOES_ON.match(text) if first else None
        if second is not None:
            broken.append((first, second[0]))
            text = text[second.end() :]
        match = _find_broken(text)
        first = match[1] if match is not None else ""
        if match is not None:
            text = text[: match.start()]
        count += len(text) > _LONG
        found.update(map(_fold, _WORD.findall(text)))
    found.breaks_words = _breaks_words(broken, found, count)
    return found


def _find_broken(line: str) -> re.Match[str] | None:
    """Return the word that is broken at the end of a line; no word is longer than what is looked at."""
    if line[-1:] not in _HYPHENS:
        return None
    return _BROKEN.search(line, max(len(line) - _LONGEST_WORD, 0))


def _breaks_words(broken: Sequence[tuple[str, str]], words: Mapping[str, int], lines: int) -> bool:
    """Tell whether a maker breaks words: some of the broken ones stand whole elsewhere, or there are many."""
    whole = kept = 0
    for first, second in broken:
        is_whole, is_hyphened = _fold(first + second) in words, _fold(f"{first}-{second}") in words
        whole += is_whole and not is_hyphened
        kept += is_hyphened and not is_whole
    return whole > kept or (whole == kept and len(broken) > _SHARE * lines)


def _fold(word: str) -> str:
    return word.lower().replace("\u2010", "-").replace("\u2011", "-")


def join_lines(lines: Sequence[str], vocabulary: Vocabulary) -> str:
    """Join lines of one paragraph to its text; a word broken at an end is written as the document writes it.

    >>> words = find_vocabulary(["Reducing re-offending,", "the commissioning of services"])
    >>> join_lines(["work on re-", "offending and commis-", "sioning"], words)
    'work on re-offending and commissioning'
    """
    parts: list[str] = []
    for line in lines:
        stripped = " ".join(line.split())
        if not stripped:
            continue
        if not parts:
            parts.append(stripped)
            continue
        parts[-1], glue = _find_glue(parts[-1], stripped, vocabulary)
        parts.append(glue + stripped)
    return "".join(parts)


def _find_glue(before: str, after: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return how a line ends once the next is joined to it, and what stands between."""
    broken, goes_on = _find_broken(before), _GOES_ON.match(after)
    if broken is None or goes_on is None:
        return before, "" if _TIGHT.search(before[-2:] + after[:1]) else " "
    if broken[2] == _SOFT:
        return before[:-1], ""
    first, second = broken[1], goes_on[0]
    # "North-" before "West" or "sub-" before "group": a name or a compound, unless the whole is known.
    whole, hyphened = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if vocabulary.get(hyphened, 0) > vocabulary.get(whole, 0):
        return before, ""
    if vocabulary.get(whole, 0):
        return before[:-1], ""
    if (
        not vocabulary.breaks_words
        or (second[0].isupper() and not (first.isupper() and second.isupper()))
        or _are_words(first.lower(), second.lower(), vocabulary)
    ):
        return before, ""
    return before[:-1], ""


def _are_words(first: str, second: str, vocabulary: Mapping[str, int]) -> bool:
    # Pieces of a broken word are no words of the document; the halves of "multi-agency" are.
    last, begins = first.rpartition("-")[2], second.partition("-")[0]
    if last in _SOLID:
        return False
    return bool(vocabulary.get(last, 0) and vocabulary.get(begins, 0) and len(last) > 2 and len(begins) > 2)


def is_continued(before: str, after: str) -> bool:
    """Tell whether a paragraph goes on in another, because a page or a picture came between.

    >>> is_continued("It determines the terms of reference of this group and", "the structure of the launch.")
    True
    >>> is_continued("The members are:", "the Chair")
    False
    """
    end, start = before.rstrip(), after.lstrip()
    if not end or not start or len(end) < _LONG:
        return False
    if not (end[-1].isalnum() or end[-1] in ",-\u2010\u2013’'\xad"):
        return False
    return start[0].islower() and not re.match(r"[a-z]{1,4}[.)]", start)


def join_paragraphs(texts: list[str]) -> str:
    """Join the paragraphs of a cell to one line: names below each other stay apart.

    >>> join_paragraphs(["Ada Lund", "Ben Osei"]), join_paragraphs(["It meets.", "It votes."])
    ('Ada Lund; Ben Osei', 'It meets. It votes.')
    """
    joined = ""
    for text in texts:
        if joined:
            joined += " " if joined[-1] in ".;:,!?-–—/&" or text[0].islower() else "; "
        joined += text
    return joined
