"""A query, values for its variables and a default graph become one query text that any engine reads.

An engine that plans a query begins with what it sees in the text; a value that is told beside the text comes
too late for that, and the SPARQL protocol has no place for one. So an IRI takes the place of its variable, at
the end of a path as well, and VALUES give the variable its value where it is selected, counted or subtracted.
A literal, which cannot stand everywhere, has VALUES in each group that uses its variable. The protocol has no
place for a default graph either, so GRAPH is put around the outermost group. The text of a term comes from
the serialiser of terms. Does not check the query.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base.errors import QueryError
from csa_graph.sparql.tokens import iter_prefixes, iter_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.sparql.rows import Term

_DATA, _TEMPLATE, _GROUP, _SELECT = "data", "template", "group", "select"


class _Use(NamedTuple):
    """A place where a group uses a variable, and whether BOUND asks there whether it has a value."""

    name: str
    start: int
    end: int
    is_tested: bool


@dataclass
class _Block:
    """What stands between two braces: a group, one that holds a sub-select, a template or data of VALUES.

    Attributes:
        kind: One of the four.
        start: Place after the opening brace.
        seen: Whether anything stands in it yet.
        is_outermost: Whether it is the WHERE of the whole query.
        is_where: Whether it is the WHERE of a query or of a sub-select.
        is_minus: Whether it is what MINUS takes away.
        visible: Names of the variables that a value from outside reaches; None for all.
        uses: Where variables stand in it, not counting blocks inside.
        inside: Names of the variables in it and in blocks inside that a value from outside reaches.
        subtracted: Those of them that stand in what it takes away by MINUS.
        made: Those that BIND or VALUES make in it.
        selected: Those that its sub-select gives; None for all.
        in_clause: Whether the SELECT clause of its sub-select goes on.
        graph: Name of the variable whose graphs it asks; empty for none.
    """

    kind: str
    start: int
    is_outermost: bool = False
    is_where: bool = False
    is_minus: bool = False
    visible: frozenset[str] | None = None
    seen: bool = False
    uses: list[_Use] = field(default_factory=list)
    inside: set[str] = field(default_factory=set)
    subtracted: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    selected: set[str] | None = field(default_factory=set)
    in_clause: bool = False
    graph: str = ""

    def needs_value(self, name: str, *, is_iri: bool) -> bool:
        """Return whether a variable must have its value in it, where an IRI stands in place of each use."""
        if self.kind != _GROUP or not (self.visible is None or name in self.visible):
            return False
        if self.is_outermost or name in self.made or name in self.subtracted:
            return True
        if is_iri and not (self.is_where or self.is_minus):
            return False
        return name in self.inside if is_iri else any(use.name == name for use in self.uses)

    def replaces(self, name: str) -> bool:
        """Return whether a value can stand in place of a variable in it."""
        is_visible = self.visible is None or name in self.visible
        return self.kind == _GROUP and is_visible and name not in self.made


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
    'ASK { VALUES ?who { <urn:ann> } <urn:ann> a ?what }'
    >>> bind("ASK { ?who a ?what }", {"what": ox.Literal("x")})
    'ASK { VALUES ?what { "x" } ?who a ?what }'
    >>> bind("ASK { ?s ?p ?o }", graph=ox.NamedNode("urn:g"))
    'ASK { GRAPH <urn:g> { ?s ?p ?o } }'
    >>> bind("ASK { GRAPH ?g { ?s ?p ?o } }", hidden="urn:own")
    'ASK { GRAPH ?g { ?s ?p ?o } FILTER(!STRSTARTS(STR(?g), "urn:own")) }'
    """
    terms = {name: write(term) for name, term in (bindings or {}).items()}
    iris = {name for name, term in (bindings or {}).items() if isinstance(term, ox.NamedNode)}
    edits: list[tuple[int, int, str]] = []
    has_from = False
    for block, end in _iter_groups(query):
        if end < 0:
            has_from = True
            continue
        valued = [name for name in terms if block.needs_value(name, is_iri=name in iris)]
        values = {name: f" VALUES ?{name} {{ {terms[name]} }}" for name in valued}
        # What BIND makes must not be there before.
        before = "".join(text for name, text in values.items() if name not in block.made)
        after = "".join(text for name, text in values.items() if name in block.made)
        if block.is_outermost and graph is not None and not has_from:
            before = f" GRAPH {graph} {{{before}"
            after += "} "
        edits += [(block.start, block.start, before), (end - 1, end - 1, after)]
        replaced = [use for use in block.uses if use.name in iris and block.replaces(use.name)]
        edits += [(use.start, use.end, "true" if use.is_tested else terms[use.name]) for use in replaced]
        if hidden and block.graph and block.graph not in iris:
            own = f"STRSTARTS(STR(?{block.graph}), {write(ox.Literal(hidden))})"
            edits.append((end, end, f" FILTER(!{own})"))
    for start, end, text in sorted(edits, reverse=True):
        query = query[:start] + text + query[end:]
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


def _declare(query: str, prefixes: Mapping[str, str]) -> str:
    missing = [name for name, _ in iter_prefixes(query) if name in prefixes]
    lines = [f"PREFIX {name}: {ox.NamedNode(prefixes[name])}\n" for name in missing]
    return "".join(lines) + query


def _iter_groups(query: str) -> Iterable[tuple[_Block, int]]:
    """Iterate over the groups of a query as they end, each with the place after its closing brace.

    FROM, which stands before all of them, comes as a group that ends at -1.
    """
    reading = _Parser()
    for kind, text, start, end in iter_tokens(query):
        if kind == "word" and text.upper() == "FROM" and not reading.stack:
            yield _Block(_GROUP, -1), -1
        if text == "}" and kind == "mark":
            if not reading.stack:
                return
            block = reading.close()
            if block.kind in {_GROUP, _SELECT}:
                yield block, end
        elif text == "{" and kind == "mark":
            reading.open(end)
        else:
            reading.take(kind, text, start, end)


class _Parser:
    """A position in a query: the blocks that are open, and the kind that the next brace opens."""

    def __init__(self) -> None:
        self.stack: list[_Block] = []
        self._next_kind = _GROUP
        self._depth = 0
        # The last two words or marks, with where they begin.
        self._last: tuple[str, int] = ("", 0)
        self._before: tuple[str, int] = ("", 0)
        self._graph = ""

    def open(self, place: int) -> None:
        """Begin a block."""
        outer = self.stack[-1] if self.stack else None
        block = _Block(self._next_kind, place, graph=self._graph, is_minus=self._last[0] == "MINUS")
        self._next_kind, self._graph = _GROUP, ""
        self._last = self._before = ("", 0)
        if outer is None:
            block.is_outermost = block.is_where = block.kind == _GROUP
        else:
            outer.seen = True
            block.visible = outer.visible
            if outer.kind == _SELECT and outer.in_clause:
                outer.in_clause = False
                block.is_where = True
                if outer.selected is not None:
                    chosen = frozenset(outer.selected)
                    block.visible = chosen if outer.visible is None else chosen & outer.visible
        self.stack.append(block)

    def close(self) -> _Block:
        """End the innermost block, and tell the one around it what stands inside."""
        block = self.stack.pop()
        self._last = self._before = ("", 0)
        block.inside |= {use.name for use in block.uses} | block.made
        if self.stack:
            outer = self.stack[-1]
            seen = block.inside if block.visible is None else block.inside & block.visible
            outer.inside |= seen
            outer.subtracted |= seen if block.is_minus else set()
        return block

    def take(self, kind: str, text: str, start: int, end: int) -> None:
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
        self._graph = text[1:] if kind == "variable" and self._last[0] == "GRAPH" else ""
        block = self.stack[-1]
        if word == "SELECT" and not block.seen and block.kind == _GROUP:
            block.kind, block.in_clause, self._depth = _SELECT, True, 0
        elif block.kind == _SELECT:
            self._take_clause(block, kind, text)
        elif kind == "variable" and (self._last[0] == "AS" or self._next_kind == _DATA):
            block.made.add(text[1:])
        elif kind == "variable":
            block.uses.append(_Use(text[1:], start, end, is_tested=False))
        elif text == ")" and self._before[0] == "BOUND" and block.uses:
            block.uses[-1] = _Use(block.uses[-1].name, self._before[1], end, is_tested=True)
        block.seen = True
        if kind != "variable" or self._last[0] != "(":
            self._before, self._last = self._last, (word or text if kind in {"word", "mark"} else "", start)

    def _take_clause(self, block: _Block, kind: str, text: str) -> None:
        # Round brackets hold an expression, whose variables need not be visible outside.
        if not block.in_clause or self._depth:
            return
        if kind == "variable" and block.selected is not None:
            block.selected.add(text[1:])
        elif text == "*":
            block.selected = None
