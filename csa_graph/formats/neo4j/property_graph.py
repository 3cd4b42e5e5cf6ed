"""Turn a projection into the words of a property graph: labels, types of relation and properties.

What Neo4j is given, be it a script or a folder of CSV, names things alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.formats.flattening import item_text
from csa_graph.terms.iris import PROV, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    Value = str | bool | tuple[str, ...]

_PLAIN = re.compile(r"[^0-9A-Za-z]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# What classes are called that say nothing to a reader of the map.
_SKIPPED = (PROV.base, SKOS.base)
#: Properties of a node, and the names of the facts that they are made of.
NODE = {
    "label": "label",
    "type": "type_label",
    "kind": "kind",
    "area": "area",
    "statutory": "statutory",
    "organisation": "organisation",
    "remit": "remit",
    "aliases": "aliases",
    "chairs": "chairs",
    "passages": "passages",
}
#: Properties of a relation.
RELATION = {"kind": "kind", "label": "label", "inferred": "inferred", "passages": "passages"}


class Node(NamedTuple):
    """A thing: its IRI, its labels, its properties by name."""

    iri: str
    labels: tuple[str, ...]
    properties: dict[str, Value]


class Relation(NamedTuple):
    """A line: the IRIs of its ends, its type, its properties by name."""

    source: str
    target: str
    type: str
    properties: dict[str, Value]


def iter_nodes(graph: nx.MultiDiGraph[str]) -> Iterator[Node]:
    """Iterate over the things of a projection, by IRI."""
    for iri in sorted(graph):
        facts = graph.nodes[iri]
        types = (each for each in facts.get("types", ()) if not str(each).startswith(_SKIPPED))
        labels = dict.fromkeys(("Thing", *(_name(str(each)) for each in types)))
        yield Node(iri, tuple(labels), _properties(facts, NODE))


def iter_relations(graph: nx.MultiDiGraph[str]) -> Iterator[Relation]:
    """Iterate over the lines of a projection, by their ends and kind."""
    for source, target, key in sorted(graph.edges(keys=True)):
        kind = _HUMP.sub("_", _name(str(key))).upper()
        yield Relation(source, target, kind, _properties(graph.edges[source, target, key], RELATION))


def _name(iri: str) -> str:
    """Return the end of an IRI as a name that needs no quotes, whatever the IRI holds.

    >>> _name("urn:x#`]-() DETACH"), _name("urn:2018-19"), _name("urn:x/é")
    ('DETACH', '_2018_19', 'Thing')
    """
    local = re.split(r"[/#:]", iri.rstrip("/#"))[-1]
    name = _PLAIN.sub("_", local).strip("_") or "Thing"
    return f"_{name}" if name[0].isdigit() else name


def _properties(facts: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Value]:
    """Return what is known under the given names; what is unknown or empty is left out."""
    found: dict[str, Value] = {}
    for name, fact in names.items():
        value = facts.get(fact)
        if isinstance(value, bool):
            found[name] = value
        elif isinstance(value, tuple | list) and value:
            found[name] = tuple(item_text(each) for each in value)
        elif value:
            found[name] = str(value)
    return found
