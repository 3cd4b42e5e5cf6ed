"""``csa-graph import``: a workbook, or another file that people have, becomes a data file of csa-graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.base.endings import RDF_ENDINGS, get_ending
from csa_graph.base.wording import list_words, quantity
from csa_graph.cli.encoding import print_message
from csa_graph.cli.once import Once
from csa_graph.cli.options import force as force_option
from csa_graph.cli.options import list_debug_options, not_empty
from csa_graph.cli.output import is_stdout
from csa_graph.formats import readers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from csa_graph.files.source import Imported


_TITLES = list_words([each.title for each in readers().values()], "or")
_HELP = f"""Make a data file of what people have: {_TITLES}.

Every fault is named with its place, and nothing is written until there is none. Tables are written beside
the data file. What an earlier import wrote there keeps its addresses.
"""


@click.command("import", cls=Once, short_help="Make a data file of a workbook or another file.", help=_HELP)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(),
    callback=not_empty,
    help="Data file that is written: a name that ends in .trig, in a folder that is there.",
)
@click.option(
    "--from",
    "kind",
    type=click.Choice(list(readers()), case_sensitive=False),
    help="What the files are; by default as they look.",
)
@click.option(
    "--base", metavar="IRI", callback=not_empty, help="What the addresses of new things begin with."
)
@click.option(
    "--no-quotes",
    is_flag=True,
    help="Leave out the texts of a paper, which else lie in a file beside the data, NAME.quotes.trig.",
)
@force_option
def command(
    *,
    files: tuple[str, ...],
    output: str,
    kind: str | None,
    base: str | None,
    no_quotes: bool,
    force: bool,
    **given: str | None,
) -> None:
    """Read the files, and write what they become."""
    from pathlib import Path

    from csa_graph import formats
    from csa_graph.base.errors import SourceError
    from csa_graph.cli.output import announce
    from csa_graph.cli.progress import progress
    from csa_graph.files.notes import ImportedFaultsError

    if not is_stdout(output) and get_ending(output) not in RDF_ENDINGS["trig"]:
        raise click.UsageError(f"{output}: what is imported is written as TriG; let the name end in .trig.")
    kind = kind or formats.detect([Path(each) for each in files])
    options = _gather_options(kind, given)
    if base:
        options["base"] = base
    if kind is not None and readers()[kind].keeps and not is_stdout(output):
        options["existing"] = output
    try:
        with progress(f"Reading {files[0]} …"):
            made = formats.read(files, kind, **options)
    except ImportedFaultsError as error:
        _show_faults([str(fault) for fault in error.faults])
        return
    if no_quotes:
        made = made._replace(quotes=b"")
    for note in made.notes:
        _print_line(str(note))
    if kind is not None and readers()[kind].checked and (faults := _find_faults(made, Path(files[0]), kind)):
        _show_faults(faults)
        return
    stated, passages = _count(made)
    if not stated:
        raise SourceError("nothing in it can be stated, so no data file was written", files[0])
    beside = _write(made, files, output, force=force)
    announce(" and ".join([output, *made.tables, *beside]), _summarise(made, stated, passages))


def _gather_options(kind: str | None, given: Mapping[str, str | None]) -> dict[str, str]:
    """Return the options that were given of those that only some kinds of files have.

    Raises:
        click.UsageError: Files of this kind have no such option.
    """
    options = {name: value for name, value in given.items() if value}
    for name in options:
        having = [each for each in readers().values() if name in [option.name for option in each.options]]
        if kind not in [each.name for each in having]:
            flags = [option.flag for option in having[0].options]
            kinds = list_words([each.plural for each in having])
            raise click.UsageError(
                f"{list_words(flags)} {'are' if len(flags) > 1 else 'is'} for {kinds} only."
            )
    return options


def _find_faults(made: Imported, path: Path, kind: str) -> list[str]:
    """Return what keeps the data file from being validated and built, in the words of its source."""
    from pyoxigraph import RdfFormat

    from csa_graph.cli.validate import is_same, try_build
    from csa_graph.files.inputs import Input
    from csa_graph.files.source import Source
    from csa_graph.validation import shapes

    language = readers()[kind].language
    words = language() if language else None
    source = Source(path, made.whole, RdfFormat.TRIG, made.tables, made.origins, made.notes, words)
    inputs = [Input((path,), lambda _paths: source)]
    faults = shapes.validate(inputs)
    unusable = try_build(inputs)
    found = [str(fault) for fault in faults]
    if unusable is not None and not any(is_same(unusable, fault) for fault in faults):
        found += map(str, (unusable, *unusable.others))
    return found


def _show_faults(faults: Sequence[str]) -> None:
    """Name all faults: the group would take the middle out of a long message."""
    for fault in faults:
        _print_line(fault)
    noun = "faults" if len(faults) > 1 else "fault"
    _print_line(f"Error: {len(faults)} {noun}, so nothing was written.")
    click.get_current_context().exit(2)


def _print_line(line: str) -> None:
    from csa_graph.base.terminal import for_terminal

    print_message(for_terminal(line))


def _write(made: Imported, files: Sequence[str], output: str, *, force: bool) -> list[str]:
    """Write the data file and what lies beside it, in the layout of ``csa-graph format``.

    Returns:
        The names of the files beside it that are no tables.
    """
    from pathlib import Path

    from pyoxigraph import RdfFormat

    from csa_graph.base import outputs
    from csa_graph.base.errors import CsaGraphError
    from csa_graph.cli.output import emit
    from csa_graph.files.formatting import lay_out
    from csa_graph.files.quotes.places import name_beside
    from csa_graph.files.source import Source

    text = made.trig
    if not made.is_laid_out:
        text = lay_out(Source(Path(output), text, RdfFormat.TRIG)).encode()
    if not is_stdout(output):
        inputs = [each for name in files for each in _list_read(Path(name))]
        beside = name_beside(Path(output))
        if made.quotes:
            # First, so that a data file whose words are told has them at each moment.
            outputs.write(beside, made.quotes, ".trig", inputs=inputs, force=force)
        outputs.write_with_tables(output, text, made.tables, inputs=inputs, force=force)
        return [str(beside)] if made.quotes else []
    if made.tables:
        raise CsaGraphError("there are tables, which stand beside the data file: name a file with -o")
    emit(made.whole if made.quotes else text)
    return []


def _list_read(path: Path) -> list[Path]:
    """Return the files that are read at a path."""
    return [path] if path.is_file() else list(path.glob("*.csv"))


def _count(made: Imported) -> tuple[int, int]:
    """Return how many statements there are, and in how many passages."""
    import pyoxigraph as ox

    passages: dict[object, None] = {}
    stated = 0
    for quad in ox.parse(made.trig, format=ox.RdfFormat.TRIG):
        if quad.graph_name != ox.DefaultGraph():
            passages[quad.graph_name] = None
            stated += 1
    return stated, len(passages)


def _summarise(made: Imported, stated: int, passages: int) -> str:
    notes = f", {quantity(len(made.notes), 'note')}" if made.notes else ""
    return f"{quantity(stated, 'statement')} in {quantity(passages, 'passage')}{notes}"


def _list_own_options() -> list[click.Option]:
    """Return new options that only some kinds of files have."""
    own = {option.name: option for each in readers().values() for option in each.options}
    return [
        click.Option([each.flag], metavar=each.metavar, callback=not_empty, help=each.help)
        for each in own.values()
    ]


command.params += [*_list_own_options(), *list_debug_options()]
