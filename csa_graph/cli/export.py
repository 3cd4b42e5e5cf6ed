"""``csa-graph export``: the graph becomes a file, or a folder of files, that other tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.base.endings import find_format, get_ending
from csa_graph.base.wording import list_words
from csa_graph.cli.completion import complete_queries
from csa_graph.cli.once import Once
from csa_graph.cli.options import force as force_option
from csa_graph.cli.options import not_empty, sources
from csa_graph.cli.output import is_stdout
from csa_graph.cli.shared import choose_format
from csa_graph.formats import describe_omissions, list_endings, writers
from csa_graph.formats.format import USUAL_VIEW

if TYPE_CHECKING:
    from csa_graph.cli.shared import SharedOptions
    from csa_graph.formats.format import Content


def _list_titles(holds: str) -> str:
    return list_words([each.title for each in writers().values() if each.holds == holds])


def _explain_views() -> str:
    """Say which formats hold a view, and which one where none is named."""
    others: dict[str, list[str]] = {}
    for each in writers().values():
        if each.holds == "view" and each.view != USUAL_VIEW:
            others.setdefault(each.view, []).append(each.name)
    usual = ", ".join([USUAL_VIEW, *(f"for {list_words(names)} {view}" for view, names in others.items())])
    return f"What counts as a line, for {_VIEWS}; by default {usual}."


_VIEWS = ", ".join(name for name, each in writers().items() if each.holds == "view")
_USUAL = next(iter(writers()))
_USUAL_OF_ONE = next(name for name, each in writers().items() if each.holds == "layer")
_HELP = f"""Write the graph in a format that other tools read.

{_list_titles("dataset")} hold the whole dataset: every layer and every passage.

{_list_titles("layer")} hold the current layer, or the edition named by --edition.

{_list_titles("view")} hold one view: things and the lines between them.

The same data give the same bytes.
"""


@click.command(cls=Once, short_help="Write the graph for other tools: RDF, networks, databases.", help=_HELP)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(writers()), case_sensitive=False),
    help=f"Format; by default as the name of the output ends, else {_USUAL}, which keeps the passages; with "
    f"--edition, {_USUAL_OF_ONE}.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    callback=not_empty,
    help="File that is written, or folder for a format of several files. Its ending means the format: .json "
    "is Popolo, .jsonld JSON-LD, .csv the table of statements; the sheets as CSV are --format csv, a folder.",
)
@click.option(
    "--view",
    callback=not_empty,
    shell_complete=complete_queries("edges"),
    help=_explain_views(),
)
@force_option
@sources
def command(
    options: SharedOptions, *, form: str | None, output: str | None, view: str | None, force: bool
) -> None:
    """Write the graph to a file, a folder or standard output."""
    from csa_graph.cli.progress import progress

    output = "-" if is_stdout(output) and output is not None else output
    chosen = form or choose_format(output, list_endings(), "nothing is exported")
    if options.edition and form is None and not get_ending(output or ""):
        chosen = _USUAL_OF_ONE
    options.set_output(chosen, list_endings(), output, force=force)
    _refuse(chosen, output, view, edition=options.edition)
    graph = options.open()
    with progress("Writing …"):
        content = graph.export(chosen, view)
    _write(options, content, output)
    told = describe_omissions(graph.whole, chosen, view)
    if told:
        click.echo(f"Note: {told}", err=True)


def _refuse(form: str, output: str | None, view: str | None, *, edition: str | None) -> None:
    """Refuse what does not go together, before the data are read."""
    chosen = writers()[form]
    if view is not None and chosen.holds != "view":
        raise click.UsageError(
            f"{form} holds more than one view: leave --view out, or export one of {_VIEWS}."
        )
    if edition and chosen.holds == "dataset":
        raise click.UsageError(
            f"{form} holds every edition: leave --edition out, or export as turtle or graphml."
        )
    if chosen.folder and output in {None, "-"}:
        raise click.UsageError(f"{form} is a folder of files: name it with -o FOLDER.")
    if chosen.folder and find_format(output or "", list_endings()):
        raise click.UsageError(
            f"{form} is a folder of files, and {output} is the name of a file: name a folder."
        )
    if chosen.binary and output is None:
        raise click.UsageError(f"{form} is no text: name a file with -o FILE, or “-o -” for a pipe.")


def _write(options: SharedOptions, content: Content, output: str | None) -> None:
    from csa_graph.cli.output import announce, emit

    if not isinstance(content, str | bytes):
        from csa_graph.base import outputs

        folder = str(output)
        files = {name: each.encode() if isinstance(each, str) else each for name, each in content.items()}
        outputs.write_folder(folder, files, inputs=options.list_inputs(), force=options.force)
        announce(folder, ", ".join(files))
    elif options.output is None:
        emit(content)
    else:
        options.write(content, writers()[options.form].title.partition(" (")[0].strip("“”"))
