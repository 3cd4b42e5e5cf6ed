"""Groups of what belongs together: the order, and no import where nothing does."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from csa_graph.base import grouping

PLACES = st.integers(0, 11)


@given(st.lists(st.tuples(PLACES, PLACES), max_size=12))
def test_each_group_is_what_can_be_reached(pairs: list[tuple[int, int]]) -> None:
    groups = grouping.group(range(12), pairs)
    assert sorted(place for group in groups for place in group) == list(range(12))
    assert groups == sorted(groups)
    assert all(group == sorted(group) for group in groups)
    near: dict[int, set[int]] = {place: {place} for place in range(12)}
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    for group in groups:
        reached = {group[0]}
        while (more := reached.union(*(near[place] for place in reached))) != reached:
            reached = more
        assert set(group) == reached


def test_where_nothing_belongs_together_networkx_is_not_imported() -> None:
    code = (
        "import sys\n"
        "from csa_graph.base import grouping\n"
        "assert grouping.group('abc', [('a', 'a')]) == [['a'], ['b'], ['c']]\n"
        "assert 'networkx' not in sys.modules\n"
        "assert grouping.group('abc', [('a', 'b')]) == [['a', 'b'], ['c']]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
