"""What only one cell names, and no sheet describes, becomes a thing of that name, if the column allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.files.notes import Note
from csa_graph.formats.workbook.reading.raw import words
from csa_graph.terms.iris import RDF, SKOS

if TYPE_CHECKING:
    from csa_graph.formats.workbook.columns import Column, Sheet
    from csa_graph.formats.workbook.reading.book import Table
    from csa_graph.formats.workbook.reading.statements import Statements
    from csa_graph.sparql.rows import Term


def read(
    table: Table,
    column: Column | None,
    home: Sheet,
    kind: ox.NamedNode,
    *,
    statements: Statements,
    said: str = "",
) -> dict[str, str]:
    """Return the names of what a column names and no sheet describes, by IRI, and record them.

    A misprint of what there is makes nothing new: it is a fault where the cell is read.

    Args:
        table: The sheet.
        column: The column.
        home: The sheet on which they could have been described.
        kind: Their class.
        statements: What the workbook states.
        said: The note on each cell, with {} for the name; empty for none.
    """
    new: dict[str, str] = {}
    for row in sorted(table.rows, key=lambda row: row.content):
        text = words(row.cells.get(column.heading)) if column else ""
        if not column or not text:
            continue
        if not statements.names.is_free(text, column.of, is_printed=column.sort == "notion"):
            continue
        thing = statements.identity.mint(text, home.name, kind.value)
        statements.names.add(thing, text, home.name)
        new[thing] = text
        if said:
            note = Note(table.raw.path, table.place(row, column), said.format(text))
            statements.book.notes.append(note)
    return new


def describe(thing: str, name: str, kind: ox.NamedNode) -> list[tuple[str, str, Term]]:
    """Return what a row states of a thing that it alone names."""
    return [(thing, RDF.type.value, kind), (thing, SKOS.prefLabel.value, ox.Literal(name))]
