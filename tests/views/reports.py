"""A report made by hand, for the tests of its forms: hostile words, two severities, every sort of news."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from csa_graph.asking.cells import Thing
from csa_graph.checking import checks
from csa_graph.checking.baseline import KnownFinding
from csa_graph.checking.findings import Finding
from csa_graph.checking.places import Place
from csa_graph.checking.report import NEEDS_DAY, Report, SkippedCheck

#: What would do harm in markup, in XML, on a terminal, in a message with arguments and links.
HOSTILE = 'The <b>Board</b> & "Co" {0} [x](javascript:1) `a` | \x1b[2J \x0b 🚢'
BOARD = Thing("https://example.org/board", "Board")
LIGHTS = Thing("https://example.org/lights", "Lights")
FIRST = Thing("https://example.org/plan#1.2", "1.2")
SECOND = Thing("https://example.org/plan#4.7", "4.7")
OWNER, CHAIR, CYCLE = "priority-without-owner", "group-without-chair", "reporting-cycle"


def finding(code: str, severity: str, focus: Thing, message: str, *passages: Thing) -> Finding:
    """Make a finding whose remedy is that of its check."""
    return Finding(
        code, severity, focus, message, passages, checks.get(code).remedy, {}, f"{code} | {focus.iri}"
    )


ERROR = finding(OWNER, "error", LIGHTS, "Nobody owns the lights.", FIRST, SECOND)
WARNING = finding(CHAIR, "warning", BOARD, HOSTILE, SECOND)
KNOWN = finding(CHAIR, "warning", LIGHTS, "It was known.", FIRST)
GONE = KnownFinding("x | urn:gone", OWNER, "Old", "It was so before.")
#: For ERROR, WARNING and KNOWN.
PLACES = (
    (Place(Path("data/a plan.trig"), 7), Place(Path("data/a plan.trig"), 41)),
    (Place(Path("data/b.trig"), 3),),
    (),
)


def make(**changes: Any) -> Report:  # noqa: ANN401
    """Make a report of an error and a warning; one check is sound, and one was not run."""
    facts: dict[str, Any] = {
        "findings": (ERROR, WARNING),
        "checks": {code: checks.get(code) for code in (CHAIR, OWNER, CYCLE)},
        "not_run": (SkippedCheck(checks.get("self-report"), NEEDS_DAY),),
        "editions": ("Plan <i>2030</i>",),
    }
    return Report(**facts | changes)


def make_compared() -> Report:
    """Make the report beside a baseline: one finding is known, one fixed, one was not looked at."""
    return make(
        as_of=datetime.date(2030, 3, 31),
        compared=True,
        known=(KNOWN,),
        fixed=(GONE,),
        unchecked=(GONE._replace(key="y | urn:other"),),
    )
