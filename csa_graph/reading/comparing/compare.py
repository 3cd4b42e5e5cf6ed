"""A review beside the truth, kind by kind: what was found, what was missed, what is not in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.comparing.figures import Comparison, Disagreement, Figure
from csa_graph.reading.comparing.forms import key
from csa_graph.reading.comparing.groups import compare_groups
from csa_graph.reading.comparing.leads import compare_actions
from csa_graph.reading.comparing.matched import match
from csa_graph.reading.comparing.truth import KINDS
from csa_graph.reading.proposal import SURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.reading.comparing.matched import Matched
    from csa_graph.reading.comparing.truth import Kind, Mistake, Truth
    from csa_graph.reading.proposal import Proposal, Review


def compare(review: Review, truth: Truth) -> Comparison:
    """Compare what a reader proposes with what the document is known to state.

    Args:
        review: What the reader proposes.
        truth: What the document states.

    Returns:
        Figures for each kind of statement of which there is any, for the groups named, and for the dates and
        leads of actions; and every disagreement.
    """
    matched = match(review, truth)
    figures: dict[str, Figure] = {}
    differ: list[Disagreement] = []
    for kind in KINDS:
        figure = _count(kind, matched)
        if any(figure):
            figures[kind] = figure
        differ.extend(_missed(kind, matched))
        differ.extend(_wrong(kind, matched))
    more, differences = compare_actions(matched)
    groups, unlike = compare_groups(matched)
    return Comparison(truth.title, {**figures, **more, "groups": groups}, (*differ, *differences, *unlike))


def _count(kind: Kind, matched: Matched) -> Figure:
    """Count one kind of statement."""
    facts, pairs = matched.truth.facts, matched.pairs
    wanted = [place for place, fact in enumerate(facts) if fact.kind == kind and fact.is_wanted]
    closed = [place for place in wanted if not facts[place].is_open]
    half = pairs.stated | pairs.hinted
    # Several claims that state one fact, by several names of a body, are one.
    right: dict[tuple[int, ...], Proposal] = {}
    wrong: list[Proposal] = []
    for place, claim in enumerate(matched.claims):
        if claim.kind != kind or not claim.is_complete or matched.may_be(place):
            continue
        if stated := pairs.facts[place]:
            right.setdefault(stated, claim.surest)
        else:
            wrong.append(claim.surest)
    invented = sum(each.confidence >= SURE for each in wrong)
    return Figure(
        wanted=len(closed),
        found=sum(place in pairs.stated for place in closed),
        wanted_half=len(wanted),
        found_half=sum(place in half for place in wanted),
        proposed=len(right) + len(wrong),
        right=len(right),
        sure=invented + sum(each.confidence >= SURE for each in right.values()),
        invented=invented,
    )


def _missed(kind: Kind, matched: Matched) -> Iterator[Disagreement]:
    """Tell the facts of a kind that no claim states in full."""
    for place, fact in enumerate(matched.truth.facts):
        if fact.kind != kind or not fact.is_wanted or place in matched.pairs.stated:
            continue
        is_hinted = place in matched.pairs.hinted
        if not (fact.is_open and is_hinted):
            yield Disagreement(kind, "half filled" if is_hinted else "missed", str(fact), fact.at)


def _wrong(kind: Kind, matched: Matched) -> Iterator[Disagreement]:
    """Tell the complete claims of a kind that state no fact, or one that need not be proposed."""
    for place, claim in enumerate(matched.claims):
        if claim.kind != kind or not claim.is_complete:
            continue
        if matched.may_be(place):
            yield _describe("may be", claim.kind, claim.surest, matched)
        elif not matched.pairs.facts[place]:
            mistake = _find_mistake(claim.surest, matched)
            what = "expected mistake" if mistake else "wrong"
            yield _describe(what, claim.kind, claim.surest, matched, mistake.why if mistake else "")


def _find_mistake(proposal: Proposal, matched: Matched) -> Mistake | None:
    """Return the mistake that a proposal makes, if it was expected."""
    bodies = matched.bodies
    for mistake in matched.truth.mistakes:
        ends = ((proposal.subject, mistake.subject), (proposal.object, mistake.object))
        if key(proposal.predicate) in {key(each) for each in mistake.predicate} and all(
            not forms or (name is not None and bool(bodies.resolve(name) & bodies.expand(forms)))
            for name, forms in ends
        ):
            return mistake
    return None


def _describe(what: str, kind: Kind, proposal: Proposal, matched: Matched, note: str = "") -> Disagreement:
    """Tell a proposal as a disagreement, with its passage and its words."""
    passages = matched.review.document.passages
    passage = next((each for each in passages if each.id == proposal.passage), None)
    return Disagreement(
        kind,
        what,
        " · ".join(each or "?" for each in (proposal.subject, proposal.predicate, proposal.object)),
        passage.locator if passage else proposal.passage,
        passage.text[proposal.start : proposal.end] if passage else "",
        proposal.confidence,
        proposal.rule,
        note,
    )
