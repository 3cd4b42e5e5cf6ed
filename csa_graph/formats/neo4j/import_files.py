"""Turn a projection into the two CSV files that ``neo4j-admin database import`` reads.

Holds the same as the Cypher script; for graphs that are too large for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.files.cells import escape_formula
from csa_graph.formats.neo4j.property_graph import NODE, RELATION, iter_nodes, iter_relations
from csa_graph.views.csv import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from csa_graph.formats.neo4j.property_graph import Value

# What the importer splits a list at by default.
_BETWEEN = ";"
_TYPES = {"statutory": ":boolean", "inferred": ":boolean"} | dict.fromkeys(
    ("aliases", "chairs", "passages"), ":string[]"
)


def to_neo4j(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """Return the text of `nodes.csv` and `relationships.csv`, with headers that name the types.

    A semicolon in an item of a list becomes a comma, a line break a space: by default the importer splits at
    them. Text that a spreadsheet would take for a formula gets an apostrophe in front of it.
    """
    nodes = [line(["iri:ID", *_header(NODE), ":LABEL"])]
    for node in iter_nodes(graph):
        fields = [node.iri, *_fields(node.properties, NODE), _BETWEEN.join(node.labels)]
        nodes.append(line(fields))
    relations = [line([":START_ID", ":END_ID", ":TYPE", *_header(RELATION)])]
    for each in iter_relations(graph):
        fields = [each.source, each.target, each.type, *_fields(each.properties, RELATION)]
        relations.append(line(fields))
    return {"nodes.csv": "".join(nodes), "relationships.csv": "".join(relations)}


def _header(names: Iterable[str]) -> list[str]:
    return [name + _TYPES.get(name, "") for name in names]


def _fields(properties: Mapping[str, Value], names: Iterable[str]) -> list[str]:
    return [_field(properties.get(name, "")) for name in names]


def _field(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        value = _BETWEEN.join(each.replace(_BETWEEN, ",") for each in value)
    return escape_formula(" ".join(value.splitlines()))
