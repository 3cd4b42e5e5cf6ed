"""What a document defines becomes short forms of its names, or names by themselves."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from csa_graph.reading.names import plurals
from csa_graph.reading.names.heads import BODIES, Heads
from csa_graph.reading.names.tokens import squeeze, tokenise
from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.reading.names.definitions import Definition
    from csa_graph.reading.names.draft import Draft
    from csa_graph.reading.names.drafts import Drafts
    from csa_graph.reading.names.scanning import Scan, Span
    from csa_graph.reading.names.tokens import Token

# So many letters at most stand between a name and what defines it.
_NEAR = 6
# So many letters behind an abbreviation are looked at.
_FOLLOWING = 40
# What stands between two names of one body; and between them where "call the" stands before the first.
_ALSO = re.compile(
    r"\W*(?:(?:which |who )?(?:is|was|are|were) )?"
    r"(?:(?:also|now|formerly|previously|otherwise|better|once|sometimes) )+"
    r"(?:(?:known|referred to) as |called |named )?(?:the )?[\"“‘']?",
    re.IGNORECASE,
)
_CALL_LETTERS = 20
_CALL, _CALLED = re.compile(r"\bcall(?:s|ed)? (?:the )?$"), re.compile(r" (?:the )?[\"“‘']?")
# So many letters before a name tell who meets there.
_SENTENCE = 200
_MEETING = re.compile(r"\b(?:meets?|met|meeting)\b")


def define(drafts: Drafts) -> None:
    """Add to names what the document defines as short for them."""
    for scan in drafts.scans:
        named: dict[int, Draft] = {}
        # "Care Board (the Board or CB)": what the letters stand for is what "the Board" is as well.
        for each in sorted(scan.definitions, key=lambda each: each.start == each.end):
            draft = _defined(drafts, scan, each)
            if draft is None and each.start == each.end:
                ends = (end for end in range(each.start, each.start - _NEAR, -1) if end in named)
                draft = next((named[end] for end in ends), None)
            if draft is not None:
                named[each.end] = draft
                draft.shorts[each.short] += 1
                draft.passages[scan.passage.id] = None
                draft.described[scan.passage.id] = None
        _rename(drafts, scan)


def define_own(drafts: Drafts) -> None:
    """Take "the Board" for the one board that the title names, where the document has no other.

    Where it has others, whom "the Board" means depends on where it stands, and is not told here.
    """
    heads = load().heads
    bodies = [each for each in drafts.bodies() if each.kind == "group"]
    titled = {
        scan.passage.id
        for scan in drafts.scans
        if scan.passage.kind == "title" or (scan.passage.order == 1 and scan.passage.kind == "heading")
    }
    own = [each for each in bodies if titled & each.passages.keys()]
    if len(own) != 1:
        return
    noun = own[0].parts[-1]
    others = [each for each in bodies if each is not own[0] and each.parts[-1] == noun]
    defined = {squeeze(short) for draft in drafts for short in draft.shorts}
    if others or noun not in heads or noun in defined:
        return
    for scan in drafts.scans:
        for token in scan.tokens:
            if token.key == noun and token.is_capital and not token.is_plural:
                own[0].shorts[token.text[: token.end - token.start]] += 1


def _rename(drafts: Drafts, scan: Scan) -> None:
    """Make one of two names of which a passage says that both are of one: "…, previously the …"."""
    spans = [each for each in scan.spans if each.kind in BODIES and not each.is_inner]
    for one, other in itertools.pairwise(spans):
        between = scan.text[one.end : other.start]
        is_called = _CALL.search(
            scan.text[max(0, one.start - _CALL_LETTERS) : one.start]
        ) and _CALLED.fullmatch(between)
        if is_called or _ALSO.fullmatch(between):
            names = [_of_span(drafts, scan, each) for each in (one, other)]
            if names[0] is not None and names[1] is not None:
                drafts.merge(names[1], names[0])


def _defined(drafts: Drafts, scan: Scan, each: Definition) -> Draft | None:
    """Return what a definition is of; None if it is nothing that has a name here."""
    if each.is_together:
        return plurals.together(drafts, scan, each)
    if each.start == each.end:
        near = scan.ending(each.start - _NEAR + 1, each.start)
        near = [span for span in near if not each.is_abbreviation or _fits(each.short, _text(scan, span))]
    elif each.is_meaning:
        near = [span for span in scan.ending(each.start, each.end) if 0 <= span.start - each.start < _NEAR]
    else:
        near = scan.ending(each.end - _NEAR + 1, each.end + _NEAR - 1)
        near = [span for span in near if span.start <= each.start]
    near = [span for span in near if span.kind != "person"]
    if near:
        # "Representative of the Heads' Association (HA)" defines the association.
        return _of_span(
            drafts, scan, max(near, key=lambda span: (span.kind != "office", span.end - span.start))
        )
    return _of_words(drafts, scan, each)


def _of_span(drafts: Drafts, scan: Scan, span: Span) -> Draft | None:
    return drafts.at(scan.passage.id, span)


def _of_words(drafts: Drafts, scan: Scan, each: Definition) -> Draft | None:
    """Return what a definition names by words that have no head, or that name nothing themselves."""
    words = load()
    if each.is_abbreviation:
        tokens = scan.line.between(each.start, each.end)
        if not tokens or not tokens[0].is_capital:
            return None
        text, plural = scan.text[each.start : each.end], tokens[-1].is_plural
        head = Heads(tokens).at(len(tokens) - 1)
        kind = (head.kind if head else None) or _told_within(tokens) or _told_beside(scan.text, each)
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


def _fits(short: str, text: str) -> bool:
    """Return whether the letters of an abbreviation are among the initials of a name, in order."""
    initials = iter("".join(token.key[0] for token in tokenise(text)))
    return all(letter in initials for letter in short.removesuffix("s").casefold() if letter.isalpha())


def _text(scan: Scan, span: Span) -> str:
    return scan.text[span.start : span.end]


def _told_within(tokens: Sequence[Token]) -> str | None:
    """Return the kind of what has its head before "of" or "for": "Office for Harbours (OfH)"."""
    heads = load().heads
    found = (
        heads.get(tokens[place - 1].key)
        for place in range(1, len(tokens))
        if tokens[place].key in {"of", "for", "on"} and tokens[place - 1].is_capital
    )
    return next(found, None)


def _told_beside(text: str, each: Definition) -> str | None:
    """Return the kind of what has no head, as the words beside it tell; None if they do not.

    People meet at a group; "Case Conference (CC) meeting" has its head behind the abbreviation.
    """
    words = load()
    following = tokenise(text[each.end : each.end + _FOLLOWING])
    if len(following) > 1 and following[1].gap == "|" and words.heads.get(following[1].key) == "group":
        return "group"
    sentence = text[max(0, each.start - _SENTENCE) : each.start].rpartition(". ")[2].casefold()
    if sentence.endswith((" at the ", " at ")) and _MEETING.search(sentence):
        return "group"
    return None
