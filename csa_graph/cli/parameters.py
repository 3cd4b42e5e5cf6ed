"""What a question or an analysis asks for becomes the options of a command, and the line that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.cli.completion import NameType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.asking.parameters import Parameter


def make_option(parameter: Parameter) -> click.Option:
    """Return the option of a parameter."""
    words = f"{parameter.help}; can be given again" if parameter.multiple else parameter.help
    kind: click.ParamType[str] | type[str] = NameType(parameter.kind) if parameter.names_thing else str
    if parameter.choices:
        kind = click.Choice(parameter.choices)
    # What is a concept in the vocabulary is an area or a category to whoever reads the help.
    wanted = parameter.name if parameter.kind == "concept" else parameter.kind
    return click.Option(
        [flag(parameter), parameter.name],
        type=kind,
        multiple=parameter.multiple,
        metavar=None if parameter.choices else wanted.upper().replace(" ", "-"),
        help=words if parameter.optional else f"{words}  [required]",
    )


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
