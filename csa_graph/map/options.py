"""What can be asked of a map, and what does not go together: refused before anything is read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypedDict

from csa_graph.base.errors import CsaGraphError
from csa_graph.map.formats import FORMATS

if TYPE_CHECKING:
    import datetime

    from csa_graph.drawing.paper import Sheet


@cache
def list_views() -> tuple[str, ...]:
    """Return the views of a map, in the order of its page: the edge queries that say their place there.

    >>> list_views()[0]
    'who-reports-to-whom'
    """
    from csa_graph.asking import catalogue

    found = {
        name: query.header["place"] for name, query in catalogue.edges().items() if "place" in query.header
    }
    return tuple(sorted(found, key=lambda name: (found[name], name)))


#: Which way lines of accountability can run; the usual one first.
DIRECTIONS = ("up", "right")


class MapOptions(TypedDict, total=False):
    """What can be asked of a map beside its views.

    Attributes:
        around: Draw the accountability of this thing in place of views.
        depth: How many lines away from it.
        form: One of the formats of :data:`csa_graph.map.formats.FORMATS`.
        direction: Which way lines of accountability run: ``up``, as on a council's chart, or ``right``.
        paper: For a PDF: ``A4`` or ``A3``, on its side, or ``fit`` for a page as big as the picture.
        explored: Whether a page carries the canvas on which a view is explored freely, 165 kB.
        as_of: Day at which gaps are judged, ISO or "today"; without one nothing is overdue.
    """

    around: str | None
    depth: int
    form: str
    direction: str
    paper: str
    explored: bool
    as_of: datetime.date | str | None


def find_views(
    views: tuple[str, ...], around: str | None, form: str, direction: str = DIRECTIONS[0]
) -> tuple[str, ...]:
    """Return the views that a map holds, or none where it is drawn around a thing.

    Raises:
        CsaGraphError: There is no such format or direction, or views do not go with the rest.
    """
    if direction not in DIRECTIONS:
        raise CsaGraphError(f"Lines run {' or '.join(DIRECTIONS)}, and not “{direction}”.")
    if form not in FORMATS:
        raise CsaGraphError(f"There is no format called “{form}”: it can be {', '.join(FORMATS)}.")
    if around is not None and views:
        raise CsaGraphError("A map shows views, or the surroundings of one thing: not both at once.")
    if form != "html" and len(views) > 1:
        raise CsaGraphError(
            f"{form.upper()} holds one view: name one with --view. A page (html) holds several."
        )
    if around is not None:
        return ()
    return views or (list_views() if form == "html" else list_views()[:1])


def find_sheet(paper: str, form: str) -> Sheet | None:
    """Return the sheet of paper that a PDF is to fill; None for a page as big as the picture.

    Raises:
        CsaGraphError: There is no such paper, or the format has none.
    """
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
