"""Ties between bodies, and the arrangements that say more of them, become rows of the sheet Lines.

Takes an arrangement only where its passage states the line itself too; else it stays among the others.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.formats.workbook import sheets, terms
from csa_graph.formats.workbook.reading.ties import DETAILS, PHASES
from csa_graph.formats.workbook.writing import fitting
from csa_graph.terms.iris import CSA, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.sparql.rows import Term

# The earlier name is read still, and becomes the one of today.
_ARRANGEMENTS = {CSA.Arrangement.value, CSA.ReportingArrangement.value}
_COLUMNS = {column.iri: column for column in sheets.LINES.columns if column.heading in DETAILS}


class Line(NamedTuple):
    """A row: its two ends, what joins them, what an arrangement adds, and the graph."""

    start: str
    line: str
    ends: tuple[str, ...]
    graph: object
    arrangement: str = ""
    details: tuple[tuple[str, tuple[Term, ...]], ...] = ()


def split(quads: Iterable[ox.Quad], stated: Iterable[ox.Quad]) -> tuple[list[Line], list[ox.Quad]]:
    """Part the lines from what else there is.

    Args:
        quads: Statements that no other row holds.
        stated: All statements: the line of an arrangement can stand in the row of one of its ends.

    Returns:
        The lines, and the statements that are none.
    """
    ties: dict[tuple[object, str, str, str], None] = {}
    about: dict[tuple[object, str], list[ox.Quad]] = {}
    rest: list[ox.Quad] = []
    given = list(quads)
    offered = set(terms.list_ties())
    typed = {
        (q.graph_name, _value(q))
        for q in given
        if q.predicate.value == RDF.type.value and _object(q) in _ARRANGEMENTS
    }
    for quad in given:
        if (quad.graph_name, _value(quad)) in typed and isinstance(quad.subject, ox.NamedNode):
            about.setdefault((quad.graph_name, quad.subject.value), []).append(quad)
        elif quad.predicate.value in offered and _joins(quad):
            ties[quad.graph_name, _value(quad), quad.predicate.value, _object(quad)] = None
        else:
            rest.append(quad)
    lines: list[Line] = []
    covered: set[tuple[object, str, str, str]] = set()
    orders = _Orders(rest)
    everything = {
        (quad.graph_name, _value(quad), quad.predicate.value, _object(quad))
        for quad in (stated if about else ())
        if quad.predicate.value in offered
    }
    for (graph, arrangement), facts in about.items():
        line = _arranged(graph, arrangement, facts, orders)
        needed = {(graph, line.start, line.line, end) for line in [line] if line for end in line.ends}
        is_phase = line is not None and line.line in PHASES and bool(line.details)
        # The row of a phase does not state the line itself; every other row does.
        if line is None or (not is_phase and not needed <= everything):
            rest += facts
            continue
        covered |= set() if is_phase else needed
        orders.take(graph, facts)
        lines.append(line)
    rest = [quad for quad in rest if quad not in orders.taken]
    lines += [
        Line(start, line, (end,), graph)
        for graph, start, line, end in ties
        if (graph, start, line, end) not in covered
    ]
    return lines, rest


class _Orders:
    """The lists of RDF that stand among statements, so that a cell can hold them.

    Attributes:
        taken: The statements of the lists that a row holds.
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._cells: dict[tuple[object, object], list[ox.Quad]] = {}
        self._uses: Counter[object] = Counter()
        for quad in quads:
            if isinstance(quad.subject, ox.BlankNode):
                self._cells.setdefault((quad.graph_name, quad.subject), []).append(quad)
            if isinstance(quad.object, ox.BlankNode):
                self._uses[quad.object] += 1
        self.taken: set[ox.Quad] = set()

    def read(self, graph: object, first: object) -> list[tuple[ox.NamedNode, list[ox.Quad]]]:
        """Return the things of a list, each with the statements of its cell; none if it is no plain list."""
        found: list[tuple[ox.NamedNode, list[ox.Quad]]] = []
        cell = first
        while cell != RDF.nil:
            quads = self._cells.get((graph, cell), [])
            facts = {quad.predicate: quad.object for quad in quads}
            thing = facts.get(RDF.first)
            is_plain = len(quads) == len(facts) == 2 and RDF.rest in facts and self._uses[cell] < 2
            if not is_plain or not isinstance(thing, ox.NamedNode) or len(found) > len(self._cells):
                return []
            found.append((thing, quads))
            cell = facts[RDF.rest]
        return found

    def take(self, graph: object, facts: Iterable[ox.Quad]) -> None:
        """Take the statements of the lists that an arrangement names."""
        for quad in facts:
            if quad.predicate == CSA.viaInOrder:
                for _, quads in self.read(graph, quad.object):
                    self.taken.update(quads)


def _arranged(graph: object, arrangement: str, facts: list[ox.Quad], orders: _Orders) -> Line | None:
    """Return the row of an arrangement; None if a row cannot hold all that is said of it."""
    ends: dict[str, list[str]] = {CSA.from_.value: [], CSA.line.value: [], CSA.to.value: []}
    details: dict[str, list[Term]] = {}
    for quad in facts:
        predicate = quad.predicate.value
        column = _COLUMNS.get(predicate)
        if predicate == RDF.type.value and _object(quad) in _ARRANGEMENTS:
            continue
        if predicate in ends and isinstance(quad.object, ox.NamedNode):
            ends[predicate].append(quad.object.value)
        elif predicate == CSA.viaInOrder.value and column is not None:
            order = [thing for thing, _ in orders.read(graph, quad.object)]
            if not order or column.heading in details:
                return None
            details[column.heading] = list(order)
        elif column is not None and fitting.fits(column, quad.object):
            details.setdefault(column.heading, []).append(quad.object)
            if len(details[column.heading]) > 1 and not column.several:
                return None
        else:
            return None
    if (
        len(ends[CSA.from_.value]) != 1
        or len(ends[CSA.line.value]) != 1
        or not ends[CSA.to.value]
        or ends[CSA.line.value][0] not in terms.list_ties()
    ):
        return None
    kept = tuple((heading, tuple(terms)) for heading, terms in sorted(details.items()))
    return Line(
        ends[CSA.from_.value][0], ends[CSA.line.value][0], tuple(ends[CSA.to.value]), graph, arrangement, kept
    )


def _joins(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)


def _value(quad: ox.Quad) -> str:
    return getattr(quad.subject, "value", "")


def _object(quad: ox.Quad) -> str:
    return getattr(quad.object, "value", "")
