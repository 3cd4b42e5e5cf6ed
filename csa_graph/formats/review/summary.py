"""The first sheet of a review: what was read and what not, in figures, and how to decide."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.wording import quantity
from csa_graph.formats.review import headings
from csa_graph.formats.review.decisions import ANSWERS, DecidedReview, Index, find_answer
from csa_graph.formats.review.proposed import is_complete
from csa_graph.reading.proposal import SURE

if TYPE_CHECKING:
    from collections.abc import Iterator

_RULES = (
    (
        "What this is",
        "What csa-graph has read in the paper, and what that would state. Rules propose; you decide. Nothing is taken that you have not accepted.",
    ),
    (
        "Begin with",
        "Document, then Names, then Proposals. Write under “Decision”: accept, change or reject. A row without a decision waits; you can stop at any time and import what is decided.",
    ),
    (
        "Whole groups",
        "A row in bold stands at the head of rows that are alike: what you decide there holds for all of them that have no decision of their own.",
    ),
    (
        "To change",
        "Write over the cells behind the decision, and decide “change”; “accept” does too. Empty a cell that the paper does not say. Half a statement is taken once you have written its other half.",
    ),
    (
        "Names",
        "A proposal is taken when the names in it are. “Same as” joins two names of one thing. What the paper names and the reader has missed is a row of your own: Named in, Name, What it is, and accept.",
    ),
    (
        "What was missed",
        "A row of your own at the end of Proposals: Passage, the cells that it needs, and accept. The sheet Unread says where to look.",
    ),
    (
        "When it is decided",
        "csa-graph import this-file -o plan.trig writes what was accepted, each statement with its passage, or names what is wrong and in which cell. A new version of the paper: csa-graph read paper -o this-file keeps all that you have decided.",
    ),
)


class Figures(NamedTuple):
    """How much of a paper was read, in numbers.

    Attributes:
        passages: Its passages.
        names: The names.
        proposals: What is proposed.
        sure: Of these what is marked sure.
        half: Of these what lacks one end.
        unread: The sentences that no rule reads, and the like.
        answers: How many proposals are accepted, changed and rejected, in groups too.
        gone: What was decided on words that are no more there.
    """

    passages: int
    names: int
    proposals: int
    sure: int
    half: int
    unread: int
    answers: dict[str, int]
    gone: int = 0

    @property
    def decided(self) -> int:
        """How many proposals are decided."""
        return sum(self.answers.values())


def count(decided: DecidedReview) -> Figures:
    """Count what was read, proposed and decided."""
    review, index = decided.review, Index(decided.review)
    answers = Counter(find_answer(decided, index, key)[0] for key in index.proposals)
    return Figures(
        len(review.document.passages),
        len(review.names),
        len(review.proposals),
        sum(each.confidence >= SURE and is_complete(each) for each in review.proposals),
        sum(not is_complete(each) for each in review.proposals),
        len(review.unread),
        {answer: answers[answer] for answer in ANSWERS},
        len(decided.gone),
    )


def describe(figures: Figures) -> str:
    """Return the figures in a sentence."""
    half = f", {figures.half:,} of them half filled" if figures.half else ""
    return (
        f"{quantity(figures.passages, 'passage')} read, {quantity(figures.names, 'name')}, "
        f"{quantity(figures.proposals, 'statement')} proposed{half}, {figures.unread:,} not read"
    )


def lines(decided: DecidedReview) -> Iterator[tuple[str, str]]:
    """Iterate over the rows of the first sheet."""
    document, figures = decided.review.document, count(decided)
    yield "The paper", document.title or document.name
    yield headings.BY, decided.by
    yield headings.ON, decided.on
    yield "File", document.name
    pages = f" on {quantity(document.pages, 'page')}" if document.pages else ""
    yield "Passages read", f"{figures.passages:,}{pages}"
    yield "Names", f"{figures.names:,}"
    yield "Statements proposed", f"{figures.proposals:,}"
    yield "  marked sure", f"{figures.sure:,}"
    yield "  half filled", f"{figures.half:,}"
    yield "Not read", f"{figures.unread:,}, listed on the sheet {headings.UNREAD.name}"
    said = ", ".join(f"{answer} {number:,}" for answer, number in figures.answers.items())
    yield "Decided", f"{figures.decided:,} of {figures.proposals:,}: {said}"
    if figures.gone:
        yield "Gone", f"{figures.gone:,}, listed on the sheet {headings.GONE.name}"
    for note in document.notes:
        yield "Of the file", note
    yield from _RULES


__all__ = ["Figures", "count", "describe", "lines"]
