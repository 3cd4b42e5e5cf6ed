"""Action plans as the analysis ``timeline`` gives them, for the views that draw them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis.result import Result
from csa_graph.asking.answer import Answer
from csa_graph.asking.cells import Thing

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("action", "begins", "due", "precision", "timescale", "lead", "plan_ends", "state", "passage")
PLAN_ENDS = datetime.date(2031, 3, 31)
HOSTILE = (
    "</text><script>alert(1)</script>",
    "&lt;b&gt; & \"c\" 'd'",
    "end\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "x\x00\x07\x1b\x85\u2028ATTACH:y",
    "one;two,three\\n",
    "🚢 לוח",
)


class Action(NamedTuple):
    """One row of the table of actions, in short."""

    label: str
    due: datetime.date | None = None
    precision: str = "month"
    begins: datetime.date | None = None
    lead: str = "Harbour Board"
    state: str = ""
    timescale: str = ""
    iri: str = ""


def plan(*actions: Action, title: str = "Plan", parameters: Mapping[str, object] | None = None) -> Result:
    """Return a result that holds some actions."""
    rows = tuple(
        (
            Thing(each.iri or f"urn:x:{each.label}", each.label),
            each.begins,
            each.due,
            Thing(f"urn:x:{each.precision}", each.precision) if each.due or each.begins else None,
            each.timescale or None,
            each.lead,
            PLAN_ENDS,
            each.state,
            (Thing("urn:p#1", f"row {number}"),),
        )
        for number, each in enumerate(actions, 1)
    )
    table = Answer("Actions", COLUMNS, rows, none="No action is stated.", name="actions")
    return Result(title, "What it means.", "", (table,), "timeline", parameters or {})
