"""The circles that a property leads in are found once for a check, in time that grows with its statements.

An engine that follows a path from each body in turn takes the number of bodies times that of the lines. Here
each line is followed twice (Kosaraju 1978, as Sharir published it in 1981). A check says in its header which
circles it needs, and has a place for them: ``VALUES (?name ?focus) { }``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csa_graph.checking.check import Check
    from csa_graph.sparql.store import Edition, Store

    Line = tuple[str, str]

# Only what has something above and something below can stand in a circle: most have not. A limit that is
# never reached keeps that apart, to be joined: to look up each line takes as long as its ends have lines.
_STEPS = """
SELECT ?lower ?upper WHERE {{
  {{ SELECT DISTINCT ?lower WHERE {{ ?below <{0}> ?lower }} LIMIT 1000000 }}
  ?lower <{0}> ?upper .
  {{ SELECT DISTINCT ?upper WHERE {{ ?upper <{0}> ?above }} LIMIT 1000000 }}
}}
"""


def fill(check: Check, store: Store, edition: Edition = None) -> str:
    """Return the text of a check's query, with the circles that it asks for in their places.

    Args:
        check: The check.
        store: The store that is asked.
        edition: IRI of the edition; None asks the current layer.

    Raises:
        QueryError: The query has no place for circles that its header names.
    """
    text = check.query.text
    found = {each: find(store, each, edition) for each in dict.fromkeys(check.circles.values())}
    for name, predicate in check.circles.items():
        # Not every engine reads an empty table; a property stands in no circle of bodies.
        circles = found[predicate] or {predicate: predicate}
        rows = "".join(f"(<{body}> <{first}>) " for body, first in circles.items())
        # No IRI holds a backslash, so that the rows stand as they are.
        text, places = re.subn(rf"(VALUES \(\?{name} \?\w+\) {{ )}}", rf"\g<1>{rows}}}", text)
        if not places:
            raise QueryError(f"it has no place for circles: VALUES (?{name} ?focus) {{ }}", check.code)
    return text


def find(store: Store, predicate: str, edition: Edition = None) -> dict[str, str]:
    """Return each body that comes back to itself, with the first body of its circle, by their IRIs.

    Args:
        store: A built store.
        predicate: IRI of the property that is followed.
        edition: IRI of the edition; None asks the current layer.
    """
    rows = store.select(_STEPS.format(predicate), None, edition)
    return group(
        (lower.value, upper.value)
        for lower, upper in rows
        if isinstance(lower, ox.NamedNode) and isinstance(upper, ox.NamedNode)
    )


def group(lines: Iterable[Line]) -> dict[str, str]:
    """Return each end of a line from which lines lead back to it, with the first of those in its circle.

    >>> group([("b", "c"), ("c", "b"), ("a", "b"), ("e", "e"), ("c", "d")])
    {'b': 'b', 'c': 'b', 'e': 'e'}
    """
    above: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    alone = set()
    for lower, upper in lines:
        above[lower].append(upper)
        below[upper].append(lower)
        if lower == upper:
            alone.add(lower)
    left: list[str] = []
    seen: set[str] = set()
    for start in list(above):
        left.extend(_walk(start, above, seen))
    circles: dict[str, str] = {}
    seen = set()
    # Whoever was left last is above nobody who was not reached yet: what leads to it is its circle.
    for start in reversed(left):
        circle = list(_walk(start, below, seen))
        if len(circle) > 1 or (circle and circle[0] in alone):
            circles |= dict.fromkeys(circle, min(circle))
    return dict(sorted(circles.items()))


def _walk(start: str, steps: Mapping[str, Sequence[str]], seen: set[str]) -> Iterator[str]:
    """Iterate over what is reached from a start and was not seen, each after all that it leads to."""
    if start in seen:
        return
    seen.add(start)
    way = [(start, iter(steps.get(start, ())))]
    while way:
        node, ahead = way[-1]
        for other in ahead:
            if other not in seen:
                seen.add(other)
                way.append((other, iter(steps.get(other, ()))))
                break
        else:
            way.pop()
            yield node
