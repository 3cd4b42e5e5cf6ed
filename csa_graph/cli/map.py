"""``csa-graph map``: the graph becomes a page that shows it in a browser, or a picture of one view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.cli.completion import complete_queries
from csa_graph.cli.encoding import print_message
from csa_graph.cli.once import Once
from csa_graph.cli.options import force as force_option
from csa_graph.cli.options import not_empty, sources
from csa_graph.cli.shared import choose_format
from csa_graph.map.formats import FORMATS
from csa_graph.map.options import DIRECTIONS

if TYPE_CHECKING:
    from csa_graph.cli.shared import SharedOptions


@click.command(cls=Once, short_help="Draw the governance as a page or a picture.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    help="File that is written, “-” for standard output; by default governance-map with the format's ending.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="Format; by default as the name of the output ends, else html.",
)
@click.option(
    "--view",
    "views",
    multiple=True,
    shell_complete=complete_queries("edges"),
    help="View to draw; html can hold several. By default html has all, a picture who-reports-to-whom.",
)
@click.option(
    "--around", metavar="NAME", help="Draw the accountability of this thing: who answers to whom for it."
)
@click.option(
    "--depth",
    type=click.IntRange(0, 9),
    default=2,
    show_default=True,
    help="For --around: how many lines away from the thing.",
)
@click.option(
    "--direction",
    type=click.Choice(DIRECTIONS),
    default=DIRECTIONS[0],
    show_default=True,
    help="Which way lines of accountability run: up to whoever is answered to, or to the right.",
)
@click.option(
    "--paper",
    type=click.Choice(("A4", "A3", "fit"), case_sensitive=False),
    default="fit",
    show_default=True,
    help="For PDF: a sheet on its side, or a page as big as the picture.",
)
@click.option(
    "--explore/--no-explore",
    "explored",
    default=True,
    help="For html: whether the page carries the canvas on which a view is explored freely (165 kB).",
)
@click.option(
    "--as-of",
    metavar="DATE",
    callback=not_empty,
    help="Day at which the state is judged, or “today”: what is current, and what is overdue.",
)
@force_option
@sources
def command(
    options: SharedOptions,
    *,
    output: str | None,
    form: str | None,
    views: tuple[str, ...],
    around: str | None,
    depth: int,
    direction: str,
    paper: str,
    explored: bool,
    as_of: str | None,
    force: bool,
) -> None:
    """Draw the governance as a map.

    A page (html) is one file that works in any browser without a network. It can be read, searched, printed
    and mailed. A picture holds one view: SVG, PNG or PDF for documents and print,
    DOT or Mermaid for other drawing programs.
    """
    from csa_graph.base.garbage import without_garbage_collection
    from csa_graph.cli.progress import progress
    from csa_graph.map.draw import draw
    from csa_graph.map.options import list_views

    if around is not None and views:
        raise click.UsageError("--view and --around exclude each other: --around is a view of its own.")
    form = form or choose_format(output, FORMATS, "no map is written")
    if output is None:
        output = "governance-map" + FORMATS[form][0]
    options.set_output(form, FORMATS, output, force=force)
    options.as_of = as_of
    with without_garbage_collection():
        graph = options.open()
        with progress("Drawing the map …"):
            content, warning = draw(
                graph.reading,
                views,
                around=around,
                depth=depth,
                form=form,
                direction=direction,
                paper=paper,
                explored=explored,
                as_of=as_of,
            )
    if warning:
        print_message(warning)
    from csa_graph.asking.emptiness import NO_GOVERNANCE, has_governance

    if not has_governance(graph.store):
        print_message(f"Note: {NO_GOVERNANCE}")
    from csa_graph.base.wording import quantity

    number = 1 if around or form != "html" else len(views or list_views())
    then = "Open it in a browser." if form == "html" else ""
    options.write(content, quantity(number, "view"), then=then)
