"""What stands around a holder in an entry of a list: articles, counts, "representatives from", brackets.

It is taken off, and what it says of the seat is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.statements import entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.reading.proposal import Mention, Name

_NUMBER = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_RANK = (
    r"(?:suitably|senior|nominated|named|appropriate|elected|chief|lead|executive|relevant|key|designated|empowered"
    r"|experienced|strategic|operational|appointed|level|and|or)"
)
#: People, by what they are called in lists.
WHO = (
    r"(?:representatives?|representation|reps?\.?|delegates?|nominees?|staff|personnel|colleagues|officers?|officials"
    r"|members?|leads?|managers?|partners|councillors?|appointees?|people|persons?|individuals|attendees|participants)"
)

# "Senior representatives from", "two members of", "staff from": whoever comes, the seat is for what follows.
_REPRESENTING = re.compile(
    rf"(?P<rank>(?:{_RANK}[\s,]+){{0,5}})(?P<noun>{WHO})(?:\s?\((?:s|\d+)\))?\s+"
    r"(?:(?:appointed|nominated|drawn|selected|elected|taken|chosen|invited|seconded|each|by\s+and)\s+){0,3}"
    r"(?:from|of|for|representing|on\s+behalf\s+of|by)\s+(?:(?:across|among(?:st)?|within|all\s+of|each\s+of)\s+)?",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:(?:and|or|also|then|the|an?|any|all|both|our|its|their|some|other|relevant|current|existing|up\s+to|at\s+least"
    r"|no\s+more\s+than|not\s+more\s+than|a\s+minimum\s+of|a\s+maximum\s+of|each\s+of|each|every|such\s+as|including"
    r"|namely|from|of|for)\s+){1,6}",
    re.IGNORECASE,
)
#: How many, before who.
COUNT = re.compile(rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBER)})\s+(?:x\s+|no\.?\s+)?(?=\S)", re.IGNORECASE)
_DEPUTY = re.compile(
    r"[\s,(]{1,3}(?:or|and)\s+(?:(?:his|her|their|a|an|the)(?:/(?:his|her|their))*\s+)?(?:nominated\s+|named\s+)?"
    r"(?:deputy|deputies|nominee|nominated\s+\w+|representative|substitute|delegate|designate|alternate)s?\b\)?",
    re.IGNORECASE,
)
#: What stands in brackets at the end of an entry.
BRACKET = re.compile(r"\s?\(([^()]*)\)\s*\Z")


class Text(NamedTuple):
    """A passage with its names: what each entry is read from.

    Attributes:
        text: The text of the passage.
        mentions: The names in the list.
        names: The register.
    """

    text: str
    mentions: Sequence[Mention]
    names: Mapping[str, Name]


def cut_behind(
    within: Text, start: int, end: int, details: dict[str, str | tuple[str, ...]]
) -> tuple[int, str]:
    """Take a bracket and "or nominated deputy" off the end of an entry; return its end, and the bracket."""
    text, qualifier = within.text, ""
    deputy = _DEPUTY.search(text, start, end)
    if deputy and deputy.start() > start and not entries.is_held(deputy.start() + 1, within.mentions):
        details["csa:condition"] = deputy[0].strip(" ,()")
        end = deputy.start()
    bracket = BRACKET.search(text[start:end])
    if bracket and not entries.is_held(start + bracket.start(1) - 1, within.mentions):
        qualifier = bracket[1].strip()
        end = start + bracket.start()
        if qualifier.isdigit():
            details["csa:count"] = qualifier
    return end, qualifier


def cut_front(within: Text, start: int, end: int, details: dict[str, str | tuple[str, ...]]) -> int:
    """Take articles, a count and "representatives from" off the front of an entry; return where it begins."""
    text, mentions = within.text, within.mentions
    for _ in range(6):
        if any(each.start == start for each in mentions):
            break
        if lead := _LEADING.match(text, start, end):
            start = lead.end()
        elif number := COUNT.match(text, start, end):
            said = number["count"].lower()
            details.setdefault("csa:count", str(_NUMBER.get(said, said)))
            start = number.end()
        elif who := _REPRESENTING.match(text, start, end):
            if entries.is_held(who.end() - 2, mentions):
                break
            rank = who["rank"].strip(" ,").removesuffix(" and").removesuffix(" or").strip(" ,")
            if rank:
                details.setdefault("csa:grade", rank)
            start = who.end()
        else:
            break
    return start
