"""The rows of a workbook become statements, each in the graph of the passage that states it.

Adds nothing that no cell says, but for what a row is about and which passage it is itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.formats.workbook import sheets
from csa_graph.formats.workbook.columns import NO_PASSAGE, Column, iri
from csa_graph.formats.workbook.reading import values
from csa_graph.formats.workbook.reading.names import NameFault, split
from csa_graph.formats.workbook.reading.raw import Value, words
from csa_graph.formats.workbook.reading.values import CellFault, node
from csa_graph.terms.iris import CSA, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csa_graph.formats.workbook.reading.book import Book, Row, Table
    from csa_graph.formats.workbook.reading.identity import Identity
    from csa_graph.sparql.rows import Term

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
_DEFAULT = ox.DefaultGraph()


class _Fact(NamedTuple):
    """A statement without its graph, and the place of its sheet among all."""

    rank: int
    subject: ox.NamedNode | ox.BlankNode
    predicate: ox.NamedNode
    object: Term


class Statements:
    """What a workbook states.

    Args:
        book: The workbook; faults go there.
        identity: Which thing each row is about.

    Attributes:
        origins: For a thing in a graph (None for the default graph), the place of the first row that is
            about it.
        cited: The rows that name no passage, so that they are one themselves.
        stated: What each row states, in which graphs; by the name of its sheet and its number.
    """

    def __init__(self, book: Book, identity: Identity) -> None:
        self.book = book
        self.identity = identity
        self.names = identity.names
        self.origins: dict[tuple[str | None, str], str] = {}
        self.cited: list[tuple[ox.NamedNode, str]] = []
        self.stated: dict[tuple[str, int], tuple[list[Graph], list[tuple[str, str, Term]]]] = {}
        self._facts: dict[Graph, dict[_Fact, None]] = {}
        self._ranks = {sheet.name: rank for rank, sheet in enumerate(sheets.SHEETS)}

    def add(
        self, table: Table, row: Row, graphs: Iterable[Graph], facts: Iterable[tuple[str, str, Term]]
    ) -> None:
        """Keep what a row states: subjects and properties by IRI, in each of its graphs."""
        rank = self._ranks[table.sheet.name]
        # A folder of CSV files is one file to its reader: the sheet has to be named.
        place = table.place(row) if table.raw.lettered else f"{table.sheet.name}, {table.place(row)}"
        graphs, facts = list(graphs), list(facts)
        self.stated[table.sheet.name, row.number] = graphs, facts
        made = [
            _Fact(rank, node(subject), ox.NamedNode(predicate), thing) for subject, predicate, thing in facts
        ]
        for graph in graphs:
            kept = self._facts.setdefault(graph, {})
            where = getattr(graph, "value", None)
            for fact in made:
                kept[fact] = None
                self.origins.setdefault((where, fact.subject.value), place)

    def rename_tables(self, names: Mapping[str, str]) -> None:
        """Give the files of tables other names, wherever they are named."""
        for graph, facts in self._facts.items():
            self._facts[graph] = {_rename_table(fact, names): None for fact in facts}

    def describe_passage(self, locator: str, facts: Iterable[tuple[str, str, Term]]) -> None:
        """Keep the description of a row that is a passage itself."""
        rank = self._ranks[sheets.PASSAGES.name]
        kept = self._facts.setdefault(_DEFAULT, {})
        for subject, predicate, thing in facts:
            kept[_Fact(rank, node(subject), ox.NamedNode(predicate), thing)] = None
            self.origins.setdefault((None, subject), locator)

    def facts(self, *predicates: str) -> Iterator[tuple[str, str, Term]]:
        """Iterate over what is stated by some properties, in no order: subject, property, object."""
        for facts in self._facts.values():
            for fact in facts:
                if fact.predicate.value in predicates and isinstance(fact.subject, ox.NamedNode):
                    yield fact.subject.value, fact.predicate.value, fact.object

    def quads(self) -> Iterator[ox.Quad]:
        """Iterate over the statements: by passage in the order of the document, sheet, thing, and column."""
        orders = {
            fact.subject.value: int(fact.object.value)
            for fact in self._facts.get(_DEFAULT, ())
            if fact.predicate.value == CSA.order.value and isinstance(fact.object, ox.Literal)
        }

        def place(graph: Graph) -> tuple[bool, int, str]:
            name = getattr(graph, "value", "")
            return graph != _DEFAULT, orders.get(name, len(orders) + 1), name

        for graph in sorted(self._facts, key=place):
            facts = sorted(
                self._facts[graph],
                key=lambda fact: (
                    fact.rank,
                    orders.get(fact.subject.value, 0),
                    fact.subject.value,
                    _PLACES.get(fact.predicate.value, 999),
                    fact.predicate.value,
                    str(fact.object),
                ),
            )
            for fact in facts:
                yield ox.Quad(fact.subject, fact.predicate, fact.object, graph)

    def graphs(self, table: Table, row: Row) -> list[Graph]:
        """Return the passages that state a row; the row itself where it names none."""
        column = table.sheet.column("stated")
        if column is None:
            return [_DEFAULT]
        value = row.cells.get(column.heading)
        if value is None:
            return [self._own(table, row)]
        found: list[Graph] = []
        for text in split(words(value)):
            if text.lower() == NO_PASSAGE:
                found.append(_DEFAULT)
            elif isinstance(value, float) and self._is_known(f"{text}0"):
                message = f"the number {text} can be passage {text} or {text}0: "
                message += "format the cell as text, and write it anew"
                self.book.fault(table, row, column, message)
            else:
                found += self._passage(table, row, column, text)
        return found

    def _passage(self, table: Table, row: Row, column: Column, text: str) -> list[Graph]:
        try:
            return [node(self.names.resolve(text, ("Passages",)))]
        except NameFault as fault:
            self.book.fault(table, row, column, str(fault))
            return []

    def _is_known(self, text: str) -> bool:
        try:
            self.names.resolve(text, ("Passages",))
        except NameFault:
            return False
        return True

    def _own(self, table: Table, row: Row) -> Graph:
        editions = self.identity.editions
        if not editions:
            return _DEFAULT
        passage = ox.NamedNode(f"{editions[0]}#{table.sheet.file.removesuffix('.csv')}-row-{row.number}")
        self.cited.append((passage, f"{table.sheet.name}, row {row.number}"))
        return passage

    def read(self, table: Table, row: Row, column: Column) -> list[Term]:
        """Return what a cell states; a fault is kept, and states nothing."""
        value = row.cells.get(column.heading)
        if value is None:
            return []
        try:
            return values.read(column, value, self.names)
        except (CellFault, NameFault) as fault:
            self.book.fault(table, row, column, str(fault))
            return []

    def describe(self, table: Table, row: Row) -> str | None:
        """Return the class that a row says its thing has; None where it only adds to it."""
        sheet = table.sheet
        column = sheet.column("described")
        answer = self._choice(table, row, column, {"yes": "yes", "no": "no"}, "answer") if column else None
        kind = self._choice(table, row, sheet.column("type"), sheet.classes, f"kind of {sheet.noun}")
        label = sheet.label
        if answer == "no" or (
            not answer and not kind and sheet.named and label and label.heading not in row.cells
        ):
            return None
        return iri(kind or next(iter(sheet.classes.values())))

    def _choice(
        self, table: Table, row: Row, column: Column | None, choices: dict[str, str], noun: str
    ) -> str | None:
        value: Value = row.cells.get(column.heading) if column else None
        if value is None:
            return None
        try:
            return values.read_choice(value, choices, noun)
        except CellFault as fault:
            self.book.fault(table, row, column, str(fault))
            return None

    def require(self, table: Table, row: Row) -> bool:
        """Return whether a row has all cells that it must have; keep a fault for each that it lacks."""
        missing = [each for each in table.sheet.columns if each.required and each.heading not in row.cells]
        for column in missing:
            message = (
                f"“{column.heading}” is empty: write {column.help[:1].lower()}{column.help[1:].rstrip('.')}"
            )
            self.book.fault(table, row, column, message)
        return not missing


def _rename_table(fact: _Fact, names: Mapping[str, str]) -> _Fact:
    if fact.predicate != CSA.table or not isinstance(fact.object, ox.Literal):
        return fact
    return fact._replace(object=ox.Literal(names.get(fact.object.value, fact.object.value)))


def _places() -> dict[str, int]:
    """Return the order of properties: as the columns of all sheets have them."""
    found: dict[str, int] = {RDF.type.value: 0}
    for sheet in sheets.SHEETS:
        for column in sheet.columns:
            if column.term:
                found.setdefault(column.iri, len(found))
    return found


_PLACES = _places()
