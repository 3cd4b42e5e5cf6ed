"""The offices that rows of the sheet Seats name become things: by what they are called, and whose they are.

An office has a row of its own, or stands in the row of the seat that goes with it; both mean one office. Says
nothing of seats without a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base.wording import fold
from csa_graph.formats.workbook import sheets
from csa_graph.formats.workbook.columns import iri
from csa_graph.formats.workbook.reading import new_things
from csa_graph.formats.workbook.reading.identity import list_others
from csa_graph.formats.workbook.reading.names import NameFault
from csa_graph.formats.workbook.reading.raw import words
from csa_graph.terms.iris import ORG, RDF, SKOS, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.formats.workbook.reading.book import Row, Table
    from csa_graph.formats.workbook.reading.statements import Statements
    from csa_graph.sparql.rows import Term

    Facts = list[tuple[str, str, Term]]
    #: What an office is called, folded, and the IRI of its body; empty where no cell says.
    Key = tuple[str, str]

OFFICE, BODY = "Office", "Office of"


class Office(NamedTuple):
    """The office in the row of a seat.

    Attributes:
        iri: The office.
        name: What it is called.
        body: The IRI of its body; empty where no cell says.
        new_body: What the body is called, where this row alone names it.
    """

    iri: str
    name: str
    body: str
    new_body: str = ""


def read(table: Table, statements: Statements) -> dict[int, Office]:
    """Give the offices of a sheet their IRIs, and return those that stand in the rows of seats, by row.

    Args:
        table: The sheet Seats.
        statements: What the workbook states; takes the names of offices and of bodies that are new.
    """
    body_column = table.sheet.find(BODY)
    said = "no sheet describes “{}”: as this row names an office of it, it is taken for an organisation"
    new = new_things.read(
        table, body_column, sheets.ORGANISATIONS, ORG.Organization, statements=statements, said=said
    )
    own = _find_keys(table, "Name", "On", statements)
    inside = _find_keys(table, OFFICE, BODY, statements)
    identity = statements.identity
    known: dict[Key, str] = {}
    waiting: dict[Key, list[Row]] = {}
    for row, key in own:
        thing = identity.get(table, row)
        if thing is None:
            waiting.setdefault(key, []).append(row)
        else:
            known.setdefault(key, thing)
    names = {key: words(rows[0].cells["Name"]) for key, rows in waiting.items()}
    # An office that has a row of its own is called by its name alone.
    texts = dict(names)
    for row, key in inside:
        name = names.setdefault(key, words(row.cells[OFFICE]))
        texts.setdefault(key, get_text(name, key[1]))
    _find_same(names, known)
    _keep(table, names, waiting, known, statements)
    for key in sorted(names.keys() - known.keys()):
        known[key] = identity.mint(texts[key], sheets.SEATS.name, ORG.Post.value)
    for key, rows in waiting.items():
        for row in rows:
            identity.assign(table, row, known[key])
    found = {}
    for row, key in inside:
        name = words(row.cells[OFFICE])
        found[row.number] = Office(known[key], name, key[1], new.get(key[1], ""))
        statements.names.add(known[key], name, table.sheet.name)
    identity.register(table.sheet, table)
    return found


def get_text(name: str, body: str) -> str:
    """Return the text of which the IRI of an office is made that stands in the row of a seat."""
    return f"{name} {local_name(body)}" if body else name


def describe(office: Office, seat: str) -> Facts:
    """Return what the row of a seat states of the office that it goes with."""
    facts: Facts = [
        (seat, iri("csa:filledBy"), ox.NamedNode(office.iri)),
        (office.iri, RDF.type.value, ORG.Post),
        (office.iri, SKOS.prefLabel.value, ox.Literal(office.name)),
    ]
    if office.body:
        facts.append((office.iri, ORG.postIn.value, ox.NamedNode(office.body)))
    if office.new_body:
        facts += new_things.describe(office.body, office.new_body, ORG.Organization)
    return facts


def _find_same(names: Iterable[Key], known: dict[Key, str]) -> None:
    """Find what adds to an office that is known: of a name that only one has, where the body is not said."""
    for key in sorted(names):
        called, body = key
        same = {thing for (other, of), thing in known.items() if other == called and not (body and of)}
        if key not in known and len(same) == 1:
            known[key] = same.pop()


def _keep(
    table: Table,
    names: Mapping[Key, str],
    waiting: Mapping[Key, list[Row]],
    known: dict[Key, str],
    statements: Statements,
) -> None:
    """Find the offices that an earlier import made."""
    bodies: dict[str, dict[str, Key]] = {}
    for key, name in sorted(names.items()):
        if key not in known:
            bodies.setdefault(key[1], {})[name] = key
    for body, keys in bodies.items():
        called = {name: list_others(table.sheet, waiting.get(key, ())) for name, key in keys.items()}
        for name, office in statements.identity.keep_offices(table, called, body).items():
            known[keys[name]] = office


def _find_keys(table: Table, heading: str, body: str, statements: Statements) -> list[tuple[Row, Key]]:
    """Return what the offices of a sheet are called, and whose they are, by row."""
    return [
        (row, (fold(words(row.cells[heading])), _find(table, row, body, statements)))
        for row in sorted(table.rows, key=lambda row: row.content)
        if heading in row.cells
    ]


def _find(table: Table, row: Row, heading: str, statements: Statements) -> str:
    """Return the body that a cell names; empty where it is empty, or wrong, which is told when it is read."""
    column = table.sheet.find(heading)
    text = words(row.cells.get(heading))
    if column is None or not text:
        return ""
    try:
        return statements.names.resolve(text, column.of)
    except NameFault:
        return ""
