"""A list of who has seats becomes holders: people, offices, bodies, kinds of body; and what is said of each.

"Senior representatives from the Police, two councillors from each district and the Chair of the Trust" are
three.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.statements import entries, roles, trimming
from csa_graph.reading.statements.holder import Holder
from csa_graph.reading.statements.topics import BODIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.reading.proposal import Mention, Name

_RELATIVE = re.compile(
    r"\s(?:who|whose|which|that|where|as\s+(?:required|appropriate|needed|necessary)|when\s+(?:required|needed)|working"
    r"|covering|acting|with\s+(?:a|an|the|responsibility)|to\s+be|will|shall|is|are|may|should|must|attends?|appointed"
    r"|nominated|elected\s+by|drawn|dealing|based|operating|delivering)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"(?:[A-Z][\w-]*[\s,&]+(?:(?:and|of|for|the|to)\s+){0,2}){1,8}")
_WORD = re.compile(r"[^\W\d_]{3}")
# "Local Authorities of West Harbour": where, behind whom.
_PLACE = re.compile(
    r"\s*(?:of|in|from|across|within|for)\s+(?:the\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,4}"
)
_VACANT = re.compile(
    r"(?:currently\s+)?(?:vacant|vacancy|to\s+be\s+(?:confirmed|appointed|agreed)|tbc|tba)", re.IGNORECASE
)
# What only says how a seat is come by is no holder.
_CONDITION = re.compile(
    r"(?:to\s+be\s+)?(?:appointed|nominated|selected|elected|chosen|drawn|agreed|as\s+\w+|one\s+of\s+whom|at\s+least\s+one"
    r"\s+of\s+whom|who|with|by|for\s+a)\b(?!\s+members?\b|\s+councill?ors?\b|\s+representatives?\b)",
    re.IGNORECASE,
)
# A holder whom no register knows has so many words at most: what is longer is a sentence.
_LONG = 14


def read(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    names: Mapping[str, Name],
    *,
    is_point: bool = False,
) -> list[Holder]:
    """Read a list of who has seats.

    Args:
        text: The text of the passage.
        start: Where the list begins.
        end: Where it ends.
        mentions: The names of the passage.
        names: The register.
        is_point: Whether it is one point of a list, which has one holder unless it says "and".
    """
    within = trimming.Text(
        text, [each for each in mentions if start <= each.start and each.end <= end], names
    )
    is_strong = ";" in text[start:end]
    found: list[Holder] = []
    is_one = is_point and not entries.has_and(text, start, end, within.mentions)
    whole = [(start, end)] if is_one else entries.split(text, start, end, within.mentions)
    for one, other in whole:
        parts = [(one, other)]
        if is_strong or is_one:
            parts = entries.split_parts(text, one, other, within.mentions)
        for number, (first, last) in enumerate(parts):
            holders = _read_entry(within, first, last)
            if found and len(holders) == 1 and _describes(found[-1], holders[0], text, is_part=number > 0):
                found[-1] = _describe(found[-1], holders[0], text)
            else:
                found += holders
    return found


def _read_entry(within: trimming.Text, start: int, end: int) -> list[Holder]:
    """Read one entry: usually one holder; several where brackets list what a kind of body is made of."""
    text, mentions = within.text, within.mentions
    start, end = entries.trim(text, start, end)
    if _CONDITION.match(text, start, end):
        return []
    role, start, end = roles.beside(text, start, end, is_of_person=_is_person(within, start, end))
    start, end = entries.trim(text, start, end)
    told = _read_counted(within, start, end)
    if told:
        return [told._replace(role=role or told.role)]
    if only := roles.of(text[start:end]):
        # "The chair", and nothing of who that is.
        return [] if only in {"member", "invitee"} else [Holder("", start, end, role=only)]
    expanded = _read_bracket(within, start, end)
    if expanded:
        return expanded
    details: dict[str, str | tuple[str, ...]] = {}
    end, qualifier = trimming.cut_behind(within, start, end, details)
    first = start
    start = trimming.cut_front(within, start, end, details)
    relative = _RELATIVE.search(text, start, end)
    if relative and relative.start() > start and not entries.is_held(relative.start() + 1, mentions):
        end = relative.start()
    start, end = entries.trim(text, start, end)
    holder = _name(within, start, end, details)
    if holder is None:
        return []
    return [holder._replace(role=role or roles.within(text[first:end]), qualifier=qualifier)]


def _is_person(within: trimming.Text, start: int, end: int) -> bool:
    """Return whether an entry begins with a person, or with nobody whom the register knows."""
    first = next(
        (each for each in within.mentions if start <= each.start < end and each.name in within.names), None
    )
    return first is None or within.names[first.name].kind not in BODIES


def _read_counted(within: trimming.Text, start: int, end: int) -> Holder | None:
    """Read "District councils: three elected members"; None where it is not put so."""
    mark = within.text.find(":", start, end)
    if mark < 0 or entries.is_held(mark, within.mentions):
        return None
    details: dict[str, str | tuple[str, ...]] = {}
    if not trimming.COUNT.match(within.text, mark + 2, end):
        return None
    trimming.cut_front(within, mark + 2, end, details)
    front = trimming.cut_front(within, start, mark, {})
    holder = _name(within, front, mark, details)
    return holder._replace(role=roles.within(within.text[mark:end])) if holder else None


def _name(
    within: trimming.Text, start: int, end: int, details: dict[str, str | tuple[str, ...]]
) -> Holder | None:
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


def _read_offices(
    within: trimming.Text, first: Mention, end: int, details: dict[str, str | tuple[str, ...]]
) -> None:
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
    if after.kind == "person" or (after.is_called and not is_part) or not (after.name or is_part):
        return False
    if before.kind != "person" and not before.is_called:
        # "Chief Executive, Harbour Council", "Harbour Council - Chief Executive": an office, and where it is.
        return is_part and bool(before.name) and (before.kind in BODIES) != (after.kind in BODIES)
    # "Ann Lee, Director of Housing, and the Chief Constable": what "and" begins stands for itself.
    is_beside = bool(re.fullmatch(r"[\s(]*(?:\([^)]*\))?\s*,\s*", text[before.end : after.start]))
    is_titled = after.kind in BODIES | {"office"} or after.name[:1].isupper()
    return is_part or (is_beside and is_titled)


def _describe(before: Holder, after: Holder, text: str) -> Holder:
    """Put two parts of an entry together: a person with an office, an office with its body."""
    details = {**after.details, **before.details}
    if before.kind == "person" or before.is_called:
        if after.name:
            details.setdefault("org:memberOf" if after.kind in BODIES else "office", after.name)
        return before._replace(details=details, role=before.role or after.role)
    office, body = (after, before) if before.kind in BODIES else (before, after)
    details.setdefault("org:postIn", body.name)
    # An office that no register knows is told by the body beside it: many bodies have a chief executive.
    name = office.name if office.kind else text[before.start : after.end]
    role = before.role or (after.role if after.name else "")
    return office._replace(
        name=name, kind="office", start=before.start, end=after.end, details=details, role=role
    )


def _read_bracket(within: trimming.Text, start: int, end: int) -> list[Holder]:
    """Read "Responsible Authorities (Police, Probation)" as those in brackets; none if they are no list."""
    text = within.text
    bracket = trimming.BRACKET.search(text[start:end])
    if (
        bracket is None
        or "," not in bracket[1]
        or entries.is_held(start + bracket.start(1) - 1, within.mentions)
    ):
        return []
    details: dict[str, str | tuple[str, ...]] = {}
    front = trimming.cut_front(within, start, start + bracket.start(), details)
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
