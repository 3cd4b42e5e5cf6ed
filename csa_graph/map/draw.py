"""A reading of a store becomes a map: what is chosen of it, drawn in one of the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import CsaGraphError
from csa_graph.map import choose, limits, options
from csa_graph.map.content.marks import get_view

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    import networkx as nx

    from csa_graph.drawing.paper import Sheet
    from csa_graph.map.choose import MapContent
    from csa_graph.map.content.particulars import Particulars
    from csa_graph.projection.reading import Reading


class SmallPrintWarning(UserWarning):
    """The words of a picture are too small to be read on the paper that was asked for."""


class Map(NamedTuple):
    """A map that is drawn.

    Attributes:
        content: The file: bytes for PNG and PDF, else text.
        warning: What its reader must know of it; empty for nothing.
    """

    content: str | bytes
    warning: str = ""


def draw(
    reading: Reading,
    views: tuple[str, ...] = (),
    *,
    around: str | None = None,
    depth: int = 2,
    form: str = "html",
    direction: str = "up",
    paper: str = "fit",
    as_of: datetime.date | str | None = None,
    explored: bool = True,
    dated: bool = True,
) -> Map:
    """Draw a map.

    Args:
        reading: What is read.
        views: Edge queries, in the order of the page; a picture holds one. By default all, or the first.
        around: As for :class:`csa_graph.map.options.MapOptions`, like those that follow.
        depth: How many lines away from it.
        form: The format.
        direction: Which way lines of accountability run.
        paper: The paper of a PDF.
        as_of: Day at which gaps are judged.
        explored: Whether a page carries the canvas on which a view is explored freely.
        dated: Whether a drawing in text says when the graph was built.

    Raises:
        CsaGraphError: Nothing is called so, the options do not go together, or the map would be too big to be
            read.
    """
    from csa_graph.base.days import read_day

    chosen = options.find_views(views, around, form, direction)
    sheet = options.find_sheet(paper, form)
    day = read_day(as_of) if isinstance(as_of, str) else as_of
    content = (
        choose.choose_views(reading, chosen, day)
        if around is None
        else choose.choose_surroundings(reading, around, depth, day)
    )
    graphs, particulars = content.graphs, content.particulars
    for graph in graphs:
        graph.graph["direction"] = direction
    if form == "html":
        return _draw_page(content, explored=explored)
    if form in {"dot", "mermaid"}:
        return _draw_text(graphs[0], form, particulars if dated else particulars._replace(built=""))
    return _draw_picture(graphs[0], form, sheet, particulars)


def _draw_page(content: MapContent, *, explored: bool) -> Map:
    from csa_graph.map import page
    from csa_graph.map.content import routes, words

    graphs = content.graphs
    return Map(
        page.render(
            {get_view(each)["view"]: each for each in graphs},
            **content.particulars._asdict(),
            explored=explored,
            words=words.collect(content.reading, content.quotes, graphs),
            routes=routes.collect(content.reading, graphs),
        )
    )


def _draw_picture(
    graph: nx.MultiDiGraph[str], form: str, sheet: Sheet | None, particulars: Particulars
) -> Map:
    from csa_graph.drawing import paint, svg
    from csa_graph.map.layout import arrange as layout
    from csa_graph.map.layout import columns
    from csa_graph.map.picture import compose as picture

    arrange = {
        "cards by target": columns.arrange_cards,
        "cards by source": columns.arrange_cards,
        "index": columns.arrange_index,
    }.get(get_view(graph)["drawn"])
    drawing = arrange(graph) if arrange else layout.arrange(graph, beside=sheet is not None)
    composed = picture.compose(graph, drawing, particulars, sheet)
    content = svg.to_svg(composed) if form == "svg" else paint.to_image(composed, form)
    return Map(content, _warn_of_small_print(composed.get_least_type(), sheet))


def _warn_of_small_print(size: float, sheet: Sheet | None) -> str:
    """Say that type, in points, is too small to be read on a sheet; nothing where it is not."""
    from csa_graph.drawing.paper import LEAST_TYPE, SHEETS

    if sheet is None or size >= LEAST_TYPE:
        return ""
    bigger = "" if sheet == SHEETS["A3"] else "print on A3 (--paper A3), or "
    return (
        f"The smallest words are {size:.1f} points high on this paper, too small to be read: {bigger}draw "
        "the surroundings of one thing (--around NAME)."
    )


def write(path: Path | str, content: str | bytes, form: str, *, force: bool = False) -> Path:
    """Write a map to a file.

    Args:
        path: The file.
        content: The map.
        form: Its format.
        force: Whether to replace what csa-graph did not write, or somebody has changed since.

    Raises:
        CsaGraphError: What is there is somebody's work, or the file cannot be written.
    """
    from csa_graph.base import outputs
    from csa_graph.map.formats import FORMATS

    encoded = content if isinstance(content, bytes) else content.encode()
    return outputs.write(path, encoded, FORMATS[form][0], force=force)


def _draw_text(graph: nx.MultiDiGraph[str], form: str, particulars: Particulars) -> Map:
    from csa_graph.map.picture import dot, mermaid

    if form == "dot":
        return Map(dot.to_dot(graph, particulars))
    text = mermaid.to_mermaid(graph, particulars)
    number, lines = len(graph), mermaid.count_lines(text)
    if number > limits.LARGE or lines >= mermaid.LINES_LIMIT or len(text) > mermaid.TEXT_LIMIT:
        raise CsaGraphError(
            f"“{get_view(graph)['title']}” has {number:,} things: a diagram of {lines:,} lines and "
            f"{len(text):,} characters. Mermaid stops at {mermaid.LINES_LIMIT} lines (maxEdges) and "
            f"{mermaid.TEXT_LIMIT:,} characters (maxTextSize), GitHub cannot be told to draw more, and "
            f"nobody could read more than {limits.LARGE} things. Draw the surroundings of one thing "
            "(--around NAME, if need be with a smaller --depth), one smaller view (--view NAME), or another "
            "format (--format svg or dot)."
        )
    return Map(text)
