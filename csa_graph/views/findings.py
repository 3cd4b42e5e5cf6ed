"""Findings of the checks become a report to be read, and rows for the other views.

Decides neither what is a finding nor how bad it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.answer import Answer
from csa_graph.views.cells import for_terminal, text
from csa_graph.views.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.findings import Finding
    from csa_graph.views import Look

#: The severities, the worst first, with their plurals.
SEVERITIES = {"error": "errors", "warning": "warnings", "note": "notes"}


def to_answer(findings: Sequence[Finding]) -> Answer:
    """Return findings as rows of a table, the worst first."""
    meanings = {
        "severity": "error, warning or note",
        "code": "the check that found it",
        "about": "what it is about",
        "message": "what was found",
        "remedy": "what can be done about it",
        "passage": "where what it is about is stated",
    }
    rows = tuple(
        (each.severity, each.code, each.focus, each.message, each.remedy, tuple(each.passages))
        for each in sorted(findings, key=_order)
    )
    none = "No check found anything."
    return Answer("What the checks found", tuple(meanings), rows, meanings, none=none)


def to_text(findings: Sequence[Finding], titles: Mapping[str, str], look: Look) -> str:
    """Return findings as text, by severity and code, with counts and what can be done.

    Args:
        findings: The findings, in whatever order of codes.
        titles: What a code means, in words, as far as is known.
        look: Where the text is to be read.
    """
    page = Page(look)
    by_code: dict[tuple[str, str], list[Finding]] = {}
    for each in sorted(findings, key=_order):
        by_code.setdefault((each.severity, each.code), []).append(each)
    for (severity, code), found in by_code.items():
        page.gap()
        title = f"{titles[code]} ({code})" if code in titles else code
        page.heading(for_terminal(f"{severity.capitalize()}: {title}: {len(found)}"))
        for each in found:
            where = f" ({text(tuple(each.passages))})" if each.passages else ""
            page.item(for_terminal(f"{each.message}{where}"))
        for remedy in dict.fromkeys(each.remedy for each in found if each.remedy):
            page.line(for_terminal(f"What to do: {remedy}"), indent=2)
    page.gap()
    page.line(summary(findings))
    return page.text()


def summary(findings: Sequence[Finding]) -> str:
    """Return the number of findings of each severity in words."""
    counts = []
    for severity, plural in SEVERITIES.items():
        number = sum(each.severity == severity for each in findings)
        if number:
            counts.append(f"{number} {severity if number == 1 else plural}")
    if not counts:
        return "No findings."
    return (", ".join(counts[:-1]) + " and " if counts[1:] else "") + counts[-1] + "."


def _order(finding: Finding) -> tuple[int, str]:
    known = list(SEVERITIES)
    return known.index(finding.severity) if finding.severity in known else len(known), finding.code
