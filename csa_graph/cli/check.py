"""``csa-graph check``: the rules of good governance become findings, and the worst of them the exit code."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csa_graph.base.wording import quantity
from csa_graph.checking.check import SEVERITIES
from csa_graph.cli.completion import complete_queries
from csa_graph.cli.encoding import print_message
from csa_graph.cli.once import Once
from csa_graph.cli.options import EXCEL, not_empty, sources
from csa_graph.cli.options import force as force_option
from csa_graph.cli.output import is_stdout
from csa_graph.cli.shared import choose_format
from csa_graph.views.findings import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click.shell_completion import CompletionItem

    from csa_graph.checking.check import Check
    from csa_graph.checking.profile import Profile
    from csa_graph.checking.report import Report
    from csa_graph.cli.shared import SharedOptions


def complete_codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the codes of the checks, and of the profile's own rules where one is named already."""
    from click.shell_completion import CompletionItem

    offered = complete_queries("checks")(ctx, param, incomplete)
    # Whatever is wrong with the profile would end up in what the user is typing.
    with suppress(Exception):
        from csa_graph.checking.profile import list_rules

        own = list_rules(ctx.params["profile"])
        offered += [CompletionItem(code) for code in own if code.startswith(incomplete)]
    return offered


@click.command(cls=Once, short_help="Say what is missing in the governance.")
@click.option(
    "--as-of",
    metavar="DATE",
    callback=not_empty,
    help="Judge the state at this day, such as 2019-03-31, or today. Without it, checks that need a day are "
    "not run.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="CODE",
    callback=not_empty,
    shell_complete=complete_codes,
    help="Run just this check; can be given again.",
)
@click.option(
    "--skip",
    multiple=True,
    metavar="CODE",
    callback=not_empty,
    shell_complete=complete_codes,
    help="Leave this check out; can be given again.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="error",
    show_default=True,
    help="End with exit code 1 if there is a finding of this severity or a graver one.",
)
@click.option(
    "--profile",
    metavar="FILE|NAME",
    type=click.Path(),
    callback=not_empty,
    is_eager=True,
    help="File of severities, of checks that are off, and of folders of own rules; or the name of one that "
    "csa-graph brings: organogram.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(),
    callback=not_empty,
    help="Report in JSON whose findings are known: only new ones are listed and can fail.",
)
@click.option(
    "--explain",
    metavar="CODE",
    callback=not_empty,
    shell_complete=complete_codes,
    help="Explain this check, and run none.",
)
@click.option("--list", "listed", is_flag=True, help="List the checks, and run none.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS), case_sensitive=False),
    help="Format of the report; by default as the name of the output ends, else a table.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    callback=not_empty,
    help="File that the report is written to.",
)
@click.option(
    "--threads",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many checks run at once; by default one for each core, and one on a server.",
)
@click.option(
    "--all",
    "in_full",
    is_flag=True,
    help="List every finding. Without it, where there are more than five groups of findings, the table on "
    "the screen tells of the five that matter most, and of each other in a line. Files and other formats "
    "have all.",
)
@click.option("--iris", is_flag=True, help="Give IRIs beside labels, in CSV.")
@click.option("--excel", is_flag=True, help=EXCEL)
@force_option
@sources
def command(
    options: SharedOptions,
    *,
    as_of: str | None,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    fail_on: str,
    profile: str | None,
    baseline: str | None,
    explain: str | None,
    listed: bool,
    form: str | None,
    output: str | None,
    threads: int | None,
    iris: bool,
    excel: bool,
    in_full: bool,
    force: bool,
) -> None:
    """Check whether the governance is in order, and say what is missing.

    Exit code 1: there are findings as grave as --fail-on says; of those that are new, with --baseline. Exit
    code 2: the checks could not be run, or none of those that were asked for.

    A profile is a file of TOML: off = ["CODE", …], rules = ["FOLDER", …], and [severity] with lines such as
    "CODE" = "note". A rule of one's own is a query file like those that csa-graph brings.
    """
    output = None if is_stdout(output) else output
    form = form or choose_format(output, FORMATS, "no report is written")
    options.excel = excel
    # A report in JSON brings the baseline up to date: see csa_graph.base.updates.IN_PLACE.
    others = (profile,) if form == "json" else (profile, baseline)
    options.set_output(form, FORMATS, output, force=force, others=others)
    from csa_graph.checking.profile import resolve

    chosen = resolve(profile)
    if explain is not None or listed:
        said = quantity(len(chosen.checks), "check") if explain is None else f"what {explain} looks for"
        options.write(_explain(chosen, explain, form, iris=iris, output=output), said)
        return
    from csa_graph.base.days import read_day
    from csa_graph.base.garbage import without_garbage_collection
    from csa_graph.checking.profile import list_rules
    from csa_graph.cli.progress import progress

    # A mistyped code is reported before the data are read.
    _refuse_unknown((*only, *skip), chosen)
    day = None if as_of is None else read_day(as_of)
    # A rule of one's own may read any graph.
    graph = options.open("all" if profile and list_rules(profile) else "current")
    with progress("Checking …"), without_garbage_collection():
        report = graph.check(
            only or None, skip, as_of=day, profile=chosen, baseline=baseline, threads=threads
        )
        text = _write(report, form, options, iris=iris, output=output, in_full=in_full)
    options.write(text, quantity(len(report), "finding"))
    if form == "csv":
        _print_notes(report)
    if not report.checks:
        click.get_current_context().exit(2)
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    if any(finding.severity in grave for finding in report):
        click.get_current_context().exit(1)


def _write(
    report: Report, form: str, options: SharedOptions, *, iris: bool, output: str | None, in_full: bool
) -> str:
    """Return a report in a format; in some, findings have the lines of the data files that state them."""
    from csa_graph.checking.places import find
    from csa_graph.cli.output import look
    from csa_graph.views import findings as view

    is_placed = form in view.PLACED and options.store is None
    places = find([*report, *report.known], options.inputs) if is_placed else []
    place = look(to_file=output is not None)
    return view.render(
        report,
        form,
        look=place,
        places=places,
        root=Path.cwd(),
        iris=iris,
        digest=output is None and not in_full,
    )


def _refuse_unknown(codes: Iterable[str], profile: Profile) -> None:
    """Refuse what is the code of no check; where nothing comes near it, say how to see the codes."""
    from csa_graph.base.errors import CsaGraphError, UnknownNameError
    from csa_graph.checking import checks

    for code in codes:
        try:
            checks.get(code, profile.checks)
        except UnknownNameError as error:
            raise CsaGraphError(
                str(error) if error.suggestions else f"{error} csa-graph check --list lists them."
            ) from None


def _explain(profile: Profile, code: str | None, form: str, *, iris: bool, output: str | None) -> str:
    """Return the page of a check, or the list of all."""
    from csa_graph.checking import checks
    from csa_graph.cli.output import look
    from csa_graph.views import FORMATS as LISTED
    from csa_graph.views import render
    from csa_graph.views.findings import rule

    known: list[Check] = list(profile.checks.values())
    formats = list(LISTED) if code is None else rule.FORMATS
    if form not in formats:
        option = "--list" if code is None else "--explain"
        raise click.UsageError(f"{option} has no format {form}: it can be {', '.join(formats)}.")
    place = look(to_file=output is not None)
    if code is None:
        return render(rule.list_checks(known), form, look=place, iris=iris)
    _refuse_unknown([code], profile)
    return rule.explain(checks.get(code, profile.checks), form, place)


def _print_notes(report: Report) -> None:
    """Say on standard error what has no place in rows."""
    from csa_graph.views.findings import words

    for note in words.notes_with_fixed(report):
        print_message(note)
