"""The roles of seats, by the words that papers print for them."""

from __future__ import annotations

import re

_CHAIR = r"(?:chair(?:man|woman|person)?|convenor|convener)"
#: Each role with its words, the most particular first.
_ROLES = tuple(
    (role, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for role, words in (
        ("vice chair", rf"vice[-\s]*{_CHAIR}s?"),
        ("deputy chair", rf"deputy[-\s]+{_CHAIR}s?"),
        ("co-chair", rf"(?:co|joint|jointly)[-\s]*{_CHAIR}s?"),
        ("acting chair", rf"(?:acting|interim)[-\s]+{_CHAIR}"),
        ("chair", rf"{_CHAIR}s?|chairmen"),
        ("member without a vote", r"non[-\s]?voting\s+members?"),
        ("co-opted member", r"co[-\s]?opted(?:\s+\w+){0,2}\s+members?|co-optees?"),
        ("independent member", r"independent(?:\s+\w+)?\s+members?|lay\s+members?"),
        ("elected member", r"elected\s+members?"),
        ("observer", r"observers?"),
        ("adviser without a vote", r"non[-\s]?voting\s+advis[eo]rs?"),
        ("adviser", r"(?:professional\s+)?advis[eo]rs?"),
        ("invitee", r"invitees?|by\s+invitation|in\s+attendance|invited|attendees?"),
        ("substitute", r"substitutes?|deputy\s+member"),
        ("member", r"(?:full\s+|voting\s+|core\s+|statutory\s+)?members?"),
    )
)
#: Roles that the words of an entry tell, even where they are a part of its name.
_TELLING = ("co-opted member", "elected member", "independent member", "member without a vote", "observer")
_BEHIND = (
    re.compile(r"\s?[\[(]([^()\[\]]{3,40})[\])]\s*\Z"),
    re.compile(r"\s?[–—:-]\s([^–—:]{3,30})\Z"),
    re.compile(r",\s([^,]{3,30})\Z"),
)
_BEFORE = (re.compile(r"\A([^:–—]{3,30}?)\s?[:–—]\s"), re.compile(r"\A\(([^()]{3,30})\)\s"))


def of(printed: str) -> str:
    """Return the role that printed words are, and nothing else; empty if they are none.

    >>> of("Vice-Chairman"), of("Independent Chair"), of("the chair of the trust")
    ('vice chair', 'chair', '')
    """
    plain = re.sub(r"^(?:the|independent|current|elected)\s+", "", printed.strip(" .:;,()").lower())
    return next((role for role, words in _ROLES if words.fullmatch(plain)), "")


def beside(text: str, start: int, end: int, *, is_of_person: bool = True) -> tuple[str, int, int]:
    """Find the role that stands beside a holder: "Ann Lee (Chair)", "Chair: Ann Lee", "Ann Lee – Chair".

    Args:
        text: The text of the passage.
        start: Where the entry begins.
        end: Where it ends.
        is_of_person: Whether what stands behind a dash or comma can be the role: "Harbour Trust – Chair" is
            the chair of the trust, and not of the group.

    Returns:
        The role, empty if there is none, and where what is left of the entry begins and ends.
    """
    piece = text[start:end]
    for pattern in _BEHIND if is_of_person else _BEHIND[:1]:
        found = pattern.search(piece)
        if found and (role := of(found[1])):
            return role, start, start + found.start()
    for pattern in _BEFORE:
        found = pattern.search(piece)
        if found and (role := of(found[1])):
            return role, start + found.end(), end
    return "", start, end


def within(words: str) -> str:
    """Return the role that the words of an entry tell: "2 independent co-opted members"; empty if none."""
    found = (role for role, pattern in _ROLES if role in _TELLING and pattern.search(words))
    # The first of the list above is the most telling.
    return min(found, key=_TELLING.index, default="")
