"""What passages could name becomes one draft for each thing, its spellings and short forms together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.names import bodies, defining, kinds, merging, plurals, priorities
from csa_graph.reading.names.drafts import Drafts
from csa_graph.reading.names.heads import BODIES
from csa_graph.reading.names.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.reading.names.known import KnownName
    from csa_graph.reading.names.scanning import Scan, Scanned, Span


def gather(scanned: Scanned, known: Iterable[KnownName] = ()) -> Drafts:
    """Return the things that a document names.

    Args:
        scanned: What in it could be names.
        known: Names that are known before, which it may print.
    """
    drafts = Drafts(scanned.scans, scanned.places)
    for scan in drafts.scans:
        for span in scan.spans:
            _add(drafts, scan, span)
    merging.drop_common(drafts)
    merging.drop_openings(drafts)
    defining.define(drafts)
    defining.define_own(drafts)
    bodies.find_more(drafts, known)
    kinds.tell(drafts)
    plurals.tell(drafts)
    merging.merge(drafts)
    kinds.find(drafts)
    priorities.find(drafts)
    _add_places(drafts)
    merging.tell_wholes(drafts)
    return drafts


def _add(drafts: Drafts, scan: Scan, span: Span) -> None:
    tokens = scan.tokens[span.first : span.last + 1]
    text = scan.text[span.start : span.end]
    if span.kind == "person":
        parts = drafts.keys.parts(scan.tokens[span.head : span.last + 1])
    elif span.kind == "law":
        # Its year, and "s.17 of", belong to its name.
        parts = drafts.keys.parts(tokenise(text))
    else:
        parts = drafts.keys.parts(tokens)
    is_plural = span.is_plural and span.kind in (*BODIES, "plan") and parts[-1] != "service"
    draft = drafts.draft(parts, span.kind, is_plural=is_plural)
    drafts.note(scan.passage.id, span, draft)
    head = scan.tokens[span.head]
    is_common = (not head.is_capital or span.is_short) and (not draft.forms or draft.leads is not None)
    leads = tuple(each.key for each in scan.tokens[span.first : span.head] if each.is_capital)
    draft.leads = leads if is_common else None
    draft.has_short_head = is_common and span.is_short
    first = scan.tokens[span.first]
    opens = scan.passage.kind in ("paragraph", "item", "footnote") and first.gap in "|("
    draft.opening += opens and first.key in drafts.ordinary
    describes = scan.passage.kind in ("heading", "title") and not span.is_inner
    draft.add(text, scan.passage.id, describes=describes, length=len(draft.key))


def _add_places(drafts: Drafts) -> None:
    """Add the places that the document names; where a longer name has one, that is what stands there."""
    taken = {draft.key for draft in drafts}
    for key, text in drafts.places.items():
        if key.replace(" ", "") not in taken:
            drafts.draft(key.split(), "place").forms[text] += 1
