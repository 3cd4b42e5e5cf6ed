"""What to do, said in the terms of RDF, becomes what to do in the file that somebody has in hand.

A workbook has sheets and columns, Popolo has fields: whoever fills one in never sees a term. Each format says
where in it a term stands; data in RDF keep their terms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.terms.prefixes import PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFIX = "|".join(PREFIXES)
_TERM = re.compile(
    rf"(?P<before>\b(?:with|by|a|an|the)\s+)?\b(?P<term>(?:{_PREFIX}):[A-Za-z][\w-]*)"
    r"(?:\s(?P<value>true|false|\d+|(?:status|role|kind|precision|caveat|freq):[a-z-]+)\b)?"
)
_LITERAL = re.compile(r"\"([^\"]*)\"\^\^xsd:\w+")


class Spot(NamedTuple):
    """Where in a file a term stands.

    Attributes:
        words: What stands there: ``“Led by”``; for a class what a thing of it is: ``row``.
        where: What that is a part of: ``the sheet Actions``.
        by: The word before it: ``under “Led by”``, ``with “reports to”``.
    """

    words: str
    where: str = ""
    by: str = "under"


class Language(NamedTuple):
    """How those speak who write files of a format.

    Attributes:
        spots: For each part of a file the place of each term by its prefixed name; those under "" where no
            part is known.
        elsewhere: Where whatever has no place of its own stands, with {} for its words; empty if nowhere.
        nowhere: What is added where something has no place at all.
        words: What further words are called.
    """

    spots: Mapping[str, Mapping[str, Spot]]
    elsewhere: str = ""
    nowhere: str = ""
    words: Mapping[str, str] = {}

    def render(self, text: str, place: str = "") -> str:
        """Return a text in which terms are the places where they stand.

        Args:
            text: What to do, with terms as prefixed names.
            place: Where in the file that is to be done: ``Seats, row 7``; empty if that is not known.
        """
        part = max((each for each in self.spots if place.startswith(each)), key=len, default="")
        lacks = False

        def put(found: re.Match[str]) -> str:
            nonlocal lacks
            words, is_known = self._word(found, part)
            lacks = lacks or not is_known
            return words

        made = _TERM.sub(put, _LITERAL.sub(r"“\1”", text))
        for word, ours in self.words.items():
            made = made.replace(word, ours)
        made = self._join(made)
        return f"{made} {self.nowhere}" if lacks and self.nowhere else made

    def _word(self, found: re.Match[str], part: str) -> tuple[str, bool]:
        before, term = (found["before"] or "").strip(), found["term"]
        value = _word_value(found["value"] or "")
        spot = self.spots.get(part, {}).get(term) or self.spots.get("", {}).get(term)
        if spot is None and _is_choice(term):
            return f"{before} “{_label(term)}”".strip(), True
        if spot is None:
            words = self.elsewhere.format(_label(term)) if self.elsewhere else f"“{_label(term)}”"
            return f"{before} {words}{value}".strip(), bool(self.elsewhere)
        if before in {"with", "by"}:
            before = spot.by
        elif before and spot.by == "":
            before = "an" if spot.words[0] in "aeiou" else "a"
        where = f" {spot.where}" if spot.where else ""
        return f"{before} {spot.words}{value}{where}".strip(), True

    def _join(self, text: str) -> str:
        """Say once where several things stand that are listed."""
        for where in {spot.where for spots in self.spots.values() for spot in spots.values() if spot.where}:
            again = rf" {re.escape(where)}(?=(?:, | or | and )“[^”]*”(?: \(\w+\))? {re.escape(where)})"
            text = re.sub(again, "", text)
        return text


def _word_value(value: str) -> str:
    """Return what is to be written, in brackets; empty for nothing."""
    if ":" in value:
        value = f"“{_label(value)}”"
    return f" ({ {'true': 'yes', 'false': 'no'}.get(value, value) })" if value else ""


def _is_choice(term: str) -> bool:
    """Return whether a term is a word of a list, which any file says in words."""
    from csa_graph.terms import ontology

    return expand(term) in ontology.list_choices()


def _label(term: str) -> str:
    from csa_graph.terms import ontology

    return ontology.list_labels().get(expand(term), term.partition(":")[2])
