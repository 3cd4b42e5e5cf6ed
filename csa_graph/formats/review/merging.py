"""A paper that is read again keeps what was decided on it: each decision stays with its sentence.

What the reader no longer proposes, though the sentence stands, stays as it was decided. What was decided on a
sentence that is gone is listed. A decision for a group is not one on rows that have come to it since.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.wording import fold
from csa_graph.formats.review import headings, sentences
from csa_graph.formats.review.cells import propose_cells
from csa_graph.formats.review.decisions import (
    ACCEPT,
    CHANGE,
    OWN,
    DecidedReview,
    Decision,
    Gone,
    Index,
    find_answer,
)
from csa_graph.formats.review.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from csa_graph.formats.review.sentences import Key
    from csa_graph.reading.proposal import Name, Proposal


class Merged(NamedTuple):
    """A review with the decisions of an earlier one.

    Attributes:
        decided: The review.
        kept: How many rows kept what was decided on them.
        gone: How many decisions are on words that are gone, those of earlier times not counted.
    """

    decided: DecidedReview
    kept: int
    gone: int


def merge(old: DecidedReview, new: DecidedReview) -> Merged:
    """Return what was read anew, with what was decided before.

    Args:
        old: The earlier review, with its decisions.
        new: What was read now, with none.
    """
    return _Merging(old, new).merge()


class _Merging:
    """Merges two reviews.

    Args:
        old: The earlier one, with decisions.
        new: The later one.
    """

    def __init__(self, old: DecidedReview, new: DecidedReview) -> None:
        self._old, self._new = old, new
        self._before = Index(old.review)
        self._sentences = Sentences(new.review)
        self._gone: list[Gone] = []
        self._kept = 0

    def merge(self) -> Merged:
        """Return the later review with the decisions of the earlier one."""
        settled = {key: each for key, each in self._settle() if not each.is_empty}
        names, name_decisions = self._carry_names(settled)
        proposals, decisions = self._carry_proposals(settled)
        review = self._new.review._replace(names=names, proposals=proposals)
        index = Index(review)
        found = {index.name_ids[name]: each for name, each in name_decisions.items()}
        keys = list(index.proposals)
        found |= {keys[place]: each for place, each in decisions.items()}
        found |= self._keep_others(index)
        back = self._bring_back(index, found)
        found |= {key: decision for _, key, decision in back}
        returned = {id(gone) for gone, _, _ in back}
        found = {key: _trim(key, each, index) for key, each in found.items()}
        decided = self._new._replace(
            review=review,
            decisions=self._regroup(index, found),
            by=self._old.by,
            on=self._old.on,
            gone=(*(each for each in self._old.gone if id(each) not in returned), *self._gone),
        )
        return Merged(decided, self._kept, len(self._gone))

    def _settle(self) -> Iterator[tuple[str, Decision]]:
        """Iterate over what is decided of each row: what its group says is its own from now on."""
        for key in (*self._before.proposals, *self._before.names):
            own = self._old.decisions.get(key, Decision())
            yield key, own._replace(answer=find_answer(self._old, self._before, key)[0])

    # ------------------------------------------------------------------ names

    def _carry_names(self, settled: Mapping[str, Decision]) -> tuple[tuple[Name, ...], dict[str, Decision]]:
        names = list(self._new.review.names)
        known = {fold(each.name): each.name for each in reversed(names)}
        found: dict[str, Decision] = {}
        for key, name in self._before.names.items():
            decision = settled.get(key)
            if decision is None:
                continue
            called = known.get(fold(name.name))
            if called is None:
                where = self._sentences.find_name(name.name)
                if not where:
                    self._lose(headings.NAMES.name, key, decision)
                    continue
                # Its words still stand: the decision does too.
                names.append(name._replace(passages=tuple(where)))
                called = known[fold(name.name)] = name.name
            found[called] = decision
            self._kept += 1
        return tuple(names), found

    # ------------------------------------------------------------------ proposals

    def _carry_proposals(
        self, settled: Mapping[str, Decision]
    ) -> tuple[tuple[Proposal, ...], dict[int, Decision]]:
        """Return the later proposals with those that stay, and what is decided on them, by their places."""
        found: dict[int, Decision] = {}
        carried: list[tuple[Proposal, Decision]] = []
        places = self._pair()
        for key, proposal in self._before.proposals.items():
            decision, place = settled.get(key), places.get(key)
            if decision is None:
                continue
            moved = None if place is not None else self._sentences.move(proposal, self._before.passages)
            if place is not None:
                found[place] = decision
            elif moved is not None:
                carried.append((moved, decision))
            else:
                self._lose(headings.PROPOSALS.name, key, decision)
                continue
            self._kept += 1
        return self._insert(carried, found)

    def _pair(self) -> dict[str, int]:
        """Return the places of the later proposals that are as earlier ones were, by the IDs of these."""
        waiting: defaultdict[Key, list[int]] = defaultdict(list)
        new, places = self._new.review.proposals, self._sentences.passages
        for number, proposal in enumerate(new):
            waiting[sentences.make_key(proposal, places)].append(number)
        before = {
            key: sentences.make_key(each, self._before.passages)
            for key, each in self._before.proposals.items()
        }
        found: dict[str, int] = {}
        # Of several that are alike, those at the same place of the paper belong together; then as they come.
        for is_same_place in (True, False):
            for key, each in before.items():
                at = self._before.locate(self._before.proposals[key].passage)
                fitting = (
                    place
                    for place in waiting[each]
                    if not is_same_place or self._sentences.locate(new[place].passage) == at
                )
                if key not in found and (place := next(fitting, None)) is not None:
                    found[key] = place
                    waiting[each].remove(place)
        left = {place for each in waiting.values() for place in each}
        return {**found, **self._pair_changed(before.keys() - found.keys(), left)}

    def _pair_changed(self, keys: Collection[str], places: set[int]) -> dict[str, int]:
        """Return the places of later proposals that say what earlier ones were changed to."""
        after = Index(self._new.review)
        ids = list(after.proposals)
        said = {}
        for place in sorted(places):
            cells = propose_cells(ids[place], after)
            said[
                sentences.find_sentence(self._new.review.proposals[place], self._sentences.passages),
                *sorted(cells.items()),
            ] = place
        found: dict[str, int] = {}
        for key in sorted(keys):
            decision = self._old.decisions.get(key, Decision())
            if decision.cells:
                cells = {**propose_cells(key, self._before), **decision.cells}
                written = sorted((heading, text) for heading, text in cells.items() if text)
                sentence = sentences.find_sentence(self._before.proposals[key], self._before.passages)
                if (sentence, *written) in said:
                    found[key] = said.pop((sentence, *written))
        return found

    def _insert(
        self, carried: Iterable[tuple[Proposal, Decision]], found: Mapping[int, Decision]
    ) -> tuple[tuple[Proposal, ...], dict[int, Decision]]:
        """Put what stays into the order of the document."""
        all_: list[tuple[Proposal, Decision | None]] = [
            (proposal, found.get(place)) for place, proposal in enumerate(self._new.review.proposals)
        ]
        orders = [self._sentences.order(proposal) for proposal, _ in all_]
        for proposal, decision in carried:
            order = self._sentences.order(proposal)
            place = bisect_right(orders, order)
            orders.insert(place, order)
            all_.insert(place, (proposal, decision))
        decisions = {place: each for place, (_, each) in enumerate(all_) if each is not None}
        return tuple(proposal for proposal, _ in all_), decisions

    # ------------------------------------------------------------------ what else was decided

    def _keep_others(self, index: Index) -> dict[str, Decision]:
        """Return the rows that somebody has added, and what was written of the paper itself."""
        taken = {*self._before.proposals, *self._before.names, *self._before.groups, *self._before.kinds}
        kept = {key: each for key, each in self._old.decisions.items() if key not in taken}
        self._kept += sum(key.startswith(OWN) or key in headings.ABOUT for key in kept)
        return {key: each for key, each in kept.items() if key not in index.proposals}

    def _bring_back(self, index: Index, found: Mapping[str, Decision]) -> list[tuple[Gone, str, Decision]]:
        """Return the decisions whose words have come back, with the rows that they are on."""
        keys: dict[Key, str] = {}
        for key, proposal in index.proposals.items():
            keys.setdefault(sentences.make_key(proposal, index.passages), key)
        for key, name in index.names.items():
            keys.setdefault(("name", fold(name.name)), key)
        return [
            (gone, keys[gone.key], gone.decision)
            for gone in self._old.gone
            if gone.key in keys and keys[gone.key] not in found
        ]

    def _regroup(self, index: Index, found: Mapping[str, Decision]) -> dict[str, Decision]:
        """Return the decisions with those for whole groups, where these have the rows that they had."""
        decisions = dict(found)
        before = {**self._before.groups, **self._before.kinds}
        for group, keys in {**index.groups, **index.kinds}.items():
            old = self._find_group(group, index)
            decision = self._old.decisions.get(old, Decision()) if old else Decision()
            if decision.is_empty:
                continue
            alone = [key for key in before[old] if self._old.decisions.get(key, Decision()).answer]
            if len(keys) == len(before[old]) and all(decisions.get(key, Decision()).answer for key in keys):
                decisions[group] = decision
                own = {self._name(key, self._before) for key in alone}
                for key in keys:
                    if self._name(key, index) not in own and decisions[key].answer == decision.answer:
                        decisions[key] = decisions[key]._replace(answer="")
            else:
                decisions[group] = Decision("", {}, decision.note)
        return {key: each for key, each in decisions.items() if not each.is_empty}

    def _find_group(self, group: str, index: Index) -> str:
        """Return the ID that a group had before; empty for one that is new."""
        if group in index.kinds:
            return group if group in self._before.kinds else ""
        called = index.proposals[index.groups[group][0]].group
        groups = self._before.groups.items()
        return next((key for key, keys in groups if self._before.proposals[keys[0]].group == called), "")

    def _name(self, key: str, index: Index) -> Key:
        if key in index.names:
            return ("name", fold(index.names[key].name))
        return sentences.make_key(index.proposals[key], index.passages)

    def _lose(self, sheet: str, key: str, decision: Decision) -> None:
        """List a decision whose words are gone."""
        before = self._before
        if key in before.names:
            name = before.names[key]
            passage, quote, said = next(iter(name.passages), ""), name.name, ""
        else:
            proposal = before.proposals[key]
            passage, quote, said = proposal.passage, before.quote(proposal), proposal.statement
        where, told = before.locate(passage) if passage else "", self._name(key, before)
        self._gone.append(Gone(sheet, where, quote, said, told, decision, self._old.by, self._old.on))


def _trim(key: str, decision: Decision, index: Index) -> Decision:
    """Return a decision without the cells that are proposed so by now."""
    if key.startswith(OWN) or key in headings.ABOUT:
        return decision
    proposed = propose_cells(key, index)
    cells = {heading: text for heading, text in decision.cells.items() if text != proposed.get(heading, "")}
    is_proposed = decision.answer == CHANGE and decision.cells and not cells
    answer = ACCEPT if is_proposed else decision.answer
    return decision._replace(answer=answer, cells=cells)
