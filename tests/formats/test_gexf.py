"""A projection as GEXF reads back with the same nodes, lines and facts, and is the same each time."""

from __future__ import annotations

import io
from typing import Any

import networkx as nx

from csa_graph.formats.gexf.writing import to_gexf
from csa_graph.projection.network import Chair


def make_graph(*, backwards: bool = False) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(view="made", title="Made & <drawn> \x00")
    nodes: list[tuple[str, dict[str, Any]]] = [
        ("urn:a", {"label": '<b>"A"</b> & 🚢 לוח \x07', "chairs": (Chair("Ada", "Council", ("1.1",)),)}),
        ("urn:b", {"statutory": None, "area_depth": 2, "passages": ("1", "2"), "type": "urn:Group"}),
    ]
    lines: list[tuple[str, str, str, dict[str, Any]]] = [
        ("urn:a", "urn:b", "urn:k1", {"label": "reports to", "kind": "urn:k1", "passages": ("1.2", "4.7")}),
        ("urn:a", "urn:b", "urn:k2", {"label": "is overseen by", "kind": "urn:k2", "inferred": True}),
    ]
    for node, facts in reversed(nodes) if backwards else nodes:
        graph.add_node(node, **facts)
    for source, target, key, facts in reversed(lines) if backwards else lines:
        graph.add_edge(source, target, key=key, **facts)
    return graph


def read_back(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    found = nx.read_gexf(io.BytesIO(to_gexf(graph).encode()))
    assert isinstance(found, nx.MultiDiGraph)
    return found


def test_things_read_back_with_types_that_gexf_has() -> None:
    found = read_back(make_graph())
    assert found.nodes["urn:a"] == {"label": '<b>"A"</b> & 🚢 לוח \ufffd', "chairs": "Ada, Council"}
    assert found.nodes["urn:b"] == {
        "label": "urn:b",
        "area_depth": 2,
        "passages": "1; 2",
        "type": "urn:Group",
    }


def test_two_lines_between_the_same_ends_stay_two() -> None:
    lines = sorted(
        (key, facts["label"], facts.get("passages"), facts.get("inferred"))
        for _source, _target, key, facts in read_back(make_graph()).edges(keys=True, data=True)
    )
    assert lines == [
        ("urn:k1", "reports to", "1.2; 4.7", None),
        ("urn:k2", "is overseen by", None, True),
    ]


def test_the_same_projection_is_the_same_text_on_whatever_day() -> None:
    text = to_gexf(make_graph())
    assert text == to_gexf(make_graph(backwards=True))
    assert "lastmodified" not in text


def test_an_empty_projection_is_still_a_file() -> None:
    text = to_gexf(nx.MultiDiGraph())
    assert len(nx.read_gexf(io.BytesIO(text.encode()))) == 0
