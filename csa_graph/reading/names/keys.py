"""Words become what names are compared by, so that two spellings of one name have one key.

A key is the words without spaces: "Well-being" and "Wellbeing" are one. An abbreviation that the document
defines, or the ontology has for a kind of body, counts as what it stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.names.initials import stands_for
from csa_graph.reading.names.tokens import tokenise
from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.reading.names.scanning import Scan
    from csa_graph.reading.names.tokens import Token


class Keys:
    """What the words of a document are compared by.

    Args:
        scans: The passages of the document.
    """

    def __init__(self, scans: Iterable[Scan]) -> None:
        words = load()
        self._spelling = words.spelling
        self._stands_for = {
            name: kind.label
            for name, kind in words.bodies.items()
            if len(name) < 5 and stands_for(name, kind.label.split()) == 0
        }
        for scan in scans:
            for each in scan.definitions:
                if each.is_abbreviation and each.start < each.end:
                    short = tokenise(each.short)
                    if len(short) == 1:
                        self._stands_for.setdefault(short[0].key, scan.text[each.start : each.end])

    def parts(self, tokens: Sequence[Token]) -> list[str]:
        """Return the keys of tokens, abbreviations as what they stand for, without "the"."""
        found: list[str] = []
        for token in tokens:
            if token.key == "the" and len(tokens) > 1:
                continue
            meant = self._stands_for.get(token.key) if token.is_upper else None
            if meant is None:
                found.append(self.spell(token))
            else:
                found += [self.spell(each) for each in tokenise(meant)]
        return found

    def of(self, tokens: Sequence[Token]) -> str:
        """Return the key of tokens."""
        return "".join(self.parts(tokens))

    def of_words(self, text: str) -> list[str]:
        """Return the keys of the words of a text."""
        return self.parts(tokenise(text))

    def of_text(self, text: str) -> str:
        """Return the key of a text."""
        return self.of(tokenise(text))

    def spell(self, token: Token) -> str:
        """Return what one token is compared by, abbreviations as they stand."""
        return self._spelling.get(token.key, token.key)
