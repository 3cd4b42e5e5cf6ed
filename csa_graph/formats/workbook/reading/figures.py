"""The rows of the sheet Figures become the CSV tables that a data file has beside it.

A table, category or area that no other sheet describes is what the row calls it, and nothing more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base import outputs
from csa_graph.base.wording import fold
from csa_graph.formats.workbook.reading.names import NameFault
from csa_graph.formats.workbook.reading.raw import words
from csa_graph.terms import minting
from csa_graph.terms.cube import QB
from csa_graph.terms.iris import CSA, RDF, SKOS, local_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.formats.workbook.reading.book import Row, Table
    from csa_graph.formats.workbook.reading.statements import Graph, Statements
    from csa_graph.sparql.rows import Term

    Facts = list[tuple[str, str, Term]]

# The name of a file, and no path.
_PLAIN = re.compile(r"[^/\\:]*[^/\\:.][^/\\:]*")
HEADER = ("category", "area", "period", "value")
_WORDS = (SKOS.prefLabel.value, SKOS.altLabel.value, SKOS.notation.value)


def read(table: Table, statements: Statements) -> dict[str, bytes]:
    """Keep what the sheet states, and return its tables.

    Returns:
        The content of each CSV file by its name.
    """
    files = _files(statements)
    rows: dict[str, dict[tuple[str, str, str], tuple[str, Row]]] = {}
    for row in table.rows:
        if not statements.require(table, row):
            continue
        graphs = statements.graphs(table, row)
        name = _table(table, row, graphs, files, statements)
        category = _thing(table, row, "Category", graphs, statements)
        area = _thing(table, row, "Area", graphs, statements)
        value = words(row.cells.get("Number"))
        if not value.lstrip("-").isdigit() or len(value) > 18:
            message = f"“{value}” is no whole number: write it in digits, such as 15"
            statements.book.fault(table, row, table.sheet.find("Number"), message)
        elif name and category and area:
            key = (category, area, words(row.cells.get("Period")))
            _, before = rows.setdefault(name, {}).setdefault(key, (value, row))
            if before is not row:
                message = f"{table.place(before)} has the same table, category, area and period"
                statements.book.fault(table, row, None, message)
    words_by_iri = _find_unambiguous_words(statements)
    return {name: _csv(figures, words_by_iri) for name, figures in sorted(rows.items())}


def name_files(tables: Mapping[str, bytes], statements: Statements, output: str) -> dict[str, bytes]:
    """Return the tables by the names of their files: what a workbook says chooses no file beside the output.

    Args:
        tables: The content of each by the name that the workbook gives it.
        statements: What the workbook states; the names change there, too.
        output: What the name of the data file begins with; empty where none is written.
    """
    names: dict[str, str] = {}
    for name, content in tables.items():
        called = minting.slug(outputs.get_table(name, output))
        if output:
            names[name] = outputs.name_table(output, called, content)
            continue
        names[name], number = name if _PLAIN.fullmatch(name) else f"{called}.csv", 1
        while list(names.values()).count(names[name]) > 1:
            number += 1
            names[name] = f"{called}-{number}.csv"
    statements.rename_tables(names)
    return {names[name]: content for name, content in tables.items()}


def _files(statements: Statements) -> dict[str, str]:
    """Return the file of each table that other sheets give one."""
    return {
        subject: name.value
        for subject, _, name in statements.facts(CSA.table.value)
        if isinstance(name, ox.Literal)
    }


def _table(
    table: Table, row: Row, graphs: list[Graph], files: dict[str, str], statements: Statements
) -> str | None:
    column = table.sheet.find("Table")
    found = _resolve(words(row.cells.get("Table")), statements)
    facts: Facts = []
    if found is None:
        found = statements.identity.mint(words(row.cells.get("Table")), "Other things", QB.DataSet.value)
        _register(found, words(row.cells.get("Table")), statements)
        facts.append((found, SKOS.prefLabel.value, ox.Literal(words(row.cells.get("Table")))))
    if found not in files:
        files[found] = f"{minting.slug(local_name(found))}.csv"
        facts += [
            (found, RDF.type.value, QB.DataSet),
            (found, QB.structure.value, CSA.tableStructure),
            (found, CSA.table.value, ox.Literal(files[found])),
        ]
        statements.add(table, row, graphs[:1], facts)
    if not found.startswith("_:"):
        return files[found]
    statements.book.fault(table, row, column, "a table needs an ID that others can refer to")
    return None


def _thing(table: Table, row: Row, heading: str, graphs: list[Graph], statements: Statements) -> str | None:
    """Return what a cell calls a category or area; describe it by that name where nothing is called so."""
    text = words(row.cells.get(heading))
    try:
        found = _resolve(text, statements)
    except NameFault as fault:
        statements.book.fault(table, row, table.sheet.find(heading), str(fault))
        return None
    if found is None:
        found = statements.identity.mint(text, "Other things", SKOS.Concept.value)
        _register(found, text, statements)
        facts: Facts = [
            (found, RDF.type.value, SKOS.Concept),
            (found, SKOS.prefLabel.value, ox.Literal(text)),
        ]
        statements.add(table, row, graphs[:1], facts)
    return found


def _resolve(text: str, statements: Statements) -> str | None:
    """Return what a text means; None if nothing is called so."""
    try:
        return statements.names.resolve(text, ("Other things",))
    except NameFault as fault:
        if "several things" in str(fault):
            raise
        return None


def _register(found: str, text: str, statements: Statements) -> None:
    statements.names.add(found, text, "Other things")


def _find_unambiguous_words(statements: Statements) -> dict[str, str]:
    """Return the word for each thing that means it alone when the table is read."""
    called: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for subject, predicate, name in statements.facts(*_WORDS):
        if isinstance(name, ox.Literal):
            called.setdefault(fold(name.value), set()).add(subject)
            called.setdefault(fold(local_name(subject)), set()).add(subject)
            if predicate == SKOS.prefLabel.value:
                labels[subject] = min(labels.get(subject, name.value), name.value)
    return {
        thing: label if called[fold(label)] == {thing} and label == label.strip() else local_name(thing)
        for thing, label in labels.items()
    }


def _csv(figures: Mapping[tuple[str, str, str], tuple[str, Row]], words_by_iri: Mapping[str, str]) -> bytes:
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for (category, area, period), (value, _) in sorted(figures.items()):
        names = (
            words_by_iri.get(category) or local_name(category),
            words_by_iri.get(area) or local_name(area),
        )
        writer.writerow((*names, period, value))
    return text.getvalue().encode()
