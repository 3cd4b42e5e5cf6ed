"""A text in capitals throughout is written as the document writes its words elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.names.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Mapping


def recase(text: str, usual: Mapping[str, str]) -> str:
    """Write a text that is in capitals throughout as the document writes its words elsewhere.

    >>> recase("KENT SCB AND HARBOUR BOARD", {"scb": "SCB", "and": "and"})
    'Kent SCB and Harbour Board'
    """
    parts = []
    end = 0
    for token in tokenise(text):
        stop = token.start + len(token.text)
        written = usual.get(token.text.lower()) or _small_or_title(token.text)
        parts += [text[end : token.start], written if len(written) == len(token.text) else token.text]
        end = stop
    return "".join([*parts, text[end:]])


def _small_or_title(word: str) -> str:
    if word.lower() in _SMALL:
        return word.lower()
    return word[:1] + word[1:].lower()


_SMALL = frozenset(
    {"and", "or", "of", "the", "for", "in", "on", "to", "a", "an", "at", "by", "with", "from", "is", "are"}
)


def usual_forms(written: Mapping[str, int]) -> dict[str, str]:
    """Return how words with a capital are written most often, by their small letters."""
    best: dict[str, tuple[int, str]] = {}
    for word, count in written.items():
        lower = word.lower()
        if word.islower() and lower not in _SMALL:
            continue
        if lower not in best or count > best[lower][0]:
            best[lower] = count, word
    return {lower: word for lower, (_, word) in best.items()}
