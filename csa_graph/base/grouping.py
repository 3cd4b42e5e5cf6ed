"""Things and the pairs of them that belong together become groups. Does not know what the things are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    Item = TypeVar("Item", bound=Hashable)


def group(items: Sequence[Item], pairs: Iterable[tuple[Item, Item]]) -> list[list[Item]]:
    """Group items so that the two of each pair, and all that is paired with them, are in one group.

    Args:
        items: The items, each once.
        pairs: Two items each.

    Returns:
        The groups, in the order of their first items; within a group the order stays.

    >>> group("abcde", [("b", "d"), ("e", "d")])
    [['a'], ['b', 'd', 'e'], ['c']]
    """
    different = {pair for pair in pairs if pair[0] != pair[1]}
    if not different:
        # Most files stand alone, and networkx takes as long to import as a small partnership to build.
        return [[item] for item in items]
    from networkx.utils import UnionFind

    sets = UnionFind(items)
    for one, other in different:
        sets.union(one, other)
    groups: dict[Item, list[Item]] = {}
    for item in items:
        groups.setdefault(sets[item], []).append(item)
    return list(groups.values())
