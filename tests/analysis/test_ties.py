"""What is read of a projection once is what is read of it each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from csa_graph.analysis import governance as gov
from csa_graph.analysis import ties
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, FOAF, ORG
from tests.analysis.known import build

if TYPE_CHECKING:
    from csa_graph import GovernanceGraph


def test_a_frozen_projection_answers_as_one_that_can_change(agreement: GovernanceGraph) -> None:
    changing = agreement.to_networkx("governance")
    frozen = nx.freeze(agreement.to_networkx("governance"))
    assert ties.find(changing) is None
    assert ties.find(frozen) is not None
    kinds = {kind for *_, kind in frozen.edges(keys=True)}
    pairs = (
        (ORG.unitOf.value,),
        (CSA.lead.value, CSA.accountable.value),
        ontology.list_lines(),
        tuple(sorted(kinds)),
        ("urn:none",),
    )
    asked = 0
    for node in changing:
        assert gov.seats(frozen, node) == gov.seats(changing, node)
        for some in pairs:
            assert gov.to(frozen, node, *some) == gov.to(changing, node, *some)
            assert gov.from_(frozen, node, *some) == gov.from_(changing, node, *some)
            asked += len(gov.to(frozen, node, *some))
    assert asked > 300
    for types in ((CSA.Group.value,), (CSA.Seat.value, FOAF.Person.value), ("urn:none",)):
        assert gov.of_type(frozen, *types) == gov.of_type(changing, *types)
    one, other = gov.lines(frozen), gov.lines(changing)
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert one is gov.lines(frozen)


def test_what_is_found_belongs_to_who_asked() -> None:
    frozen = nx.freeze(build("a reportsTo b"))
    gov.to(frozen, "a", ontology.list_lines()[0]).clear()
    assert gov.to(frozen, "a", ontology.list_lines()[0]) == ["b"]


def test_a_view_shows_what_has_changed() -> None:
    graph = build("a reportsTo b\n b reportsTo c")
    view = graph.subgraph(["a", "b", "c"])
    assert gov.from_(view, "c", *ontology.list_lines()) == ["b"]
    graph.remove_edge("b", "c")
    assert gov.from_(view, "c", *ontology.list_lines()) == []
