"""A list of who has seats becomes holders: people, offices, bodies, kinds of body; and what is said of each.

"Senior representatives from the Police, two councillors from each district and the Chair of the Trust" are
three.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.statements import entries, roles
from csa_graph.reading.statements.topics import BODIES

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
_WHO = (
    r"(?:representatives?|representation|reps?\.?|delegates?|nominees?|staff|personnel|colleagues|officers?|officials"
    r"|members?|leads?|managers?|partners|councillors?|appointees?|people|persons?|individuals|attendees|participants)"
)
# "Senior representatives from", "two members of", "staff from": whoever comes, the seat is for what follows.
_REPRESENTING = re.compile(
    rf"(?P<rank>(?:{_RANK}[\s,]+){{0,5}})(?P<noun>{_WHO})(?:\s?\((?:s|\d+)\))?\s+"
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
_COUNT = re.compile(rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBER)})\s+(?:x\s+|no\.?\s+)?(?=\S)", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\s(?:who|whose|which|that|where|as\s+(?:required|appropriate|needed|necessary)|when\s+(?:required|needed)|working"
    r"|covering|acting|with\s+(?:a|an|the|responsibility)|to\s+be|will|shall|is|are|may|should|must|attends?|appointed"
    r"|nominated|elected\s+by|drawn|dealing|based|operating|delivering)\b",
    re.IGNORECASE,
)
_DEPUTY = re.compile(
    r"[\s,(]{1,3}(?:or|and)\s+(?:(?:his|her|their|a|an|the)(?:/(?:his|her|their))*\s+)?(?:nominated\s+|named\s+)?"
    r"(?:deputy|deputies|nominee|nominated\s+\w+|representative|substitute|delegate|designate|alternate)s?\b\)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?\(([^()]*)\)\s*\Z")
_OFFICE = re.compile(r"(?:[A-Z][\w-]*[\s,&]+(?:(?:and|of|for|the|to)\s+){0,2}){1,8}")
_WORD = re.compile(r"[^\W\d_]{3}")
# "Local Authorities of West Harbour": where, behind whom.
_PLACE = re.compile(
    r"\s*(?:of|in|from|across|within|for)\s+(?:the\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,4}"
)
_PEOPLE = re.compile(
    rf"\b(?:{_WHO}|chairs?|director|head|chief|executive|residents|volunteers|trustees|governors|clerk|doctors?|lay)\b",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"(?:currently\s+)?(?:vacant|vacancy|to\s+be\s+(?:confirmed|appointed|agreed)|tbc|tba)", re.IGNORECASE
)
# A holder whom no register knows has so many words at most: what is longer is a sentence.
_LONG = 14


class Holder(NamedTuple):
    """Who has a seat.

    Attributes:
        name: The name as the register has it, or the words as printed; empty where only the role is told.
        start: Where the words begin in the text of the passage.
        end: Where they end.
        kind: The kind of the name; empty where the register does not know it.
        role: The role that is printed beside it; empty if none is.
        details: What is said of the seat, by prefixed name.
        qualifier: What stands in brackets behind it, such as the area of one of several groups.
    """

    name: str
    start: int
    end: int
    kind: str = ""
    role: str = ""
    details: Mapping[str, str | tuple[str, ...]] = {}
    qualifier: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the register knows who it is."""
        return bool(self.kind)

    @property
    def is_people(self) -> bool:
        """Whether the words say that they are people, such as councillors."""
        return bool(_PEOPLE.search(self.name))


class _Text(NamedTuple):
    """A passage with its names: what each entry is read from."""

    text: str
    mentions: Sequence[Mention]
    names: Mapping[str, Name]


def read(
    text: str, start: int, end: int, mentions: Sequence[Mention], names: Mapping[str, Name]
) -> list[Holder]:
    """Read a list of who has seats.

    Args:
        text: The text of the passage.
        start: Where the list begins.
        end: Where it ends.
        mentions: The names of the passage.
        names: The register.
    """
    within = _Text(text, [each for each in mentions if start <= each.start and each.end <= end], names)
    is_strong = ";" in text[start:end]
    found: list[Holder] = []
    for one, other in entries.split(text, start, end, within.mentions):
        parts = entries.split_parts(text, one, other, within.mentions) if is_strong else [(one, other)]
        for number, (first, last) in enumerate(parts):
            holders = _read_entry(within, first, last)
            if found and len(holders) == 1 and _describes(found[-1], holders[0], text, is_part=number > 0):
                found[-1] = _describe(found[-1], holders[0])
            else:
                found += holders
    return found


def _read_entry(within: _Text, start: int, end: int) -> list[Holder]:
    """Read one entry: usually one holder; several where brackets list what a kind of body is made of."""
    text, mentions = within.text, within.mentions
    start, end = entries.trim(text, start, end)
    role, start, end = roles.beside(text, start, end)
    start, end = entries.trim(text, start, end)
    if only := roles.of(text[start:end]):
        # "The chair", and nothing of who that is.
        return [] if only in {"member", "invitee"} else [Holder("", start, end, role=only)]
    expanded = _read_bracket(within, start, end)
    if expanded:
        return expanded
    details: dict[str, str | tuple[str, ...]] = {}
    end, qualifier = _cut_behind(within, start, end, details)
    first = start
    start = _cut_front(within, start, end, details)
    relative = _RELATIVE.search(text, start, end)
    if relative and relative.start() > start and not entries.is_held(relative.start() + 1, mentions):
        end = relative.start()
    start, end = entries.trim(text, start, end)
    holder = _name(within, start, end, details)
    if holder is None:
        return []
    return [holder._replace(role=role or roles.within(text[first:end]), qualifier=qualifier)]


def _cut_behind(
    within: _Text, start: int, end: int, details: dict[str, str | tuple[str, ...]]
) -> tuple[int, str]:
    """Take a bracket and "or nominated deputy" off the end of an entry; return its end, and the bracket."""
    text, qualifier = within.text, ""
    deputy = _DEPUTY.search(text, start, end)
    if deputy and deputy.start() > start and not entries.is_held(deputy.start() + 1, within.mentions):
        details["csa:condition"] = deputy[0].strip(" ,()")
        end = deputy.start()
    bracket = _BRACKET.search(text[start:end])
    if bracket and not entries.is_held(start + bracket.start(1) - 1, within.mentions):
        qualifier = bracket[1].strip()
        end = start + bracket.start()
        if qualifier.isdigit():
            details["csa:count"] = qualifier
    return end, qualifier


def _cut_front(within: _Text, start: int, end: int, details: dict[str, str | tuple[str, ...]]) -> int:
    """Take articles, a count and "representatives from" off the front of an entry; return where it begins."""
    text, mentions = within.text, within.mentions
    for _ in range(6):
        if any(each.start == start for each in mentions):
            break
        if lead := _LEADING.match(text, start, end):
            start = lead.end()
        elif number := _COUNT.match(text, start, end):
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


def _name(within: _Text, start: int, end: int, details: dict[str, str | tuple[str, ...]]) -> Holder | None:
    """Find who an entry names: a name of the register, an office at a body, or the words as printed."""
    text, names = within.text, within.names
    inside = [
        each for each in within.mentions if start <= each.start and each.end <= end and each.name in names
    ]
    first = next(
        (each for each in inside if each.start - start <= 4 or names[each.name].kind == "person"), None
    )
    if first is not None:
        name = names[first.name]
        is_whole = not _WORD.search(text, first.end, end) or _PLACE.fullmatch(text, first.end, end)
        if name.kind == "person" or is_whole:
            _read_offices(within, first, end, details)
            return Holder(name.name, first.start, first.end, name.kind, details=details)
    words = text[start:end].strip()
    if _VACANT.fullmatch(words):
        return Holder("", start, end, details={**details, "csa:vacant": "true"})
    if not _WORD.search(words) or len(words.split()) > _LONG:
        return None
    last = inside[-1] if inside and inside[-1].end == end else None
    if last is not None and len(inside) == 1 and _OFFICE.fullmatch(text, start, last.start):
        details.setdefault("org:postIn", last.name)
        return Holder(words, start, end, "office", details=details)
    return Holder(words, start, end, details=details)


def _read_offices(within: _Text, first: Mention, end: int, details: dict[str, str | tuple[str, ...]]) -> None:
    """Read what stands behind a person: an office, a body."""
    names = within.names
    behind = [
        each for each in within.mentions if first.end <= each.start and each.end <= end and each.name in names
    ]
    for each in behind:
        kind = names[each.name].kind
        if kind == "office":
            details.setdefault("office", each.name)
        elif kind in BODIES:
            key = "org:memberOf" if names[first.name].kind == "person" else "org:postIn"
            details.setdefault(key, each.name)
    stop = behind[0].start if behind else end
    plain = within.text[first.end : stop].strip(" ,–—-()")
    if names[first.name].kind == "person" and _WORD.search(plain):
        details.setdefault("office", plain)


def _describes(before: Holder, after: Holder, text: str, *, is_part: bool) -> bool:
    """Return whether an entry only describes the person before it: their office, or where they come from."""
    if before.kind != "person" or after.kind == "person" or not (after.name or is_part):
        return False
    # "Ann Lee, Director of Housing, and the Chief Constable": what "and" begins stands for itself.
    is_beside = bool(re.fullmatch(r"[\s(]*(?:\([^)]*\))?\s*,\s*", text[before.end : after.start]))
    is_titled = after.kind in BODIES | {"office"} or after.name[:1].isupper()
    return is_part or (is_beside and is_titled)


def _describe(before: Holder, after: Holder) -> Holder:
    key = "org:memberOf" if after.kind in BODIES else "office"
    details = {**after.details, **before.details}
    if after.name:
        details.setdefault(key, after.name)
    return before._replace(details=details, role=before.role or after.role)


def _read_bracket(within: _Text, start: int, end: int) -> list[Holder]:
    """Read "Responsible Authorities (Police, Probation)" as those in brackets; none if they are no list."""
    text = within.text
    bracket = _BRACKET.search(text[start:end])
    if (
        bracket is None
        or "," not in bracket[1]
        or entries.is_held(start + bracket.start(1) - 1, within.mentions)
    ):
        return []
    details: dict[str, str | tuple[str, ...]] = {}
    front = _cut_front(within, start, start + bracket.start(), details)
    if not _WORD.search(text, front, start + bracket.start()):
        return []
    one, other = start + bracket.start(1), start + bracket.end(1)
    found = [
        holder._replace(details={**details, **holder.details})
        for first, last in entries.split(text, one, other, within.mentions)
        for holder in _read_entry(within, first, last)
    ]
    is_list = len(found) > 1 and all(each.name and each.kind != "place" for each in found)
    return found if is_list else []
