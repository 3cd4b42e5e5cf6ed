"""The dates of an action plan become a calendar that Outlook, Google and Apple read: iCalendar (RFC 5545).

Gives each action one all-day entry, on the last day that its timescale can mean. An action without a date has none.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from csa_graph.analysis.catalogue import Result


def to_ics(result: Result) -> str:
    """Return the deadlines of the analysis ``timeline`` as an iCalendar file.

    An entry's identifier follows from the action, so that a calendar that reads a newer file moves it. The
    same plan gives the same bytes: the time stamp of an entry is its day.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//csa-graph//action plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", result.title)
    table = result.table("actions")
    for row in table:
        record: dict[str, Any] = dict(zip(table.columns, row, strict=True))
        day = record["due"] or record["begins"]
        if day is None:
            continue
        event = Event()
        event.add("uid", record["action"].iri)
        event.add("dtstamp", datetime.datetime.combine(day, datetime.time(), datetime.UTC))
        event.add("dtstart", day)
        event.add("summary", f"{'Due' if record['due'] else 'To begin'}: {record['action']}")
        event.add("description", _describe(record))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return calendar.to_ical().decode("utf-8")


def _describe(record: dict[str, Any]) -> str:
    lines = [f"Lead: {record['lead']}", f"Timescale as printed: {record['timescale'] or 'not stated'}"]
    if record["precision"] is not None:
        lines.append(f"Exact to the {record['precision']}: this is the last day that it can mean.")
    if record["state"]:
        lines.append(f"State: {record['state']}")
    cited = "; ".join(passage.label for passage in record["passage"])
    lines.append(f"Stated in: {cited or 'no passage'}")
    return "\n".join(lines)
