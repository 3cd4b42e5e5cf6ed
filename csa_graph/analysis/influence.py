"""Who carries how much: seats, chairs and leads of persons, organisations and groups, and the lines to them.

Counts what is stated, and weighs nothing against another.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from csa_graph.analysis import bodies, measures
from csa_graph.analysis import governance as gov
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.asking.cells import Cell
from csa_graph.base.wording import list_words
from csa_graph.projection.network import iter_lines_from, iter_lines_to
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, FOAF, ORG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.projection.reading import Reading

ANALYSIS = Analysis(
    "influence",
    "Influence and load",
    "How many chairs, seats and leads each person, organisation and group has, and how many answer to it.",
    place=5,
    denies=(CSA.Seat.value,),
)
_LIMITS = (
    "It counts what the document states. A seat on a board is no measure of influence there, and a lead none "
    "of the work. Seats for a kind of body, and those that nobody is named for, count for no one. "
    "Betweenness sees stated lines only: it is low where lines are missing."
)
_PERSONS = {
    "person": "who",
    "organisation": "the organisation that the person comes from",
    "chairs": "how many groups the person chairs",
    "seats": "how many seats the person holds, chairs and those by office among them",
    "passage": "where the seats are stated",
}
_ORGANISATIONS = {
    "organisation": "the organisation, its parts included",
    "chairs": "how many groups are chaired from it, of those whose chair is stated",
    "seats": "how many seats it has, through its people or by name",
    "leads": "how many actions it leads, alone or with others",
    "programmes": "how many programmes it runs, commissions, funds or co-ordinates",
    "passage": "where that is stated",
}
_GROUPS = {
    "body": "the group or other body",
    "below": "how many bodies answer to it directly",
    "all_below": "how many answer to it directly or through others",
    "above": "how many bodies it answers to directly",
    "owns": "how many priorities it owns",
    "leads": "how many actions it leads",
    "betweenness": "share of the routes between other bodies that run through it, from 0 to 1",
    "passage": "where its lines, ownership and leads are stated",
}
_WORKS = (CSA.runs.value, CSA.commissions.value, CSA.funds.value, CSA.coordinates.value)


def analyse(reading: Reading) -> Result:
    """Count chairs, seats, leads and lines, and work out betweenness in the lines of accountability.

    Betweenness is Freeman's (1977): of all shortest routes between two other bodies, the share that runs
    through this one, normalised to the number of pairs.
    """
    graph = reading.project()
    persons, organisations = _persons(reading, graph), _organisations(reading, graph)
    groups, engine = _groups(reading, graph)
    sentences = [
        _name_highest("chairs", "the most groups", persons),
        _name_highest("has", "the most seats of all organisations", organisations),
        _name_highest("receives", "account from the most bodies", groups),
    ]
    tables = (
        tabulate("persons", "Persons", _PERSONS, persons, "No person is named."),
        tabulate(
            "organisations",
            "Organisations",
            _ORGANISATIONS,
            organisations,
            "No organisation has a seat, a lead or a programme.",
        ),
        tabulate("bodies", "Bodies", _GROUPS, groups, "No line is stated."),
    )
    summary = " ".join(each for each in sentences if each) or "No seat, lead or line is stated."
    return Result(ANALYSIS.title, summary, _LIMITS, tables, engine=engine)


Rows = tuple[tuple[Cell, ...], ...]


def _persons(reading: Reading, graph: gov.Graph) -> Rows:
    chairs: dict[str, set[str]] = defaultdict(set)
    homes: dict[str, set[str]] = defaultdict(set)
    seats: dict[str, int] = defaultdict(int)
    cited: dict[str, list[str]] = defaultdict(list)
    for seat, group, role in gov.iter_members(graph):
        for holder in gov.holders(graph, seat):
            if gov.is_a(graph, holder, FOAF.Person.value):
                chairs[holder] |= {group} if gov.is_chair(graph, seat) else set()
                homes[holder] |= set(gov.organisations(graph, seat))
                seats[holder] += 1
                cited[holder] += gov.cited(graph, seat, group, role)
    rows = []
    for person in gov.of_type(graph, FOAF.Person.value):
        found = homes[person] | set(gov.to(graph, person, ORG.memberOf.value))
        home = list_words(sorted(gov.label(graph, each) for each in found))
        cells: tuple[Cell, ...] = (
            reading.thing(person),
            home or None,
            len(chairs[person]),
            seats[person],
            reading.passages(cited[person]),
        )
        rows.append(cells)
    return _rank(rows, 2, 3)


def _organisations(reading: Reading, graph: gov.Graph) -> Rows:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    passages: dict[str, list[str]] = defaultdict(list)

    def count(found: Iterable[str], place: int, cited: list[str]) -> None:
        for each in {gov.whole(graph, organisation) for organisation in found}:
            if not gov.is_a(graph, each, CSA.Group.value):
                counts[each][place] += 1
                passages[each] += cited

    for seat, group, role in gov.iter_members(graph):
        count(gov.organisations(graph, seat), 1, gov.cited(graph, seat, group, role))
    for group in gov.of_type(graph, CSA.Group.value):
        # One that two of its people chair together counts once.
        chairs = [seat for seat in gov.seats(graph, group) if gov.is_chair(graph, seat)]
        count([each for seat in chairs for each in gov.organisations(graph, seat)], 0, [])
    for action in gov.of_type(graph, CSA.Action.value):
        for lead in gov.to(graph, action, CSA.lead.value):
            passages[gov.whole(graph, lead)] += gov.cited(graph, action, lead, CSA.lead.value)
        count(gov.to(graph, action, CSA.lead.value), 2, [])
    for programme in gov.of_type(graph, CSA.Programme.value):
        for body in gov.from_(graph, programme, *_WORKS):
            passages[gov.whole(graph, body)] += gov.cited(graph, body, programme, *_WORKS)
        count(gov.from_(graph, programme, *_WORKS), 3, [])
    rows: list[tuple[Cell, ...]] = [
        (reading.thing(each), *numbers, reading.passages(passages[each])) for each, numbers in counts.items()
    ]
    return _rank(rows, 1, 2, 3, 4)


def _groups(reading: Reading, graph: gov.Graph) -> tuple[Rows, str]:
    import networkx as nx

    lines = nx.DiGraph(gov.lines(graph))
    between, engine = measures.measure_betweenness(bodies.chain_lines(graph))
    spans, _ = bodies.measure_spans(graph)
    rows = []
    for body in lines:
        ties = [*iter_lines_to(graph, body), *iter_lines_from(graph, body)]
        kinds = {*ontology.list_lines(), CSA.owns.value, CSA.lead.value}
        cited = [iri for (*_, kind), facts in ties if kind in kinds for iri in facts["cited"]]
        cells: tuple[Cell, ...] = (
            reading.thing(body),
            len(set(lines.predecessors(body)) - {body}),
            spans[body].in_all if body in spans else 0,
            len(set(lines.successors(body)) - {body}),
            len(gov.to(graph, body, CSA.owns.value)),
            len(gov.from_(graph, body, CSA.lead.value)),
            round(between.get(body, 0), 3),
            reading.passages(cited),
        )
        rows.append(cells)
    return _rank(rows, 2, 1, 6), f"betweenness and bodies below by {engine}"


def _rank(rows: list[tuple[Cell, ...]], *places: int) -> Rows:
    """Return rows with the highest counts first; what is equal, by name."""
    return tuple(
        sorted(rows, key=lambda row: (*(-float(str(row[place])) for place in places), str(row[0]).casefold()))
    )


def _name_highest(verb: str, words: str, rows: Rows) -> str:
    """Say who has the most of what the third column counts; nothing where nobody has any."""
    most = max((int(str(row[2])) for row in rows), default=0)
    if not most:
        return ""
    first = [str(row[0]) for row in rows if row[2] == most]
    if len(first) > 1:
        verb = {"has": "have", "receives": "receive", "chairs": "chair"}[verb]
    names = ", ".join(first[:-1]) + (" and " if first[1:] else "") + first[-1]
    return f"{names} {verb} {words} ({most}{' each' if first[1:] else ''})."
