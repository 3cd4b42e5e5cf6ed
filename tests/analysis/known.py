"""Small graphs of governance, written as lines of text, whose answers are known."""

from __future__ import annotations

import networkx as nx

from csa_graph.analysis import governance as gov

TYPES = {
    "group": (gov.GROUP, gov.ORGANISATION),
    "elected": (gov.ELECTED_BODY, gov.GROUP, gov.ORGANISATION),
    "organisation": (gov.ORGANISATION,),
    "person": (gov.PERSON,),
    "seat": (gov.SEAT,),
    "priority": (gov.PRIORITY,),
    "action": (gov.ACTION,),
    "programme": (gov.PROGRAMME,),
}
KINDS = {
    **{
        name: gov.CSA + name
        for name in ("reportsTo", "subGroupOf", "owns", "addresses", "lead", "prioritises")
    },
    **{name: gov.CSA + name for name in ("accountable", "runs", "filledBy")},
    **{name: gov.ORG + name for name in ("heldBy", "memberOf", "unitOf")},
    "chair": gov.CHAIR,
    "onBehalfOf": gov.ON_BEHALF_OF,
}


def build(text: str, **types: str) -> gov.Graph:
    """Return a graph like the projection ``governance``.

    Args:
        text: A tie a line: source, kind, target. Each is stated by a passage of its own; one that ends in
            "?" by none, one that ends in "!" by two.
        types: Names of the things that are no groups, by what they are.
    """
    kinds = {name: kind for kind, names in types.items() for name in names.split()}
    graph: gov.Graph = nx.MultiDiGraph()
    for number, line in enumerate(text.strip().splitlines(), start=1):
        source, kind, target, *mark = line.split()
        for name in (source, target):
            facts = {"label": name, "type_label": kinds.get(name, "group")}
            graph.add_node(name, types=TYPES[kinds.get(name, "group")], **facts)
        cited = {"": (f"p{number}",), "?": (), "!": (f"p{number}", f"p{number}b")}["".join(mark)]
        words = {"label": f"{kind}", "inverse": f"is {kind} by"}
        graph.add_edge(source, target, KINDS[kind], **words, cited=cited, inferred=not cited)
    return graph
