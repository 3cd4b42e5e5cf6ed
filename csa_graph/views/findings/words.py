"""What all readable forms of a report say in the same words: groups, counts, and what was not looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.wording import quantity
from csa_graph.checking.check import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.checking.findings import Finding
    from csa_graph.checking.report import Report

#: The title of a report.
TITLE = "What the checks found"
#: What stands before a sentence that all findings of a group have.
SHARED = "For all of them:"
#: The title of what is found no more.
FIXED = "Fixed since the baseline"


def group(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    """Return findings by severity and code, the most severe first; in each group they keep their order."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for each in sorted(findings, key=lambda each: (SEVERITIES.index(each.severity), each.code)):
        groups.setdefault((each.severity, each.code), []).append(each)
    return groups


def title(report: Report, code: str) -> str:
    """Return what a check is called, with its code."""
    return f"{report.checks[code].title} ({code})" if code in report.checks else code


def share(found: Sequence[Finding]) -> tuple[list[str], list[str]]:
    """Return the messages of some findings without the sentences that all of them end with, and these.

    What the document says of all of them alike is read once.
    """
    shared = [each for each in found[0].also if all(each in other.also for other in found)]
    if len(found) < 2 or not shared:
        return [each.message for each in found], []
    return [_leave_out(each, shared) for each in found], shared


def _leave_out(finding: Finding, shared: Sequence[str]) -> str:
    own = [each for each in finding.also if each not in shared]
    return " ".join((finding.message.removesuffix(" ".join(finding.also)).rstrip(), *own))


def count(findings: Sequence[Finding]) -> dict[str, int]:
    """Return the number of findings by severity, the most severe first, with those of which there is none."""
    return {severity: sum(each.severity == severity for each in findings) for severity in SEVERITIES}


def summary(report: Report) -> str:
    """Return the number of findings of each severity in words."""
    new = "new " if report.compared else ""
    counts = [
        quantity(amount, new + severity) for severity, amount in count(report.findings).items() if amount
    ]
    if not report.checks and report.not_run:
        return "No check was run, so nothing is known."
    if not counts:
        return f"No {new}findings."
    return (", ".join(counts[:-1]) + " and " if counts[1:] else "") + counts[-1] + "."


def notes(report: Report) -> list[str]:
    """Return, a sentence or two each, what a reader must know beside the findings."""
    found = []
    if report.as_of is not None:
        found.append(f"Judged as of {report.as_of.day} {report.as_of:%B %Y}.")
    elif report.judged:
        found.append(report.judged)
    reasons: dict[str, list[str]] = {}
    for check, reason in report.not_run:
        reasons.setdefault(reason, []).append(check.code)
    for reason, codes in reasons.items():
        verb = "was" if len(codes) == 1 else "were"
        found.append(f"{quantity(len(codes), 'check')} {verb} not run: {', '.join(codes)}. {reason}")
    if report.known:
        verb = "stands" if len(report.known) == 1 else "stand"
        found.append(f"{quantity(len(report.known), 'finding')} {verb} in the baseline.")
    if report.unchecked:
        verb = "was" if len(report.unchecked) == 1 else "were"
        found.append(
            f"{quantity(len(report.unchecked), 'finding')} of the baseline {verb} not looked at: "
            "the checks that found them were not run."
        )
    return found


def notes_with_fixed(report: Report) -> list[str]:
    """Return the notes, and before them what is fixed, for forms that have no better place for either."""
    gone = [f"{FIXED}: {each.message} ({each.code})" for each in report.fixed]
    return [*gone, *notes(report)]
