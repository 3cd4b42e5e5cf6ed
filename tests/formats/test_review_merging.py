"""A paper that is read again keeps what was decided on it, and says what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from csa_graph.formats.review import merging
from csa_graph.formats.review.decisions import DecidedReview, Decision, Index, find_answer
from tests.formats.reviews import ALL, MEMBERS, TEXTS, decide, make_review, member
from tests.formats.test_review_forms import decided_reviews

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.reading.proposal import Proposal, Review


def make_version(
    *, texts: dict[str, str] | None = None, drop: Iterable[str] = (), locators: dict[str, str] | None = None
) -> Review:
    """Return a later version of the paper: other texts, without some passages, with other numbers."""
    review = make_review()
    gone = set(drop)
    changed, moved = texts or {}, locators or {}
    passages = tuple(
        each._replace(text=changed.get(each.id, each.text), locator=moved.get(each.id, each.locator))
        for each in review.document.passages
        if each.id not in gone
    )
    proposals = tuple(
        each for each in review.proposals if each.passage not in gone and each.passage not in changed
    )
    return review._replace(document=review.document._replace(passages=passages), proposals=proposals)


def answers(decided: DecidedReview) -> dict[str, str]:
    """Return what is decided on proposals, by what they would state."""
    index = Index(decided.review)
    found = {each.statement: find_answer(decided, index, key)[0] for key, each in index.proposals.items()}
    return {statement: answer for statement, answer in found.items() if answer}


@settings(max_examples=40, deadline=None)
@given(decided=decided_reviews())
def test_the_same_paper_read_again_keeps_every_decision(decided: DecidedReview) -> None:
    merged = merging.merge(decided, DecidedReview(decided.review))
    assert merged.decided.decisions == decided.decisions
    assert (merged.decided.by, merged.decided.on, merged.gone) == (decided.by, decided.on, 0)


@settings(max_examples=40, deadline=None)
@given(decided=decided_reviews(), drop=st.sets(st.sampled_from([*TEXTS])), data=st.data())
def test_no_decision_is_lost_whatever_goes(
    decided: DecidedReview, drop: set[str], data: st.DataObject
) -> None:
    later = make_version(drop=drop, locators={key: f"9.{place}" for place, key in enumerate(TEXTS)})
    merged = merging.merge(decided, DecidedReview(later))
    before, after = answers(decided), answers(merged.decided)
    lost = {gone.said: gone.decision.answer for gone in merged.decided.gone if gone.sheet == "Proposals"}
    # No two statements of the paper are alike.
    assert {**after, **{said: answer for said, answer in lost.items() if answer}} == before
    # When the words come back, so do the decisions.
    again = merging.merge(merged.decided, DecidedReview(make_review()))
    assert answers(again.decided) == before
    assert again.decided.gone == ()


def test_a_decision_stays_with_its_words_wherever_they_move() -> None:
    decided = decide(p2_1=Decision("change", {"To": "Night Forum"}, "see the minutes"))
    later = make_version(locators={"p2": "3.4"}, texts={"p3": "The Board meets in public."})
    merged = merging.merge(decided, DecidedReview(later))
    assert merged.decided.decisions == {"p2.1": Decision("change", {"To": "Night Forum"}, "see the minutes")}
    assert (merged.kept, merged.gone) == (1, 0)


def test_a_sentence_that_says_otherwise_is_gone() -> None:
    decided = decide(p2_1="accept", p3_1="reject")
    later = make_version(
        texts={"p2": "The Ferry Quay Board (FQB) no longer reports to the Harbour Panel every year."}
    )
    merged = merging.merge(decided, DecidedReview(later))
    assert answers(merged.decided) == {"Cllr Ada Quay chairs the Ferry Quay Board": "reject"}
    (gone,) = merged.decided.gone
    assert (gone.sheet, gone.passage, gone.quote, gone.decision, gone.by) == (
        "Proposals",
        "1.1",
        "reports to the Harbour Panel every year",
        Decision("accept"),
        "Grace Pier",
    )


def test_what_is_no_longer_proposed_stays_while_its_sentence_stands() -> None:
    decided = decide(p2_1="accept")
    later = make_review()
    later = later._replace(proposals=tuple(each for each in later.proposals if each.rule != "reports-to"))
    merged = merging.merge(decided, DecidedReview(later))
    (kept,) = [each for each in merged.decided.review.proposals if each.rule == "reports-to"]
    assert merged.decided.decisions == {"p2.1": Decision("accept")}
    # It stands in its place in the document.
    assert [each.passage for each in merged.decided.review.proposals][:3] == ["p1", "p1", "p2"]
    assert kept.reason == "decided on before; it is not proposed any more"


def test_a_decision_for_a_group_is_none_on_rows_that_have_come_since() -> None:
    decided = decide(g1="accept")
    review = make_review()
    new: Proposal = member("p6", "Partners")
    later = review._replace(proposals=(*review.proposals[:-1], new, review.proposals[-1]))
    merged = merging.merge(decided, DecidedReview(later))
    assert answers(merged.decided) == {
        "Ferry Council is a member of the Ferry Quay Board": "accept",
        "Chief Officer of the Ferry Police is a member of the Ferry Quay Board": "accept",
    }
    assert new.group == MEMBERS


def test_what_the_reader_proposes_by_now_as_it_was_changed_is_accepted() -> None:
    decided = decide(p3_2=Decision("change", {"To": "Ferry Council"}))
    review = make_review()
    told = tuple(
        each._replace(object="Ferry Council") if each.rule == "accountable-to" else each
        for each in review.proposals
    )
    merged = merging.merge(decided, DecidedReview(review._replace(proposals=told)))
    assert merged.decided.decisions == {"p3.2": Decision("accept")}
    assert len(merged.decided.review.proposals) == len(told)


def test_rows_of_ones_own_and_names_stay() -> None:
    own = Decision("accept", {"Passage": "2.2", "From": "FQB", "Line": "reports to", "To": "Harbour Panel"})
    decided = decide(**ALL, n3=Decision("reject"))
    decided = decided._replace(
        decisions={**decided.decisions, "+Proposals 1": own, "Published by": Decision("", {"Value": "FQB"})}
    )
    names = tuple(each for each in make_review().names if each.name not in {"Night Forum", "Cllr Ada Quay"})
    later = make_version(texts={"p3": "Cllr Ada Quay is there."})._replace(names=names)
    merged = merging.merge(decided, DecidedReview(later)).decided
    assert merged.decisions["+Proposals 1"] == own
    assert merged.decisions["Published by"] == Decision("", {"Value": "FQB"})
    index = Index(merged.review)
    # Her name still stands in the paper, that of the forum does not.
    assert merged.decisions[index.name_ids["Cllr Ada Quay"]] == Decision("accept")
    assert [(gone.quote, gone.decision.answer) for gone in merged.gone if gone.sheet == "Names"] == [
        ("Night Forum", "reject")
    ]
