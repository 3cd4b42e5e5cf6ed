"""``csa-graph import``: a workbook, or another file that people have, becomes a data file of csa-graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.cli.options import list_debug_options, not_empty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.files.notes import ImportedFaultsError
    from csa_graph.files.source import Imported

_KINDS = ("workbook", "organogram", "popolo", "org")


@click.command("import", short_help="Make a data file of a workbook or another file.")
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
    type=click.Choice(_KINDS, case_sensitive=False),
    help="What the files are; by default as they look.",
)
@click.option(
    "--base", metavar="IRI", callback=not_empty, help="What the addresses of new things begin with."
)
@click.option(
    "--period", metavar="DAY", callback=not_empty, help="Day of an organogram whose file names tell none."
)
@click.option(
    "--replaces", metavar="DAY", callback=not_empty, help="Day of the organogram that this one replaces."
)
def command(
    *, files: tuple[str, ...], output: str, kind: str | None, base: str | None, **given: str | None
) -> None:
    """Make a data file of what people have: a workbook or its CSV files, an organogram, Popolo.

    Every fault is named with its place, and nothing is written until there is none. Tables are written beside
    the data file. What an earlier import wrote there keeps its addresses.
    """
    from csa_graph.cli.output import emit
    from csa_graph.cli.progress import progress
    from csa_graph.files.notes import ImportedFaultsError
    from csa_graph.formats import imports

    _check_output(output)
    options = {"existing": output} if _takes_existing(files, kind) else {}
    if base:
        options["base"] = base
    options |= _of_organogram(files, kind, given)
    try:
        with progress(f"Reading {files[0]} …"):
            made = imports.read(files, kind, **options)
    except ImportedFaultsError as error:
        _show_faults(error)
        return
    for note in made.notes:
        _say(str(note))
    written = _write(made, output)
    emit(f"Wrote {written}: {_summary(made)}.\n")


def _check_output(output: str) -> None:
    from pathlib import Path

    if Path(output).suffix.lower() != ".trig":
        raise click.UsageError(f"{output}: what is imported is written as TriG; let the name end in .trig.")


def _of_organogram(
    files: tuple[str, ...], kind: str | None, given: Mapping[str, str | None]
) -> dict[str, str]:
    """Return the options that only organograms have."""
    from pathlib import Path

    from csa_graph.formats import imports

    options = {name: value for name, value in given.items() if value}
    if options and (kind or imports.detect([Path(each) for each in files])) != "organogram":
        raise click.UsageError("--period and --replaces are for organograms only.")
    return options


def _takes_existing(files: tuple[str, ...], kind: str | None) -> bool:
    from pathlib import Path

    from csa_graph.formats import imports

    return (kind or imports.detect([Path(each) for each in files])) == "workbook"


def _show_faults(error: ImportedFaultsError) -> None:
    """Name all faults: the group would take the middle out of a long message."""
    for fault in error.faults:
        _say(str(fault))
    noun = "faults" if len(error.faults) > 1 else "fault"
    _say(f"Error: {len(error.faults)} {noun}, so nothing was written.")
    click.get_current_context().exit(2)


def _say(line: str) -> None:
    from csa_graph.asking.cells import for_terminal

    click.echo(for_terminal(line), err=True)


def _write(made: Imported, output: str) -> str:
    """Write the tables, then the data file that names them, in the layout of ``csa-graph format``."""
    from pathlib import Path

    from pyoxigraph import RdfFormat

    from csa_graph.base.writing import write_bytes
    from csa_graph.files.formatting import lay_out
    from csa_graph.files.source import Source

    text = lay_out(Source(Path(output), made.trig, RdfFormat.TRIG))
    for name, content in made.tables.items():
        write_bytes(Path(output).parent / Path(name).name, content)
    write_bytes(output, text.encode())
    return " and ".join([output, *made.tables])


def _summary(made: Imported) -> str:
    import pyoxigraph as ox

    quads = list(ox.parse(made.trig, format=ox.RdfFormat.TRIG))
    passages = {quad.graph_name for quad in quads} - {ox.DefaultGraph()}
    stated = sum(quad.graph_name != ox.DefaultGraph() for quad in quads)
    plural = "" if len(passages) == 1 else "s"
    notes = f", {len(made.notes)} note{'' if len(made.notes) == 1 else 's'}" if made.notes else ""
    return f"{stated:,} statements in {len(passages):,} passage{plural}{notes}"


command.params += list_debug_options()
