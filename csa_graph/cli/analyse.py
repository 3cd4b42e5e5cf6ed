"""``csa-graph analyse``: an analysis becomes a report in plain English with its tables.

Each analysis is a sub-command with the options that it takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.base.wording import quantity
from csa_graph.cli import parameters
from csa_graph.cli.once import Once, OnceGroup
from csa_graph.cli.options import list_answer_options, list_day_options, list_source_options, shared
from csa_graph.cli.shared import SharedOptions

if TYPE_CHECKING:
    from csa_graph.analysis.result import Analysis


class OneAnalysis(Once):
    """One analysis as a command.

    Args:
        analysis: What it is called and takes.
    """

    def __init__(self, analysis: Analysis) -> None:
        from csa_graph.analysis.catalogue import TOP

        options = [parameters.make_option(each) for each in (*analysis.parameters, TOP)]
        taken = {flag for option in options for flag in option.opts}
        common = [*list_source_options(), *list_day_options(), *list_answer_options(analysis.forms)]
        super().__init__(
            analysis.name,
            params=[*options, *(option for option in common if not taken & set(option.opts))],
            help=analysis.summary,
            short_help=analysis.summary,
            callback=self.analyse,
        )
        self.analysis = analysis

    def analyse(self, **values: object) -> None:
        """Run the analysis and print its report."""
        from csa_graph.cli.progress import progress
        from csa_graph.views import analysis as view

        parameters.require(self.analysis.parameters, values, click.get_current_context())
        further = {form: (f".{form}",) for form in self.analysis.forms}
        options = SharedOptions.take(click.get_current_context(), values, further)
        if options.form in self.analysis.forms and values.get("top") is not None:
            raise click.UsageError(
                f"--top is for tables: as {options.form}, {self.analysis.name} gives everything."
            )
        # An analysis that takes a day itself tells the state of that day.
        options.as_of = options.as_of or (str(values["as_of"]) if values.get("as_of") else None)
        graph = options.open()
        with progress("Analysing …"):
            result = graph.analyse(self.analysis.name, **values)
        text = view.render(result, options.form, look=options.look(), iris=options.iris)
        options.write(text, self.analysis.name)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Say how to ask for it."""
        with formatter.section("Example"):
            formatter.write_text(f"csa-graph analyse {usage(self.analysis)}")


class Analyses(OnceGroup):
    """The analyses as sub-commands, made when they are named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the analyses."""
        from csa_graph.analysis import catalogue

        return list(catalogue.list_names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Read one analysis."""
        from csa_graph.analysis import catalogue
        from csa_graph.base.errors import CsaGraphError, UnknownNameError

        try:
            return OneAnalysis(catalogue.get(cmd_name))
        except UnknownNameError as error:
            if ctx.resilient_parsing:
                return None
            raise CsaGraphError(str(error)) from None


def usage(analysis: Analysis) -> str:
    """Return how to ask for an analysis, with its examples: ``route --of "Domestic abuse"``."""
    return parameters.usage(analysis.name, analysis.parameters)


def _list_analyses(options: SharedOptions) -> None:
    from csa_graph.analysis import catalogue
    from csa_graph.asking.answer import Answer

    analyses = [catalogue.get(name) for name in catalogue.list_names()]
    if options.form == "table":
        from csa_graph.views.page import Page

        page = Page(options.look())
        for each in analyses:
            page.line(usage(each))
            page.line(each.summary, indent=4)
        options.write(page.text(), quantity(len(analyses), "analysis", "analyses"))
        return
    meanings = {"analysis": "its name", "summary": "what it answers", "usage": "how to ask for it"}
    rows = tuple((each.name, each.summary, usage(each)) for each in analyses)
    options.answer(Answer("The analyses", tuple(meanings), rows, meanings))


@click.command(
    cls=Analyses,
    invoke_without_command=True,
    short_help="Measure the governance, or list the analyses.",
    subcommand_metavar="[ANALYSIS [OPTIONS]]",
)
@shared
def command(options: SharedOptions) -> None:
    """Analyse the governance: where it is strong, where it breaks; without an analysis, list them."""
    if click.get_current_context().invoked_subcommand is None:
        _list_analyses(options)
