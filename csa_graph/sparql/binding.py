"""A query, values for its variables and a default graph become one query text that any engine reads.

The text gets VALUES in each group that uses a variable. So an engine sees where to begin when it plans the
query; a value that is told beside the text comes too late for that, and the SPARQL protocol has no place for
one. Nor has it a place for a default graph, so GRAPH is put around the outermost group. The text of a term
comes from the serialiser of terms. Does not check the query.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.errors import QueryError
from csa_graph.sparql.tokens import iter_prefixes, iter_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.sparql.rows import Term

_DATA, _TEMPLATE, _GROUP, _SELECT = "data", "template", "group", "select"


@dataclass(slots=True)
class _Block:
    """What stands between two braces: a group, one that holds a sub-select, a template or data of VALUES.

    Attributes:
        kind: One of the four.
        start: Place after the opening brace.
        seen: Whether anything stands in it yet.
        is_outermost: Whether it is the WHERE of the whole query.
        visible: Names of the variables that a value from outside reaches; None for all.
        used: Names of the variables that stand in it, not counting blocks inside.
        made: Those that BIND makes in it.
        selected: Those that its sub-select gives; None for all.
        in_clause: Whether the SELECT clause of its sub-select goes on.
        graph: Name of the variable whose graphs it asks; empty for none.
    """

    kind: str
    start: int
    is_outermost: bool = False
    visible: frozenset[str] | None = None
    seen: bool = False
    used: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    selected: set[str] | None = field(default_factory=set)
    in_clause: bool = False
    graph: str = ""


def bind(
    query: str,
    bindings: Mapping[str, Term] | None = None,
    graph: ox.NamedNode | None = None,
    prefixes: Mapping[str, str] | None = None,
    hidden: str = "",
) -> str:
    """Return the text of a query with its variables bound.

    Args:
        query: SPARQL 1.1; valid, or the text that comes back is not either.
        bindings: Values for variables, by name.
        graph: The default graph; None leaves it to the engine, as does a query with FROM.
        prefixes: Prefixes that the query may use without declaring them, with their namespaces.
        hidden: How the names of graphs begin that ``GRAPH ?any`` is not to find; empty for none.

    Raises:
        QueryError: A value is a blank node or a statement, which no query can name.

    >>> bind("ASK { ?who a ?what }", {"who": ox.NamedNode("urn:ann")})
    'ASK { VALUES ?who { <urn:ann> } ?who a ?what }'
    >>> bind("ASK { ?s ?p ?o }", graph=ox.NamedNode("urn:g"))
    'ASK { GRAPH <urn:g> { ?s ?p ?o } }'
    >>> bind("ASK { GRAPH ?g { ?s ?p ?o } }", hidden="urn:own")
    'ASK { GRAPH ?g { ?s ?p ?o } FILTER(!STRSTARTS(STR(?g), "urn:own")) }'
    """
    terms = {name: write(term) for name, term in (bindings or {}).items()}
    inserts: list[tuple[int, str]] = []
    has_from = False
    for block, end in _iter_groups(query):
        if end < 0:
            has_from = True
            continue
        names = set(terms) if block.is_outermost else block.used | block.made
        reached = [name for name in terms if name in names and _is_visible(block.visible, name)]
        # A group that holds a sub-select holds nothing else.
        values = {name: f" VALUES ?{name} {{ {terms[name]} }}" for name in reached if block.kind == _GROUP}
        # What BIND makes must not be there before.
        before = "".join(text for name, text in values.items() if name not in block.made)
        after = "".join(text for name, text in values.items() if name in block.made)
        if block.is_outermost and graph is not None and not has_from:
            before = f" GRAPH {graph} {{{before}"
            after += "} "
        inserts += [(block.start, before), (end - 1, after)]
        if hidden and block.graph:
            own = f"STRSTARTS(STR(?{block.graph}), {write(ox.Literal(hidden))})"
            inserts.append((end, f" FILTER(!{own})"))
    for place, text in sorted(inserts, reverse=True):
        query = query[:place] + text + query[place:]
    return _declare(query, prefixes or {})


def write(term: Term) -> str:
    r"""Return the text of a term as SPARQL has it.

    Raises:
        QueryError: It is a blank node or a statement, which no query can name.

    >>> write(ox.Literal('a "b" \\ \n'))
    '"a \\"b\\" \\\\ \\n"'
    """
    if not isinstance(term, ox.NamedNode | ox.Literal):
        raise QueryError("a query cannot name a thing without IRI")
    return str(term)


def _is_visible(visible: frozenset[str] | None, name: str) -> bool:
    return visible is None or name in visible


def _declare(query: str, prefixes: Mapping[str, str]) -> str:
    missing = [name for name, _ in iter_prefixes(query) if name in prefixes]
    lines = [f"PREFIX {name}: {ox.NamedNode(prefixes[name])}\n" for name in missing]
    return "".join(lines) + query


def _iter_groups(query: str) -> Iterable[tuple[_Block, int]]:
    """Iterate over the groups of a query as they end, each with the place after its closing brace.

    FROM, which stands before all of them, comes as a group that ends at -1.
    """
    reading = _Parser()
    for kind, text, _start, end in iter_tokens(query):
        if kind == "word" and text.upper() == "FROM" and not reading.stack:
            yield _Block(_GROUP, -1), -1
        if text == "}" and kind == "mark":
            if not reading.stack:
                return
            block = reading.stack.pop()
            if block.kind in {_GROUP, _SELECT}:
                yield block, end
        elif text == "{" and kind == "mark":
            reading.open(end)
        else:
            reading.take(kind, text)


class _Parser:
    """A position in a query: the blocks that are open, and the kind that the next brace opens."""

    def __init__(self) -> None:
        self.stack: list[_Block] = []
        self._next_kind = _GROUP
        self._depth = 0
        self._last_word = ""
        self._graph = ""

    def open(self, place: int) -> None:
        """Begin a block."""
        outer = self.stack[-1] if self.stack else None
        block = _Block(self._next_kind, place, graph=self._graph)
        self._next_kind, self._graph = _GROUP, ""
        if outer is None:
            block.is_outermost = block.kind == _GROUP
        else:
            outer.seen = True
            block.visible = outer.visible
            if outer.kind == _SELECT and outer.in_clause:
                outer.in_clause = False
                if outer.selected is not None:
                    chosen = frozenset(outer.selected)
                    block.visible = chosen if outer.visible is None else chosen & outer.visible
        self.stack.append(block)

    def take(self, kind: str, text: str) -> None:
        """Take a token that is no brace."""
        self._depth += {"(": 1, ")": -1}.get(text, 0) if kind == "mark" else 0
        word = text.upper() if kind == "word" else ""
        if word in {"VALUES", "CONSTRUCT"}:
            self._next_kind = _DATA if word == "VALUES" else _TEMPLATE
        elif word == "WHERE":
            self._next_kind = _GROUP
        if not self.stack:
            return
        # Between GRAPH and the brace is one term.
        self._graph = text[1:] if kind == "variable" and self._last_word == "GRAPH" else ""
        block = self.stack[-1]
        if word == "SELECT" and not block.seen and block.kind == _GROUP:
            block.kind, block.in_clause, self._depth = _SELECT, True, 0
        elif block.kind == _SELECT:
            self._take_clause(block, kind, text)
        elif kind == "variable":
            (block.made if self._last_word == "AS" else block.used).add(text[1:])
        block.seen = True
        self._last_word = word

    def _take_clause(self, block: _Block, kind: str, text: str) -> None:
        # Round brackets hold an expression, whose variables need not be visible outside.
        if not block.in_clause or self._depth:
            return
        if kind == "variable" and block.selected is not None:
            block.selected.add(text[1:])
        elif text == "*":
            block.selected = None
