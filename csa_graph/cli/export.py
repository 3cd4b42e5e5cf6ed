"""``csa-graph export``: the graph becomes a file, or a folder of files, that other tools read."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from csa_graph.cli.completion import complete_queries
from csa_graph.cli.options import not_empty, sources
from csa_graph.formats.exports import FORMS, find_form

if TYPE_CHECKING:
    from csa_graph.cli.shared import Shared
    from csa_graph.formats.exports import Content

_VIEWS = ", ".join(name for name, form in FORMS.items() if form.holds == "view")


@click.command(short_help="Write the graph for other tools: RDF, networks, databases.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS), case_sensitive=False),
    help="Format; by default as the name of the output ends, else turtle.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    callback=not_empty,
    help="File that is written, or folder for a format of several files.",
)
@click.option(
    "--view",
    callback=not_empty,
    shell_complete=complete_queries("edges"),
    help=f"What counts as a line, for {_VIEWS}; by default who-reports-to-whom, for Neo4j everything.",
)
@sources
def command(options: Shared, form: str | None, output: str | None, view: str | None) -> None:
    """Write the graph in a format that other tools read.

    TriG, N-Quads and JSON-LD hold the whole dataset: every layer and every passage. Turtle holds the current
    layer, or the edition named by --edition; so do “statements”, a CSV table with a line for each statement,
    and “markdown”, a document on groups, priorities and actions. GraphML (yEd, Gephi), GEXF (Gephi), Cypher
    and “neo4j” (a folder of CSV for neo4j-admin database import), Mermaid and DOT hold one view: things and
    the lines between them. XLSX, and “csv” (a folder), are the workbook of csa-graph new, filled with all
    that the passages state: csa-graph import reads it back. The same data give the same bytes.
    """
    from csa_graph.cli.progress import progress

    chosen = form or _find_form(output)
    _refuse(chosen, output, view, edition=options.edition)
    graph = options.open()
    with progress("Writing …"):
        content = graph.export(chosen, view)
    _write(content, output)


def _find_form(output: str | None) -> str:
    """Return the format that the name of the output tells; turtle where it tells none."""
    ending = PurePath(output or "").suffix.lower()
    form = find_form(output or "")
    if ending and form is None:
        known = ", ".join(each for form in FORMS.values() for each in form.endings)
        raise click.UsageError(
            f"{output}: nothing is exported as {ending}. Let it end in {known}, or give --format."
        )
    return form or "turtle"


def _refuse(form: str, output: str | None, view: str | None, *, edition: str | None) -> None:
    """Refuse what does not go together, before the data are read."""
    chosen = FORMS[form]
    message = ""
    if view is not None and chosen.holds != "view":
        message = f"{form} holds more than one view: leave --view out, or export one of {_VIEWS}."
    elif edition and chosen.holds == "dataset":
        message = f"{form} holds every edition: leave --edition out, or export as turtle or graphml."
    elif chosen.folder and output in {None, "-"}:
        message = f"{form} is a folder of files: name it with -o FOLDER."
    elif chosen.folder and find_form(output or ""):
        message = f"{form} is a folder of files, and {output} is the name of a file: name a folder."
    elif chosen.binary and output is None:
        message = f"{form} is no text: name a file with -o FILE, or “-o -” for a pipe."
    if message:
        raise click.UsageError(message)


def _write(content: Content, output: str | None) -> None:
    from csa_graph.cli.output import emit, emit_data

    if not isinstance(content, str | bytes):
        from csa_graph.asking.cells import for_terminal
        from csa_graph.base.writing import write_folder

        write_folder(str(output), content)
        emit(f"Wrote {for_terminal(str(output))}: {', '.join(content)}.\n")
    elif output in {None, "-"}:
        emit_data(content)
    else:
        emit(content, output)
