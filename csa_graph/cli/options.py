"""The options that commands share: what is read, in which format the answer comes, and where it goes.

Declares them; what becomes of their values is for ``shared``.
"""

from __future__ import annotations

from functools import update_wrapper
from typing import TYPE_CHECKING, Any, TypeVar

import click

from csa_graph.cli.completion import complete_editions
from csa_graph.cli.group import remember_debug
from csa_graph.cli.shared import MARK, SharedOptions
from csa_graph.views import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Function = TypeVar("Function", bound=Callable[..., Any])

_FORCE = "Replace what is there, though csa-graph did not write it, or somebody has changed it since."


def not_empty(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:  # noqa: ANN401, ARG001
    """Refuse an empty value: a shell makes one of a variable that is not set."""
    if value == "" or (isinstance(value, tuple) and "" in value):
        raise click.BadParameter("It is empty. Leave the option out, or give it a value.")
    return value


def list_data_options() -> list[click.Option]:
    """Return new options that say which files are read."""
    return [
        click.Option(
            ["--data", MARK + "data"],
            multiple=True,
            metavar="PATH",
            type=click.Path(),
            callback=not_empty,
            help="Data file, folder of them, or pattern in quotes: 'plans/**/*.trig'; can be given again.",
        ),
        *list_debug_options(),
    ]


def list_debug_options() -> list[click.Option]:
    """Return a new option that is for those who look for a fault of the program."""
    return [
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            callback=remember_debug,
            help="Show where in the program an error arose.",
        ),
    ]


def list_source_options() -> list[click.Option]:
    """Return new options that say what is read."""
    data, *others = list_data_options()
    return [
        data,
        click.Option(
            ["--store", MARK + "store"],
            metavar="FOLDER|URL",
            type=click.Path(),
            callback=not_empty,
            help="Store that csa-graph build made: its folder, or the address of its server.",
        ),
        click.Option(
            ["--edition", MARK + "edition"],
            metavar="NAME",
            callback=not_empty,
            shell_complete=complete_editions,
            help="Edition to read, in place of those in force.",
        ),
        *others,
    ]


def list_day_options() -> list[click.Option]:
    """Return a new option that says as of which day it is told what holds."""
    return [
        click.Option(
            ["--as-of", MARK + "as_of"],
            metavar="DATE",
            callback=not_empty,
            help="Day at which seats, bodies and lines are to be current, or “today”; by default the last "
            "day of an edition if that is past, else today.",
        )
    ]


def list_quote_options() -> list[click.Option]:
    """Return a new option that keeps the texts of passages back."""
    return [
        click.Option(
            ["--no-quotes", MARK + "no_quotes"],
            is_flag=True,
            help="Leave out what passages say in the words of the document.",
        )
    ]


def list_answer_options(further: Iterable[str] = ()) -> list[click.Option]:
    """Return new options that say how an answer is given; a command can have further formats."""
    return [
        click.Option(
            ["--format", MARK + "form"],
            type=click.Choice([*FORMATS, *further], case_sensitive=False),
            help="Format of the answer; by default as the name of the output ends, else a table.",
        ),
        click.Option(
            ["-o", "--output", MARK + "output"],
            metavar="FILE",
            type=click.Path(),
            callback=not_empty,
            help="File that the answer is written to.",
        ),
        click.Option(["--force", MARK + "force"], is_flag=True, help=_FORCE),
        click.Option(["--iris", MARK + "iris"], is_flag=True, help="Give IRIs beside labels, in CSV."),
        click.Option(["--excel", MARK + "excel"], is_flag=True, help=EXCEL),
    ]


#: What the option does by which Excel reads accents rightly.
EXCEL = "Begin CSV with the mark by which Excel knows that it is UTF-8, so that it shows accents rightly."


def force(function: Function) -> Function:
    """Give a command that option, for its parameter ``force``."""
    return click.option("--force", is_flag=True, help=_FORCE)(function)


def sources(function: Function) -> Function:
    """Give a command the options that say what is read; it gets their values as its first argument."""
    return _add_options(function, [*list_source_options(), *list_quote_options()])


def data(function: Function) -> Function:
    """Give a command the options that say which files are read; it gets their values first."""
    return _add_options(function, list_data_options())


def answers(function: Function) -> Function:
    """Give a command the options that say how an answer is given; it gets their values first."""
    return _add_options(function, [*list_debug_options(), *list_answer_options()])


def shared(function: Function) -> Function:
    """Give a command all shared options and a day; it gets their values as its first argument."""
    options = [*list_source_options(), *list_day_options(), *list_quote_options(), *list_answer_options()]
    return _add_options(function, options)


def shared_and(further: Mapping[str, Iterable[str]]) -> Callable[[Function], Function]:
    """Give a command all shared options, and formats of its own beside those of every answer.

    Args:
        further: The formats, each with the endings of its files: ``{"svg": (".svg",)}``.
    """

    def decorate(function: Function) -> Function:
        options = [*list_source_options(), *list_answer_options(further)]
        return _add_options(function, options, further)

    return decorate


def _add_options(
    function: Function, options: list[click.Option], further: Mapping[str, Iterable[str]] | None = None
) -> Function:
    def run(**values: Any) -> Any:  # noqa: ANN401
        return function(SharedOptions.take(click.get_current_context(), values, further), **values)

    wrapped: Any = update_wrapper(run, function)
    # click collects decorators from the bottom up.
    wrapped.__click_params__ = [*reversed(options), *getattr(function, "__click_params__", [])]
    return wrapped  # type: ignore[no-any-return]
