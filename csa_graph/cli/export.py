"""``csa-graph export``: the graph becomes a file of standard RDF, or GraphML of one view."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from csa_graph.cli.completion import complete_queries
from csa_graph.cli.options import not_empty, sources

if TYPE_CHECKING:
    from csa_graph.cli.shared import Shared
    from csa_graph.graph import GovernanceGraph

_FORMAT_OF = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".graphml": "graphml",
}


# What holds the whole dataset.
_WHOLE = ("trig", "nquads", "jsonld")


@click.command(short_help="Write the graph as RDF or GraphML.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMAT_OF.values()), case_sensitive=False),
    help="Format; by default as the name of the output ends, else turtle.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    callback=not_empty,
    help="File that is written.",
)
@click.option(
    "--view",
    default="who-reports-to-whom",
    show_default=True,
    shell_complete=complete_queries("edges"),
    help="For graphml: what counts as a line.",
)
@sources
def command(options: Shared, form: str | None, output: str | None, view: str) -> None:
    """Write the graph in a standard format.

    Turtle holds the current layer, or the edition named by --edition. TriG, N-Quads and JSON-LD hold the
    whole dataset, every layer and every passage. GraphML holds one view, for network tools.
    """
    from csa_graph.cli.output import emit, emit_data
    from csa_graph.cli.progress import progress

    if form is None:
        ending = PurePath(output or "").suffix.lower()
        if ending and ending not in _FORMAT_OF:
            message = f"{output}: nothing is exported as {ending}. Let it end in {', '.join(_FORMAT_OF)}."
            raise click.UsageError(message)
        form = _FORMAT_OF.get(ending, "turtle")
    if options.edition and form in _WHOLE:
        message = f"{form} holds every edition: leave --edition out, or export as turtle or graphml."
        raise click.UsageError(message)
    graph = options.open()
    with progress("Writing …"):
        content = _graphml(graph, view) if form == "graphml" else _rdf(graph, form)
    if output in {None, "-"}:
        emit_data(content)
    else:
        emit(content, output)


def _graphml(graph: GovernanceGraph, view: str) -> str:
    from csa_graph.views.graphml import to_graphml

    return to_graphml(graph.to_networkx(view))


def _rdf(graph: GovernanceGraph, form: str) -> bytes:
    import pyoxigraph as ox

    from csa_graph.views.rdf import to_rdf

    formats = {
        "turtle": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "nquads": ox.RdfFormat.N_QUADS,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
    one_layer = form == "turtle"
    layer = (graph.edition or ox.DefaultGraph()) if one_layer else None
    return to_rdf(graph.store.quads(graph=layer), formats[form])
