"""Turn a projection into a Cypher script that builds it in Neo4j, or in another database that speaks Cypher.

Runs nothing. The script can be run again: it merges, and takes nothing away.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from csa_graph.formats.neo4j.property_graph import iter_nodes, iter_relations

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from csa_graph.formats.neo4j.property_graph import Value

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def to_cypher(graph: nx.MultiDiGraph[str], about: tuple[str, ...] = ()) -> str:
    """Return a projection as Cypher statements, one a line: ``cypher-shell -f FILE`` runs them.

    A thing becomes a node with the label Thing and those of its classes, found again by its `iri`; a line
    becomes a relation whose type is named after its kind (REPORTS_TO). Passages are lists of locators.

    Args:
        graph: The projection.
        about: What comments at the top say, a line each.
    """
    lines = [f"// {_plain(each)}" for each in about]
    lines.append("CREATE CONSTRAINT thing_iri IF NOT EXISTS FOR (n:Thing) REQUIRE n.iri IS UNIQUE;")
    for node in iter_nodes(graph):
        labels = "".join(f":`{each}`" for each in node.labels)
        lines.append(
            f"MERGE (n:Thing {{iri: {text(node.iri)}}}) SET n{labels}, n += {_map(node.properties)};"
        )
    for relation in iter_relations(graph):
        ends = f"(a:Thing {{iri: {text(relation.source)}}}), (b:Thing {{iri: {text(relation.target)}}})"
        kind = {"kind": relation.properties["kind"]} if "kind" in relation.properties else {}
        rest = {name: value for name, value in relation.properties.items() if name not in kind}
        lines.append(f"MATCH {ends} MERGE (a)-[r:`{relation.type}` {_map(kind)}]->(b) SET r += {_map(rest)};")
    return "\n".join(lines) + "\n"


def text(words: str) -> str:
    r"""Return words as a string of Cypher that means itself in every version.

    Some versions read ``\u0022`` before they look for the end of a string, and so even behind a backslash:
    where a "u" comes to stand behind a backslash of the text, the string is put together from two.

    >>> print(text('a "b" \\n'), text("\\u0022"))
    "a \"b\" \\n" "\\" + "u0022"
    """
    parts = []
    for char, following in zip_longest(words, words[1:]):
        if char in _ESCAPES:
            parts.append(_ESCAPES[char])
        elif char.isprintable() or ord(char) > 0xFFFF:
            parts.append(char)
        else:
            parts.append(f"\\u{ord(char):04X}")
        if char == "\\" and following and (following in "uU" or not following.isprintable()):
            parts.append('" + "')
    return '"' + "".join(parts) + '"'


def _map(properties: Mapping[str, Value]) -> str:
    return "{" + ", ".join(f"{name}: {_value(value)}" for name, value in properties.items()) + "}"


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return text(value)
    return "[" + ", ".join(text(each) for each in value) + "]"


def _plain(words: str) -> str:
    """Return words as one line of a comment, in which nothing is an escape."""
    return "".join(char if char.isprintable() and char != "\\" else " " for char in words)
