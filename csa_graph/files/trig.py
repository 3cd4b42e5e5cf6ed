"""Statements become TriG in the layout of the house: prefixes, the edition, then a block a passage.

Keeps the order in which things come, and takes no statement twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.terms.iris import RDF, XSD
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.sparql.rows import Term

    Things = dict[ox.NamedNode | ox.BlankNode, dict[ox.NamedNode, dict[Term, None]]]

# Narrower than what Turtle allows: no escape is ever needed.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_\-])?")
_WHOLE = re.compile(r"[+-]?[0-9]+")


def to_trig(quads: Iterable[ox.Quad], prefixes: Mapping[str, str] | None = None, comment: str = "") -> bytes:
    """Return statements as TriG.

    Things stand in the order in which they first come, in the default graph and in each block. What the
    default graph says of a block's own name, as of a passage, stands just before the block; things that are
    no block come first.

    Args:
        quads: The statements.
        prefixes: Short names of further namespaces: ``{"": "https://w3id.org/csa-graph/harbour/"}``.
        comment: What stands at the top, in one line or several.
    """
    default: Things = {}
    blocks: dict[ox.NamedNode | ox.BlankNode, Things] = {}
    for quad in quads:
        graph = quad.graph_name
        things = default if isinstance(graph, ox.DefaultGraph) else blocks.setdefault(graph, {})
        subject = quad.subject
        if isinstance(subject, ox.Triple):
            raise TypeError("a statement about a statement cannot be written")
        things.setdefault(subject, {}).setdefault(quad.predicate, {})[quad.object] = None
    writer = _Writer({**PREFIXES, **(prefixes or {})})
    body: list[str] = []
    for subject, about in default.items():
        if subject not in blocks:
            body += [*writer.thing(subject, about, ""), ""]
    # A passage that states nothing is described among its neighbours.
    for graph in [*(each for each in default if each in blocks), *(e for e in blocks if e not in default)]:
        body += writer.thing(graph, default[graph], "") if graph in default else []
        body.append(f"{writer.term(graph)} {{")
        for subject, about in blocks[graph].items():
            body += writer.thing(subject, about, "    ")
        body += ["}", ""]
    head = [f"# {line}".rstrip() for line in comment.splitlines()]
    head += [""] if head else []
    head += [f"@prefix {prefix}: <{writer.prefixes[prefix]}> ." for prefix in sorted(writer.used)]
    return "\n".join([*head, "", *body]).rstrip("\n").encode() + b"\n"


class _Writer:
    """Terms as TriG, with the prefixes that they need."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = dict(prefixes)
        self.used: set[str] = set()
        # The longest namespace that fits makes the shortest name.
        self._spaces = sorted(((space, name) for name, space in prefixes.items()), key=lambda x: -len(x[0]))
        self._known: dict[str, str] = {}

    def thing(
        self,
        subject: ox.NamedNode | ox.BlankNode,
        about: Mapping[ox.NamedNode, Mapping[Term, None]],
        indent: str,
    ) -> list[str]:
        """Return the lines that describe a thing: a line a property, what it is in the first."""
        ordered = sorted(about.items(), key=lambda each: each[0] != RDF.type)
        parts = []
        for predicate, objects in ordered:
            verb = "a" if predicate == RDF.type else self.term(predicate)
            parts.append(f"{verb} {' , '.join(map(self.term, objects))}")
        first = f"{indent}{self.term(subject)} {parts[0]}"
        if len(parts) == 1:
            return [f"{first} ."]
        further = [f"{indent}    {part} ;" for part in parts[1:]]
        return [f"{first} ;", *further[:-1], f"{further[-1][:-2]} ."]

    def term(self, term: Term | ox.NamedNode) -> str:
        """Return a term."""
        if isinstance(term, ox.NamedNode):
            known = self._known.get(term.value)
            if known is None:
                known = self._known[term.value] = self._short(term)
            return known
        if isinstance(term, ox.Literal) and not term.language:
            datatype = term.datatype.value
            plain = datatype == XSD.integer.value and _WHOLE.fullmatch(term.value)
            if plain or (datatype == XSD.boolean.value and term.value in {"true", "false"}):
                return term.value
            if str(term).endswith(">"):
                return f"{str(term).rpartition('^^')[0]}^^{self.term(term.datatype)}"
        return str(term)

    def _short(self, node: ox.NamedNode) -> str:
        iri = node.value
        for space, prefix in self._spaces:
            if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(space) :]}"
        return str(node)
