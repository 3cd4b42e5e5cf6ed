"""A statement in words, as a person would say it. Says nothing of how sure it is."""

from __future__ import annotations

#: The properties whose two ends are bodies, or are treated like them.
LINES = frozenset(
    {
        "csa:reportsTo",
        "csa:accountableTo",
        "csa:subGroupOf",
        "csa:overseenBy",
        "csa:scrutinisedBy",
        "csa:informs",
    }
)
# What each property is called between its two ends; a role is told as "X is the ROLE of Y".
_SAID = {
    "csa:reportsTo": "reports to",
    "csa:accountableTo": "is accountable to",
    "csa:subGroupOf": "is a sub-group of",
    "csa:overseenBy": "is overseen by",
    "csa:scrutinisedBy": "is scrutinised by",
    "csa:informs": "gives information to",
    "csa:monitors": "oversees the progress of",
    "csa:hosts": "hosts",
    "csa:administers": "administers",
    "csa:supports": "supports",
    "csa:funds": "funds",
    "csa:runs": "runs",
    "csa:commissions": "commissions",
    "csa:coordinates": "co-ordinates",
    "csa:takesPartIn": "takes part in",
    "csa:represents": "represents",
    "csa:approves": "approves",
    "csa:delegatesTo": "delegates to",
    "csa:appoints": "appoints",
    "csa:nominates": "nominates",
    "csa:prioritises": "has as a priority",
    "csa:responsibleFor": "is responsible for",
    "csa:owns": "owns",
    "csa:cooperatesWith": "co-operates with",
    "csa:signatoryOf": "is a signatory of",
    "csa:legalBasis": "rests on",
    "csa:quorum": "has the quorum",
    "csa:voting": "decides thus:",
    "csa:frequency": "meets",
    "org:purpose": "is for this:",
    "csa:totalSeats": "has this number of seats:",
    "dct:title": "has the title",
    "dct:publisher": "is published by",
    "csa:period": "is for the period",
}


def state(subject: str | None, predicate: str, object_: str | None) -> str:
    """Say a statement in words; an end that is not told is a question mark.

    >>> state("Night Panel", "csa:reportsTo", "Harbour Board")
    'Night Panel reports to Harbour Board'
    >>> state("Ann Lee", "vice chair", None)
    'Ann Lee is vice chair of ?'
    """
    one, other = subject or "?", object_ or "?"
    if predicate in _SAID:
        return f"{one} {_SAID[predicate]} {other}"
    if ":" in predicate:
        return f"{one} {predicate.partition(':')[2]} {other}"
    return f"{one} is {predicate} of {other}"
