"""A projection as GraphML reads back with the same nodes, lines and facts."""

from __future__ import annotations

import networkx as nx

from csa_graph.projection import Chair
from csa_graph.views import graphml


def make_graph() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(view="made", title="Made & <drawn>")
    chairs = (Chair("Ada", "Harbour Council", ("1.1",)), Chair("Bo", "", ()))
    graph.add_node(
        "urn:a",
        label='<b>"A"</b> & \n🚢 לוח',
        chairs=chairs,
        statutory=None,
        area_depth=2,
        passages=("1", "2"),
    )
    graph.add_node("urn:b", label="B", chairs=(), statutory=True, passages=())
    graph.add_edge(
        "urn:a", "urn:b", key="urn:k1", label="reports to", passages=("1.2", "4.7"), inferred=False
    )
    graph.add_edge("urn:a", "urn:b", key="urn:k2", label="is overseen by", passages=(), inferred=True)
    return graph


def read_back(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    found = nx.parse_graphml(graphml.to_graphml(graph), force_multigraph=True)
    assert isinstance(found, nx.MultiDiGraph)
    return found


def test_nodes_lines_and_keys_read_back() -> None:
    graph = make_graph()
    found = read_back(graph)
    assert set(found) == set(graph)
    assert set(found.edges(keys=True)) == set(graph.edges(keys=True))


def test_facts_read_back_in_types_that_graphml_has() -> None:
    found = read_back(make_graph())
    assert found.nodes["urn:a"] == {
        "label": '<b>"A"</b> & \n🚢 לוח',
        "chairs": "Ada, Harbour Council; Bo",
        "area_depth": 2,
        "passages": "1; 2",
    }
    assert found.nodes["urn:b"]["statutory"] is True
    assert found.edges["urn:a", "urn:b", "urn:k1"]["passages"] == "1.2; 4.7"
    assert found.edges["urn:a", "urn:b", "urn:k2"]["inferred"] is True
    assert found.graph["view"] == "made"


def test_characters_that_xml_cannot_write_do_not_break_the_file() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", label="bell \x07 and null \x00")
    assert read_back(graph).nodes["a"]["label"] == "bell \ufffd and null \ufffd"


def test_an_empty_projection_is_still_a_file() -> None:
    assert len(read_back(nx.MultiDiGraph())) == 0
