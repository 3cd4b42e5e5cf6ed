"""The projection becomes duties and who bears them: chairs of groups, owners of priorities, leads of actions.

Also what each bearer depends on: a seat depends on whoever sits in it and on the organisation that it is for.
What is lost with what follows from that alone. Routes are not in here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import governance as gov
from csa_graph.terms.iris import CSA, FOAF, OPENGOV, ORG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

CHAIR, OWNER, LEAD = "chair", "owner", "lead"
#: Ties between a bearer and the farthest of its dependencies: a seat, its office, who holds it, their home.
MAX_DISTANCE = 3


class Duty(NamedTuple):
    """Something that somebody is responsible for.

    Attributes:
        thing: The group, priority or action.
        part: ``chair``, ``owner`` or ``lead``.
        bearers: The seats of the chair, the owners, or the leads, each with the passages that say so.
    """

    thing: str
    part: str
    bearers: dict[str, list[str]]


def find_duties(graph: gov.Graph) -> list[Duty]:
    """Return who chairs which group, owns which priority and leads which action, where anyone does.

    A chair that is vacant, or of whom only the kind of body is stated, cannot be lost.
    """
    return [*_chairs(graph), *_owners(graph), *_leads(graph)]


def find_dependencies(graph: gov.Graph, bearer: str) -> list[frozenset[str]]:
    """Return what somebody or a seat depends on: it is lost as soon as all of any one of these sets are gone.

    Anything depends on itself. A seat depends on its group, on those who sit in it, and on the organisations
    that it is held for: those that are stated, else those that all who sit in it come from. A person depends
    on the organisations that they come from.
    """
    found = {frozenset({bearer})}
    if not graph.out_degree(bearer):
        return [*found]
    found |= {frozenset({group}) for group in _groups(graph, bearer)}
    # Who holds it, and the office that it goes with, are one holder described twice.
    described = gov.to(graph, bearer, ORG.heldBy.value), gov.to(graph, bearer, CSA.filledBy.value)
    for sitting in filter(None, described):
        found.add(frozenset(sitting))
        if len(sitting) == 1:
            # Whoever sits here for being the chair of another group does so while there is one.
            found |= {frozenset({group}) for group in _groups(graph, sitting[0])}
    holders = gov.holders(graph, bearer)
    offices = gov.to(graph, bearer, CSA.filledBy.value)
    if holders and all(gov.to(graph, office, ORG.heldBy.value) for office in offices):
        found.add(frozenset(holders))
    behind = gov.to(graph, bearer, OPENGOV.onBehalfOf.value)
    if behind:
        found.add(frozenset(behind))
    else:
        theirs = [_come_from(graph, each) for each in holders or [bearer]]
        # A seat that goes with an office comes from where the office is.
        behind = [each for some in theirs for each in some] if all(theirs) else []
        behind = behind or (gov.organisations(graph, bearer) if offices else [])
        parts = [each for each in behind if not any(each in find_wholes(graph, other) for other in behind)]
        if parts:
            found.add(frozenset(parts))
    return sorted(found, key=sorted)


def is_lost(graph: gov.Graph, bearer: str, gone: frozenset[str]) -> bool:
    """Return whether a bearer is lost with what is gone."""
    return any(needed <= gone for needed in find_dependencies(graph, bearer))


def find_single_dependencies(graph: gov.Graph, bearer: str) -> set[str]:
    """Return all things whose loss, each alone, is enough to lose a bearer.

    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph([("seat", "person", ORG.heldBy.value)])
    >>> graph.add_nodes_from(graph, label="", types=())
    >>> sorted(find_single_dependencies(graph, "seat"))
    ['person', 'seat']
    """
    found: set[str] = set()
    for needed in find_dependencies(graph, bearer):
        found |= set.intersection(*({each, *find_wholes(graph, each)} for each in needed))
    return found


def find_wholes(graph: gov.Graph, unit: str) -> set[str]:
    """Return the organisations that something is a part of, directly or through others."""
    return _reach(graph, [unit], gov.to) - {unit}


def with_parts(graph: gov.Graph, things: Iterable[str]) -> frozenset[str]:
    """Return some things with the units of those that are organisations."""
    return frozenset(_reach(graph, things, gov.from_))


def _reach(graph: gov.Graph, things: Iterable[str], follow: Callable[..., list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(things)
    while waiting:
        thing = waiting.pop()
        if thing not in found:
            found.add(thing)
            waiting += follow(graph, thing, ORG.unitOf.value)
    return found


def _come_from(graph: gov.Graph, holder: str) -> list[str]:
    """Return the organisations of a person; a body stands for itself."""
    return (
        gov.to(graph, holder, ORG.memberOf.value) if gov.is_a(graph, holder, FOAF.Person.value) else [holder]
    )


def _groups(graph: gov.Graph, seat: str) -> list[str]:
    return [group for _, group, kind in graph.out_edges(seat, keys=True) if gov.is_role(kind)]


def _chairs(graph: gov.Graph) -> Iterator[Duty]:
    chairs: dict[str, dict[str, list[str]]] = {}
    for seat, group, role in gov.iter_seats(graph):
        if gov.is_chair(graph, seat) and gov.to(
            graph, seat, ORG.heldBy.value, CSA.filledBy.value, OPENGOV.onBehalfOf.value
        ):
            chairs.setdefault(group, {})[seat] = gov.cited(graph, seat, group, role)
    for group, seats in chairs.items():
        yield Duty(group, CHAIR, seats)


def _owners(graph: gov.Graph) -> Iterator[Duty]:
    for priority in gov.of_type(graph, CSA.Priority.value):
        owners = gov.owners(graph, priority)
        if owners:
            yield Duty(
                priority, OWNER, {each: gov.cited(graph, each, priority, CSA.owns.value) for each in owners}
            )


def _leads(graph: gov.Graph) -> Iterator[Duty]:
    for action in gov.of_type(graph, CSA.Action.value):
        kinds = (CSA.lead.value, CSA.accountable.value)
        leads = gov.to(graph, action, *kinds)
        if leads:
            yield Duty(action, LEAD, {each: gov.cited(graph, action, each, *kinds) for each in leads})
