"""What engines do differently, in one place: what is sent to each, and how its answers are put right.

What is not named here follows SPARQL 1.1. `docs/stores.md` tells of each difference.
"""

from __future__ import annotations

from typing import NamedTuple


class Dialect(NamedTuple):
    """How one engine differs.

    Attributes:
        name: The engine, as its ``Server`` header begins.
        evaluates: Whether its answers to queries can be relied on. Where not, the graphs are fetched and the
            embedded engine answers.
        graph_type: Media type of a graph that is sent to its Graph Store protocol.
        limit_header: Header by which it tells that it left rows out.
    """

    name: str = ""
    evaluates: bool = True
    graph_type: str = "application/n-triples"
    limit_header: str = ""


STANDARD = Dialect()
VIRTUOSO = Dialect(
    "virtuoso",
    # Of 100 questions and checks, version 7.2.5 refused three and answered twelve with other rows: it loses
    # MINUS and OPTIONAL inside OPTIONAL, divides whole numbers to whole numbers, gives 1 for true. A wrong
    # row that looks like a right one is worse than a slow answer.
    evaluates=False,
    # Its reader of Turtle reads N-Triples, which it does not know by that name.
    graph_type="text/turtle",
    limit_header="x-sparql-maxrows",
)
_KNOWN = (VIRTUOSO,)


def recognise(server: str) -> Dialect:
    """Return the dialect of an engine by its ``Server`` header.

    >>> recognise("Virtuoso/07.20.3229 (Linux)").name
    'virtuoso'
    >>> recognise("Oxigraph/0.5.13") is STANDARD
    True
    """
    return next((each for each in _KNOWN if server.lower().startswith(each.name)), STANDARD)
