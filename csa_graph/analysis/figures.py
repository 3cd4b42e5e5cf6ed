"""The figures of printed tables are compared: with the year before, the first year, and what is planned.

Reads figures as printed and corrects none. A mapping says what belongs to which priority, never a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.analysis import changes, rising
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.analysis.series import SMALL, Change, Series, compare, gather
from csa_graph.asking.parameters import Parameter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Cell, Thing
    from csa_graph.projection.reading import Reading

    Row = tuple[Cell, ...]
    Rows = tuple[Row, ...]

ANALYSIS = Analysis(
    "figures",
    "Figures and priorities",
    "How the printed figures have changed, and which priorities' offences rise while no action is planned.",
    parameters=(
        Parameter("category", "concept", "one category of figures", example="Shoplifting", optional=True),
        Parameter("area", "concept", "one area", example="South Worcestershire", optional=True),
    ),
    forms=("svg",),
    place=11,
)
_LIMITS = (
    "Recorded numbers change with what is reported and how it is recorded, not only with what happens, and "
    f"the number of people is left out of account. Below {SMALL} a percentage misleads: one more is 5% or "
    "more. First and last year are compared, whatever lay between. What belongs to which priority is the "
    "view of those who are named, not of the document; offences that the table does not tell apart belong "
    "to none."
)
_FIGURES = {
    "category": "what is counted",
    "area": "where",
    "first_year": "the first year of the table",
    "first": "its number",
    "last_year": "the last year of the table",
    "last": "its number",
    "on_year_before": "the last year's difference from the year before",
    "on_year_before_percent": "that in percent of the year before; empty where that had none",
    "since_first": "the last year's difference from the first",
    "since_first_percent": "that in percent of the first year; empty where that had none",
    "note": f"“small numbers” where one that is compared is below {SMALL}",
    "table": "the table",
    "passage": "where it is printed",
}
_RISING = {
    "priority": "the priority",
    "actions": "the actions in the plan for it or a part of it",
    "area": "where",
    "first": "the number of the first year",
    "last": "the number of the last year",
    "since_first": "the difference",
    "since_first_percent": "that in percent of the first year",
    "categories": "what is added up",
    "who_says": "whose view it is that they belong together",
    "passage": "where the figures are printed and the actions stated",
}
_MAPPING = {
    "category": "what is counted",
    "tie": "how it belongs to the priority",
    "priority": "the priority",
    "who_says": "whose view it is",
    "mapping": "the mapping that says so; no passage does",
}


def analyse(reading: Reading, category: Thing | None = None, area: Thing | None = None) -> Result:
    """Compare figures by category and area, and hold them against the priorities.

    Args:
        reading: The graph.
        category: One category; by default all.
        area: One area; by default all.
    """
    gathered = gather(reading.ask("crime-figures"))
    series = [
        each
        for each in gathered.series
        if (category is None or each.category == category) and (area is None or each.area == area)
    ]
    mapping = reading.project("figures-and-priorities")
    totals = rising.read_totals(mapping)
    sums = {total for each in totals.values() for total in each}
    parts = [each for each in series if each.category.iri not in sums]
    whole = [each for each in series if each.category.iri in sums]
    ties = [each for each in rising.read_ties(mapping) if _is_shown(each, series)]
    trends = [each for each in rising.measure(ties, series, totals) if each.change.number > 0]
    none = "No figures are stated." if not gathered.series else "The tables have no such figure."
    tables = [
        tabulate("figures", "Figures", _FIGURES, _compare(reading, parts), none),
        tabulate("totals", "Totals", _FIGURES, _compare(reading, whole), "No total is among these figures."),
        tabulate(
            "rising",
            "Priorities whose offences rise",
            _RISING,
            _list_rising(reading, trends),
            "None of these figures is said to belong to a priority and has risen.",
        ),
        tabulate(
            "mapping",
            "What belongs to which priority, and who says so",
            _MAPPING,
            tuple(_name_authors(reading, each) for each in ties),
            "Nobody says of these figures which priority they belong to.",
        ),
        _by_year(reading, series, sums),
    ]
    if whole and not parts:
        # Only a total was asked for: it is what a reader of the first table wants.
        tables[:2] = tables[1::-1]
    summary = [
        *(
            changes.describe_totals(whole, is_total=True)
            if whole
            else changes.describe_totals(series if category else [], is_total=False)
        ),
        *changes.describe_parts(parts),
        *changes.describe_rising(reading, trends),
    ]
    if gathered.undated:
        summary.append(f"{gathered.undated} figures are left out: their period is not a year.")
    if gathered.unclear:
        summary.append(f"{gathered.unclear} are left out: the table has two numbers for the same year.")
    return Result(ANALYSIS.title, " ".join(summary) or none, _LIMITS, tuple(tables))


def _is_shown(tie: rising.Tie, series: Iterable[Series]) -> bool:
    return any(each.category.iri == tie.category for each in series)


# ---------------------------------------------------------------- tables


def _compare(reading: Reading, series: Iterable[Series]) -> Rows:
    return tuple(_row(reading, each) for each in series)


def _row(reading: Reading, each: Series) -> Row:
    alone = len(each.numbers) < 2
    first, last = each.numbers[each.first], each.numbers[each.last]
    since = None if alone else compare(first, last)
    compared = [first, last, *([last - each.before.number] if each.before else [])]
    return (
        each.category,
        each.area,
        each.first,
        first,
        each.last,
        last,
        *_cells(each.before),
        *_cells(since),
        "small numbers" if min(compared) < SMALL else "",
        each.table,
        reading.passages(each.passages),
    )


def _cells(change: Change | None) -> tuple[Cell, Cell]:
    return (None, None) if change is None else (change.number, change.percent)


def _list_rising(reading: Reading, trends: list[rising.Trend]) -> Rows:
    plan = reading.project("governance")
    rows = []
    for each in trends:
        actions = rising.actions_for(plan, each.priority)
        wider = rising.wider_actions_for(plan, each.priority)
        cited = [passage for some in each.series for passage in some.passages]
        cited += rising.cite(plan, [*actions, *(action for some in wider.values() for action in some)])
        first, *_, last = each.numbers.values()
        row = (
            reading.thing(each.priority),
            _describe_actions(reading, actions, wider),
            each.series[0].area,
            first,
            last,
            *each.change,
            "; ".join(
                f"{some.category} ({tie.words})" for tie, some in zip(each.ties, each.series, strict=True)
            ),
            changes.name_authors(reading, each.ties[0]),
            reading.passages(cited),
        )
        rows.append((bool(actions), -(each.change.percent or 0), row))
    # What nobody is to do anything about comes first, then what rises most.
    return tuple(row for *_, row in sorted(rows, key=lambda each: each[:2]))


def _describe_actions(reading: Reading, actions: list[str], wider: dict[str, list[str]]) -> str:
    if actions:
        return "; ".join(str(reading.thing(each)) for each in actions)
    if not wider:
        return "none stated"
    listed = (
        f"{reading.thing(each)}: {'; '.join(str(reading.thing(one)) for one in some)}"
        for each, some in wider.items()
    )
    return f"none stated; for what it is a part of, {', '.join(listed)}"


def _name_authors(reading: Reading, tie: rising.Tie) -> Row:
    return (
        reading.thing(tie.category),
        tie.words,
        reading.thing(tie.priority),
        changes.name_authors(reading, tie),
        reading.thing(tie.mapping),
    )


def _by_year(reading: Reading, series: list[Series], sums: set[str]) -> Answer:
    years = sorted({year for each in series for year in each.numbers})
    rows = tuple(
        (
            each.category,
            each.area,
            *(each.numbers.get(year) for year in years),
            "total" if each.category.iri in sums else "",
            each.table,
            reading.passages(each.passages),
        )
        for each in series
    )
    meanings = {
        "category": "what is counted",
        "area": "where",
        **{year: f"the number of {year}, as printed" for year in years},
        "kind": "“total” where it is the sum of others",
        "table": "the table",
        "passage": "where it is printed",
    }
    return tabulate("years", "Figures by year", meanings, rows, "No figures are stated.")
