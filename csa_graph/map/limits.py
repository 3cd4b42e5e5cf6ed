"""Views that are too big to be drawn whole are marked, and those that nobody could read are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from csa_graph.base.errors import CsaGraphError
from csa_graph.map.content.marks import get_view

if TYPE_CHECKING:
    import networkx as nx

#: Above so many things in a view a page opens on search, and draws neighbourhoods only.
LARGE = 300
#: Above so many nothing is drawn.
TOO_LARGE = 5_000


def mark_large(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return a view, marked where it has too many things to be drawn whole.

    Raises:
        CsaGraphError: It has too many for a page.
    """
    number = len(graph)
    if number > TOO_LARGE:
        refuse(get_view(graph)["title"], f"{number:,}")
    graph.graph["large"] = number > LARGE
    return graph


def refuse(title: str, number: str) -> NoReturn:
    """Refuse a view that is too big for a page.

    Raises:
        CsaGraphError: Always; it says what to draw in its place.
    """
    raise CsaGraphError(
        f"“{title}” has {number} things; nobody could read a map of more than {TOO_LARGE:,}. Draw the "
        "surroundings of one thing (--around NAME, if need be with a smaller --depth), one partnership of "
        "several (--edition NAME), or one smaller view (--view NAME). csa-graph export --format graphml "
        "writes all of it for other tools."
    )
