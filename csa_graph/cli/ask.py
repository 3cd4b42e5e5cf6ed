"""``csa-graph ask``: a question of the catalogue becomes an answer.

Each file of the catalogue is a sub-command; only the one that is asked is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.base.wording import quantity
from csa_graph.cli import parameters
from csa_graph.cli.completion import list_queries
from csa_graph.cli.once import Once, OnceGroup
from csa_graph.cli.options import list_answer_options, list_day_options, list_source_options, shared
from csa_graph.cli.shared import MARK, SharedOptions

if TYPE_CHECKING:
    from csa_graph.asking.query import Query


class Question(Once):
    """One question as a command: its help names the columns of the answer.

    Args:
        query: The question.
    """

    def __init__(self, query: Query) -> None:
        options = [parameters.make_option(each) for each in query.parameters.values()]
        taken = {flag for option in options for flag in option.opts}
        common = [*list_source_options(), *list_day_options(), *list_answer_options(), _make_quote_option()]
        super().__init__(
            query.name,
            params=[*options, *(option for option in common if not taken & set(option.opts))],
            help=f"{query.summary}\n\n{query.note}".strip(),
            short_help=query.summary,
            callback=self.answer,
        )
        self.query = query

    def answer(self, **values: object) -> None:
        """Ask the question and print what comes back."""
        ctx = click.get_current_context()
        parameters.require(self.query.parameters.values(), values, ctx)
        options = SharedOptions.take(ctx, values)
        graph = options.open("current" if self.query.reads == "all" else self.query.reads)
        answer = graph.moment.ask(self.query, values)
        if options.quote:
            from csa_graph.asking import quoting, running

            asked = running.bind(self.query, graph.names, values).values()
            answer = quoting.add(answer, graph.names.quotes, [getattr(each, "value", "") for each in asked])
        options.answer(answer, values)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Say what the columns hold, and how to ask."""
        from csa_graph.asking.cells import heading

        if self.query.columns:
            with formatter.section("Columns"):
                formatter.write_dl([(heading(name), words) for name, words in self.query.columns.items()])
        with formatter.section("Example"):
            formatter.write_text(f"csa-graph ask {usage(self.query)}")


def _make_quote_option() -> click.Option:
    return click.Option(
        ["--quote", MARK + "quote"],
        is_flag=True,
        help="Tell what the passages of each row say, with the words marked that state it.",
    )


class Questions(OnceGroup):
    """The questions as sub-commands, made when they are named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the questions; reads none."""
        return list_queries("questions")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Read one question."""
        from csa_graph.asking import catalogue
        from csa_graph.base.errors import CsaGraphError, UnknownNameError

        try:
            return Question(catalogue.get(cmd_name))
        except UnknownNameError as error:
            if ctx.resilient_parsing:
                return None
            raise CsaGraphError(
                str(error) if error.suggestions else f"{error} csa-graph ask lists the questions."
            ) from None
        except CsaGraphError:
            # A shell that completes a line cannot be told what is wrong with it.
            if ctx.resilient_parsing:
                return None
            raise


def usage(query: Query) -> str:
    """Return how to ask a question, with its examples: ``who-reports-to --group SCB``."""
    return parameters.usage(query.name, query.parameters.values())


def _list_questions(options: SharedOptions) -> None:
    from csa_graph.asking import catalogue, topics

    found = topics.group(catalogue.questions().values())
    if options.form == "table":
        from csa_graph.views.page import Page

        page = Page(options.look())
        for topic, queries in found.items():
            page.gap()
            page.heading(topic)
            for query in queries:
                page.line(usage(query), indent=2)
                page.line(query.summary, indent=6)
        page.gap()
        page.line("Ask one of them so: csa-graph ask who-reports-to --group SCB")
        options.write(page.text(), quantity(sum(map(len, found.values())), "question"))
        return
    from csa_graph.asking.answer import Answer

    meanings = {
        "question": "its name",
        "topic": "what it is about",
        "summary": "what it answers",
        "usage": "how to ask it",
    }
    rows = tuple(
        (query.name, topic, query.summary, usage(query))
        for topic, queries in found.items()
        for query in queries
    )
    options.answer(Answer("The questions of the catalogue", tuple(meanings), rows, meanings))


@click.command(
    cls=Questions,
    invoke_without_command=True,
    short_help="Ask a question, or list them.",
    subcommand_metavar="[QUESTION [OPTIONS]]",
)
@shared
def command(options: SharedOptions) -> None:
    """Ask a question of the catalogue; without one, list them."""
    if click.get_current_context().invoked_subcommand is None:
        _list_questions(options)
