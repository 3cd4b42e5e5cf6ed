"""The words that stand before councils and police forces become places, and those that only a place has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from csa_graph.reading.names.scanning import Scan

# Words between the parts of a place: "Newcastle upon Tyne".
_SMALL = frozenset({"and", "upon", "on", "of", "the", "under", "le", "with", "in"})
_MOST = 4


def find(scans: Sequence[Scan]) -> dict[str, str]:
    """Return the places that a document names as printed, by the keys of their words with spaces between."""
    words = load()
    found: dict[str, str] = {}
    for scan in scans:
        for span in scan.spans:
            if span.kind not in ("organisation", "group") or span.is_plural:
                continue
            tokens = scan.tokens[span.first : span.last + 1]
            for count in range(1, len(tokens)):
                end = "".join(each.key for each in tokens[count:])
                if end in words.place_before and all(
                    each.key in words.compass or each.is_capital or each.key in _SMALL
                    for each in tokens[:count]
                ):
                    _add(found, scan, span.first, span.first + count - 1)
                    break
        for place, token in enumerate(scan.tokens):
            if token.is_capital and not token.is_upper and token.key.endswith("shire") and len(token.key) > 6:
                _add(found, scan, place, place)
            if _follows_preposition(scan, place):
                _add(found, scan, place, place)
    return found


def _follows_preposition(scan: Scan, place: int) -> bool:
    """Return whether a token is one capitalised word between "in" or "across" and the end of a clause."""
    words = load()
    tokens = scan.tokens
    token = tokens[place]
    if place < 1 or not token.is_capital or token.is_upper or token.gap != " " or token.is_possessive:
        return False
    before = tokens[place - 1]
    if before.key not in {"in", "across", "throughout"} or before.is_capital:
        return False
    if place + 1 < len(tokens) and tokens[place + 1].gap in " -/" and tokens[place + 1].is_capital:
        return False
    known = words.heads.keys() | words.openers | words.offices | words.given
    return token.key not in known and token.text.isalpha() and len(token.text) > 3


def _add(found: dict[str, str], scan: Scan, first: int, last: int) -> None:
    tokens = scan.tokens[first : last + 1]
    if not tokens or len(tokens) > _MOST or tokens[0].is_upper:
        return
    found.setdefault(" ".join(each.key for each in tokens), scan.text[tokens[0].start : tokens[-1].end])


def covers(places: Collection[str], parts: Sequence[str]) -> bool:
    """Return whether words are nothing but places, points of the compass, and "and" between them.

    >>> covers({"kent", "west mercia"}, ["north", "kent"]), covers({"kent"}, ["kent", "safety"])
    (True, False)
    """
    words = load()
    left = list(parts)
    if not left:
        return False
    while left:
        for count in range(min(_MOST, len(left)), 0, -1):
            if " ".join(left[:count]) in places:
                del left[:count]
                break
        else:
            if left[0] not in words.compass and left[0] not in {"and", "wide", "greater", "area"}:
                return False
            del left[0]
    return True
