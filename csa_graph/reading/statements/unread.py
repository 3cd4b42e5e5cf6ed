"""What was not read: sentences full of governance that no rule reads, bodies of which nothing is stated.

What a rule found and did not propose, since it is no fact, is told by the rules themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.proposal import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csa_graph.reading.proposal import Proposal
    from csa_graph.reading.statements.context import Context

NO_RULE = "no rule reads it"
NOTHING_STATED = "named, and nothing is stated of it"
MISSING = "something is missing here"
NOT_ALL = "the paper says that this is not all"
DRAWN = "drawn, not written: what stands in the picture is not read"

# A sentence that has one of these, beside a body, speaks of governance.
_WORDS = re.compile(
    r"\b(?:report(?:s|ing|ed)?|accountab\w+|answerable|oversee\w*|overs(?:aw|ight)|scrutin\w+|chair\w*|member(?:s|ship)?"
    r"|quor\w+|delegat\w+|appoint\w+|nominat\w+|represent\w+|terms?\s+of\s+reference|sub-?(?:group|committee)s?"
    r"|responsib\w+|approv\w+|commission(?:s|ed|ing)|fund(?:s|ed|ing)|host(?:s|ed)|govern\w*|remit|duty|duties)\b",
    re.IGNORECASE,
)
# Of these a sentence needs so many, so that not each that says "members" is listed.
_ENOUGH = 2
_BREAKS_OFF = re.compile(
    r"(?:[,–-]|\b(?:and|or|the|a|an|of|to|by|with|for|in|on|from|that|which|as|is|are))\s*\Z"
)
_NOT_ALL = re.compile(
    r"\b(?:not\s+(?:\w+\s+){0,3}(?:an?\s+)?(?:exhaustive|complete|comprehensive|full)(?:\s+list)?|non-exhaustive|not\s+limited\s+to"
    r"|does\s+not\s+list\s+all|further\s+groups\s+(?:exist|are))\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"(?:figure|fig\.|diagram|chart|map|table|picture|image)\s+[\dA-Z][\w.]*\s*[:.–—-]", re.IGNORECASE
)
# A paragraph shorter than this may be a label or a name.
_SHORT = 60


def find(context: Context, proposals: Sequence[Proposal]) -> list[Unread]:
    """Find what was not read, in the order of the document."""
    order = {each.id: each.order for each in context.document.passages}
    found = [*context.left, *_find_sentences(context, proposals), *_find_bodies(context, proposals)]
    found += [*_find_breaks(context), *_find_limits(context)]
    return sorted(set(found), key=lambda each: (order[each.passage], each.start, each.why))


def _find_sentences(context: Context, proposals: Sequence[Proposal]) -> Iterator[Unread]:
    """Find sentences that name a body, speak of governance, and of which nothing is proposed."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for each in proposals:
        spans.setdefault(each.passage, []).append((each.start, each.end))
    for left in context.left:
        spans.setdefault(left.passage, []).append((left.start, left.end))
    for passage in context.document.passages:
        if passage.kind in {"heading", "title", "row", "caption"}:
            continue
        known = spans.get(passage.id, [])
        named = [each.start for each in context.mentions(passage)]
        for start, end in context.bounds(passage):
            is_read = any(one < end and start < other for one, other in known)
            words = {each[0].lower() for each in _WORDS.finditer(passage.text, start, end)}
            if not is_read and len(words) >= _ENOUGH and any(start <= each < end for each in named):
                yield Unread(passage.id, start, end, NO_RULE)


def _find_bodies(context: Context, proposals: Sequence[Proposal]) -> Iterator[Unread]:
    """Find groups that are named and of which nothing is proposed."""
    told = {each for proposal in proposals for each in (proposal.subject, proposal.object)}
    for passage in context.document.passages:
        for mention in context.mentions(passage):
            name = context.names.get(mention.name)
            if name is None or name.kind != "group" or name.name in told:
                continue
            told.add(name.name)
            yield Unread(passage.id, mention.start, mention.end, NOTHING_STATED)


def _find_breaks(context: Context) -> Iterator[Unread]:
    """Find text that breaks off in the middle of a sentence."""
    passages = context.document.passages
    for number, passage in enumerate(passages):
        if passage.kind != "paragraph" or len(passage.text) < _SHORT:
            continue
        follows = passages[number + 1] if number + 1 < len(passages) else None
        leads = follows is not None and (follows.kind == "item" or follows.lead_in == passage.id)
        if _BREAKS_OFF.search(passage.text) and not leads:
            yield Unread(passage.id, max(0, len(passage.text) - 40), len(passage.text), MISSING)


def _find_limits(context: Context) -> Iterator[Unread]:
    """Find where the paper says that it does not tell all, and pictures that have a caption and no words."""
    passages = context.document.passages
    for number, passage in enumerate(passages):
        if passage.kind == "row":
            continue
        for found in _NOT_ALL.finditer(passage.text):
            yield Unread(passage.id, found.start(), found.end(), NOT_ALL)
        beside = passages[max(0, number - 1) : number + 2]
        if _PICTURE.match(passage.text) and not any(each.kind == "row" for each in beside):
            yield Unread(passage.id, 0, len(passage.text), DRAWN)
