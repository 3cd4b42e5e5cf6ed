"""Turn a projection into GraphML that networkx, Gephi, yEd and igraph read.

GraphML knows text, numbers and booleans only: lists become text, and what is unknown is left out. Labels are
given twice, the second time as yEd wants them to show them. It chooses no places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.xml_text import for_xml
from csa_graph.formats.flattening import flatten

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    import networkx as nx

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_YED = "http://www.yworks.com/xml/graphml"


def to_graphml(graph: nx.MultiDiGraph[str]) -> str:
    """Return a projection as GraphML text, the same projection always as the same text.

    Passages are one text, locators joined by "; ". Lines are numbered; the kind of a line is in `kind`.
    `networkx.parse_graphml(text, force_multigraph=True)` reads it back with the same nodes, lines and facts,
    the numbers as keys.
    """
    import networkx as nx

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain.graph.update(flatten(graph.graph))
    for node in sorted(graph):
        plain.add_node(for_xml(node), **flatten(graph.nodes[node]))
    for number, (source, target, key) in enumerate(sorted(graph.edges(keys=True))):
        facts = {"kind": str(key), **graph.edges[source, target, key]}
        # An id that two lines shared would make one of them in Gephi.
        plain.add_edge(for_xml(source), for_xml(target), key=f"line{number}", **flatten(facts))
    return _finish("\n".join(nx.generate_graphml(plain, named_key_ids=True))) + "\n"


def _finish(text: str) -> str:
    """Return GraphML with keys of its own for nodes and for lines, and with labels as yEd draws them."""
    from xml.etree import ElementTree as ET

    ET.register_namespace("", _GRAPHML)
    ET.register_namespace("xsi", "http://www.w3.org/2001/XMLSchema-instance")
    ET.register_namespace("y", _YED)
    # It is our own text, written a moment ago.
    root = ET.fromstring(text)  # noqa: S314
    booleans = set()
    for key in root.iter(f"{{{_GRAPHML}}}key"):
        key.set("id", f"{key.get('for')}_{key.get('id')}")
        if key.get("attr.type") == "boolean":
            booleans.add(key.get("id"))
    for what in ("graph", "edge", "node"):
        for element in root.iter(f"{{{_GRAPHML}}}{what}"):
            for data in element.findall(f"{{{_GRAPHML}}}data"):
                data.set("key", f"{what}_{data.get('key')}")
                if data.get("key") in booleans:
                    data.text = (data.text or "").lower()
            if what != "graph":
                _add_label(element, what)
    for what in ("edge", "node"):
        key = ET.Element(f"{{{_GRAPHML}}}key", {"id": what, "for": what, "yfiles.type": f"{what}graphics"})
        root.insert(0, key)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode")


def _add_label(element: Element, what: str) -> None:
    """Repeat the label of a node or line in the vocabulary of yEd, which draws no other."""
    from xml.etree.ElementTree import SubElement

    label = element.find(f"{{{_GRAPHML}}}data[@key='{what}_label']")
    if label is None:
        return
    words = label.text or ""
    # yEd takes what begins so for a page, which may load pictures.
    guard = "\u200b" if words.lstrip().lower().startswith("<html") else ""
    shape = {"edge": "PolyLineEdge", "node": "ShapeNode"}[what]
    drawn = SubElement(SubElement(element, f"{{{_GRAPHML}}}data", {"key": what}), f"{{{_YED}}}{shape}")
    SubElement(drawn, f"{{{_YED}}}{what.title()}Label").text = guard + words
