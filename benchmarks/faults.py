"""An agreement in which all is in order is broken in known places: each fault says what the checks will find.

A fault leaves the data well formed, so that they can be built. It is planted where nothing else is broken: no
fault hides or makes another. Two checks have none here: data in which an action has several bodies
accountable, or a line leads to what can be no body, are not well formed in the first place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks import group_faults, plan_faults
from benchmarks.places import NoPlaceError, Places

if TYPE_CHECKING:
    import random

    from benchmarks.agreement import Agreement

#: How many of the things that can be faulty are.
SHARE = 0.03
#: What plants a fault, by the code of the check that finds it.
FAULTS = {**group_faults.FAULTS, **plan_faults.FAULTS}


class Expected(NamedTuple):
    """What a check is to find.

    Attributes:
        partnership: In the agreement of which partnership.
        code: The check.
        focus: IRI of what it is about.
    """

    partnership: str
    code: str
    focus: str


def plant(agreement: Agreement, chance: random.Random) -> list[Expected]:
    """Break an agreement in some places: as many as its size asks for, each in another way.

    Args:
        agreement: An agreement in which all is in order; it is changed.
        chance: What chooses.

    Returns:
        What the checks find there; one fault can be found by several.
    """
    places = Places(agreement, chance)
    number = sum(chance.random() < SHARE for _ in range(len(places)))
    found: list[Expected] = []
    for code in chance.sample(sorted(FAULTS), len(FAULTS)):
        if number:
            try:
                planted = FAULTS[code](places)
            except NoPlaceError:
                continue
            number -= 1
            found += [_expect(agreement, each, focus) for each, focus in planted]
    return list(dict.fromkeys(found))


def _expect(agreement: Agreement, code: str, focus: str) -> Expected:
    iri = focus if "://" in focus else agreement.root + focus
    return Expected(f"invented-{agreement.number}", code, iri)
