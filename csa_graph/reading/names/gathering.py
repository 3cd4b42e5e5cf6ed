"""What passages could name becomes one draft for each thing, its spellings and short forms together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.names import places, plurals
from csa_graph.reading.names.drafts import BODIES, Drafts
from csa_graph.reading.names.tokens import squeeze, tokenise
from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.reading.names.definitions import Definition
    from csa_graph.reading.names.draft import Draft
    from csa_graph.reading.names.scanning import Scan, Span

# So many letters at most stand between a name and what defines it.
_NEAR = 6
# So many letters behind an abbreviation are looked at.
_FOLLOWING = 40
_MEETING = re.compile(r"\b(?:meets?|met|meeting)\b")


def gather(scans: Sequence[Scan]) -> Drafts:
    """Return the things that a document names.

    Args:
        scans: Its passages.
    """
    drafts = Drafts(scans)
    for scan in scans:
        for span in scan.spans:
            _add(drafts, scan, span)
    _define(drafts)
    _drop_common(drafts)
    _merge_shorter(drafts)
    _tell_wholes(drafts)
    for draft in drafts:
        draft.type = draft.type or _type_of(draft)
    plurals.tell(drafts)
    return drafts


def _add(drafts: Drafts, scan: Scan, span: Span) -> None:
    tokens = scan.tokens[span.first : span.last + 1]
    parts = drafts.keys.parts(tokens)
    text = scan.text[span.start : span.end]
    if span.start < tokens[0].start:
        # "s.17 of the Act": the section belongs to the name.
        parts = drafts.keys.parts(tokenise(text))
    if span.end > tokens[-1].end and span.kind == "law":
        parts = [*parts, *drafts.keys.parts(tokenise(scan.text[tokens[-1].end : span.end]))]
    is_plural = span.is_plural and span.kind in (*BODIES, "plan") and not _is_one_of_services(parts)
    if span.kind == "person":
        parts = drafts.keys.parts(scan.tokens[span.head : span.last + 1])
    draft = drafts.draft(parts, span.kind, is_plural=is_plural)
    draft.small += not scan.tokens[span.head].is_capital
    describes = scan.passage.kind in ("heading", "title") and not span.is_inner
    draft.add(text, scan.passage.id, describes=describes, length=len(draft.key))


# --- what the document defines ---------------------------------------------------------------


def _define(drafts: Drafts) -> None:
    for scan in drafts.scans:
        for each in scan.definitions:
            draft = _defined(drafts, scan, each)
            if draft is not None:
                draft.shorts[each.short] += 1
                draft.passages[scan.passage.id] = None
                draft.described[scan.passage.id] = None


def _defined(drafts: Drafts, scan: Scan, each: Definition) -> Draft | None:
    """Return what a definition is of; None if it is nothing that has a name here."""
    if each.is_together:
        return plurals.together(drafts, scan, each)
    spans = [span for span in scan.spans if span.kind != "person"]
    if each.start == each.end:
        near = [span for span in spans if 0 <= each.start - span.end < _NEAR]
        near = [span for span in near if not each.is_abbreviation or _fits(each.short, _text(scan, span))]
    elif each.is_meaning:
        near = [span for span in spans if 0 <= span.start - each.start < _NEAR and span.end <= each.end]
    else:
        near = [span for span in spans if span.start <= each.start and abs(span.end - each.end) < _NEAR]
    if near:
        return _of_span(drafts, scan, max(near, key=lambda span: span.end - span.start))
    return _of_words(drafts, scan, each)


def _of_span(drafts: Drafts, scan: Scan, span: Span) -> Draft | None:
    text = _text(scan, span)
    return next((each for each in drafts if text in each.forms and each.kind == span.kind), None)


def _of_words(drafts: Drafts, scan: Scan, each: Definition) -> Draft | None:
    """Return what a definition names by words that have no head, or that name nothing themselves."""
    words = load()
    if each.is_abbreviation:
        tokens = [token for token in scan.tokens if each.start <= token.start < each.end]
        if not tokens or not tokens[0].is_capital:
            return None
        text, plural = scan.text[each.start : each.end], tokens[-1].is_plural
        kind = words.heads.get(tokens[-1].key) or _told_beside(scan.text, each)
    else:
        tokens = tokenise(each.short)
        text, plural = each.short, False
        is_office = tokens[-1].key in words.offices
        kind = words.heads.get(tokens[-1].key) or ("office" if is_office else None)
        if not each.is_meaning or not tokens[0].is_capital:
            return None
    if kind is None:
        return None
    draft = drafts.draft(drafts.keys.parts(tokens), kind, is_plural=plural and kind in BODIES)
    draft.add(text, scan.passage.id, describes=True, length=len(draft.key))
    return draft


# --- what is no name, and what is one name ---------------------------------------------------


def _drop_common(drafts: Drafts) -> None:
    """Leave out what is a common noun: a place before a head in small letters, one that "and" ties on."""
    for draft in drafts:
        if draft.kind not in BODIES:
            continue
        if draft.small and draft.small == sum(draft.forms.values()) and _is_of_place(drafts, draft):
            drafts.remove(draft)


def _is_of_place(drafts: Drafts, draft: Draft) -> bool:
    """Return whether nothing but a place stands before the head of a name."""
    head = len(draft.parts) - 1
    return places.covers(drafts.places, draft.parts[:head])


def _merge_shorter(drafts: Drafts) -> None:
    """A name without its county is the short form of the one body that has it."""
    bodies = [each for each in drafts if each.kind in BODIES and not each.is_plural]
    by_end: dict[str, list[Draft]] = {}
    for draft in bodies:
        for place in range(1, len(draft.parts) - 1):
            by_end.setdefault("".join(draft.parts[place:]), []).append(draft)
    for draft in sorted(bodies, key=lambda each: -len(each.parts)):
        longer = [
            each
            for each in by_end.get(draft.key, ())
            if _is_lead(drafts, each.parts[: len(each.parts) - len(draft.parts)]) and each in drafts
        ]
        if len(longer) == 1:
            drafts.remove(draft)
            longer[0].take(draft)


def _is_lead(drafts: Drafts, parts: Sequence[str]) -> bool:
    """Return whether words before a name say only whose it is: a place, or a body."""
    if places.covers(drafts.places, parts):
        return True
    key = "".join(parts)
    if any(drafts.find(key, "group", is_plural=plural) for plural in (False, True)):
        return True
    return any(
        len(each.parts) > len(parts) and "".join(each.parts[-len(parts) :]) == key
        for each in drafts
        if each.kind in BODIES
    )


def _tell_wholes(drafts: Drafts) -> None:
    """A name that begins with another body's is a part of it; an office is where its words say."""
    by_key = {each.key: each for each in drafts if each.kind in BODIES and not each.is_plural}
    for draft in drafts:
        if draft.kind in BODIES:
            for place in range(len(draft.parts) - 1, 0, -1):
                whole = by_key.get("".join(draft.parts[:place]))
                if whole is not None and whole is not draft:
                    draft.part_of = whole
                    break
    for scan in drafts.scans:
        for span in scan.spans:
            if span.kind == "office" and span.at is not None:
                at = drafts.keys.of(scan.tokens[span.at[0] : span.at[1] + 1])
                office = drafts.draft(drafts.keys.parts(scan.tokens[span.first : span.last + 1]), "office")
                office.office_of = by_key.get(at) or _longer(drafts, at)


def _longer(drafts: Drafts, key: str) -> Draft | None:
    found = [
        each
        for each in drafts
        if each.kind in BODIES and not each.is_plural and any(squeeze(form) == key for form in each.forms)
    ]
    return found[0] if len(found) == 1 else None


def _type_of(draft: Draft) -> str:
    """Return the kind of body that a name ends with, the longest one."""
    if draft.kind not in BODIES:
        return ""
    words = load()
    for place in range(len(draft.parts)):
        end = "".join(draft.parts[place:])
        if end in words.bodies:
            return words.bodies[end].label
        if end in words.types:
            return words.types[end]
    return ""


def _is_one_of_services(parts: Sequence[str]) -> bool:
    return parts[-1] in {"service", "procedure"}


def _fits(short: str, text: str) -> bool:
    """Return whether the letters of an abbreviation are among the initials of a name, in order."""
    initials = "".join(token.key[0] for token in tokenise(text))
    place = 0
    for letter in (each.casefold() for each in short.removesuffix("s") if each.isalpha()):
        place = initials.find(letter, place) + 1
        if not place:
            return False
    return True


def _text(scan: Scan, span: Span) -> str:
    return scan.text[span.start : span.end]


def _told_beside(text: str, each: Definition) -> str | None:
    """Return the kind of what has no head, as the words beside it tell; None if they do not.

    People meet at a group; "Case Conference (CC) meeting" has its head behind the abbreviation.
    """
    words = load()
    following = tokenise(text[each.end :][:_FOLLOWING])
    if len(following) > 1 and following[1].gap == "|" and words.heads.get(following[1].key) == "group":
        return "group"
    sentence = text[: each.start].rpartition(". ")[2].casefold()
    if sentence.endswith((" at the ", " at ")) and _MEETING.search(sentence):
        return "group"
    return None
