"""Turn a projection into GEXF, the format of Gephi: nodes, lines and all that is known of them.

GEXF knows text, numbers and booleans only: lists become text, and what is unknown is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.base.xml_text import for_xml
from csa_graph.formats.flattening import flatten

if TYPE_CHECKING:
    import networkx as nx

# Gephi shows who made a file, and when: a day would make two files of the same graph.
_DAY = re.compile(r' lastmodifieddate="[^"]*"')


def to_gexf(graph: nx.MultiDiGraph[str]) -> str:
    """Return a projection as GEXF 1.2 text, the same projection always as the same text.

    Passages are one text, locators joined by "; ". Nodes and lines have `label`; the kind of a line is in
    `kind`. `networkx.read_gexf` reads it back with the same nodes, lines and keys.
    """
    import networkx as nx

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=for_xml(str(graph.graph.get("title", ""))))
    for node in sorted(graph):
        facts = flatten(graph.nodes[node])
        # Gephi shows nothing where it finds no label.
        facts.setdefault("label", for_xml(node))
        plain.add_node(for_xml(node), **facts)
    for number, (source, target, key) in enumerate(sorted(graph.edges(keys=True))):
        facts = flatten(graph.edges[source, target, key])
        plain.add_edge(for_xml(source), for_xml(target), key=for_xml(str(key)), id=str(number), **facts)
    return _DAY.sub("", "\n".join(nx.generate_gexf(plain)), count=1) + "\n"
