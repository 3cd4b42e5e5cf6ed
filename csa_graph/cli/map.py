"""``csa-graph map``: the graph becomes a page that shows it in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.cli.completion import complete_queries
from csa_graph.cli.options import sources

if TYPE_CHECKING:
    from csa_graph.cli.shared import Shared


@click.command(short_help="Draw the governance as a page.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    default="governance-map.html",
    show_default=True,
    help="File that is written.",
)
@click.option(
    "--view",
    "views",
    multiple=True,
    shell_complete=complete_queries("edges"),
    help="View to draw; can be given again. By default all, each on its own tab.",
)
@sources
def command(options: Shared, output: str, views: tuple[str, ...]) -> None:
    """Draw the governance as an interactive map: one HTML file that works without a network."""
    from csa_graph.cli.output import emit
    from csa_graph.cli.progress import progress
    from csa_graph.graph import MAP_VIEWS

    graph = options.open()
    with progress("Drawing the map …"):
        page = graph.to_map(views or MAP_VIEWS)
    if output == "-":
        emit(page)
        return
    emit(page, output)
    number = len(views or MAP_VIEWS)
    emit(f"Wrote {output}: {number} view{'s' if number > 1 else ''}. Open it in a browser.\n")
