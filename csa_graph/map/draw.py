"""A reading of a store becomes a map: projections with their findings, and what a map says of itself, drawn.

Chooses what is drawn and in which format; how it looks is for `layout`, `picture` and `page`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from csa_graph.base.errors import CsaGraphError
from csa_graph.checking import inspection
from csa_graph.map.formats import FORMATS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Sequence

    import networkx as nx
    import pyoxigraph as ox

    from csa_graph.checking.findings import Finding
    from csa_graph.drawing.paper import Sheet
    from csa_graph.map.picture.compose import Particulars
    from csa_graph.map.surroundings import Surroundings
    from csa_graph.projection.reading import Reading

#: The views of a map, in the order of its page.
VIEWS = ("who-reports-to-whom", "boards-and-membership", "priorities-and-actions", "everything")
#: Above so many things in a view a page opens on search, and draws neighbourhoods only.
LARGE = 300
#: Above so many nothing is drawn.
TOO_LARGE = 5_000


class SmallPrintWarning(UserWarning):
    """The words of a picture are too small to be read on the paper that was asked for."""


class MapOptions(TypedDict, total=False):
    """What can be asked of a map; what it means is told at :meth:`GovernanceGraph.to_map`."""

    around: str | None
    depth: int
    form: str
    paper: str
    as_of: datetime.date | str | None


def draw(
    reading: Reading,
    views: tuple[str, ...],
    *,
    around: str | None = None,
    depth: int = 2,
    form: str = "html",
    paper: str = "fit",
    as_of: datetime.date | str | None = None,
    dated: bool = True,
) -> str | bytes:
    """Draw a map; parameters, result and errors as for :meth:`GovernanceGraph.to_map`.

    Without ``dated`` a drawing in text does not say when the graph was built.
    """
    if form not in FORMATS:
        raise CsaGraphError(f"There is no format called “{form}”: it can be {', '.join(FORMATS)}.")
    if around is not None and views:
        raise CsaGraphError("A map shows views, or the surroundings of one thing: not both at once.")
    if form != "html" and len(views) > 1:
        raise CsaGraphError(
            f"{form.upper()} holds one view: name one with --view. A page (html) holds several."
        )
    sheet = _find_sheet(paper, form)
    day = inspection.read_day(as_of) if isinstance(as_of, str) else as_of
    # What an edition says is drawn and checked apart from all others that the store holds.
    shared: frozenset[str] = frozenset()
    if reading.edition is not None:
        reading = _narrow(reading, (reading.edition,))
    if around is not None:
        drawn, found = _look_around(reading, around, depth)
        graphs, shared = [_guard(drawn)], found.shared
        reading = _narrow(reading, found.editions)
    else:
        chosen = views or (VIEWS if form == "html" else VIEWS[:1])
        # One that is too large is refused before the next one is read.
        graphs = [_guard(reading.to_networkx(view)) for view in chosen]
    _mark(reading, graphs, day, shared)
    particulars = _get_particulars(reading, day)
    if form == "html":
        return _to_page(graphs, particulars)
    if form in {"dot", "mermaid"}:
        return _to_text(graphs[0], form, particulars if dated else particulars._replace(built=""))
    return _to_picture(graphs[0], form, sheet, particulars)


def _find_sheet(paper: str, form: str) -> Sheet | None:
    """Return the sheet of paper that a PDF is to fill; None for a page as big as the picture."""
    from csa_graph.drawing.paper import FIT, SHEETS

    if paper == FIT:
        return None
    if paper not in SHEETS:
        raise CsaGraphError(f"There is no paper called “{paper}”: it can be {', '.join((*SHEETS, FIT))}.")
    if form != "pdf":
        raise CsaGraphError(
            f"Only a PDF has paper, not {form.upper()}: write a PDF (--format pdf), or leave out --paper. "
            "The page (html) prints on whatever paper the browser is told."
        )
    return SHEETS[paper]


def get_around(reading: Reading, name: str, depth: int) -> nx.MultiDiGraph[str]:
    """Return the neighbourhood of a thing; parameters and errors as for :meth:`GovernanceGraph.around`."""
    return _look_around(reading, name, depth)[0]


def _look_around(reading: Reading, name: str, depth: int) -> tuple[nx.MultiDiGraph[str], Surroundings]:
    from csa_graph.map import surroundings

    thing = reading.names.find(name)
    # The steps are counted a little too far, so that the drawing itself is measured too.
    most = 2 * TOO_LARGE
    found = surroundings.project(reading.store, thing, depth, edition=reading.edition, most=most)
    label = reading.names.label(thing)
    if found.number > most:
        raise _refuse(f"Accountability of {label}", f"more than {TOO_LARGE:,}")
    if found.graph is None:
        raise CsaGraphError(
            f"“{label}” is on no map: it is no body, person, priority or action. csa-graph show tells what "
            "is stated of it."
        )
    return found.graph, found


def _narrow(reading: Reading, editions: Collection[ox.NamedNode]) -> Reading:
    """Return a reading of some editions alone; the same where it has no others, or none is known."""
    import pyoxigraph as ox

    from csa_graph.naming.names import Names
    from csa_graph.projection import portion
    from csa_graph.projection.reading import Reading
    from csa_graph.terms.iris import CSA, RDF

    store = reading.store
    known = store.quads(None, RDF.type, CSA.Edition, ox.DefaultGraph())
    if not editions or all(quad.subject in editions for quad in known):
        return reading
    # Who built the store without the layer of editions has no edition apart.
    if any(next(store.quads(None, None, None, each), None) is None for each in editions):
        return reading
    part = portion.of_editions(store, editions)
    return Reading(part, Names(part, reading.edition), reading.edition, reading.built)


def _mark(
    reading: Reading,
    graphs: list[nx.MultiDiGraph[str]],
    as_of: datetime.date | None,
    shared: frozenset[str] = frozenset(),
) -> None:
    """Put findings onto views; for `shared` things what was checked does not hold all that is stated."""
    from csa_graph.map import marks

    report = inspection.inspect(reading.store, reading.names, edition=reading.edition, as_of=as_of)
    findings, words = report.findings, marks.read_words()
    for each in graphs:
        near: Sequence[Finding] = findings
        if "around" in each.graph:
            # Around one thing, what is found elsewhere is none of its business.
            near = [found for found in findings if found.focus.iri in set(each) - shared]
        marks.mark(each, near, words)


def _guard(drawn: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Mark a view that is too big to be drawn whole, and refuse one that is too big for a page."""
    number = len(drawn)
    if number > TOO_LARGE:
        raise _refuse(str(drawn.graph["title"]), f"{number:,}")
    drawn.graph["nodes_total"] = number
    drawn.graph["large"] = number > LARGE
    return drawn


def _refuse(title: str, number: str) -> CsaGraphError:
    """Return the error for a view that is too big for a page."""
    return CsaGraphError(
        f"“{title}” has {number} things; nobody could read a map of more than {TOO_LARGE:,}. Draw the "
        "surroundings of one thing (--around NAME, if need be with a smaller --depth), one partnership of "
        "several (--edition NAME), or one smaller view (--view NAME). csa-graph export --format graphml "
        "writes all of it for other tools."
    )


def _to_page(graphs: list[nx.MultiDiGraph[str]], particulars: Particulars) -> str:
    from csa_graph.map import page

    return page.render({str(each.graph["view"]): each for each in graphs}, **particulars._asdict())


def _to_picture(
    drawn: nx.MultiDiGraph[str], form: str, sheet: Sheet | None, particulars: Particulars
) -> str | bytes:
    from csa_graph.drawing import paint, svg
    from csa_graph.map.layout import arrange as layout
    from csa_graph.map.layout import columns
    from csa_graph.map.picture import compose as picture

    arrange = {
        "cards by target": columns.arrange_cards,
        "cards by source": columns.arrange_cards,
        "index": columns.arrange_index,
    }.get(str(drawn.graph["drawn"]))
    drawing = arrange(drawn) if arrange else layout.arrange(drawn, beside=sheet is not None)
    composed = picture.compose(drawn, drawing, particulars, sheet)
    if sheet is not None:
        _warn_of_small_print(composed.get_least_type(), sheet)
    return svg.to_svg(composed) if form == "svg" else paint.to_image(composed, form)


def _warn_of_small_print(size: float, sheet: Sheet) -> None:
    """Warn of type, in points, that is too small to be read on a sheet."""
    import warnings

    from csa_graph.drawing.paper import LEAST_TYPE, SHEETS

    if size >= LEAST_TYPE:
        return
    bigger = "" if sheet == SHEETS["A3"] else "print on A3 (--paper A3), or "
    message = (
        f"The smallest words are {size:.1f} points high on this paper, too small to be read: {bigger}draw "
        "the surroundings of one thing (--around NAME)."
    )
    warnings.warn(message, SmallPrintWarning, stacklevel=4)


def _to_text(drawn: nx.MultiDiGraph[str], form: str, particulars: Particulars) -> str:
    from csa_graph.map.picture import dot, mermaid

    if form == "dot":
        return dot.to_dot(drawn, particulars)
    text = mermaid.to_mermaid(drawn, particulars)
    number, lines = len(drawn), mermaid.count_lines(text)
    if number > LARGE or lines >= mermaid.LINES_LIMIT or len(text) > mermaid.TEXT_LIMIT:
        raise CsaGraphError(
            f"“{drawn.graph['title']}” has {number:,} things: a diagram of {lines:,} lines and {len(text):,} "
            f"characters. Mermaid stops at {mermaid.LINES_LIMIT} lines (maxEdges) and {mermaid.TEXT_LIMIT:,} "
            "characters (maxTextSize), GitHub cannot be told to draw more, and nobody could read more than "
            f"{LARGE} things. Draw the surroundings of one thing (--around NAME, if need be with a smaller "
            "--depth), one smaller view (--view NAME), or another format (--format svg or dot)."
        )
    return text


def _get_particulars(reading: Reading, as_of: datetime.date | None) -> Particulars:
    from csa_graph.map.picture.compose import Particulars

    return Particulars(
        title=" and ".join(reading.list_edition_values("dct:publisher")) or "Governance map",
        edition="; ".join(reading.list_edition_values("dct:title")),
        period="; ".join(reading.list_edition_values("csa:period")),
        built=_word_day(reading.built),
        fingerprint=reading.store.fingerprint()[:12],
        as_of=_word_day(as_of) if as_of is not None else "",
    )


def _word_day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
