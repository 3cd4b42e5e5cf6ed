"""``csa-graph survey``: many editions become tables, on the cores of this machine or on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.checking.check import SEVERITIES
from csa_graph.cli.completion import complete_queries
from csa_graph.cli.encoding import print_message
from csa_graph.cli.once import Once
from csa_graph.cli.options import list_debug_options, not_empty

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from csa_graph.survey import Survey

_SHOWN = 20
_NOUNS = {"statements": "statement", "nodes": "thing", "edges": "line"}


def complete_analyses(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Offer the names of the analyses."""
    from click.shell_completion import CompletionItem

    from csa_graph.analysis.catalogue import list_names

    return [CompletionItem(name) for name in list_names() if name.startswith(incomplete)]


@click.command(cls=Once, short_help="Survey many editions at once, into tables.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(), callback=not_empty)
@click.option("--check", "checks", is_flag=True, help="Run the checks on each edition.")
@click.option(
    "--ask",
    multiple=True,
    metavar="NAME",
    callback=not_empty,
    shell_complete=complete_queries("questions"),
    help="Ask this question of each edition; can be given again.",
)
@click.option(
    "--analyse",
    multiple=True,
    metavar="NAME",
    callback=not_empty,
    shell_complete=complete_analyses,
    help="Run this analysis on each edition; can be given again.",
)
@click.option(
    "--as-of",
    metavar="DATE",
    callback=not_empty,
    help="For --check: judge the state at this day, such as 2019-03-31, or today.",
)
@click.option(
    "--profile",
    metavar="FILE",
    type=click.Path(),
    callback=not_empty,
    help="For --check: file of severities, of checks that are off, and of folders of own rules.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="never",
    show_default=True,
    help="For --check: end with exit code 1 if there is a finding of this severity or a graver one.",
)
@click.option(
    "--master",
    metavar="URL",
    callback=not_empty,
    help="Spark cluster that does the work, such as spark://HOST:7077 or yarn; else this machine does.",
)
@click.option(
    "--processes",
    metavar="NUMBER",
    type=click.IntRange(1),
    help="How many processes work at once on this machine; by default one for each core.",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(),
    callback=not_empty,
    help="Folder for the tables; a survey that is there is replaced.",
)
def command(
    *,
    inputs: tuple[str, ...],
    checks: bool,
    ask: tuple[str, ...],
    analyse: tuple[str, ...],
    as_of: str | None,
    profile: str | None,
    fail_on: str,
    master: str | None,
    processes: int | None,
    output: str,
) -> None:
    """Survey the editions in data files, each by itself, and write what is found as Parquet tables into DIR.

    INPUT is a data file, a folder of them, or a pattern. There are tables of editions, nodes, edges and
    statements, of findings, answers and analyses as asked, and what the rules across partnerships found in
    all of them together. DIR is complete or absent.

    An edition that fails is reported, is listed in the table of failures, and stops no other. Exit code 1:
    something failed, or there are findings as grave as --fail-on says. Exit code 2: there was no survey.
    """
    from csa_graph.cli.output import announce, emit
    from csa_graph.cli.progress import counting
    from csa_graph.survey import survey

    if not checks and (as_of or profile or fail_on != "never"):
        raise click.UsageError("--as-of, --profile and --fail-on are for the checks: add --check.")
    if master and processes:
        raise click.UsageError(
            "--processes is for this machine; of a cluster, --master and Spark's own settings tell it."
        )
    with counting("Surveying …", "editions") as show_progress:
        done = survey(
            inputs,
            output,
            checks=checks,
            ask=ask,
            analyse=analyse,
            as_of=as_of,
            profile=profile,
            master=master,
            processes=processes,
            watch=show_progress,
        )
    announce(output, _describe(done))
    emit(_summarise(done))
    _print_failures(done, output)
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    if done.failures or any(done.severities.get(severity) for severity in grave):
        click.get_current_context().exit(1)


command.params += list_debug_options()


def _describe(done: Survey) -> str:
    """Return what the tables hold."""
    from csa_graph.base.wording import quantity

    what = f"{quantity(done.editions, 'edition')} of {quantity(done.partnerships, 'partnership')}"
    return ", ".join([what, *(quantity(done.rows[name], noun) for name, noun in _NOUNS.items())])


def _summarise(done: Survey) -> str:
    """Return what was found, a line each."""
    from csa_graph.base.wording import quantity

    lines = []
    if "findings" in done.rows:
        numbers = ", ".join(quantity(done.severities.get(each, 0), each) for each in SEVERITIES)
        lines.append(f"{quantity(done.rows['findings'], 'finding')}: {numbers}.")
    if done.partnerships > 1:
        lines.append("Across partnerships:")
        lines += [f"  {name}: {quantity(number, 'row')}" for name, number in done.across.items()]
    return "".join(f"{line}\n" for line in lines)


def _print_failures(done: Survey, output: str) -> None:
    from csa_graph.base.terminal import for_terminal

    for _files, _edition, step, message in done.failures[:_SHOWN]:
        print_message(for_terminal(f"Failed ({step}): {message}"))
    if len(done.failures) > _SHOWN:
        print_message(f"… and {len(done.failures) - _SHOWN:,} more: see {output}/failures.parquet")
