"""``csa-graph check``: the rules of good governance become findings, and the worst of them the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.cli.completion import complete_queries
from csa_graph.cli.options import shared

if TYPE_CHECKING:
    from csa_graph.cli.shared import Shared

# The gravest first, as the findings come.
_SEVERITIES = ("error", "warning", "note")


@click.command(short_help="Say what is missing in the governance.")
@click.option(
    "--only",
    multiple=True,
    metavar="CODE",
    shell_complete=complete_queries("checks"),
    help="Run just this check; can be given again.",
)
@click.option(
    "--skip",
    multiple=True,
    metavar="CODE",
    shell_complete=complete_queries("checks"),
    help="Leave this check out; can be given again.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, "never"]),
    default="error",
    show_default=True,
    help="End with exit code 1 if there is a finding of this severity or a graver one.",
)
@shared
def command(options: Shared, only: tuple[str, ...], skip: tuple[str, ...], fail_on: str) -> None:
    """Check whether the governance is in order, and say what is missing."""
    from csa_graph import checks
    from csa_graph.cli.progress import progress
    from csa_graph.views import findings as view

    graph = options.open()
    with progress("Checking …"):
        findings = graph.check(only or None, skip)
    if options.form == "table":
        titles = {code: check.title for code, check in checks.all_checks().items()}
        options.emit(view.to_text(findings, titles, options.look()))
    else:
        asked = {"only": " ".join(only) or None, "skip": " ".join(skip) or None}
        options.answer(view.to_answer(findings), asked)
    grave = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    if any(finding.severity in grave for finding in findings):
        click.get_current_context().exit(1)
