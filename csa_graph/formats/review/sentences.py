"""The sentences of a paper, as they are compared between two versions of it: where they stand, or no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.files.quotes.selectors import normalise
from csa_graph.formats.review.proposed import describe_action, is_action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.documents.document import Passage
    from csa_graph.reading.proposal import Proposal, Review

    Key = tuple[str, ...]

_AGAIN = "decided on before; it is not proposed any more"

# Behind an abbreviation or a number no sentence ends: a capital letter, a quote or a bracket has to follow.
_END = re.compile(r"(?<=[.!?;])[\"'”’)]*\s+(?=[\"'“‘(\[]?[A-Z])")


def find(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence begins and ends in which some words stand; several if they reach further.

    >>> text = "It meets monthly. The Board reports to it. It is new."
    >>> begin, end = find(text, 22, 27)
    >>> text[begin:end]
    'The Board reports to it.'
    """
    begin, last = 0, len(text)
    for found in _END.finditer(text):
        if found.end() <= start:
            begin = found.end()
        elif found.start() >= end:
            last = found.start()
            break
    return begin, last


def compare_by(text: str) -> str:
    """Return a text as it is compared: spaces, quotation marks and hyphens of other kinds are the same."""
    return normalise(text)[0].strip()


def find_sentence(proposal: Proposal, passages: Mapping[str, Passage]) -> str:
    """Return the sentence that states a proposal, as it is compared; empty if the passage is not there."""
    passage = passages.get(proposal.passage)
    if passage is None:
        return ""
    start, end = find(passage.text, proposal.start, proposal.end)
    return compare_by(passage.text[start:end])


def make_key(proposal: Proposal, passages: Mapping[str, Passage]) -> Key:
    """Return what tells a proposal apart in any version of a paper: its sentence, and what it would state."""
    sentence = find_sentence(proposal, passages)
    ends = (proposal.subject or "", proposal.predicate, proposal.object or "")
    return ("proposal", sentence, *ends, describe_action(proposal) if is_action(proposal) else "")


class Sentences:
    """Where the sentences of a paper stand.

    Args:
        review: The paper, read.

    Attributes:
        passages: Its passages, by ID.
    """

    def __init__(self, review: Review) -> None:
        self.passages = {each.id: each for each in review.document.passages}
        self._texts = [(each, compare_by(each.text)) for each in review.document.passages]
        self._folded = [(each.id, text.casefold()) for each, text in self._texts]

    def locate(self, passage: str) -> str:
        """Return the locator of a passage; empty if there is none."""
        found = self.passages.get(passage)
        return found.locator if found is not None else ""

    def order(self, proposal: Proposal) -> tuple[int, int]:
        """Return the place of a proposal in the document."""
        passage = self.passages.get(proposal.passage)
        return (passage.order if passage is not None else 0, proposal.start)

    def find_name(self, name: str) -> list[str]:
        """Return the IDs of the passages in which a name stands."""
        words = compare_by(name).casefold()
        return [key for key, text in self._folded if words and words in text]

    def move(self, proposal: Proposal, before: Mapping[str, Passage]) -> Proposal | None:
        """Return a proposal at the place where its sentence stands now; None if it stands nowhere."""
        passage = before.get(proposal.passage)
        if passage is None:
            return None
        start, end = find(passage.text, proposal.start, proposal.end)
        sentence = compare_by(passage.text[start:end])
        found = [each for each, text in self._texts if sentence and sentence in text]
        found.sort(key=lambda each: each.locator != passage.locator)
        for each in found:
            at = each.text.find(passage.text[proposal.start : proposal.end])
            if at >= 0:
                last = at + proposal.end - proposal.start
                return proposal._replace(passage=each.id, start=at, end=last, reason=_AGAIN)
        return None
