"""Which groups share people or organisations, how far memberships overlap, and where a bridge is missing.

Reads stated seats; a seat for a kind of body is shared only with a seat for the same kind.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from csa_graph.analysis import governance as gov
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.terms.iris import CSA, FOAF, ORG

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from csa_graph.asking.cells import Cell
    from csa_graph.projection.reading import Reading

    Rows = tuple[tuple[Cell, ...], ...]
    Seats = nx.Graph[tuple[str, str]]

ANALYSIS = Analysis(
    "interlocks",
    "Interlocks between groups",
    "Which groups share people or organisations, how far memberships overlap, and where no bridge is stated.",
    place=7,
    premises=(CSA.Seat.value,),
    denies=(
        CSA.accountableTo.value,
        CSA.tie.value,
    ),
)
_LIMITS = (
    "It knows the members that the document names. That two groups have a member in common says nothing of "
    "what they tell each other, and where none is stated there may be one. Parts of an organisation count as "
    "the whole. Two seats for one kind of body count as shared where one document states both, though "
    "different bodies may take them; a seat for a kind of body counts as a bridge to every group of that "
    "kind."
)
_OVERLAPS = {
    "group": "one group",
    "other": "the other group",
    "persons": "people with a seat on both",
    "organisations": "organisations with a seat on both",
    "kinds": "kinds of body with a seat on both",
    "overlap": "shared members as a percentage of all members of the two (Jaccard index)",
    "passage": "where the seats are stated",
}
_LINKS = {
    "member": "the person or organisation",
    "count": "on how many groups it has a seat",
    "groups": "which",
    "passage": "where the seats are stated",
}
_BRIDGES = {
    "priority": "the priority on which both work",
    "group": "one group",
    "other": "the other group",
    "passage": "where it is stated that they work on it",
}
_GROUP, _MEMBER, _KIND = "group", "member", "kind of body in "
#: Seats above which a member alone makes no pair: each two of its groups would share it, a square of pairs.
MANY = 100
_WORKS_ON = (CSA.owns.value, CSA.addresses.value, CSA.prioritises.value)


def analyse(reading: Reading) -> Result:
    """Find interlocks, the overlap of memberships and missing bridges.

    Two groups interlock where a person or organisation has a seat on both (Mizruchi 1996). Overlap is the
    Jaccard index of their members. Who has seats on more than :data:`MANY` groups, as a national body has,
    is listed as a link, and makes no pair by itself. A bridge is missing where two groups work on one
    priority and have neither a member in common nor a line between them, and neither keeps a seat for the
    other or its kind.
    """
    graph = reading.project()
    seats = seats_of(graph)
    overlaps = _overlaps(reading, graph, seats)
    links = _links(reading, graph, seats)
    bridges = _bridges(reading, graph, seats)
    tables = (
        tabulate(
            "overlaps",
            "Groups that share members",
            _OVERLAPS,
            overlaps,
            "No two groups have a stated member in common.",
            note=_describe_left_out(seats),
        ),
        tabulate(
            "links", "Who links groups", _LINKS, links, "Nobody has a stated seat on more than one group."
        ),
        tabulate(
            "bridges",
            "Missing bridges",
            _BRIDGES,
            bridges,
            "All groups that work on one priority share a member or a line.",
        ),
    )
    summary = _sentences(overlaps, links, bridges)
    return Result(ANALYSIS.title, summary, _LIMITS, tables, engine="overlaps by networkx")


def seats_of(graph: gov.Graph) -> Seats:
    """Return who has a seat on which group, as a bipartite graph of members and groups.

    Nodes are pairs: ("group", IRI) or ("member", IRI), as a group can be a member of another one. Members are
    people and organisations as wholes. A kind of body that a seat is kept for is a member in each document:
    ("kind of body in …", IRI), as no two documents mean the same body by it. An edge has `cited`, the IRIs of
    the passages that state the seat.
    """
    import networkx as nx

    seats: Seats = nx.Graph()
    for seat, group, role in gov.iter_members(graph):
        seats.add_node((_GROUP, group))
        persons = [each for each in gov.holders(graph, seat) if gov.is_a(graph, each, FOAF.Person.value)]
        wholes = {gov.whole(graph, each) for each in gov.to(graph, seat, CSA.comesFrom.value)}
        cited = gov.cited(graph, seat, group, role)
        documents = sorted({passage.rpartition("#")[0] for passage in cited}) or [""]
        kinds = gov.to(graph, seat, CSA.forKind.value)
        members = [(_MEMBER, each) for each in (*persons, *sorted(wholes))]
        members += [(_KIND + document, each) for each in kinds for document in documents]
        for member in members:
            ends = member, (_GROUP, group)
            known = seats.edges[ends]["cited"] if seats.has_edge(*ends) else []
            seats.add_edge(*ends, cited=[*known, *cited])
    return seats


def _overlaps(reading: Reading, graph: gov.Graph, seats: Seats) -> Rows:
    import networkx as nx
    from networkx.algorithms import bipartite

    few = seats.subgraph(node for node in seats if node[0] == _GROUP or len(seats[node]) <= MANY)
    shared = bipartite.projected_graph(few.copy(), [node for node in seats if node[0] == _GROUP])
    rows: list[tuple[Cell, ...]] = []
    overlaps: Any = nx.jaccard_coefficient(seats, shared.edges)
    for one, other, overlap in overlaps:
        groups = sorted((one, other), key=lambda each: gov.label(graph, each[1]).casefold())
        common = set(seats[one]) & set(seats[other])
        parts: dict[str, list[str]] = {"person": [], "organisation": [], "kind": []}
        for _, member in common:
            parts[_name_kind(graph, member)].append(member)
        cited = [iri for member in common for group in groups for iri in seats.edges[member, group]["cited"]]
        rows.append(
            (
                *(reading.thing(iri) for _, iri in groups),
                *(_join_labels(graph, members) for members in parts.values()),
                round(100 * overlap),
                reading.passages(cited),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-int(str(row[5])), str(row[0]), str(row[1]), repr(row[:2]))))


def _describe_left_out(seats: Seats) -> str:
    many = sum(1 for node in seats if node[0] == _MEMBER and len(seats[node]) > MANY)
    if not many:
        return ""
    who = "One member has" if many == 1 else f"{many:,} members have"
    return f"{who} seats on more than {MANY} groups: no pair is listed for that alone."


def _links(reading: Reading, graph: gov.Graph, seats: Seats) -> Rows:
    rows: list[tuple[Cell, ...]] = [
        (
            reading.thing(node[1]),
            len(seats[node]),
            _join_labels(graph, [iri for _, iri in seats[node]]),
            reading.passages(iri for group in seats[node] for iri in seats.edges[node, group]["cited"]),
        )
        for node in seats
        if node[0] == _MEMBER and len(seats[node]) > 1
    ]
    return tuple(sorted(rows, key=lambda row: (-int(str(row[1])), str(row[0]).casefold())))


def _bridges(reading: Reading, graph: gov.Graph, seats: Seats) -> Rows:
    rows: list[tuple[Cell, ...]] = []
    lines = gov.lines(graph)
    for priority in gov.of_type(graph, CSA.Priority.value):
        working = gov.from_(graph, priority, *_WORKS_ON)
        for one, other in combinations(
            [each for each in working if gov.is_a(graph, each, CSA.Group.value)], 2
        ):
            if (
                lines.has_edge(one, other)
                or lines.has_edge(other, one)
                or _are_connected(graph, seats, one, other)
            ):
                continue
            cited = [iri for each in (one, other) for iri in gov.cited(graph, each, priority, *_WORKS_ON)]
            rows.append(
                (reading.thing(priority), reading.thing(one), reading.thing(other), reading.passages(cited))
            )
    return tuple(rows)


def _are_connected(graph: gov.Graph, seats: Seats, one: str, other: str) -> bool:
    """Return whether two groups have a member in common, or one keeps a seat for the other or its kind."""
    ours, theirs = (set(seats[_GROUP, each]) if (_GROUP, each) in seats else set() for each in (one, other))
    if ours & theirs:
        return True
    names = [{each, *gov.to(graph, each, ORG.classification.value)} for each in (one, other)]
    return any(iri in names[1] for _, iri in ours) or any(iri in names[0] for _, iri in theirs)


def _name_kind(graph: gov.Graph, member: str) -> str:
    if gov.is_a(graph, member, FOAF.Person.value):
        return "person"
    return "organisation" if gov.is_a(graph, member, ORG.Organization.value) else "kind"


def _join_labels(graph: gov.Graph, nodes: Iterable[str]) -> str | None:
    return "; ".join(sorted(gov.label(graph, node) for node in nodes)) or None


def _sentences(overlaps: Rows, links: Rows, bridges: Rows) -> str:
    if not overlaps:
        return "No two groups have a stated member in common."
    first = overlaps[0]
    words = (
        f"{len(overlaps)} pairs of groups share a stated member, or seats for one kind of body; the "
        f"memberships of {first[0]} and {first[1]} overlap most ({first[5]}%)."
    )
    if links:
        words += f" {links[0][0]} has seats on most groups ({links[0][1]})."
    if bridges:
        pairs = {frozenset((str(row[1]), str(row[2]))) for row in bridges}
        words += (
            f" {len(pairs)} pairs work on one priority without a stated line or member between them."
            if len(pairs) > 1
            else " One pair works on one priority without a stated line or member between them."
        )
    return words
