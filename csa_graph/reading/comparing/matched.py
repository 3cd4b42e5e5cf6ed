"""A review and the truth with all that is found of how they fit: what the counts are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.comparing.bodies import assign
from csa_graph.reading.comparing.claims import claims_of
from csa_graph.reading.comparing.pairs import Pairing

if TYPE_CHECKING:
    from csa_graph.reading.comparing.bodies import Bodies
    from csa_graph.reading.comparing.claims import Claim
    from csa_graph.reading.comparing.pairs import Pairs
    from csa_graph.reading.comparing.truth import Truth
    from csa_graph.reading.proposal import Review


class Matched(NamedTuple):
    """A review and the truth, matched.

    Attributes:
        review: What the reader proposes.
        truth: What the document states.
        bodies: Which name means which body.
        claims: What the reader proposes of the kinds that are measured, each once.
        pairs: Which claim states which fact.
    """

    review: Review
    truth: Truth
    bodies: Bodies
    claims: list[Claim]
    pairs: Pairs

    def may_be(self, claim: int) -> bool:
        """Say whether a claim states only what may be proposed and need not."""
        stated = self.pairs.facts[claim]
        return bool(stated) and not any(self.truth.facts[fact].is_wanted for fact in stated)


def match(review: Review, truth: Truth) -> Matched:
    """Match a review with the truth."""
    bodies = assign(truth.bodies, review.names)
    claims = claims_of(review)
    rows = {each.id: each.locator for each in review.document.passages if each.kind == "row"}
    return Matched(review, truth, bodies, claims, Pairing(bodies, rows).pair(claims, truth.facts))
