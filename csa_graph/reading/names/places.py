"""The words that stand before councils and police forces become places, and those that only a place has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from csa_graph.reading.names.tokens import Line, Token

# Small words between the parts of a place: "Newcastle upon Tyne", "Bath and North East Somerset".
_SMALL = frozenset({"and", "upon", "on", "under", "le", "with"})
_MOST = 5
_WORDS_AFTER = 3
# A shorter word after "in" is hardly a place.
_SHORTEST = 3
_LEADING = frozenset({"in", "across", "throughout"})
# "Safety Partnerships (Dorset, Poole and Bournemouth)".
LISTED = re.compile(r"\s?\((?P<list>[A-Z][^()]{3,160})\)")


def find(lines: Iterable[Line], ordinary: Collection[str]) -> dict[str, str]:
    """Return the places that a document names as printed, by the keys of their words with spaces between.

    Args:
        lines: The passages.
        ordinary: Words that the document writes with a small letter too: alone before "Council" no place.
    """
    found: dict[str, str] = {}
    for line in lines:
        for place, token in enumerate(line.tokens):
            if not token.is_capital:
                continue
            first = _begin(line.tokens, place)
            # "Youth Council": there are councils of more than places.
            is_common = first == place and token.key in ordinary and line.tokens[place + 1].key == "council"
            if first is not None and not is_common:
                _add(found, line, first, place)
            elif _is_place(line.tokens, place):
                _add(found, line, place, place)
        for match in LISTED.finditer(line.text):
            _add_listed(found, line, match)
    return found


def _begin(tokens: Sequence[Token], last: int) -> int | None:
    """Return where a place begins that ends before "County Council" and the like; None if none does."""
    words = load()
    key = ""
    for place in range(last + 1, min(len(tokens), last + 1 + _WORDS_AFTER)):
        if tokens[place].gap not in " -" or not tokens[place].is_capital:
            return None
        key += tokens[place].key
        if key in words.place_before:
            break
    else:
        return None
    first = None
    for place in range(last, max(-1, last - _MOST), -1):
        token = tokens[place]
        if token.is_capital and not _is_common(token):
            first = place
        elif token.key not in _SMALL or place == last:
            break
        if token.gap not in " -'":
            break
    return first


def _is_common(token: Token) -> bool:
    """Return whether a capitalised word is no part of a place."""
    words = load()
    return (
        token.is_upper
        or token.is_possessive
        or token.key in words.heads
        or token.key in words.openers
        or token.key in words.plain
        or (token.key in words.telling_apart and token.key not in words.local_councils)
        or token.key in words.other_councils
        or token.key in words.no_surnames
        or token.key in words.offices
        or token.key in words.types
    )


def _is_place(tokens: Sequence[Token], place: int) -> bool:
    """Return whether one capitalised word is a place by its ending, or by what stands before it."""
    token = tokens[place]
    if token.is_upper or not token.text[:-1].isalpha():
        return False
    if token.key.endswith("shire") and len(token.key) > len("shire") + 1:
        return True
    before = tokens[place - 1] if place else None
    if before is None or _is_common(token) or token.key in load().given:
        return False
    if before.key == "pan" and token.gap in " -":
        return True
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    is_alone = following is None or following.gap not in " -/" or not following.is_capital
    is_led = token.gap == " " and not before.is_capital and before.key in _LEADING
    return is_alone and is_led and len(token.text) > _SHORTEST


def _add_listed(found: dict[str, str], line: Line, match: re.Match[str]) -> None:
    """Add a list of places behind the plural of a body."""
    words = load()
    before = line.before(match.start(), 1)
    listed = line.between(match.start(), match.end())
    capitals = [token for token in listed if token.is_capital]
    if not before or not before[0].is_plural or words.heads.get(before[0].key) != "group":
        return
    if any(_is_common(token) or token.is_plural or token.key in words.bodies for token in capitals):
        return
    places = split_list(match["list"])
    # What else stands between brackets is no list of capitalised words.
    if len(places) < 2 or not all(word[:1].isupper() for text in places for word in text.split()):
        return
    for text in places:
        found.setdefault(" ".join(each.casefold() for each in text.split()), text)


def split_list(text: str) -> list[str]:
    """Return the members of a list in words.

    >>> split_list("Dorset, Poole and Bournemouth")
    ['Dorset', 'Poole', 'Bournemouth']
    """
    return [each.strip() for each in re.split(r",? and |, | & ", text) if each.strip()]


def _add(found: dict[str, str], line: Line, first: int, last: int) -> None:
    tokens = line.tokens[first : last + 1]
    found.setdefault(" ".join(each.key for each in tokens), line.text[tokens[0].start : tokens[-1].end])


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
