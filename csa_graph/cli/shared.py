"""The values of the shared options become a graph that is open and an answer that is given.

Does not know the options themselves, nor the commands that have them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from csa_graph.base.endings import RDF_ENDINGS, find_format, get_ending, list_endings
from csa_graph.base.wording import quantity
from csa_graph.cli.output import is_stdout
from csa_graph.views import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from csa_graph.asking.answer import Answer
    from csa_graph.files.inputs import Input
    from csa_graph.graph import GovernanceGraph
    from csa_graph.views.look import Look

# Keeps the shared options apart from a question's parameters, one of which may be called "edition".
MARK = "shared_"


class SharedOptions:
    """The values of the shared options.

    Attributes:
        data: Data files and folders; empty for the bundled agreement.
        store: Folder or address of a store, or None.
        edition: Name of the edition to read, or None for those in force.
        as_of: Day at which it is told what holds, or None for that of the edition.
        form: Format of the answer.
        ending: How names of files of that format end.
        output: File that the answer goes to; None for standard output.
        force: Whether the file may be somebody's work.
        others: Files that a command reads beside the data, such as a register.
        iris: Whether CSV has IRIs too.
        excel: Whether CSV begins with a byte order mark.
        quote: Whether the words of passages are told beside an answer.
    """

    def __init__(self, values: Mapping[str, Any], further: Mapping[str, Iterable[str]] | None = None) -> None:
        self.data: tuple[str, ...] = values.get("data") or ()
        self.store: str | None = values.get("store")
        self.edition: str | None = values.get("edition")
        self.as_of: str | None = values.get("as_of")
        output = values.get("output")
        self.output: str | None = None if is_stdout(output) else output
        self.force = bool(values.get("force"))
        self.others: tuple[str | None, ...] = ()
        formats = {**FORMATS, **(further or {})}
        # Triples come as a table, whose text is Turtle.
        self.form: str = values.get("form") or choose_format(
            self.output, formats, "no answer is written", {"table": RDF_ENDINGS["turtle"]}
        )
        self.ending = next(iter(formats.get(self.form, ())), "")
        self.iris = bool(values.get("iris"))
        self.excel = bool(values.get("excel"))
        self.quote = bool(values.get("quote"))
        self._no_quotes = bool(values.get("no_quotes"))
        if self.data and self.store:
            raise click.UsageError("--data and --store exclude each other: a store holds its data already.")

    def set_output(
        self,
        form: str,
        formats: Mapping[str, Iterable[str]],
        output: str | None,
        *,
        force: bool,
        others: tuple[str | None, ...] = (),
    ) -> None:
        """Set where and how something is written, for a command that has options of its own for that.

        Args:
            form: The format.
            formats: All formats, each with its endings.
            output: The file; None, or a name of standard output, for that.
            force: Whether the file may be somebody's work.
            others: Files that are read beside the data.
        """
        self.form, self.ending = form, next(iter(formats[form]), "")
        self.output = None if is_stdout(output) else output
        self.force, self.others = force, others

    @classmethod
    def take(
        cls, ctx: click.Context, values: dict[str, Any], further: Mapping[str, Iterable[str]] | None = None
    ) -> SharedOptions:
        """Take the shared options out of a command's values; what is missing may be its group's.

        Args:
            ctx: Context of the command.
            values: Its values by parameter; the shared ones are taken out.
            further: Formats of its own, each with the endings of its files.
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

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """The data files: those that were named, or the bundled agreement; found once.

        Raises:
            SourceError: There is no such file, or none in a folder.
        """
        from csa_graph import opening
        from csa_graph.base import resources

        return opening.find(self.data or resources.default_data())

    def open(self, reads: str | frozenset[str] = "all", *, announce: bool = True) -> GovernanceGraph:
        """Read the data.

        Args:
            reads: What is needed, as for :meth:`csa_graph.GovernanceGraph.open`.
            announce: Whether to say on standard error that there are notes on files of other kinds.
        """
        from csa_graph.base.days import read_day
        from csa_graph.cli.progress import progress
        from csa_graph.graph import GovernanceGraph

        if self.as_of is not None:
            # A day that is none is refused before anything is read.
            read_day(self.as_of)
        with progress("Reading the data …"):
            data = () if self.store is not None else self.inputs
            graph = GovernanceGraph.open(
                *data, store=self.store, edition=self.edition, reads=reads, as_of=self.as_of
            )
        if self._no_quotes:
            graph.names.quotes.leave_out()
        if self.data and announce:
            from csa_graph.cli.output import announce_notes

            announce_notes(self.inputs)
        return graph

    def look(self) -> Look:
        """Return what the place where a table is read can show: a terminal, or anything else."""
        from csa_graph.cli.output import look

        return look(to_file=self.output is not None)

    def list_inputs(self) -> list[Path]:
        """Return the files and folders that are read."""
        from pathlib import Path

        paths = [Path(each) for each in self.others if each is not None]
        if self.store is not None:
            return [*paths, Path(self.store)]
        return [*paths, *list_files(self.inputs, self.output)]

    def _refuse_next_input(self, output: str) -> None:
        """Refuse an output that the same command would read when it is run again."""
        from csa_graph import opening
        from csa_graph.base.errors import CsaGraphError

        if opening.would_find(self.data, output):
            raise CsaGraphError(
                f"{output}: it would be read with the data when this is run again: name a place elsewhere"
            )

    def answer(self, answer: Answer, parameters: Mapping[str, object] | None = None) -> None:
        """Print or write an answer in the format that was asked for."""
        from csa_graph.views import render

        text = render(answer, self.form, look=self.look(), parameters=parameters, iris=self.iris)
        self.write(text, quantity(len(answer), "row"))

    def write(self, text: str | bytes, said: str, *, then: str = "", ending: str = "") -> None:
        """Print or write a text that is in the format that was asked for.

        Args:
            text: The text.
            said: What it is: ``12 rows``.
            then: What can be done with it, in a sentence.
            ending: How names of files of its format end, where that is not the one that was asked for.
        """
        from csa_graph.cli.output import emit, save

        if self.excel:
            if self.form != "csv":
                raise click.UsageError(f"--excel is for CSV, not for {self.form}: give --format csv.")
            text = f"\ufeff{text}" if isinstance(text, str) else text
        if self.output is not None:
            self._refuse_next_input(self.output)
            ending = ending or self.ending
            inputs = self.list_inputs()
            save(text, self.output, ending, said, then=then, inputs=inputs, force=self.force)
        else:
            emit(text, is_page=self.form == "table")


def list_files(inputs: Iterable[Input], output: str | None) -> list[Path]:
    """Return the files that some inputs are read from, of a folder those that are read.

    Args:
        inputs: The inputs.
        output: Where something is to be written: if a table is there, it is looked for in the inputs.
    """
    from pathlib import Path

    import pyoxigraph as ox

    found: list[Path] = []
    table = Path(output or "")
    for each in inputs:
        for path in each.paths:
            found += path.glob("*.csv") if path.is_dir() else [path]
            if get_ending(table) == ".csv" and table.exists() and path.parent.samefile(table.parent):
                quoted = str(ox.Literal(table.name)).encode()
                found += [table] if quoted in each.read().text else []
    return found


def choose_format(
    output: str | None,
    formats: Mapping[str, Iterable[str]],
    refusal: str,
    unlisted: Mapping[str, Iterable[str]] | None = None,
) -> str:
    """Return the format for the ending of an output's name; the first of all where it has no ending.

    Args:
        output: The file; None for standard output.
        formats: The formats, each with its endings.
        refusal: What is said of any other ending: ``no answer is written``.
        unlisted: Endings that mean a format, too, and are not named where another one is refused.

    Raises:
        click.UsageError: Its ending is that of something else.
    """
    name = output or ""
    form = find_format(name, formats) or find_format(name, unlisted or {})
    ending = get_ending(name)
    if ending and form is None:
        known = ", ".join(list_endings(formats))
        raise click.UsageError(f"{output}: {refusal} as {ending}. Let it end in {known}, or give --format.")
    return form or next(iter(formats))
