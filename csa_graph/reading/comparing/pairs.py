"""Which claim states which fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.comparing.forms import holder, is_like, key, keys, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csa_graph.reading.comparing.bodies import Bodies
    from csa_graph.reading.comparing.claims import Claim
    from csa_graph.reading.comparing.truth import Fact


class Pairs(NamedTuple):
    """Which claims state which facts, by their places in the lists.

    Attributes:
        facts: Of each claim the facts that it states; none where it is wrong.
        halves: Of each claim the facts of which it states one end and leaves the other open.
    """

    facts: Mapping[int, tuple[int, ...]]
    halves: Mapping[int, tuple[int, ...]]

    @property
    def stated(self) -> frozenset[int]:
        """The facts that are stated in full."""
        return frozenset(fact for facts in self.facts.values() for fact in facts)

    @property
    def hinted(self) -> frozenset[int]:
        """The facts of which one end is stated."""
        return frozenset(fact for facts in self.halves.values() for fact in facts)


class _Ends(NamedTuple):
    """What an end of a fact or of a claim is compared by; ``keys`` is empty where it is open."""

    keys: frozenset[str]
    texts: tuple[str, ...]


class Pairing:
    """Finds which claim states which fact.

    Names of bodies are compared by all their forms. Who holds a seat, what has priority and what is to be
    done is printed in many ways: where no form is the same, the likest are paired, each once.

    Args:
        bodies: Which name means which body.
        rows: The locators of the rows of tables, by the ids of their passages: a row is one action, whatever
            words the truth has for it.
    """

    def __init__(self, bodies: Bodies, rows: Mapping[str, str]) -> None:
        self._bodies = bodies
        self._rows = rows

    def pair(self, claims: Sequence[Claim], facts: Sequence[Fact]) -> Pairs:
        """Find which claim states which fact."""
        told = [(self._of_truth(fact.subject), self._of_truth(fact.object)) for fact in facts]
        made = [
            (self._of_review(each.surest.subject), self._of_review(each.surest.object)) for each in claims
        ]
        found: dict[int, list[int]] = {place: [] for place in range(len(claims))}
        halves: dict[int, list[int]] = {place: [] for place in range(len(claims))}
        likes: list[tuple[float, int, int]] = []
        for place, claim in enumerate(claims):
            for number, fact in enumerate(facts):
                if claim.kind != fact.kind or not _has_property(claim, fact):
                    continue
                if claim.kind == "actions":
                    likes.extend(_like(self._is_action(claim, fact), place, number))
                elif not claim.is_complete:
                    if _is_half(made[place], told[number]):
                        halves[place].append(number)
                elif not fact.is_open:
                    degree = _degree(fact, made[place], told[number])
                    if degree == 1:
                        found[place].append(number)
                    else:
                        likes.extend(_like(degree, place, number))
        _assign(likes, found)
        return Pairs(_freeze(found), _freeze(halves))

    def _is_action(self, claim: Claim, fact: Fact) -> float:
        """Say how surely a claim is an action: by its row, or by all words by which the action is known."""
        if any(self._rows.get(each.passage) in fact.at.split("; ") for each in claim.proposals):
            return 1.0
        text = words(" ".join(filter(None, (claim.surest.subject, claim.surest.statement))))
        wanted = [words(form) for form in fact.subject]
        return max((1.0 / (2 + len(text - form)) for form in wanted if form and form <= text), default=0.0)

    def _of_truth(self, forms: tuple[str, ...]) -> _Ends:
        more = [self._bodies.rename(form) for form in forms]
        plain = [keys(holder(form)) for form in forms]
        return _Ends(self._bodies.expand(forms).union(*more, *plain) if forms else frozenset(), forms)

    def _of_review(self, name: str | None) -> _Ends:
        if name is None:
            return _Ends(frozenset(), ())
        known = self._bodies.resolve(name) | self._bodies.rename(name) | keys(holder(name))
        return _Ends(known, (name,))


def _has_property(claim: Claim, fact: Fact) -> bool:
    """Say whether a claim is made with a property or role of a fact."""
    return claim.kind == "actions" or key(claim.surest.predicate) in {key(each) for each in fact.predicate}


def _is_half(made: tuple[_Ends, _Ends], told: tuple[_Ends, _Ends]) -> bool:
    """Say whether one end is the same, and the other open."""
    subject, object_ = (bool(mine.keys & theirs.keys) for mine, theirs in zip(made, told, strict=True))
    return (subject and not made[1].keys) or (object_ and not made[0].keys)


def _degree(fact: Fact, made: tuple[_Ends, _Ends], told: tuple[_Ends, _Ends]) -> float:
    """Say how surely a claim states a fact: 1 where both ends are the same, less where one is only alike."""
    same = [bool(mine.keys & theirs.keys) for mine, theirs in zip(made, told, strict=True)]
    if all(same):
        return 1.0
    # The group of a seat and the body of a priority must be the same; a line must have both ends.
    free = {"chairs": 0, "members": 0, "priorities": 1}.get(fact.kind)
    if free is None or not same[1 - free]:
        return 0.0
    degrees = [is_like(mine, theirs) for mine in made[free].texts for theirs in told[free].texts]
    return 0.99 * max(degrees, default=0.0)


def _like(degree: float, claim: int, fact: int) -> Iterable[tuple[float, int, int]]:
    return [(-degree, claim, fact)] if degree else []


def _assign(likes: list[tuple[float, int, int]], found: dict[int, list[int]]) -> None:
    """Pair the claims that state no fact yet with the facts that none states, the likest first, each once."""
    stated = {fact for facts in found.values() for fact in facts}
    for _, claim, fact in sorted(likes):
        if not found[claim] and fact not in stated:
            found[claim].append(fact)
            stated.add(fact)


def _freeze(found: Mapping[int, list[int]]) -> dict[int, tuple[int, ...]]:
    return {place: tuple(facts) for place, facts in found.items()}
