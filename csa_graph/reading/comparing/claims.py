"""The proposals of a review as claims: each of a kind that is measured, once, however often it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.comparing.truth import ACTION, LINES, PRIORITY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.reading.comparing.truth import Kind
    from csa_graph.reading.proposal import Proposal, Review


class Claim(NamedTuple):
    """What a review proposes, of a kind that is measured.

    Attributes:
        kind: The kind of statement.
        proposals: The proposals that make it, the surest first.
    """

    kind: Kind
    proposals: tuple[Proposal, ...]

    @property
    def surest(self) -> Proposal:
        """The proposal that makes it most surely."""
        return self.proposals[0]

    @property
    def is_complete(self) -> bool:
        """Whether it has both ends; an action is complete by itself."""
        return self.kind == "actions" or self.surest.is_complete


def kind_of(proposal: Proposal) -> Kind | None:
    """Say which kind of statement a proposal is; None for a kind that is not measured."""
    predicate = proposal.predicate
    if predicate in LINES:
        return "lines"
    if predicate == PRIORITY:
        return "priorities"
    if ACTION in (predicate, proposal.object):
        return "actions"
    if ":" in predicate or not predicate or predicate == "a":
        return None
    return "chairs" if "chair" in predicate.casefold() else "members"


def claims_of(review: Review) -> list[Claim]:
    """Gather the proposals of a review that say the same, in the order of the first of each."""
    found: dict[tuple[str | None, ...], list[Proposal]] = {}
    for proposal in review.proposals:
        kind = kind_of(proposal)
        if kind:
            ends = (kind, proposal.subject, proposal.predicate, proposal.object)
            # Half statements of two passages need not be the same one.
            place = None if proposal.is_complete else f"{proposal.passage} {proposal.start}"
            found.setdefault((*ends, place), []).append(proposal)
    return [_claim(each) for each in found.values()]


def _claim(proposals: Iterable[Proposal]) -> Claim:
    """Make a claim of the proposals that make it."""
    ordered = tuple(sorted(proposals, key=lambda each: -each.confidence))
    kind = kind_of(ordered[0])
    if kind is None:
        raise ValueError(f"{ordered[0].predicate} is of no kind that is measured")
    return Claim(kind, ordered)
