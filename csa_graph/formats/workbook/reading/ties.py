"""The rows of the sheets Lines and Other statements become statements.

A line with more than its two ends is an arrangement too: how often, on what, through whom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base.wording import fold
from csa_graph.formats.workbook import terms
from csa_graph.formats.workbook.reading import values
from csa_graph.formats.workbook.reading.names import NameFault, describe_no_id
from csa_graph.formats.workbook.reading.raw import words
from csa_graph.formats.workbook.reading.values import CellFault
from csa_graph.formats.workbook.sheets import LINES
from csa_graph.terms import minting
from csa_graph.terms.iris import CSA, RDF, local_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.formats.workbook.columns import Column
    from csa_graph.formats.workbook.reading.book import Row, Table
    from csa_graph.formats.workbook.reading.existing import Key
    from csa_graph.formats.workbook.reading.statements import Graph, Statements
    from csa_graph.sparql.rows import Term

    Facts = list[tuple[str, str, Term]]

#: What a row says of an arrangement: all that has a property of its own, by heading.
DETAILS = tuple(column.heading for column in LINES.columns if column.term)


#: The lines of which an arrangement says a part only, so that its row does not state the line itself.
PHASES = frozenset({CSA.frequency.value})


def lines() -> dict[str, str]:
    """Return the lines that the sheet offers: property by words, in order."""
    labels = terms.read().words
    return {labels[iri]: iri for iri in terms.list_ties()}


class _Tie(NamedTuple):
    """What a row of the sheet Lines says."""

    row: Row
    graphs: list[Graph]
    start: str
    line: str
    ends: list[str]
    details: list[tuple[str, Term]]

    @property
    def key(self) -> Key:
        """What tells its arrangement apart."""
        return (self.start,), (self.line,), tuple(sorted(self.ends))

    @property
    def said(self) -> set[tuple[str, str]]:
        """What else it says of its arrangement."""
        return {(name, str(getattr(term, "value", ""))) for name, term in self.details}


def read_lines(table: Table, statements: Statements) -> None:
    """Keep what the sheet Lines states."""
    ties = [tie for row in table.rows if (tie := _read_tie(table, row, statements)) is not None]
    arrangements = _name_arrangements(table, ties, statements)
    for tie in ties:
        facts: Facts = [(tie.start, tie.line, values.node(end)) for end in tie.ends]
        arrangement = arrangements.get(tie.row.number)
        if arrangement is not None:
            # How often something is for a time is not how often it is.
            facts = [] if tie.line in PHASES else facts
            facts += _arranged(arrangement, tie.start, tie.line, tie.ends)
            facts += _list_details(arrangement, tie.details)
        statements.add(table, tie.row, tie.graphs, facts)


def _read_tie(table: Table, row: Row, statements: Statements) -> _Tie | None:
    """Return what a row says; None where something that it must say is missing or wrong."""
    graphs = statements.graphs(table, row)
    complete = statements.require(table, row)
    ends = {
        each: [
            str(getattr(term, "value", ""))
            for term in statements.read(table, row, table.sheet.find(each) or _never(each))
        ]
        for each in ("From", "To")
    }
    line = _line(table, row, lines(), statements)
    details = _details(table, row, statements)
    if not (complete and line and ends["From"] and ends["To"]):
        return None
    return _Tie(row, graphs, ends["From"][0], line, ends["To"], details)


def _name_arrangements(table: Table, ties: Sequence[_Tie], statements: Statements) -> dict[int, str]:
    """Return the arrangement of each row that is one: by its ID, else by its ends, in whatever order.

    Rows that have the same ends are told apart by what else they say.
    """
    named: dict[int, str] = {}
    waiting: dict[Key, list[_Tie]] = {}
    for tie in ties:
        if "ID" in tie.row.cells:
            found = _read_id(table, tie.row, statements)
            if found is not None:
                named[tie.row.number] = found
        elif tie.details:
            waiting.setdefault(tie.key, []).append(tie)
    identity, kind = statements.identity, CSA.Arrangement.value
    identity.reserve(named.values())
    # All that stay are known before the first new one is made.
    before = {}
    for key in sorted(waiting):
        waiting[key].sort(key=lambda tie: tie.row.content)
        before[key] = identity.keep(kind, key, (tie.said for tie in waiting[key]))
    for key, kept in before.items():
        for number, tie in enumerate(waiting[key]):
            text = " ".join(map(local_name, (tie.start, tie.line, tie.ends[0])))
            iri = kept[number] if number in kept else identity.mint(text, "Lines", kind)
            named[tie.row.number] = iri
    return named


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
        message = _find_turned(words(value), offered) or str(fault)
        statements.book.fault(table, row, table.sheet.find("Line"), message)
        return None


def _find_turned(text: str, offered: dict[str, str]) -> str:
    """Return what to say of words that are a line read from its other end; empty if they are none."""
    inverse = terms.read().inverse
    turned = [word for word, line in offered.items() if fold(inverse.get(line, "")) == fold(text)]
    if not turned:
        return ""
    return f"“{text}” is read from the other end: change From and To, and write “{turned[0]}”"


def _details(table: Table, row: Row, statements: Statements) -> list[tuple[str, Term]]:
    found: list[tuple[str, Term]] = []
    for heading in DETAILS:
        column = table.sheet.find(heading) or _never(heading)
        found += [(column.iri, term) for term in statements.read(table, row, column)]
    return found


def _list_details(arrangement: str, details: list[tuple[str, Term]]) -> Facts:
    """Return what is said of an arrangement; what stands in order becomes a list of RDF."""
    order = [term for name, term in details if name == CSA.viaInOrder.value]
    facts: Facts = [(arrangement, name, term) for name, term in details if name != CSA.viaInOrder.value]
    name = "".join(letter for letter in minting.slug(local_name(arrangement)) if letter.isalnum())
    nodes: list[Term] = [ox.BlankNode(f"{name}via{place}") for place in range(1, len(order) + 1)]
    for place, (here, term) in enumerate(zip(nodes, order, strict=True), 1):
        cell = f"_:{getattr(here, 'value', '')}"
        facts.append((cell, RDF.first.value, term))
        facts.append((cell, RDF.rest.value, nodes[place] if place < len(nodes) else RDF.nil))
    return [*facts, *((arrangement, CSA.viaInOrder.value, first) for first in nodes[:1])]


def _read_id(table: Table, row: Row, statements: Statements) -> str | None:
    found = statements.names.expand(words(row.cells["ID"]))
    if found is None:
        message = describe_no_id(words(row.cells["ID"]))
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
