"""The dates of an action plan become a calendar that Outlook, Google and Apple read: iCalendar (RFC 5545).

Gives each action one all-day entry, on the last day that its timescale can mean, and none without a date.
"""

from __future__ import annotations

import datetime
import re
import uuid
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from csa_graph.analysis.result import Result
    from csa_graph.asking.cells import Thing

# RFC 5545, 3.1 leaves no place for these in a text, nor for a line end that is not written as "\n"; some
# programs take the last three for the end of a line.
_LINE_END = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def to_ics(result: Result) -> str:
    """Return the deadlines of the analysis ``timeline`` as an iCalendar file.

    An entry's identifier follows from the action, so that a calendar that reads a newer file moves it. The
    same plan gives the same bytes: the time stamp of an entry is its day. A plan without a date gives a
    calendar without an entry.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//csa-graph//action plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _on_one_line(result.title))
    table = result.table("actions")
    for row in table:
        record: dict[str, Any] = dict(zip(table.columns, row, strict=True))
        day = record["due"] or record["begins"]
        if day is None:
            continue
        event = Event()
        event.add("uid", _identify(record["action"]))
        event.add("dtstamp", datetime.datetime.combine(day, datetime.time(), datetime.UTC))
        event.add("dtstart", day)
        event.add("summary", _on_one_line(f"{'Due' if record['due'] else 'To begin'}: {record['action']}"))
        event.add("description", "\n".join(map(_on_one_line, _describe(record))))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical()).decode("utf-8")


def _identify(action: Thing) -> str:
    """Return an identifier that stays: the IRI, or one made of the label where there is none."""
    if action.iri.startswith("_:"):
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, action.label)}"
    return _on_one_line(action.iri)


def _describe(record: dict[str, Any]) -> list[str]:
    lines = [f"Lead: {record['lead']}", f"Timescale as printed: {record['timescale'] or 'not stated'}"]
    if record["due"] and record["begins"]:
        lines.append(f"To begin by {record['begins'].isoformat()}")
    if record["precision"] is not None:
        lines.append(f"Exact to the {record['precision']}: this is the last day that it can mean.")
    if record["state"]:
        lines.append(f"State: {record['state']}")
    cited = "; ".join(passage.label for passage in record["passage"])
    lines.append(f"Stated in: {cited or 'no passage'}")
    return lines


def _on_one_line(text: str) -> str:
    return _CONTROL.sub("", " ".join(_LINE_END.sub("\n", text).split("\n")))
