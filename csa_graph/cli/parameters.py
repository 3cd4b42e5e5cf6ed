"""What a question or an analysis asks for becomes the options of a command, and the line that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.cli.completion import NameType, ParamType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.asking.parameters import Parameter

_DAYS = ("--date", "--as-of")


class _ValueType(ParamType):
    """A date, number, truth value or text that is typed.

    Args:
        kind: Which of them.
    """

    def __init__(self, kind: str) -> None:
        self.kind = self.name = kind

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text; say what is wanted where it is none of its kind."""
        from csa_graph.asking.parameters import SCALARS, read_scalar

        try:
            read_scalar(self.kind, value, str(value).strip())
        except ValueError:
            self.fail(f"“{value}” is not {SCALARS[self.kind]}.", param, ctx)
        return str(value)


def make_option(parameter: Parameter) -> click.Option:
    """Return the option of a parameter."""
    words = f"{parameter.help}; can be given again" if parameter.multiple else parameter.help
    kind: ParamType = NameType(parameter.kind) if parameter.names_thing else _ValueType(parameter.kind)
    if parameter.choices:
        kind = click.Choice(parameter.choices)
    # What is a concept in the vocabulary is an area or a category to whoever reads the help.
    wanted = parameter.name if parameter.kind == "concept" else parameter.kind
    # Wherever a day is asked for, either word will do.
    flags = dict.fromkeys([flag(parameter), *(_DAYS if parameter.kind == "date" else ())])
    return click.Option(
        [*flags, parameter.name],
        type=kind,
        multiple=parameter.multiple,
        metavar=None if parameter.choices else wanted.upper().replace(" ", "-"),
        help=words if parameter.optional else f"{words}  [required]",
    )


def require(parameters: Iterable[Parameter], values: Mapping[str, object], ctx: click.Context) -> None:
    """Refuse a command that lacks what it asks for.

    Raises:
        click.UsageError: Something that cannot be left out has no value; names its option.
    """
    for each in parameters:
        if not each.optional and values.get(each.name) in (None, ()):
            raise click.UsageError(f"{ctx.info_name} needs {flag(each)}: {each.help}.", ctx)


def flag(parameter: Parameter) -> str:
    """Return the name of a parameter's option: ``--as-of``."""
    return f"--{parameter.name.replace('_', '-')}"


def usage(name: str, parameters: Iterable[Parameter]) -> str:
    """Return how to ask, with examples: ``who-reports-to --group SCB``; what is optional, in brackets."""
    words = [name]
    for parameter in parameters:
        example = parameter.example or parameter.kind.upper()
        quoted = example if example.replace("-", "").isalnum() else f'"{example}"'
        option = f"{flag(parameter)} {quoted}"
        words.append(f"[{option}]" if parameter.optional else option)
    return " ".join(words)
