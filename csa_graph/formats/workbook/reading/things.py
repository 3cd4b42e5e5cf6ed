"""The rows that describe things become statements: groups, people, seats, priorities, actions and the rest.

The sheets of lines, figures and other statements have readers of their own.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.formats.workbook import sheets
from csa_graph.formats.workbook.columns import Column, iri
from csa_graph.formats.workbook.reading import new_things, offices, values
from csa_graph.formats.workbook.reading.existing import SEAT
from csa_graph.formats.workbook.reading.names import NameFault
from csa_graph.formats.workbook.reading.raw import words
from csa_graph.formats.workbook.reading.values import CellFault
from csa_graph.terms.iris import CSA, DCT, RDF, ROLE, SKOS, XSD, local_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.formats.workbook.reading.book import Row, Table
    from csa_graph.formats.workbook.reading.statements import Statements
    from csa_graph.sparql.rows import Term

    Facts = list[tuple[str, str, Term]]

_PLAIN = {"text", "name", "notion", "date", "duration", "number", "yes", "address"}


def read(table: Table, statements: Statements, held: Mapping[int, offices.Office]) -> None:
    """Keep what the rows of a sheet state of its things.

    Args:
        table: The sheet.
        statements: What the workbook states.
        held: The offices that stand in rows of seats, by row.
    """
    numbered = _numbers(table)
    _refuse_same_order(table, statements)
    column = table.sheet.column("notion")
    notions = new_things.read(table, column, sheets.OTHERS, SKOS.Concept, statements=statements)
    for row in table.rows:
        if table.sheet is sheets.AGREEMENT and not {"ID", "Title", "Period"} & row.cells.keys():
            continue
        if not statements.require(table, row):
            continue
        subject = statements.identity.get(table, row)
        kind = statements.describe(table, row)
        graphs = statements.graphs(table, row)
        # Read in any case: the faults of all cells are reported together.
        objects = _objects(table, row, statements)
        if subject is None:
            continue
        facts: Facts = [(subject, RDF.type.value, ox.NamedNode(kind))] if kind else []
        for column, terms in objects:
            for term in terms:
                facts.append(_orient(column, subject, term))
                value = getattr(term, "value", "")
                if column.sort == "notion" and value in notions:
                    facts += new_things.describe(value, notions[value], SKOS.Concept)
        facts += _due(table, row, subject, statements)
        if row.number in held:
            facts += _go_with(table, row, subject, held[row.number], statements)
        if table.sheet is sheets.PASSAGES:
            facts += _passage(table, row, subject, numbered, statements)
        statements.add(table, row, graphs, facts)


def _go_with(table: Table, row: Row, seat: str, office: offices.Office, statements: Statements) -> Facts:
    """Return what the row of a seat states of the office that it goes with."""
    column = table.sheet.find(offices.OFFICE)
    if statements.describe(table, row) == iri("org:Post"):
        message = "this row is an office: what it is called stands under “Name”, and whose it is under “On”"
        statements.book.fault(table, row, column, message)
        return []
    body = table.sheet.find(offices.BODY)
    if body is not None and body.heading in row.cells:
        try:
            statements.names.resolve(words(row.cells[body.heading]), body.of)
        except NameFault as fault:
            statements.book.fault(table, row, body, str(fault))
    return offices.describe(office, seat)


def _objects(table: Table, row: Row, statements: Statements) -> list[tuple[Column, list[Term]]]:
    return [
        (column, statements.read(table, row, column))
        for column in table.sheet.columns
        if column.sort in _PLAIN and column.heading in row.cells and not _is_edition(table, column)
    ]


def _is_edition(table: Table, column: Column) -> bool:
    return table.sheet is sheets.PASSAGES and column.heading == "Edition"


def _orient(column: Column, subject: str, term: Term) -> tuple[str, str, Term]:
    if not column.inverse:
        return subject, column.iri, term
    return getattr(term, "value", ""), column.iri, ox.NamedNode(subject)


def _numbers(table: Table) -> dict[int, int]:
    """Return the place of each passage where no row gives one: as the rows stand."""
    if table.sheet is not sheets.PASSAGES or any("Order" in row.cells for row in table.rows):
        return {}
    return {row.number: place for place, row in enumerate(table.rows, 1)}


def _passage(table: Table, row: Row, subject: str, numbered: dict[int, int], statements: Statements) -> Facts:
    edition = statements.identity.edition_of(table, row)
    facts: Facts = []
    if edition:
        facts.append((subject, DCT.isPartOf.value, ox.NamedNode(edition)))
    if numbered:
        facts.append((subject, CSA.order.value, ox.Literal(numbered[row.number])))
    elif "Order" not in row.cells:
        column = table.sheet.find("Order")
        statements.book.fault(table, row, column, "the order is missing: number all passages, or none")
    return facts


def _refuse_same_order(table: Table, statements: Statements) -> None:
    """Name each passage that has the place in the document of another one of its edition."""
    column = sheets.PASSAGES.find("Order")
    first: dict[tuple[str, str], str] = {}
    for row in table.rows if table.sheet is sheets.PASSAGES else ():
        place, subject = words(row.cells.get("Order")), statements.identity.get(table, row)
        edition = words(row.cells.get("Edition"))
        if place and subject and first.setdefault((edition, place), subject) != subject:
            message = f"another passage has the order {place} too: number each by its place in the document"
            statements.book.fault(table, row, column, message)


def _due(table: Table, row: Row, subject: str, statements: Statements) -> Facts:
    """Return deadline, precision and printed words; those that have a column of their own stand there."""
    column = table.sheet.column("due")
    value = row.cells.get(column.heading) if column else None
    if column is None or value is None:
        return []
    try:
        date = values.to_date(value)
    except CellFault as fault:
        statements.book.fault(table, row, column, str(fault))
        return []
    day = ox.Literal(date.last.isoformat(), datatype=XSD.date)
    facts: Facts = [(subject, column.iri, day)]
    if "Precision" not in row.cells:
        facts.append((subject, CSA.precision.value, ox.NamedNode(iri(f"precision:{date.precision}"))))
    # What a spreadsheet holds as a date is how it shows a day: nobody typed these words.
    if "When, as printed" not in row.cells and not isinstance(value, int | float | datetime.date):
        facts.append((subject, CSA.timescale.value, ox.Literal(words(value))))
    return facts


def name_seats(table: Table, statements: Statements, held: Mapping[int, offices.Office]) -> None:
    """Give each seat without ID or name its IRI: by its group, role and holder, whatever the order of rows.

    Rows that say the same in different passages are one seat; in one passage they are several.
    """
    keys: dict[tuple[tuple[str, ...], ...], dict[int, list[Row]]] = {}
    columns = [next(each for each in table.sheet.columns if each.iri == name) for name in SEAT]
    quiet = len(statements.book.faults)
    for row in sorted(table.rows, key=lambda row: row.content):
        if statements.identity.get(table, row) is not None:
            continue
        found = [statements.read(table, row, column) for column in columns]
        if row.number in held:
            found[SEAT.index(iri("csa:filledBy"))].append(ox.NamedNode(held[row.number].iri))
        key = tuple(tuple(sorted(getattr(term, "value", "") for term in terms)) for terms in found)
        where = tuple(sorted(words(row.cells.get("Stated in")).split(";")))
        same = keys.setdefault(key, {})
        number = next(place for place in range(len(same) + 1) if not _is_there(same.get(place, []), where))
        same.setdefault(number, []).append(row)
    identity, seat = statements.identity, CSA.Seat.value
    # All that stay are known before the first new one is made.
    before = {
        key: identity.keep(
            seat, key, (_say(table, rows, statements) for _, rows in sorted(keys[key].items()))
        )
        for key in sorted(keys)
    }
    # The same faults are found again when the rows are read.
    del statements.book.faults[quiet:]
    for key, kept in before.items():
        for number, rows in sorted(keys[key].items()):
            iri_ = kept[number] if number in kept else identity.mint(_called(key), "Seats", seat)
            for row in rows:
                statements.identity.assign(table, row, iri_)


def _say(table: Table, rows: Sequence[Row], statements: Statements) -> set[tuple[str, str]]:
    """Return what rows say of a seat beside what makes it one of its group."""
    return {
        (column.iri, getattr(term, "value", ""))
        for row in rows
        for column, terms in _objects(table, row, statements)
        for term in terms
        if column.iri not in SEAT
    }


def _is_there(rows: list[Row], where: tuple[str, ...]) -> bool:
    """Return whether one of the rows is stated where another is too."""
    wanted = {each.strip() for each in where}
    theirs = ({each.strip() for each in words(row.cells.get("Stated in")).split(";")} for row in rows)
    return any(wanted & each for each in theirs)


def _called(key: tuple[tuple[str, ...], ...]) -> str:
    """Return the words that make the IRI of a seat: group, role, and whom it is for."""
    group, role, holder, filled, behalf, kind, _ = key
    parts = [*group[:1], *role[:1], *(kind or behalf or filled or holder)[:1]]
    if role[:1] == (ROLE.chair.value,):
        parts = [*group[:1], *role[:1]]
    return " ".join(local_name(part) for part in parts) or "seat"
