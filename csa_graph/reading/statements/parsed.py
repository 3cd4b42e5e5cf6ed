"""The passages of a document as sentences of units, each parsed once and only where it is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.statements import roles, units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.documents.document import Passage
    from csa_graph.reading.proposal import Mention, Name
    from csa_graph.reading.statements.units import Sentence

_CHAIR_OF = re.compile(
    r"(?:the\s+)?(?:(?:vice|deputy|co|joint|acting|interim)[-\s]*)?(?:chair(?:s|man|woman|person)?|convenor|convener)"
    r"\s+(?:of|for)\s+(?:the\s+)?",
    re.IGNORECASE,
)


class Parsed:
    """Sentences of passages.

    Args:
        names: The register.
        mentions: Where its names stand, by passage.
    """

    def __init__(self, names: Mapping[str, Name], mentions: Mapping[str, Sequence[Mention]]) -> None:
        self._names = names
        self._mentions = mentions
        self._sentences: dict[str, tuple[tuple[int, int], ...]] = {}
        self._parsed: dict[tuple[str, int, bool], Sentence] = {}

    def mentions(self, passage: Passage) -> Sequence[Mention]:
        """Return the names of a passage, with where they stand."""
        return self._mentions.get(passage.id, ())

    def sentence(self, passage: Passage, at: int, *, is_of_seats: bool = False) -> Sentence:
        """Return the sentence of a passage in which a position lies, as units.

        Args:
            passage: The passage.
            at: The position.
            is_of_seats: Whether seats are looked for: "Chair of the Board" is then no office but a chair, and
                the board a name.
        """
        bounds = self.bounds(passage)
        start, end = next(
            ((one, other) for one, other in bounds if one <= at < other), (0, len(passage.text))
        )
        key = passage.id, start, is_of_seats
        if key not in self._parsed:
            # A place is a part of what is named by it: "the West Harbour Commissioner".
            mentions = [each for each in self.mentions(passage) if not self._is_place(each)]
            if is_of_seats:
                mentions = [one for each in mentions for one in self._open(passage, each)]
            self._parsed[key] = units.parse(passage.text, start, end, mentions)
        return self._parsed[key]

    def _is_place(self, mention: Mention) -> bool:
        name = self._names.get(mention.name)
        return name is not None and name.kind == "place"

    def _open(self, passage: Passage, mention: Mention) -> list[Mention]:
        """Take the office of a chair apart: the group that it is of, or nothing where that is no name."""
        name = self._names.get(mention.name)
        if roles.of(passage.text[mention.start : mention.end]):
            return []
        found = _CHAIR_OF.match(passage.text, mention.start, mention.end)
        if name is None or name.kind != "office" or found is None:
            return [mention]
        return [mention._replace(name=name.office_of, start=found.end())] if name.office_of else []

    def bounds(self, passage: Passage) -> tuple[tuple[int, int], ...]:
        """Return where the sentences of a passage begin and end; each cell of a row has its own."""
        known = self._sentences.get(passage.id)
        if known is None:
            known = self._sentences[passage.id] = tuple(self._split(passage))
        return known

    def _split(self, passage: Passage) -> list[tuple[int, int]]:
        if not passage.cells:
            return list(units.split(passage.text, self.mentions(passage)))
        found: list[tuple[int, int]] = []
        for cell in passage.cells:
            if cell.is_spanned or not cell.text:
                continue
            text = passage.text[cell.start : cell.start + len(cell.text)]
            found += [(cell.start + one, cell.start + other) for one, other in units.split(text)]
        return found
