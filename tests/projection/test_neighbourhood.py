"""What belongs to the accountability of one thing, by hand on a small graph and on the agreement."""

from __future__ import annotations

import networkx as nx
import pytest

from csa_graph import GovernanceGraph
from csa_graph.base.errors import AmbiguousNameError, CsaGraphError, UnknownNameError
from csa_graph.projection import neighbourhood

MEMBER = "https://w3id.org/csa-graph/role/member"
CHAIR = "https://w3id.org/csa-graph/role/chair"


@pytest.fixture
def graph() -> nx.MultiDiGraph[str]:
    """Group a reports to b; the council sits on both; ann chairs b; b reports to c, c to d."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source, target, key in (
        ("a", "b", "reports"),
        ("b", "c", "reports"),
        ("c", "d", "reports"),
        ("council", "a", MEMBER),
        ("council", "b", MEMBER),
        ("trust", "b", MEMBER),
        ("ann", "b", CHAIR),
    ):
        made.add_edge(source, target, key=key)
    return made


def ends(graph: nx.MultiDiGraph[str]) -> set[tuple[str, str]]:
    return {(source, target) for source, target, _key in graph.edges(keys=True)}


def test_no_step_gives_the_thing_alone(graph: nx.MultiDiGraph[str]) -> None:
    assert set(neighbourhood.cut(graph, "a", 0)) == {"a"}


def test_one_step_gives_all_lines_and_seats_of_the_thing(graph: nx.MultiDiGraph[str]) -> None:
    assert ends(neighbourhood.cut(graph, "b", 1)) == {
        ("a", "b"), ("b", "c"), ("council", "b"), ("trust", "b"), ("ann", "b"),
    }  # fmt: skip


def test_further_on_only_chairs_and_lines_count(graph: nx.MultiDiGraph[str]) -> None:
    found = neighbourhood.cut(graph, "a", 2)
    assert ends(found) == {("a", "b"), ("b", "c"), ("council", "a"), ("ann", "b")}
    assert {node: facts["distance"] for node, facts in found.nodes(data=True)} == {
        "a": 0, "b": 1, "council": 1, "c": 2, "ann": 2,
    }  # fmt: skip
    assert (found.graph["view"], found.graph["around"], found.graph["depth"]) == ("around", "a", 2)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("SMOG", ("smog", "scb")),  # a group
        ("Tim Rice", ("tim-rice", "domestic-abuse-forum")),  # a person
        ("domestic-abuse", ("scb", "domestic-abuse")),  # a priority
        ("action-1", ("action-1", "domestic-abuse")),  # an action
        ("Swanswell", ("action-4", "swanswell")),  # an organisation
    ],
)
def test_any_kind_of_thing_has_its_accountability(name: str, line: tuple[str, str]) -> None:
    found = GovernanceGraph.open().around(name, 1)
    local = {(source.rpartition("/")[2], target.rpartition("/")[2]) for source, target in ends(found)}
    assert line in local


def test_a_name_that_is_not_known_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="SMOG"):
        GovernanceGraph.open().around("SMOGG")
    with pytest.raises((AmbiguousNameError, CsaGraphError)):
        GovernanceGraph.open().around("2018-19")


def test_a_thing_without_any_line_stands_alone() -> None:
    graph = GovernanceGraph.open()
    everything = graph.to_networkx("everything")
    merged = neighbourhood.merge(graph.to_networkx(view) for view in neighbourhood.VIEWS)
    iri = next(iri for iri in sorted(everything) if iri not in merged)
    assert set(graph.around(iri)) == {iri}
