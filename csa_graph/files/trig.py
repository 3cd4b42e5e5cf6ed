"""Statements become TriG in the layout of the house: prefixes, the edition, then a block a passage.

Keeps the order in which things come, and takes no statement twice. What it writes is what
``csa-graph format`` would make of it, so nothing has to lay it out again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.files.formatting.layout import FIRST, PASSAGE, STEP, WIDTH
from csa_graph.terms.iris import CSA, RDF, XSD
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csa_graph.sparql.rows import Term

    Node = ox.NamedNode | ox.BlankNode
    About = dict[ox.NamedNode, dict[Term, None]]
    Things = dict[Node, About]

# Narrower than what Turtle allows: no escape is ever needed.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_\-])?")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_PASSAGE_RANK = {ox.NamedNode(iri): place for place, iri in enumerate(PASSAGE)}
_RANK = {ox.NamedNode(iri): place for place, iri in enumerate(FIRST)}


def to_trig(quads: Iterable[ox.Quad], prefixes: Mapping[str, str] | None = None, comment: str = "") -> bytes:
    """Return statements as TriG.

    Things stand in the order in which they first come, in the default graph and in each block. What the
    default graph says of a block's own name, as of a passage, stands just before the block; things that are
    no block come first, and passages stand in the order of their document.

    Args:
        quads: The statements.
        prefixes: Short names of further namespaces: ``{"": "https://w3id.org/csa-graph/harbour/"}``.
        comment: What stands at the top, in one line or several.
    """
    default: Things = {}
    blocks: dict[Node, Things] = {}
    for quad in quads:
        subject, predicate, object_, graph = quad
        things = default if isinstance(graph, ox.DefaultGraph) else blocks.setdefault(graph, {})
        if isinstance(subject, ox.Triple):
            raise TypeError("a statement about a statement cannot be written")
        things.setdefault(subject, {}).setdefault(predicate, {})[object_] = None
    writer = _Writer({**PREFIXES, **(prefixes or {})})
    body: list[str] = []
    for name in _in_order(default, blocks):
        body += writer.thing(name, default[name], "") if name in default else ()
        if name in blocks:
            body.append(f"{writer.term(name)} {{")
            for subject, about in blocks[name].items():
                body += writer.thing(subject, about, STEP)
            body.append("}")
        body.append("")
    head = [f"# {line}".rstrip() for line in comment.splitlines()]
    parts = [part for part in (head, list(_list_prefixes(writer)), body) if part]
    return "\n".join("\n".join(part).rstrip("\n") + "\n" for part in parts).encode() or b"\n"


def _in_order(default: Things, blocks: Mapping[Node, Things]) -> list[Node]:
    """Return what stands outside of blocks, and the blocks: passages in the order of their document."""
    names = [each for each in default if each not in blocks]
    names += [each for each in default if each in blocks]
    names += [each for each in blocks if each not in default]
    # What has no place in the document follows what it followed.
    place, placed = -1, []
    for name in names:
        order = _find_order(default.get(name, {}))
        place = place if order is None else order
        placed.append((place, name))
    return [name for _, name in sorted(placed, key=lambda each: each[0])]


def _find_order(about: Mapping[ox.NamedNode, Mapping[Term, None]]) -> int | None:
    if CSA.order not in about or CSA.locator not in about:
        return None
    first = next(iter(about[CSA.order]))
    text = first.value if isinstance(first, ox.Literal) else ""
    return int(text) if text.lstrip("+-").isdecimal() else None


def _list_prefixes(writer: _Writer) -> Iterator[str]:
    """Iterate over the lines of prefixes: those of the data's own namespace first, all lined up."""
    own = writer.prefixes[""] if "" in writer.used else None
    width = max(map(len, writer.used), default=0) + 1

    def rank(prefix: str) -> tuple[bool, bool, str]:
        return prefix != "", not (own and writer.prefixes[prefix].startswith(own)), prefix

    for prefix in sorted(writer.used, key=rank):
        yield f"@prefix {prefix + ':':<{width}} <{writer.prefixes[prefix]}> ."


class _Writer:
    """Terms as TriG, with the prefixes that they need."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = dict(prefixes)
        self.used: set[str] = set()
        # The longest namespace that fits makes the shortest name.
        self._spaces = sorted(((space, name) for name, space in prefixes.items()), key=lambda x: -len(x[0]))
        self._known: dict[ox.NamedNode, str] = {}

    def thing(self, subject: Node, about: About, indent: str) -> Iterator[str]:
        """Iterate over the lines that describe a thing: what it is and is called first, a line a property.

        What tells the place of a passage stands on its first line.
        """
        is_passage = CSA.Passage in about.get(RDF.type, ())
        rank = _PASSAGE_RANK if is_passage else _RANK
        ordered = list(about)
        if len(ordered) > 1:
            ordered.sort(key=lambda verb: rank.get(verb, len(rank)))
        line = f"{indent}{self.term(subject)} "
        inner = indent
        for number, verb in enumerate(ordered):
            breaks = number > 0 and not (is_passage and verb in rank)
            if breaks:
                yield f"{line} ;"
                line = inner = indent + STEP
            elif number:
                line += " ; "
            objects = list(map(self.term, about[verb]))
            line += f"{'a' if verb == RDF.type else self.term(verb)} {objects[0]}"
            if len(objects) > 1:
                following = ordered[number + 1 : number + 2]
                is_last = not following or not (is_passage and following[0] in rank)
                for text in objects[1:]:
                    if (breaks or not number) and is_last and len(line) + len(text) + 5 > WIDTH:
                        yield f"{line} ,"
                        line = f"{inner}{STEP}{text}"
                    else:
                        line += f" , {text}"
        yield f"{line} ."

    def term(self, term: Term) -> str:
        """Return a term."""
        if isinstance(term, ox.NamedNode):
            known = self._known.get(term)
            if known is None:
                known = self._known[term] = self._short(term)
            return known
        if isinstance(term, ox.Literal) and not term.language:
            datatype = term.datatype.value
            if datatype == XSD.string.value:
                return str(term)
            plain = datatype == XSD.integer.value and _WHOLE.fullmatch(term.value)
            if plain or (datatype == XSD.boolean.value and term.value in {"true", "false"}):
                return term.value
            return f"{str(term).rpartition('^^')[0]}^^{self.term(term.datatype)}"
        return str(term)

    def _short(self, node: ox.NamedNode) -> str:
        iri = node.value
        for space, prefix in self._spaces:
            if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(space) :]}"
        return str(node)
