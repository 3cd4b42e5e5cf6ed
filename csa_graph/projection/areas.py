"""Put areas into the order in which a map shows them: the nation, then the wider before the narrower.

Reads what is stated of areas (`skos:broader`), and draws nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.terms.iris import AREA

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


#: Place of a thing for which no area is stated.
NOWHERE = 99
#: Place of an area that is neither in another nor holds one: its width is not known.
_APART = 90


def get_depth(area: str, broader: Mapping[str, Sequence[str]]) -> int:
    """Return how many wider areas enclose an area; a circle of areas ends the count.

    >>> get_depth("north", {"north": ["county"], "county": ["region"]})
    2
    """
    seen = {area}
    level = [area]
    depth = -1
    while level:
        depth += 1
        level = [wider for place in level for wider in broader.get(place, []) if wider not in seen]
        seen.update(level)
    return depth


def get_place(
    areas: Iterable[str], broader: Mapping[str, Sequence[str]], wider: Collection[str] | None = None
) -> int:
    """Return where the band of the widest of some areas stands among the bands of a map, from 0.

    Args:
        areas: IRIs of the areas of one thing.
        broader: The wider areas of each area.
        wider: All that another area lies in, where the caller knows it.

    >>> get_place(["county"], {"north": ["county"], "county": ["region"]})
    2
    >>> get_place([], {})
    99
    """
    return min((_place(area, broader, wider) for area in areas), default=NOWHERE)


def _place(area: str, broader: Mapping[str, Sequence[str]], wider: Collection[str] | None) -> int:
    if area == AREA["national"].value:
        return 0
    # Most areas lie in another, and then need no look through all.
    if not broader.get(area):
        holds = area in wider if wider is not None else any(area in above for above in broader.values())
        if not holds:
            return _APART
    return min(1 + get_depth(area, broader), _APART - 1)
