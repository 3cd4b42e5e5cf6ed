"""What engines do differently: what is sent to each, and how its answers are corrected.

Everything else follows SPARQL 1.1. `docs/stores.md` describes each difference.
"""

from __future__ import annotations

from typing import NamedTuple


class Dialect(NamedTuple):
    """How one engine differs.

    Attributes:
        name: The engine, as its ``Server`` header begins.
        evaluates: Whether its answers to queries can be relied on. Where not, the graphs are fetched and the
            embedded engine answers.
        is_atomic: Whether it is known to run an update request of several operations whole or not at all.
        has_graph_store: Whether it is known to have the Graph Store protocol. Where not, graphs are read by
            queries and written by updates.
        dataset_load: How its Graph Store protocol takes statements of many graphs in one request: what stands
            behind the “?” of the address; None where it does not, and INSERT DATA does it.
        batch: Largest number of statements in one request.
        operations: Largest number of operations in one update.
        large: Number of statements from which on a graph is sent by the Graph Store protocol, and so is one
            with blank nodes, though others are sent by INSERT DATA; 0 if none is.
        graph_type: Media type of a graph that is sent to its Graph Store protocol.
        limit_header: Header that says that it left rows out.
        cuts_graphs: Whether it may silently leave out statements of a graph that is fetched.
    """

    name: str = ""
    evaluates: bool = True
    is_atomic: bool = False
    has_graph_store: bool = False
    dataset_load: str | None = None
    batch: int = 5_000
    operations: int = 1_000
    large: int = 0
    graph_type: str = "application/n-triples"
    limit_header: str = ""
    cuts_graphs: bool = True


STANDARD = Dialect()
OXIGRAPH = Dialect(
    "oxigraph",
    is_atomic=True,
    has_graph_store=True,
    cuts_graphs=False,
    # Without a transaction its loader takes a third of the time. What is loaded so is read by nobody yet.
    dataset_load="no_transaction",
    batch=50_000,
)
VIRTUOSO = Dialect(
    "virtuoso",
    # Of 100 questions and checks, version 7.2.5 refused three and answered twelve with other rows: it loses
    # MINUS and OPTIONAL inside OPTIONAL, divides whole numbers to whole numbers, gives 1 for true. A wrong
    # row that looks like a right one is worse than a slow answer.
    evaluates=False,
    has_graph_store=True,
    # Of 1,000 operations its compiler says that there are too many.
    operations=100,
    # A request a graph takes four times as long for graphs of 25 statements, a sixth for one of 50,000. And
    # its INSERT DATA takes no blank node.
    large=1_000,
    # Its reader of Turtle reads N-Triples, which it does not know by that name.
    graph_type="text/turtle",
    limit_header="x-sparql-maxrows",
)
_KNOWN = (OXIGRAPH, VIRTUOSO)


def recognise(server: str) -> Dialect:
    """Return the dialect of an engine by its ``Server`` header.

    >>> recognise("Virtuoso/07.20.3229 (Linux)").name, recognise("Oxigraph/0.5.13").name
    ('virtuoso', 'oxigraph')
    >>> recognise("") is STANDARD
    True
    """
    return next((each for each in _KNOWN if server.lower().startswith(each.name)), STANDARD)
