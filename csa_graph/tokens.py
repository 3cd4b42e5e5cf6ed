"""The text of a SPARQL query becomes its bare words: keywords apart from comments, strings, names and IRIs.

Imported only where a query must be looked into; it checks nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# Longest first: what can hold the letters SERVICE or SELECT without being the keyword.
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\n\r]*"
    r"|[?$@]\w+"
    r"|(?:[^\W\d_][\w.\-]*)?:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\.)*"
    r"|(?P<word>[A-Za-z_]\w*)",
    re.DOTALL,
)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Word(NamedTuple):
    """A bare word of a query, in capitals, and where it stands."""

    upper: str
    start: int
    end: int


def iter_words(query: str) -> Iterator[Word]:
    """Iterate over the bare words of a query: keywords, functions; none in comments, strings or names."""
    for token in _TOKEN.finditer(query):
        word = token.group("word")
        if word:
            yield Word(word.upper(), token.start(), token.end())


def unescape(query: str) -> str:
    r"""Put the characters in that SPARQL's ``\uXXXX`` stands for, which may spell a keyword."""
    return _CODEPOINT.sub(lambda found: chr(int(found[1] or found[2], 16) % 0x110000), query)
