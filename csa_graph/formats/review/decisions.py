"""What a person has decided on a review: values that the sheet, its CSV and its JSON have in common.

Nothing here reads or writes a file, and nothing is taken for decided that nobody has decided.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csa_graph.documents.document import Passage
    from csa_graph.reading.proposal import Name, Proposal, Review

#: What can be decided: a proposal is taken as it stands, taken as its cells say, or not taken.
ACCEPT, CHANGE, REJECT = "accept", "change", "reject"
ANSWERS = (ACCEPT, CHANGE, REJECT)
#: What IDs of rows begin with that a person has added, and those of rows that decide for a group.
OWN, GROUP, KIND = "+", "g", "all "


class Decision(NamedTuple):
    """What a person has written in a row.

    Attributes:
        answer: One of :data:`ANSWERS`; empty where nothing is decided.
        cells: The cells that are not as proposed, by their headings; an empty one was emptied.
        note: A remark.
    """

    answer: str = ""
    cells: Mapping[str, str] = {}
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written anything."""
        return not (self.answer or self.cells or self.note)


class Gone(NamedTuple):
    """A decision on a sentence or name that the paper no longer has.

    Attributes:
        sheet: The sheet on which it was decided.
        passage: The locator of the passage.
        quote: The words that were decided on; of a name the name.
        said: What they were proposed to state, in words.
        key: What tells it apart: should the words come back, the decision does too.
        decision: What was decided.
        by: Who decided.
        on: When.
    """

    sheet: str
    passage: str
    quote: str
    said: str
    key: tuple[str, ...]
    decision: Decision
    by: str = ""
    on: str = ""


class DecidedReview(NamedTuple):
    """A review with what has been decided on it.

    Attributes:
        review: What was read and proposed.
        decisions: By the ID of a proposal, name or group, of a row of the sheet Document, or of a row that
            was added; whoever has decided nothing has none.
        by: Who decides.
        on: When, as ISO 8601 has it; empty where it is not said.
        gone: What was decided on words that the paper no longer has.
        suggest_above: The confidence from which accepting is suggested; None suggests nothing.
        paper: The checksum of the paper that was read.
    """

    review: Review
    decisions: Mapping[str, Decision] = {}
    by: str = ""
    on: str = ""
    gone: tuple[Gone, ...] = ()
    suggest_above: float | None = None
    paper: str = ""


class Index:
    """What the rows of a review are about, by their IDs.

    Args:
        review: The review.

    Attributes:
        passages: The passages by ID.
        proposals: The proposals by ID: that of their passage, and their place in it.
        names: The names by ID.
        name_ids: The IDs of names, by name.
        known: The names, by name.
        groups: The alike proposals that are decided together, by the ID of the group; of two at least.
        kinds: The same of names, by their kind.
        group_of: The group of each that is in one, by ID.
    """

    def __init__(self, review: Review) -> None:
        self.passages: dict[str, Passage] = {each.id: each for each in review.document.passages}
        self.proposals: dict[str, Proposal] = dict(_number(review))
        self.names: dict[str, Name] = {f"n{place}": each for place, each in enumerate(review.names, 1)}
        self.name_ids = {name.name: key for key, name in self.names.items()}
        self.known = {name.name: name for name in review.names}
        alike: dict[str, list[str]] = {}
        for key, proposal in self.proposals.items():
            if proposal.group:
                alike.setdefault(proposal.group, []).append(key)
        several = [keys for keys in alike.values() if len(keys) > 1]
        self.groups = {f"{GROUP}{place}": keys for place, keys in enumerate(several, 1)}
        kinds: dict[str, list[str]] = {}
        for key, name in self.names.items():
            kinds.setdefault(f"{KIND}{name.kind}", []).append(key)
        self.kinds = {kind: keys for kind, keys in kinds.items() if len(keys) > 1}
        self.group_of = {key: group for group, keys in {**self.groups, **self.kinds}.items() for key in keys}

    def quote(self, proposal: Proposal) -> str:
        """Return the words that state a proposal."""
        passage = self.passages.get(proposal.passage)
        return passage.text[proposal.start : proposal.end] if passage is not None else ""

    def locate(self, passage: str) -> str:
        """Return how a reader finds a passage; its ID if the document lacks it."""
        found = self.passages.get(passage)
        return found.locator if found is not None else passage


def _number(review: Review) -> Iterator[tuple[str, Proposal]]:
    seen: Counter[str] = Counter()
    for proposal in review.proposals:
        seen[proposal.passage] += 1
        yield f"{proposal.passage}.{seen[proposal.passage]}", proposal


def find_answer(decided: DecidedReview, index: Index, key: str) -> tuple[str, str]:
    """Return what is decided of a row, and the ID of the row that says so: its own, or that of its group."""
    own = decided.decisions.get(key, Decision()).answer
    if own:
        return own, key
    group = index.group_of.get(key, "")
    answer = decided.decisions.get(group, Decision()).answer if group else ""
    return (answer, group) if answer else ("", "")


__all__ = ["ACCEPT", "ANSWERS", "CHANGE", "GROUP", "KIND", "OWN", "REJECT"]
__all__ += ["DecidedReview", "Decision", "Gone", "Index", "find_answer"]
