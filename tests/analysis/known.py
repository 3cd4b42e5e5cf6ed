"""Small graphs of governance, written as lines of text, whose answers are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from csa_graph.terms.iris import CSA, FOAF, OPENGOV, ORG, ROLE

if TYPE_CHECKING:
    from csa_graph.analysis import governance as gov

TYPES = {
    "group": (CSA.Group.value, ORG.Organization.value),
    "elected": (CSA.ElectedBody.value, CSA.Group.value, ORG.Organization.value),
    "organisation": (ORG.Organization.value,),
    "person": (FOAF.Person.value,),
    "seat": (CSA.Seat.value,),
    "priority": (CSA.Priority.value,),
    "action": (CSA.Action.value,),
    "programme": (CSA.Programme.value,),
}
KINDS = {
    **{
        name: CSA.base + name
        for name in ("reportsTo", "subGroupOf", "owns", "addresses", "lead", "prioritises")
    },
    **{name: CSA.base + name for name in ("accountable", "runs", "filledBy")},
    **{name: ORG.base + name for name in ("heldBy", "memberOf", "unitOf")},
    "chair": ROLE.chair.value,
    "onBehalfOf": OPENGOV.onBehalfOf.value,
}
#: What the rules say of a seat.
RULES = {"chair": CSA.chairs.value, "heldBy": CSA.takenBy.value}


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
        if kind in RULES:
            graph.add_edge(source, target, RULES[kind], **words, cited=(), inferred=True)
    for seat, office, kind in list(graph.edges(keys=True)):
        if kind == KINDS["filledBy"]:
            for _, holder, held in list(graph.out_edges(office, keys=True)):
                if held == KINDS["heldBy"]:
                    graph.add_edge(
                        seat, holder, RULES["heldBy"], label="", inverse="", cited=(), inferred=True
                    )
    return graph
