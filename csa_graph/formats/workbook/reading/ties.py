"""The rows of the sheets Lines and Other statements become statements.

A line with more than its two ends is an arrangement too: how often, on what, through whom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.formats.workbook import terms
from csa_graph.formats.workbook.reading import values
from csa_graph.formats.workbook.reading.names import NameFault
from csa_graph.formats.workbook.reading.raw import words
from csa_graph.formats.workbook.reading.values import CellFault
from csa_graph.terms.iris import CSA, RDF, local_name

if TYPE_CHECKING:
    from csa_graph.formats.workbook.columns import Column
    from csa_graph.formats.workbook.reading.book import Row, Table
    from csa_graph.formats.workbook.reading.statements import Statements
    from csa_graph.sparql.rows import Term

    Facts = list[tuple[str, str, Term]]

#: What a row says of an arrangement, by heading.
DETAILS = ("How often", "On what", "Through", "Note")


def lines() -> dict[str, str]:
    """Return the lines that the sheet offers: property by words, in order."""
    labels = terms.read().words
    return {labels[iri]: iri for iri in terms.list_ties()}


def read_lines(table: Table, statements: Statements) -> None:
    """Keep what the sheet Lines states."""
    offered = lines()
    for row in table.rows:
        graphs = statements.graphs(table, row)
        complete = statements.require(table, row)
        ends = {
            each: [
                str(getattr(term, "value", ""))
                for term in statements.read(table, row, table.sheet.find(each) or _never(each))
            ]
            for each in ("From", "To")
        }
        line = _line(table, row, offered, statements)
        details = _details(table, row, statements)
        if not (complete and line and ends["From"] and ends["To"]):
            continue
        start = ends["From"][0]
        facts: Facts = [(start, line, values.node(end)) for end in ends["To"]]
        if details or "ID" in row.cells:
            arrangement = _arrangement(table, row, (start, line, ends["To"][0]), statements)
            if arrangement:
                facts += _arranged(arrangement, start, line, ends["To"])
                facts += [(arrangement, name, term) for name, term in details]
        statements.add(table, row, graphs, facts)


def _never(heading: str) -> Column:
    raise KeyError(heading)


def _line(table: Table, row: Row, offered: dict[str, str], statements: Statements) -> str | None:
    value = row.cells.get("Line")
    if value is None:
        return None
    try:
        text = words(value)
        expanded = statements.names.expand(text) if ":" in text else None
        return expanded if expanded in offered.values() else values.read_choice(value, offered, "line")
    except CellFault as fault:
        statements.book.fault(table, row, table.sheet.find("Line"), str(fault))
        return None


def _details(table: Table, row: Row, statements: Statements) -> list[tuple[str, Term]]:
    found: list[tuple[str, Term]] = []
    for heading in DETAILS:
        column = table.sheet.find(heading) or _never(heading)
        found += [(column.iri, term) for term in statements.read(table, row, column)]
    return found


def _arrangement(table: Table, row: Row, key: tuple[str, str, str], statements: Statements) -> str | None:
    value = row.cells.get("ID")
    if value is None:
        return statements.identity.mint(" ".join(map(local_name, key)), "Lines")
    found = statements.names.expand(words(value))
    if found is None:
        message = f"“{words(value)}” is no ID: it has no spaces, quotes, commas or semicolons"
        statements.book.fault(table, row, table.sheet.find("ID"), message)
    return found


def _arranged(arrangement: str, start: str, line: str, ends: list[str]) -> Facts:
    facts: Facts = [
        (arrangement, RDF.type.value, CSA.Arrangement),
        (arrangement, CSA.from_.value, values.node(start)),
        (arrangement, CSA.line.value, ox.NamedNode(line)),
    ]
    return [*facts, *((arrangement, CSA.to.value, values.node(end)) for end in ends)]


def read_statements(table: Table, statements: Statements) -> None:
    """Keep what the sheet of other statements states."""
    for row in table.rows:
        if not statements.require(table, row):
            continue
        graphs = statements.graphs(table, row)
        subject = predicate = None
        try:
            subject = statements.names.resolve(words(row.cells.get("Thing")))
        except NameFault as fault:
            statements.book.fault(table, row, table.sheet.find("Thing"), str(fault))
        try:
            predicate = values.read_property(row.cells.get("Property"), statements.names)
        except CellFault as fault:
            statements.book.fault(table, row, table.sheet.find("Property"), str(fault))
        if predicate is None:
            continue
        sort = words(row.cells.get("Sort of value"))
        try:
            value = values.read_object(row.cells.get("Value"), sort, predicate, statements.names)
        except (CellFault, NameFault) as fault:
            statements.book.fault(table, row, table.sheet.find("Value"), str(fault))
            continue
        if subject is not None:
            statements.add(table, row, graphs, [(subject, predicate.value, value)])
