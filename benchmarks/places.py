"""The places of an invented agreement where a fault can be planted, each of which is taken once.

Knows no fault: ``benchmarks.group_faults`` and ``benchmarks.plan_faults`` do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from benchmarks.agreement import Action, Agreement, Group, Priority, Programme

    Place = TypeVar("Place")


class NoPlaceError(Exception):
    """There is no place left for a fault of some kind."""


class Places:
    """The places of one agreement, in an order by chance.

    Args:
        agreement: An agreement in which all is in order.
        chance: What puts them in order.
    """

    def __init__(self, agreement: Agreement, chance: random.Random) -> None:
        self.agreement = agreement
        # To the groups of the first half others answer, and the last one is the elected body.
        self._groups = agreement.groups[len(agreement.groups) // 2 : -1]
        self._priorities, self._actions = list(agreement.priorities), list(agreement.actions)
        self._programmes = list(agreement.programmes)
        for places in (self._groups, self._priorities, self._actions, self._programmes):
            chance.shuffle(places)

    def __len__(self) -> int:
        """Return how many things of the agreement can be faulty."""
        agreement = self.agreement
        things = (agreement.groups, agreement.people, agreement.priorities, agreement.actions)
        others = (agreement.programmes, agreement.claims, agreement.figures)
        return sum(map(len, (*things, *others))) + sum(category == "all" for category, *_ in agreement.cells)

    def group(self, kind: str = "") -> Group:
        """Take a group to which no other answers; on request one of a kind."""
        return _take(self._groups, lambda each: kind in each.kind)

    def priority(self, fits: Callable[[Priority], bool] = lambda _: True) -> Priority:
        """Take a priority."""
        return _take(self._priorities, fits)

    def action(self, fits: Callable[[Action], bool] = lambda _: True) -> Action:
        """Take an action."""
        return _take(self._actions, fits)

    def programme(self) -> Programme:
        """Take a programme."""
        return _take(self._programmes, lambda _: True)

    def add(self, passage: str, statement: str) -> None:
        """Let a passage state something more."""
        self.agreement.remarks.setdefault(passage, []).append(statement)


def _take(places: list[Place], fits: Callable[[Place], bool]) -> Place:
    for place in places:
        if fits(place):
            places.remove(place)
            return place
    raise NoPlaceError
