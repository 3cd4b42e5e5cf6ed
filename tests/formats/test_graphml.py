"""A projection as GraphML reads back with the same nodes, lines and facts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

import networkx as nx

from csa_graph.formats.graphml import writing as graphml
from csa_graph.projection.network import Chair


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


def parse(graph: nx.MultiDiGraph[str]) -> ET.Element:
    return ET.fromstring(graphml.to_graphml(graph))  # noqa: S314  (our own text)


def lines_of(graph: nx.MultiDiGraph[str]) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The facts of lines by ends and kind."""
    return {(s, t, facts["kind"]): facts for s, t, facts in graph.edges(data=True)}


def test_nodes_and_lines_read_back() -> None:
    graph = make_graph()
    found = read_back(graph)
    assert set(found) == set(graph)
    assert set(lines_of(found)) == set(graph.edges(keys=True))


def test_nothing_has_the_id_of_something_else() -> None:
    root = parse(make_graph())
    for what in ("key", "node", "edge"):
        ids = [element.get("id") for element in root.iter() if element.tag.endswith("}" + what)]
        assert len(ids) == len(set(ids)) > 1


def test_truth_is_written_as_xml_has_it() -> None:
    assert set(re.findall(r"_(?:inferred|statutory)\">([^<]*)<", graphml.to_graphml(make_graph()))) == {
        "true",
        "false",
    }


def test_yed_finds_labels_and_no_page() -> None:
    graph = make_graph()
    graph.add_node("urn:c", label=" <HTML><img src='http://x/y'>")
    root = parse(graph)
    y = "{http://www.yworks.com/xml/graphml}"
    nodes = [element.text for element in root.iter(f"{y}NodeLabel")]
    assert nodes == ['<b>"A"</b> & \n🚢 לוח', "B", "\u200b <HTML><img src='http://x/y'>"]
    assert [element.text for element in root.iter(f"{y}EdgeLabel")] == ["reports to", "is overseen by"]


def test_the_same_projection_is_the_same_text() -> None:
    graph = make_graph()
    backwards: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph.graph)
    for node in reversed(list(graph)):
        backwards.add_node(node, **graph.nodes[node])
    for source, target, key, facts in reversed(list(graph.edges(keys=True, data=True))):
        backwards.add_edge(source, target, key=key, **facts)
    assert graphml.to_graphml(graph) == graphml.to_graphml(backwards)


def test_facts_read_back_in_types_that_graphml_has() -> None:
    found = read_back(make_graph())
    assert found.nodes["urn:a"] == {
        "label": '<b>"A"</b> & \n🚢 לוח',
        "chairs": "Ada, Harbour Council; Bo",
        "area_depth": 2,
        "passages": "1; 2",
    }
    assert found.nodes["urn:b"]["statutory"] is True
    assert lines_of(found)["urn:a", "urn:b", "urn:k1"]["passages"] == "1.2; 4.7"
    assert lines_of(found)["urn:a", "urn:b", "urn:k2"]["inferred"] is True
    assert found.graph["view"] == "made"


def test_characters_that_xml_cannot_write_do_not_break_the_file() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", label="bell \x07 and null \x00")
    assert read_back(graph).nodes["a"]["label"] == "bell \ufffd and null \ufffd"


def test_an_empty_projection_is_still_a_file() -> None:
    assert len(read_back(nx.MultiDiGraph())) == 0
