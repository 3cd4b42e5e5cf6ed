"""All names of a document while they are being gathered, found by what they are compared by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.names.draft import Draft
from csa_graph.reading.names.heads import BODIES
from csa_graph.reading.names.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csa_graph.reading.names.scanning import Scan, Span


class Drafts:
    """The drafts of the names of a document.

    Args:
        scans: Its passages.
        places: The places that it names as printed, by the keys of their words with spaces between.
    """

    def __init__(self, scans: Sequence[Scan], places: Mapping[str, str]) -> None:
        self.scans = scans
        self.keys = Keys(scans)
        self.places = places
        #: The words that it writes with a small letter.
        self.ordinary = {
            token.key
            for scan in scans
            for token in scan.tokens
            if not token.is_capital and token.text.isalpha()
        }
        self._of_span: dict[tuple[str, int, int, str], Draft] = {}
        self._merged: dict[Draft, Draft] = {}
        self._drafts: dict[tuple[str, str, bool], Draft] = {}

    def __iter__(self) -> Iterator[Draft]:
        return iter(list(self._drafts.values()))

    def __contains__(self, draft: object) -> bool:
        return isinstance(draft, Draft) and self._drafts.get(_place(draft)) is draft

    def draft(self, parts: Sequence[str], kind: str, *, is_plural: bool = False) -> Draft:
        """Return the draft of a name, a new one if there is none."""
        new = Draft("".join(parts), tuple(parts), kind, is_plural)
        return self._drafts.setdefault(_place(new), new)

    def find(self, key: str, kind: str, *, is_plural: bool = False) -> Draft | None:
        """Return the draft of a name; None if there is none."""
        return self._drafts.get(_place(Draft(key, (), kind, is_plural)))

    def remove(self, draft: Draft) -> None:
        """Leave out a draft."""
        if draft in self:
            del self._drafts[_place(draft)]

    def make_plural(self, draft: Draft, members: Sequence[Draft]) -> None:
        """Tell of a draft that it stands for several others."""
        self.remove(draft)
        draft.is_plural, draft.members = True, tuple(members)
        known = self._drafts.setdefault(_place(draft), draft)
        if known is not draft:
            self.merge(draft, known)

    def merge(self, draft: Draft, into: Draft) -> None:
        """Make one draft of two that mean the same; the second one stays."""
        if draft is into:
            return
        self.remove(draft)
        into.take(draft)
        self._merged[draft] = into

    def note(self, passage: str, span: Span, draft: Draft) -> None:
        """Remember which draft a span of a passage is of."""
        self._of_span[passage, span.start, span.end, span.kind] = draft

    def at(self, passage: str, span: Span) -> Draft | None:
        """Return the draft that a span of a passage is of, or what it was merged into."""
        draft = self._of_span.get((passage, span.start, span.end, span.kind))
        while draft is not None and draft in self._merged:
            draft = self._merged[draft]
        return draft

    def bodies(self, *, is_plural: bool = False) -> list[Draft]:
        """Return the drafts of bodies."""
        return [each for each in self if each.kind in BODIES and each.is_plural == is_plural]


def _place(draft: Draft) -> tuple[str, str, bool]:
    return draft.key, "body" if draft.kind in BODIES else draft.kind, draft.is_plural
