"""A report becomes comma-separated values: a row for each finding.

Has no place for what was not run: whoever gives the rows has to say it beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.asking.answer import Answer
from csa_graph.views.csv import to_csv as answer_to_csv
from csa_graph.views.findings import words

if TYPE_CHECKING:
    from csa_graph.checking.report import Report

#: What each column of a finding holds.
MEANINGS = {
    "severity": "error, warning or note",
    "code": "the check that found it",
    "about": "what it is about",
    "message": "what was found",
    "remedy": "what can be done about it",
    "passage": "where what it is about is stated",
}


def to_csv(report: Report, *, iris: bool = False) -> str:
    """Return the findings of a report as CSV, the most severe first; known and fixed ones are left out."""
    rows = tuple(
        (each.severity, each.code, each.focus, each.message, each.remedy, tuple(each.passages))
        for found in words.group(report.findings).values()
        for each in found
    )
    quotes = tuple(each.quotes for found in words.group(report.findings).values() for each in found)
    answer = Answer(words.TITLE, tuple(MEANINGS), rows, MEANINGS, quotes=quotes if any(quotes) else ())
    return answer_to_csv(answer, iris=iris)
