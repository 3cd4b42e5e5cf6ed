"""Labels with their values: "Chair: Ann Lee", a heading "Membership" with its list, a column "Reports to".

A label says what its value is, so no verb is needed. Tables of several columns that belong together, such as
those of actions, are read by :mod:`csa_graph.reading.statements.tables`.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.proposal import Proposal
from csa_graph.reading.statements import details, holders, listed, objects, seats, units, values, wording
from csa_graph.reading.statements.listing import Listing, Meant
from csa_graph.reading.statements.topics import BODIES
from csa_graph.reading.statements.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.documents.document import Cell, Passage
    from csa_graph.reading.statements.context import Context
    from csa_graph.reading.statements.rules import Pattern, Rule

# What ends a value in running text: a sentence that follows, or another label.
_VALUE_END = re.compile(r"\s[–—]\s|;\s|\s\|\s|(?<=[a-z)]{2})\.\s+(?=[A-Z])|(?<=[a-z)]{2})\.\Z")
_NEXT_LABEL = re.compile(r"[,;.]?\s+[A-Z][\w-]*(?:\s[\w-]+){0,3}:\s")
_GROUP_COLUMN = re.compile(
    r"(?:name of (?:the )?)?(?:groups?|boards?|bod(?:y|ies)|committees?|forums?|panels?|partnerships?"
    r"|meetings?|sub[- ]?groups?|sub[- ]?committees?|name)(?: name)?",
    re.IGNORECASE,
)


class Field(NamedTuple):
    """A label with its value.

    Attributes:
        label: What the label says, as matched.
        start: Where the label begins in the passage.
        value: Where the value begins.
        end: Where it ends.
        groups: What the statement is about.
    """

    label: re.Match[str]
    start: int
    value: int
    end: int
    groups: tuple[Meant, ...]


def _read_values(context: Context, passage: Passage, pattern: Pattern, field: Field) -> list[Value]:
    text, start, end = passage.text, field.value, field.end
    if pattern.object == "often":
        return values.read_often(text, start, end)
    if pattern.object == "entries":
        return values.read_entries(text, start, end, context.mentions(passage))
    said = text[start:end].strip(" .;")
    return [Value(said, start, end)] if said else []


class _Ends(NamedTuple):
    """Both ends of a statement, and where the second one ends in the passage."""

    group: Meant
    other: Meant
    end: int


def propose(context: Context, passage: Passage, rule: Rule, pattern: Pattern) -> Iterator[Proposal]:
    """Propose what the labelled values of a passage state."""
    for field in _iter_fields(context, passage, pattern):
        yield from _propose_field(context, passage, rule, pattern, field)


# --- where labels stand ---------------------------------------------------------------------------


@functools.cache
def _inline(cue: re.Pattern[str]) -> re.Pattern[str]:
    """Return what finds a label of a pattern within a text, with the mark that makes a label of it."""
    words = cue.pattern.removesuffix(r"\Z")
    return re.compile(
        rf"(?:\A\s*|[–—;|(•:]\s*|(?<=[\s\w])-\s+|[.,]\s+)(?P<label>{words})\s*(?P<mark>[:–—]\s*|\s-\s+|-\s+|\s+(?=[A-Z]))",
        re.IGNORECASE,
    )


def _iter_fields(context: Context, passage: Passage, pattern: Pattern) -> Iterator[Field]:
    if pattern.cue is None:
        return
    if passage.cells:
        yield from _iter_cells(context, passage, pattern)
        return
    found = [each for each in _inline(pattern.cue).finditer(passage.text) if _is_label(passage, each)]
    for number, label in enumerate(found):
        following = found[number + 1].start() if number + 1 < len(found) else len(passage.text)
        end = _value_end(context, passage, label.end(), following)
        before = passage.text[: label.start()].strip(" –—-")
        groups = _groups_before(context, passage, label.start()) if before else ()
        yield Field(label, label.start("label"), label.end(), end, groups or (context.about(passage),))


def _is_label(passage: Passage, label: re.Match[str]) -> bool:
    """Return whether a label has its colon, or stands behind a dash before a capital."""
    opening = passage.text[label.start() : label.start("label")].strip()
    if label["mark"].strip() in {":", "–", "—", "-"}:
        return bool(
            label["mark"].strip() == ":"
            or opening
            or passage.kind in {"heading", "item"}
            or label.start() == 0
        )
    # "Board- Chair Ann Lee": without a colon only behind a dash, and before a capital letter.
    marks = {"–", "—", "-"} | ({",", ":"} if passage.kind in {"heading", "item"} else set())
    return opening in marks and passage.text[label.end() : label.end() + 1].isupper()


def _value_end(context: Context, passage: Passage, start: int, limit: int) -> int:
    held = [(each.start, each.end) for each in context.mentions(passage)]
    for pattern in (_VALUE_END, _NEXT_LABEL):
        for stop in pattern.finditer(passage.text, start, limit):
            word = passage.text[start : stop.start()].rpartition(" ")[2].lower()
            if word in {"dr", "mr", "mrs", "cllr", "prof"} or any(
                one <= stop.start() < end for one, end in held
            ):
                continue
            limit = stop.start()
            break
    return seats.close(passage.text, start, limit)


def _groups_before(context: Context, passage: Passage, end: int) -> tuple[Meant, ...]:
    found = [
        Meant(each.name)
        for each in context.mentions(passage)
        if each.end <= end and each.name in context.names and context.names[each.name].kind in BODIES
    ]
    if passage.kind == "heading":
        return tuple(dict.fromkeys(found))
    first = min(context.mentions(passage), key=lambda each: each.start, default=None)
    is_opening = (
        first is not None and first.start < 6 and not re.search(r"[.;:]", passage.text[first.end : end])
    )
    return tuple(found) if is_opening and len(found) == 1 else ()


def _iter_cells(context: Context, passage: Passage, pattern: Pattern) -> Iterator[Field]:
    """Find labels among the headings of columns, and in the first of two cells."""
    cue = pattern.cue
    if cue is None:
        return
    cells = [each for each in passage.cells if each.text]
    if len(cells) == 2 and (found := cue.match(cells[0].text.strip(" .:"))):
        value = cells[1]
        yield Field(
            found, cells[0].start, value.start, value.start + len(value.text), (context.about(passage),)
        )
        return
    for cell in cells:
        if cell.column and (found := cue.match(cell.column.strip(" .:"))):
            groups = _row_groups(context, passage, cell)
            if groups:
                yield Field(found, cell.start, cell.start, cell.start + len(cell.text), groups)


def _row_groups(context: Context, passage: Passage, beside: Cell) -> tuple[Meant, ...]:
    """Find the body that a row is about: the one in its column of groups, else in its first cell."""
    cells = [each for each in passage.cells if each is not beside and each.text]
    named = [each for each in cells if _GROUP_COLUMN.fullmatch(each.column.strip())] or cells[:1]
    for cell in named:
        for mention in context.mentions(passage):
            name = context.names.get(mention.name)
            inside = cell.start <= mention.start and mention.end <= cell.start + len(cell.text)
            if inside and name is not None and name.kind in BODIES and mention.start - cell.start < 6:
                return (Meant(name.name),)
    return ()


# --- what a value states --------------------------------------------------------------------------


def _propose_field(
    context: Context, passage: Passage, rule: Rule, pattern: Pattern, field: Field
) -> Iterator[Proposal]:
    text = passage.text
    if "holders" in {pattern.subject, pattern.object}:
        listing = Listing(field.groups, listed.role_of(pattern, field.label), rule, pattern)
        is_one = "chair" in listing.role and not field.label[0].strip().lower().endswith("s")
        mentions = context.mentions(passage)
        found = holders.read(text, field.value, field.end, mentions, context.names, is_point=is_one)
        if not found and passage.kind in {"paragraph", "heading"} and field.end - field.value < 3:
            context.lists[passage.id] = listing
            return
        yield from seats.propose(context, passage, listing, found, (field.start, field.value))
    elif pattern.object in values.PLACES:
        group = field.groups[0]
        for value in _read_values(context, passage, pattern, field) if group.name else ():
            yield _state(passage, rule, pattern, field, _Ends(group, Meant(value.text), value.end))
    else:
        for ends in _find_bodies(context, passage, pattern, field):
            yield _state(passage, rule, pattern, field, ends)


def _find_bodies(context: Context, passage: Passage, pattern: Pattern, field: Field) -> Iterator[_Ends]:
    """Find the bodies that a value names, each with each body that the label is about."""
    sentence = units.parse(passage.text, field.value, field.end, context.mentions(passage))
    after = objects.find(sentence, 0)
    apart = frozenset(each.name for each in field.groups if each.name)
    for unit in after[0].units if after else ():
        meant = context.meant(passage, sentence, unit, apart_from=apart)
        name = context.names.get(meant.name or "")
        if name is not None and name.kind not in pattern.object_kinds:
            continue
        for group in field.groups:
            if meant.name and meant.name != group.name:
                yield _Ends(group, meant, unit.end)


def _state(passage: Passage, rule: Rule, pattern: Pattern, field: Field, ends: _Ends) -> Proposal:
    group, other, end = ends
    reasons = [pattern.reason, *(f"One end is {each.how}." for each in (group, other) if each.how)]
    often = details.frequency(passage.text[end : field.end]) if pattern.object != "text" else ""
    return Proposal(
        passage=passage.id,
        start=field.start,
        end=end,
        statement=wording.state(group.name, pattern.proposes, other.name),
        subject=group.name,
        predicate=pattern.proposes,
        object=other.name,
        confidence=round(pattern.confidence * group.factor * other.factor, 2),
        rule=rule.name,
        reason=" ".join(reasons),
        details={**pattern.details, **({"csa:frequency": often} if often else {})},
        alternatives=(*group.others, *other.others),
    )
