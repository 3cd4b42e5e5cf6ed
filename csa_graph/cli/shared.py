"""The values of the shared options become a graph that is open and an answer that is given.

Does not know the options themselves, nor the commands that have them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.asking.answer import Answer
    from csa_graph.graph import GovernanceGraph
    from csa_graph.views import Look

# Keeps the shared options apart from a question's parameters, one of which may be called "edition".
MARK = "shared_"
_FORMAT_OF = {
    ".csv": "csv",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".txt": "table",
    # For triples, whose text is Turtle.
    ".ttl": "table",
}
_TRIPLES = (".ttl", "table")


class Shared:
    """The values of the shared options.

    Attributes:
        data: Data files and folders; empty for the bundled agreement.
        store: Folder or address of a store, or None.
        edition: Name of the edition to read, or None for those in force.
        form: Format of the answer.
        output: File that the answer goes to; None for standard output.
        iris: Whether CSV has IRIs too.
    """

    def __init__(self, values: Mapping[str, Any], further: Mapping[str, str] | None = None) -> None:
        self.data: tuple[str, ...] = values.get("data") or ()
        self.store: str | None = values.get("store")
        self.edition: str | None = values.get("edition")
        output = values.get("output")
        self.output: str | None = None if output == "-" else output
        self.form: str = values.get("form") or _form_of(self.output, {**_FORMAT_OF, **(further or {})})
        self.iris = bool(values.get("iris"))
        if self.data and self.store:
            raise click.UsageError("--data and --store exclude each other: a store holds its data already.")

    @classmethod
    def take(
        cls, ctx: click.Context, values: dict[str, Any], further: Mapping[str, str] | None = None
    ) -> Shared:
        """Take the shared options out of a command's values; what is missing may be its group's.

        Args:
            ctx: Context of the command.
            values: Its values by parameter; the shared ones are taken out.
            further: Formats of its own by the ending of a file's name.
        """
        taken: dict[str, Any] = {}
        for key in [key for key in values if key.startswith(MARK)]:
            taken[key.removeprefix(MARK)] = values.pop(key)
        while ctx.parent is not None:
            ctx = ctx.parent
            for key, value in ctx.params.items():
                name = key.removeprefix(MARK)
                if key.startswith(MARK) and not taken.get(name):
                    taken[name] = value
        return cls(taken, further)

    def open(self, reads: str = "all", *, tell: bool = True) -> GovernanceGraph:
        """Read the data; ``reads`` is "stated" where neither rules nor tables are needed.

        Args:
            reads: What is needed: ``all`` or ``stated``.
            tell: Whether to say on standard error that there are notes on files of other kinds.
        """
        from csa_graph.cli.progress import progress
        from csa_graph.graph import GovernanceGraph

        with progress("Reading the data …"):
            graph = GovernanceGraph.open(*self.data, store=self.store, edition=self.edition, reads=reads)
        if self.data and tell:
            from csa_graph.cli.output import tell_notes

            tell_notes(self.data)
        return graph

    def look(self) -> Look:
        """Tell where a table is to be read: a terminal, or anything else."""
        from csa_graph.cli.output import look

        return look(to_file=self.output is not None)

    def emit(self, text: str | bytes) -> None:
        """Print a text, or write it to the file that was named."""
        from csa_graph.cli.output import emit

        emit(text, self.output)

    def answer(self, answer: Answer, parameters: Mapping[str, object] | None = None) -> None:
        """Print or write an answer in the format that was asked for."""
        from csa_graph.views import render

        self.give(render(answer, self.form, look=self.look(), parameters=parameters, iris=self.iris))

    def give(self, text: str | bytes) -> None:
        """Print or write a text that is in the format that was asked for."""
        if self.form != "table" and self.output is None:
            from csa_graph.cli.output import emit_data

            emit_data(text)
        else:
            self.emit(text)


def _form_of(output: str | None, forms: Mapping[str, str]) -> str:
    """Return the format that the name of a file tells; a table where it tells none."""
    from pathlib import PurePath

    ending = PurePath(output).suffix.lower() if output else ""
    if ending and ending not in forms:
        known = ", ".join(each for each, form in forms.items() if (each, form) != _TRIPLES)
        raise click.UsageError(
            f"{output}: no answer is written as {ending}. Let it end in {known}, or give --format."
        )
    return forms.get(ending, "table")
