"""The action plan over time: what falls into which month, what each lead carries, which month is critical.

Uses the last day that a printed timescale can mean; works out no dates of its own.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.asking.parameters import Parameter
from csa_graph.base.wording import quantity
from csa_graph.terms.iris import STATUS

if TYPE_CHECKING:
    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Cell, Thing
    from csa_graph.projection.reading import Reading

    Rows = tuple[tuple[Cell, ...], ...]
    Record = dict[str, Any]

ANALYSIS = Analysis(
    "timeline",
    "Action plan by month",
    "What falls due in which month, how many actions each lead has, and which month is critical.",
    parameters=(
        Parameter(
            "as_of", "date", "a day; says how each action stands then", example="2018-10-01", optional=True
        ),
    ),
    forms=("ics", "svg"),
    place=10,
)
NOT_STATED = "not stated"
_LIMITS = (
    "It counts deadlines, not work: the document does not say how much an action takes, nor when work on it "
    "begins. A timescale such as “Sept 2018” counts as its last day. An action counts as open unless "
    "a passage says that it is done."
)
_MONTHS = {
    "month": "the month",
    "count": "how many actions are due in it, or are to begin by its end",
    "actions": "which",
    "leads": "who leads them",
    "passage": "where they are stated",
}
_LEADS = {
    "lead": "who leads, as far as it is a named body",
    "count": "how many actions, alone or with others",
    "alone": "how many of them alone",
    "first": "the first day on which one is due",
    "last": "the last",
    "busiest": "the month in which most are due, and how many",
    "passage": "where they are stated",
}
_ACTIONS = {
    "action": "the action",
    "begins": "the last day by which it is to have begun",
    "due": "the last day that the printed timescale can mean; empty where that is for the start alone",
    "precision": "how exact the date is",
    "timescale": "the timescale as printed",
    "lead": "who leads it",
    "plan_ends": "the last day of its plan",
    "state": "how it stands",
    "passage": "where it is stated",
}


def analyse(reading: Reading, as_of: datetime.date | None = None) -> Result:
    """Put the action plan in the order of its dates.

    Args:
        reading: The graph.
        as_of: Day at which the state of an action is judged; without it none is.
    """
    actions = _gather(reading.ask("action-dates"))
    title = f"{ANALYSIS.title}, as of {_day(as_of)}" if as_of else ANALYSIS.title
    tables = (
        tabulate("months", "Months", _MONTHS, _months(reading, actions), "No action has a date."),
        tabulate("leads", "Leads", _LEADS, _leads(reading, actions), "No action has a lead."),
        tabulate(
            "actions", "Actions", _ACTIONS, (_action(each, as_of) for each in actions), "No action is stated."
        ),
    )
    return Result(title, _sentences(actions, as_of), _LIMITS, tables)


def _gather(answer: Answer) -> list[Record]:
    """Return one record for each action, its leads in a list, in the order of the rows."""
    actions: dict[str, Record] = {}
    for row in answer:
        record: Record = dict(zip(answer.columns, row, strict=True))
        known = actions.setdefault(record["action"].iri, {**record, "leads": []})
        if record["lead"] is not None and record["lead"] not in known["leads"]:
            known["leads"].append(record["lead"])
    for known in actions.values():
        known["leads"].sort(key=str)
        # A timescale that is for the start has the day of the start as its last day: that is no deadline.
        if known["begins"] and known["due"] and known["due"] <= known["begins"]:
            known["due"] = None
        known["day"] = known["due"] or known["begins"]
    return sorted(actions.values(), key=lambda each: (each["day"] is None, each["day"] or datetime.date.max))


def _months(reading: Reading, actions: list[Record]) -> Rows:
    by_month: dict[tuple[int, int], list[Record]] = defaultdict(list)
    for each in actions:
        if each["day"] is not None:
            by_month[each["day"].year, each["day"].month].append(each)
    return tuple(
        (
            f"{datetime.date(year, month, 1):%B %Y}",
            len(some),
            "; ".join(str(each["action"]) for each in some),
            "; ".join(dict.fromkeys(lead for each in some for lead in _lead_words(each).split("; "))),
            _cite(reading, some),
        )
        for (year, month), some in sorted(by_month.items())
    )


def _leads(reading: Reading, actions: list[Record]) -> Rows:
    by_lead: dict[Thing, list[Record]] = defaultdict(list)
    for each in actions:
        for lead in each["leads"]:
            by_lead[lead].append(each)
    rows: list[tuple[Cell, ...]] = []
    for lead, some in by_lead.items():
        days = [each["day"] for each in some if each["day"] is not None]
        # Of equal months the first: what is nearest is what can still be moved.
        months = Counter(day.replace(day=1) for day in sorted(days)).most_common(1)
        busiest = f"{months[0][0]:%B %Y}: {months[0][1]}" if months else None
        alone = sum(len(each["leads"]) == 1 for each in some)
        rows.append(
            (
                lead,
                len(some),
                alone,
                min(days, default=None),
                max(days, default=None),
                busiest,
                _cite(reading, some),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-int(str(row[1])), str(row[0]).casefold())))


def _action(each: Record, as_of: datetime.date | None) -> tuple[Cell, ...]:
    dates = (each["begins"], each["due"], each["precision"], each["timescale"])
    return (
        each["action"],
        *dates,
        _lead_words(each),
        each["plan_ends"],
        _state(each, as_of),
        each["passage"],
    )


def _state(each: Record, as_of: datetime.date | None) -> str:
    """Say how an action stands on a day: done, overdue, due in so many days; and what is odd about it."""
    late = each["due"] and each["plan_ends"] and each["due"] > each["plan_ends"]
    odd = "; due after the plan ends" if late else ""
    if getattr(each["status"], "iri", "") == STATUS.done.value:
        return "done"
    if each["day"] is None:
        return "no date stated"
    if as_of is None:
        return odd.removeprefix("; ")
    verb = "due" if each["due"] else "to begin"
    days = (each["day"] - as_of).days
    number = quantity(abs(days), "day")
    if days < 0:
        what = "be done" if each["due"] else "have begun"
        return f"{verb} {number} ago, not stated to {what}{odd}"
    return f"{verb} in {number}{odd}" if days else f"{verb} today{odd}"


def _lead_words(each: Record) -> str:
    if each["leads"]:
        return "; ".join(map(str, each["leads"]))
    return f"{NOT_STATED} (“{each['lead_as_printed']}”)" if each["lead_as_printed"] else NOT_STATED


def _cite(reading: Reading, some: list[Record]) -> tuple[Thing, ...]:
    return reading.passages(passage.iri for each in some for passage in each["passage"])


def _sentences(actions: list[Record], as_of: datetime.date | None) -> str:
    dated = [each["day"] for each in actions if each["day"] is not None]
    if not dated:
        return "No action has a date." if actions else "No action is stated."
    months = Counter(day.replace(day=1) for day in sorted(dated))
    most = max(months.values())
    critical = [f"{month:%B %Y}" for month, count in months.items() if count == most]
    span = f"{min(dated):%B %Y} to {max(dated):%B %Y}"
    words = f"{len(dated)} of {len(actions)} actions have a date, from {span}. "
    words += (
        f"Most fall into {critical[0]}: {most}."
        if len(critical) == 1
        else f"No month stands out: {', '.join(critical[:-1])} and {critical[-1]} have {most} each."
    )
    late = [each for each in actions if "after the plan" in _state(each, None)]
    if late:
        words += f" {len(late)} {'is' if len(late) == 1 else 'are'} due after the plan ends."
    if as_of is not None:
        overdue = sum("ago" in _state(each, as_of) for each in actions)
        words += f" On {_day(as_of)}, {overdue} are past their date and not stated to be done."
    return words


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
