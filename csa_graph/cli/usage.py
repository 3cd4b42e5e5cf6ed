"""A question or an analysis and what it takes become the line that asks for it, with its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class Parameter(Protocol):
    """What a question or an analysis takes, as far as a line tells of it."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def kind(self) -> str:
        """What it must be."""

    @property
    def example(self) -> str:
        """A value that has an answer; may be empty."""

    @property
    def optional(self) -> bool:
        """Whether it can be left out."""


def word(name: str, parameters: Iterable[Parameter]) -> str:
    """Return how to ask, with examples: ``who-reports-to --group SCB``; what is optional, in brackets."""
    words = [name]
    for parameter in parameters:
        example = parameter.example or parameter.kind.upper()
        quoted = example if example.replace("-", "").isalnum() else f'"{example}"'
        option = f"{flag(parameter)} {quoted}"
        words.append(f"[{option}]" if parameter.optional else option)
    return " ".join(words)


def flag(parameter: Parameter) -> str:
    """Return the option of a parameter: ``--as-of``."""
    return f"--{parameter.name.replace('_', '-')}"
