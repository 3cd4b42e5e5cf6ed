"""A thing and the ends of its routes become what no passage states: owners, leads, lines, elected members.

Says what is not stated; whether it exists all the same it cannot know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.analysis import governance as gov
from csa_graph.analysis import upward
from csa_graph.terms.iris import CSA, FOAF, ORG

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What a gap is about, what is missing in words, and passages that tell of the thing.
Gap = tuple[str, str, list[str]]


def find_gaps(graph: gov.Graph, thing: str, ends: Mapping[str, tuple[upward.Step, str]]) -> list[Gap]:
    """Return what the routes from a thing to elected members lack.

    Args:
        graph: The projection ``governance``.
        thing: Where the routes start.
        ends: Where those of them end from which no line leads further, each with a step that comes there, and
            what is missing there in words.
    """
    found: list[Gap] = []
    steps = upward.climb(graph, [thing], weak=not gov.is_a(graph, thing, CSA.Action.value))
    if gov.is_a(graph, thing, CSA.Action.value):
        found += _of_action(graph, thing)
    things = dict.fromkeys(map(upward.get_thing, steps))
    for node in things:
        if gov.is_a(graph, node, CSA.Priority.value) and not gov.owners(graph, node):
            found.append((node, "who owns the priority", _cite_priority(graph, node)))
    for end, (step, words) in ends.items():
        found.append((end, words, list(step.cited)))
    is_elected = [gov.is_elected(graph, node) for node in things]
    if steps.out_degree(thing) == 0 and not any(is_elected) and not found:
        found.append((thing, _describe_missing(graph, thing), _cite_all(graph, thing)))
    if not any(is_elected):
        found.append((thing, "any route to an elected body", _cite_all(graph, thing)))
    return found


def _of_action(graph: gov.Graph, action: str) -> list[Gap]:
    leads = gov.to(graph, action, CSA.lead.value)
    cited = [iri for lead in leads for iri in gov.cited(graph, action, lead, CSA.lead.value)]
    found: list[Gap] = []
    if not leads:
        found.append((action, "a lead that is a named body", _cite_all(graph, action)))
    elif len(leads) > 1 and not gov.accountable(graph, action):
        found.append((action, "which of its leads is the one accountable", cited))
    if not gov.to(graph, action, CSA.addresses.value):
        found.append((action, "which priority it works on", _cite_all(graph, action)))
    return found


def _describe_missing(graph: gov.Graph, thing: str) -> str:
    if gov.is_a(graph, thing, FOAF.Person.value):
        return "any seat that the person holds"
    if gov.is_a(graph, thing, CSA.Group.value) or gov.is_a(graph, thing, ORG.Organization.value):
        return "to whom it answers"
    return "who carries it"


def _cite_priority(graph: gov.Graph, priority: str) -> list[str]:
    """Return where it is said to be a priority; where that is nowhere, all passages that tell of it."""
    found = [
        iri
        for body in gov.from_(graph, priority, CSA.prioritises.value)
        for iri in gov.cited(graph, body, priority, CSA.prioritises.value)
    ]
    return found or _cite_all(graph, priority)


def _cite_all(graph: gov.Graph, thing: str) -> list[str]:
    ties = [*graph.out_edges(thing, data="cited"), *graph.in_edges(thing, data="cited")]
    return [iri for _, _, cited in ties for iri in cited]
