"""What a map shows is chosen: views of what is read, or the surroundings of a thing, with their findings.

How it looks is for `layout`, `picture` and `page`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import CsaGraphError
from csa_graph.map import limits
from csa_graph.map.content.marks import mark
from csa_graph.map.content.particulars import Particulars

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Sequence

    import networkx as nx
    import pyoxigraph as ox

    from csa_graph.checking.findings import Finding
    from csa_graph.map.surroundings import Surroundings
    from csa_graph.naming.quotes import Quotations
    from csa_graph.projection.reading import Reading


class MapContent(NamedTuple):
    """What a map shows.

    Attributes:
        graphs: Its views, with their findings.
        particulars: What it says of itself.
        reading: What was read, of which a page tells more: what passages say, and the ways up from things.
        quotes: What passages say.
    """

    graphs: list[nx.MultiDiGraph[str]]
    particulars: Particulars
    reading: Reading
    quotes: Quotations


def choose_views(reading: Reading, views: Sequence[str], day: datetime.date | None) -> MapContent:
    """Return views as a map shows them.

    Args:
        reading: What is read.
        views: Names of edge queries.
        day: Day at which gaps are judged; without one nothing is overdue.

    Raises:
        UnknownNameError: There is no such view.
        CsaGraphError: One is too large to be read.
    """
    quotes = reading.names.quotes
    reading = _narrow_to_edition(reading)
    # One that is too large is refused before the next one is read.
    graphs = [limits.mark_large(reading.to_networkx(view)) for view in views]
    focus = _find_focus(reading)
    for graph in graphs:
        graph.graph["focus"] = focus
    mark_views(reading, graphs, day)
    return MapContent(graphs, _read_particulars(reading, day), reading, quotes)


def choose_surroundings(reading: Reading, name: str, depth: int, day: datetime.date | None) -> MapContent:
    """Return the surroundings of a thing as a map shows them; errors as for :func:`get_around`."""
    quotes = reading.names.quotes
    reading = _narrow_to_edition(reading)
    graph, found = _look_around(reading, name, depth)
    limits.mark_large(graph)
    reading = narrow(reading, found.editions)
    mark_views(reading, [graph], day, found.shared)
    return MapContent([graph], _read_particulars(reading, day), reading, quotes)


def get_around(reading: Reading, name: str, depth: int) -> nx.MultiDiGraph[str]:
    """Return the lines, owners, leads and seats of one thing, up to a number of lines away from it.

    Raises:
        UnknownNameError: Nothing has the name.
        AmbiguousNameError: Several things have it.
        CsaGraphError: It is on no map, or has too much around it.
    """
    return _look_around(reading, name, depth)[0]


def narrow(reading: Reading, editions: Collection[ox.NamedNode]) -> Reading:
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
    names = Names(part, reading.edition)
    names.remedies = reading.names.remedies
    return Reading(part, names, reading.edition, reading.built, reading.judged)


def mark_views(
    reading: Reading,
    graphs: Sequence[nx.MultiDiGraph[str]],
    day: datetime.date | None = None,
    shared: frozenset[str] = frozenset(),
) -> None:
    """Put findings onto views.

    Args:
        reading: What is read, and checked.
        graphs: The views; they are changed.
        day: Day at which the state is judged.
        shared: IRIs of things of which what was checked does not hold all that is stated.
    """
    from csa_graph.checking.inspection import inspect

    report = inspect(reading.store, reading.names, edition=reading.edition, as_of=day)
    said = {code: check.mark for code, check in report.checks.items() if check.mark}
    for graph in graphs:
        near: Sequence[Finding] = report
        if "around" in graph.graph:
            # Around one thing, what is found elsewhere is none of its business.
            near = [finding for finding in near if finding.focus.iri in set(graph) - shared]
        mark(graph, near, said)


def _find_focus(reading: Reading) -> str:
    """Return the IRI of the one body whose document is read; empty where there are none or several."""
    publishers = reading.list_edition_terms("dct:publisher")
    return getattr(publishers[0], "value", "") if len(publishers) == 1 else ""


def _narrow_to_edition(reading: Reading) -> Reading:
    """Return a reading in which what an edition says is apart from all others that the store holds."""
    return reading if reading.edition is None else narrow(reading, (reading.edition,))


def _look_around(reading: Reading, name: str, depth: int) -> tuple[nx.MultiDiGraph[str], Surroundings]:
    from csa_graph.map import surroundings

    thing = reading.names.find(name)
    # The steps are counted a little too far, so that the drawing itself is measured too.
    most = 2 * limits.TOO_LARGE
    found = surroundings.project(reading.store, thing, depth, edition=reading.edition, most=most)
    label = reading.names.label(thing)
    if found.number > most:
        limits.refuse(f"Accountability of {label}", f"more than {limits.TOO_LARGE:,}")
    if found.graph is None:
        raise CsaGraphError(
            f"“{label}” is on no map: it is no body, person, priority or action. csa-graph show tells what "
            "is stated of it."
        )
    return found.graph, found


def _read_particulars(reading: Reading, day: datetime.date | None) -> Particulars:
    return Particulars(
        title=" and ".join(reading.list_edition_values("dct:publisher")) or "Governance map",
        edition="; ".join(reading.list_edition_values("dct:title")),
        period="; ".join(reading.list_edition_values("csa:period")),
        built=_word_day(reading.built),
        fingerprint=reading.store.fingerprint()[:12],
        as_of=_word_day(day) if day is not None else reading.judged.removeprefix("As of ").rstrip("."),
    )


def _word_day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
