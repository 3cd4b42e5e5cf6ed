"""How figures changed becomes sentences of plain English.

Takes what was measured; measures no more than first against last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.analysis import rising
from csa_graph.analysis.series import SMALL, Series, compare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.projection.reading import Reading

NOT_STATED = "not stated"


def describe_totals(series: Iterable[Series], *, is_total: bool) -> list[str]:
    """Describe how each category changed in its areas since the first year; a total goes without its name."""
    groups: dict[tuple[str, str], list[Series]] = {}
    for each in series:
        if len(each.numbers) > 1:
            groups.setdefault((each.table.iri, each.category.iri), []).append(each)
    sentences = []
    for some in groups.values():
        said = ""
        for each in some:
            begin = f"{said}; in" if said else f"{'The total' if is_total else each.category} in"
            said = f"{begin} {each.area} {'it ' if said else ''}{_describe_change(each)}"
        several = len({table for table, _ in groups}) > 1
        sentences.append(f"{some[0].table}: {said[0].lower()}{said[1:]}." if several else f"{said}.")
    return sentences


def _describe_change(each: Series) -> str:
    first, last = each.numbers[each.first], each.numbers[each.last]
    number, percent = compare(first, last)
    if not number:
        return f"stayed at {first:,} ({each.first} and {each.last})"
    words = f"{'rose' if number > 0 else 'fell'} from {first:,} ({each.first}) to {last:,} ({each.last})"
    return words if percent is None or min(first, last) < SMALL else f"{words}, by {abs(percent):.0f}%"


def describe_parts(parts: Iterable[Series]) -> list[str]:
    """Describe how many categories rose and fell in every area."""
    signs: dict[str, set[int]] = {}
    for each in parts:
        if len(each.numbers) > 1:
            change = compare(each.numbers[each.first], each.numbers[each.last]).number
            signs.setdefault(each.category.iri, set()).add((change > 0) - (change < 0))
    if len(signs) < 2:
        return []
    rose, fell = (sum(each == {sign} for each in signs.values()) for sign in (1, -1))
    rest = len(signs) - rose - fell
    words = f"Of {len(signs)} categories, {rose} rose since the first year in every area shown, {fell} fell"
    return [f"{words}, and {rest} did neither everywhere."] if rest else [f"{words}."]


def describe_rising(reading: Reading, trends: list[rising.Trend]) -> list[str]:
    """Describe for which priorities offences rise while no action is in the plan, and who joins the two."""
    plan = reading.project("governance")
    areas: dict[tuple[str, bool, str], list[str]] = {}
    for each in trends:
        if not rising.actions_for(plan, each.priority):
            key = (each.priority, each.ties[0].partly, name_authors(reading, each.ties[0]))
            areas.setdefault(key, []).append(str(each.series[0].area))
    sentences = []
    for (priority, partly, who), some in areas.items():
        wider = " and ".join(str(reading.thing(each)) for each in rising.wider_actions_for(plan, priority))
        sentences.append(
            f"Offences that are {'partly about' if partly else 'part of'} {reading.thing(priority)} rose in "
            f"{' and '.join(dict.fromkeys(some))}, and no action in the plan is for it"
            f"{f', though some are for {wider}, which it is a part of' if wider else ''} "
            f"(that they belong together is no statement of the document; who says so: {who})."
        )
    return sentences


def name_authors(reading: Reading, tie: rising.Tie) -> str:
    """Name those whose view it is that a category belongs to a priority."""
    return "; ".join(str(reading.thing(each)) for each in tie.who) or NOT_STATED
