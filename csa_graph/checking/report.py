"""The result of checks: what was found, what was not run and why, and what an earlier report knew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, overload

from csa_graph.base.wording import quantity
from csa_graph.checking.check import SEVERITIES
from csa_graph.checking.findings import Finding

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from csa_graph.checking.baseline import KnownFinding
    from csa_graph.checking.check import Check

#: Why a check was not run.
NEEDS_DAY = "Needs a day: give --as-of DATE."
TURNED_OFF = "Turned off by the profile."
LEFT_OUT = "Asked for and left out at once: take it from --only or from --skip."
OF_NO_EDITION = "Finds what belongs to no edition: check without naming one."


class SkippedCheck(NamedTuple):
    """A check that was not run, and why; nobody knows what it would have found."""

    check: Check
    reason: str


@dataclass(frozen=True, slots=True)
class Report(Sequence[Finding]):
    """What an inspection found: the list of its findings, and what else is to be known of it.

    Attributes:
        findings: The findings to act on, the most severe first: all, or those not in the baseline.
        checks: The checks that were run, by code.
        not_run: Those that were not, though nobody asked for that.
        as_of: Day at which the state was judged, if one was asked for.
        editions: Titles of what was checked.
        compared: Whether there was a baseline.
        known: Findings that the baseline has.
        fixed: Findings of the baseline that are found no more.
        unchecked: Findings of the baseline whose checks were not run.
        judged: The day at which it was judged what is current, in a sentence; empty where that says nothing.
    """

    findings: tuple[Finding, ...]
    checks: Mapping[str, Check] = field(default_factory=dict)
    not_run: tuple[SkippedCheck, ...] = ()
    as_of: datetime.date | None = None
    editions: tuple[str, ...] = ()
    compared: bool = False
    known: tuple[Finding, ...] = ()
    fixed: tuple[KnownFinding, ...] = ()
    unchecked: tuple[KnownFinding, ...] = ()
    judged: str = ""

    def __repr__(self) -> str:
        """Return how many findings there are of each severity."""
        counts = [
            quantity(number, severity)
            for severity in SEVERITIES
            if (number := sum(each.severity == severity for each in self.findings))
        ]
        ran = quantity(len(self.checks), "check")
        return f"<Report of {ran}: {', '.join(counts) or 'no findings'}>"

    def _repr_html_(self) -> str:
        from csa_graph.asking import html
        from csa_graph.asking.cells import text

        rows = [
            (each.severity, each.code, each.message, text(tuple(each.passages)), each.remedy)
            for each in self.findings
        ]
        title = repr(self).strip("<>")
        return html.write_table(
            ("severity", "check", "finding", "passage", "what_to_do"), rows, title, {}, ""
        )

    @overload
    def __getitem__(self, place: int) -> Finding: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Finding, ...]: ...

    def __getitem__(self, place: int | slice) -> Finding | tuple[Finding, ...]:
        """Return a finding by its place, or some of them."""
        return self.findings[place]

    def __len__(self) -> int:
        """Return how many findings there are to act on."""
        return len(self.findings)
