"""Quads become compact JSON-LD: things with plain keys, and each passage with what it states.

The context is embedded, as far as it is used, so nobody needs a network to read it. Adds no statement.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from csa_graph.base.errors import CsaGraphError
from csa_graph.files.rdf import sort
from csa_graph.terms.iris import CSA, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csa_graph.sparql.rows import Term

    Context = Mapping[str, Any]
    Things = dict[str, dict[str, list[Any]]]

# Wider would be right too; these read well, and no reader takes them for anything else.
_LOCAL = re.compile(r"[\w](?:[\w.\-]*[\w\-])?")
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")


def read_context() -> dict[str, Any]:
    """Return the context of ``ontology/context.jsonld``: keys and prefixes with what they stand for."""
    from csa_graph.base import resources

    text = (resources.ontology() / "context.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text)["@context"]
    return context


def to_jsonld(
    quads: Iterable[ox.Quad], context: Context | None = None, own: Mapping[str, str] | None = None
) -> str:
    """Return quads as JSON-LD 1.1, the same quads in whatever order as the same text.

    Things of the default graph come first, by IRI; then the named graphs, passages in the order of their
    document, each with its statements under ``states``.

    Args:
        quads: The quads.
        context: Keys and prefixes that may be used; by default :func:`read_context`.
        own: Prefixes beside those of the context, with their namespaces.

    Raises:
        CsaGraphError: There are statements about statements, which JSON-LD cannot hold.
    """
    ordered = sort(quads)
    writer = _Writer({**(own or {}), **(context or read_context())}, ordered)
    default: Things = {}
    graphs: dict[str, Things] = {}
    orders: dict[str, int] = {}
    for quad in ordered:
        things = default
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            things = graphs.setdefault(_node(quad.graph_name), {})
        elif quad.predicate == CSA.order and isinstance(quad.object, ox.Literal):
            orders[_node(quad.subject)] = int(quad.object.value) if quad.object.value.isdecimal() else 0
        writer.add(things, quad)
    nodes = [writer.thing(name, facts) for name, facts in default.items() if name not in graphs]
    for name in sorted(graphs, key=lambda each: (each not in orders, orders.get(each, 0), each)):
        node = writer.thing(name, default.get(name, {}))
        node[writer.key("@graph")] = [writer.thing(each, facts) for each, facts in graphs[name].items()]
        nodes.append(node)
    document = {"@context": writer.get_context(), "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


class _Writer:
    """Compacts terms, and remembers which keys of the context that needs."""

    def __init__(self, context: Context, quads: Iterable[ox.Quad]) -> None:
        # An IRI such as <org:a> would be read as a short one.
        schemes = {iri.partition(":")[0] for quad in quads for iri in _iter_iris(quad)}
        self._context = {key: value for key, value in context.items() if key not in schemes}
        self._prefixes = {
            key: value
            for key, value in self._context.items()
            if isinstance(value, str) and value[-1:] in "/#" and not value.startswith("@")
        }
        self._spaces = sorted(self._prefixes.items(), key=lambda each: (-len(each[1]), each[0]))
        self._keys: dict[str, str] = {}
        for key, value in self._context.items():
            if key not in self._prefixes:
                self._keys.setdefault(self._expand(value["@id"] if isinstance(value, dict) else value), key)
        self._used: set[str] = set()
        self._short: dict[str, str] = {}

    def get_context(self) -> dict[str, Any]:
        """Return what was used of the context, in its order."""
        return {key: value for key, value in self._context.items() if key in self._used}

    def key(self, iri: str) -> str:
        """Return the key for a property, a class or a keyword."""
        key = self._keys.get(iri)
        if key is None:
            return iri if iri.startswith("@") else self._compact(iri)
        self._used.add(key)
        definition = self._context[key]
        for each in definition.values() if isinstance(definition, dict) else (definition,):
            self._used.update({each.partition(":")[0]} & self._prefixes.keys())
        return key

    def thing(self, name: str, facts: dict[str, list[Any]]) -> dict[str, Any]:
        """Return what is stated of a thing; a single value stands without a list."""
        node: dict[str, Any] = {self.key("@id"): name if name[:2] == "_:" else self._compact(name)}
        node.update({key: values[0] if len(values) == 1 else values for key, values in facts.items()})
        return node

    def add(self, things: Things, quad: ox.Quad) -> None:
        """Add a quad to the things of its graph."""
        facts = things.setdefault(_node(quad.subject), {})
        iri, value = quad.predicate.value, quad.object
        if quad.predicate == RDF.type and isinstance(value, ox.NamedNode):
            facts.setdefault(self.key("@type"), []).append(self.key(value.value))
            return
        key = self.key(iri)
        facts.setdefault(key, []).append(self._value(value, self._context.get(key)))

    def _value(self, term: Term, definition: object) -> Any:  # noqa: ANN401
        known = definition.get("@type") if isinstance(definition, dict) else None
        if isinstance(term, ox.Literal):
            return self._literal(term, known)
        name = _node(term)
        short = name if name[:2] == "_:" else self._compact(name)
        return short if known == "@id" else {self.key("@id"): short}

    def _literal(self, literal: ox.Literal, known: str | None) -> Any:  # noqa: ANN401
        text, datatype = literal.value, literal.datatype.value
        if literal.language:
            return {"@value": text, "@language": literal.language}
        if known is not None and datatype == self._expand(known):
            return text
        if datatype == XSD.string.value:
            return text if known is None else {"@value": text}
        if known is None and datatype == XSD.boolean.value and text in {"true", "false"}:
            return text == "true"
        if known is None and datatype == XSD.integer.value and _INTEGER.fullmatch(text):
            return int(text)
        return {"@value": text, "@type": self.key(datatype)}

    def _compact(self, iri: str) -> str:
        short = self._short.get(iri)
        if short is None:
            short = iri
            for prefix, space in self._spaces:
                if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                    short = f"{prefix}:{iri[len(space) :]}"
                    self._used.add(prefix)
                    break
            self._short[iri] = short
        return short

    def _expand(self, short: str) -> str:
        prefix, _, local = short.partition(":")
        return self._prefixes[prefix] + local if prefix in self._prefixes else short


def _node(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.BlankNode):
        return str(term)
    raise CsaGraphError("JSON-LD cannot hold statements about statements: export as TriG or N-Quads.")


def _iter_iris(quad: ox.Quad) -> Iterator[str]:
    for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
        if isinstance(term, ox.NamedNode):
            yield term.value
        elif isinstance(term, ox.Literal):
            yield term.datatype.value
