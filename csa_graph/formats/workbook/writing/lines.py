"""Ties between bodies, and the arrangements that say more of them, become rows of the sheet Lines.

Takes an arrangement only where its passage states the line itself too; else it stays among the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.formats.workbook import sheets, terms
from csa_graph.formats.workbook.reading.ties import DETAILS
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


def split(quads: Iterable[ox.Quad]) -> tuple[list[Line], list[ox.Quad]]:
    """Part the lines from what else there is.

    Args:
        quads: Statements that no other row holds.

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
    for (graph, arrangement), facts in about.items():
        line = _arranged(graph, arrangement, facts)
        needed = {(graph, line.start, line.line, end) for line in [line] if line for end in line.ends}
        if line is None or not needed <= ties.keys():
            rest += facts
            continue
        covered |= needed
        lines.append(line)
    lines += [
        Line(start, line, (end,), graph)
        for graph, start, line, end in ties
        if (graph, start, line, end) not in covered
    ]
    return lines, rest


def _arranged(graph: object, arrangement: str, facts: list[ox.Quad]) -> Line | None:
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
