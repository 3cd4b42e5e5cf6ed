"""All names of a document while they are being gathered, found by what they are compared by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.names import places
from csa_graph.reading.names.draft import Draft
from csa_graph.reading.names.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csa_graph.reading.names.scanning import Scan

#: The kinds that one body may be taken for, so that they share their names.
BODIES = ("group", "organisation", "part of an organisation")


class Drafts:
    """The drafts of the names of a document.

    Args:
        scans: Its passages.
    """

    def __init__(self, scans: Sequence[Scan]) -> None:
        self.scans = scans
        self.keys = Keys(scans)
        #: The places that it names as printed, by the keys of their words with spaces between.
        self.places = places.find(scans)
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
        self._drafts.pop(_place(draft), None)

    def bodies(self, *, is_plural: bool = False) -> list[Draft]:
        """Return the drafts of bodies."""
        return [each for each in self if each.kind in BODIES and each.is_plural == is_plural]


def _place(draft: Draft) -> tuple[str, str, bool]:
    return draft.key, "body" if draft.kind in BODIES else draft.kind, draft.is_plural
