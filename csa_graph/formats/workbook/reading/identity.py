"""The rows of a workbook become things with IRIs: by their ID, else by their name, in whatever order.

Says which thing a row is about, not what the row says of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.files.notes import Note
from csa_graph.formats.workbook.reading import names as naming
from csa_graph.formats.workbook.reading import own_words
from csa_graph.formats.workbook.reading.existing import Kept
from csa_graph.formats.workbook.reading.names import NameFault, Names
from csa_graph.formats.workbook.reading.raw import words
from csa_graph.formats.workbook.sheets import AGREEMENT, PASSAGES, SEATS, THINGS, WORDS
from csa_graph.terms import minting
from csa_graph.terms.iris import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.formats.workbook.columns import Sheet
    from csa_graph.formats.workbook.reading.book import Book, Row, Table
    from csa_graph.formats.workbook.reading.existing import Existing, Key


class Identity:
    """Which thing each row is about.

    Args:
        book: The workbook; faults go there.
        existing: What an earlier import made.
        base: The namespace of new IRIs; empty for the one that the workbook names.

    Attributes:
        names: What things are called.
        editions: IRIs of the editions, in order.
        new: By sheet, the names that the earlier import did not have.
        taken: The IRIs that rows are about.
    """

    def __init__(self, book: Book, existing: Existing, base: str = "") -> None:
        self._book = book
        self._existing = existing
        self._iris: dict[tuple[str, int], str] = {}
        self.editions: list[str] = []
        self.names = Names(base or self._base())
        self.taken: set[str] = set()
        self.new: dict[str, list[str]] = {}
        self._minter = minting.Minter(self.names.base)
        self._explicit()
        self._minter = minting.Minter(self.names.base, self.taken | existing.iris)
        for sheet in THINGS:
            table = book.tables.get(sheet.name)
            if table is not None:
                self._by_name(sheet, table)

    def get(self, table: Table, row: Row) -> str | None:
        """Return the IRI of what a row is about; None where that is not known (yet)."""
        return self._iris.get((table.sheet.name, row.number))

    def mint(self, text: str, sheet: str, kind: str) -> str:
        """Return an IRI for something that has no name of its own; that of the earlier file, if it had one.

        Args:
            text: What the IRI is made of.
            sheet: The sheet that it belongs to.
            kind: Its class.
        """
        iri = self._minter.mint(text, self._existing.free(kind, text, self.taken))
        self.taken.add(iri)
        self.names.describe(iri, sheet)
        return iri

    def keep(self, kind: str, key: Key, said: Iterable[set[tuple[str, str]]]) -> dict[int, str]:
        """Return the things without name that the earlier file describes so, and reserve them for rows.

        Args:
            kind: Their class.
            key: What they have in common.
            said: For each that rows describe, what else they say of it: properties with values.

        Returns:
            The IRIs by the place of what is said.
        """
        kept = [iri for iri in self._existing.keyed(kind, key) if iri not in self.taken]
        found = self._existing.tell_apart(kept, list(said)) if kept else {}
        self.reserve(found.values())
        return found

    def reserve(self, iris: Iterable[str]) -> None:
        """Keep IRIs for the rows that name them."""
        self.taken.update(iris)

    def assign(self, table: Table, row: Row, iri: str) -> None:
        """Record which thing a row is about."""
        self.taken.add(iri)
        self._iris[table.sheet.name, row.number] = iri
        self.names.describe(iri, table.sheet.name)

    def edition_of(self, table: Table, row: Row) -> str | None:
        """Return the edition of a passage: the one that is named, else the only one."""
        column = PASSAGES.find("Edition")
        cell = row.cells.get("Edition")
        if cell is not None:
            try:
                return self.names.resolve(words(cell), ("Agreement",))
            except NameFault as fault:
                self._book.fault(table, row, column, str(fault))
                return None
        if len(self.editions) == 1:
            return self.editions[0]
        message = "there are several editions: name the one that the passage belongs to"
        if not self.editions:
            message = (
                "the sheet Agreement has no edition that the passage could belong to: give title and period"
            )
        self._book.fault(table, row, column, message)
        return None

    def _base(self) -> str:
        table = self._book.tables.get(AGREEMENT.name)
        column = AGREEMENT.column("base")
        for row in table.rows if table else ():
            address = words(row.cells.get("Address"))
            if address and not minting.is_namespace(address):
                message = f"“{address}” cannot begin addresses: it must end in /, such as {ROOT}harbour/"
                self._book.fault(table, row, column, message) if table else None
            elif address:
                return address
        title = words(table.rows[0].cells.get("Title")) if table and table.rows else ""
        return f"{ROOT}{minting.slug(title or self._book.path.stem)}/"

    def _explicit(self) -> None:
        """Take the IDs that rows give; a thing stands on one sheet and has one name."""
        sheets: dict[str, tuple[Table, Row]] = {}
        called: dict[str, str] = {}
        for sheet in THINGS:
            table = self._book.tables.get(sheet.name)
            column, label = sheet.column("id"), sheet.label
            for row in table.rows if table else ():
                cell = row.cells.get("ID")
                if cell is None or table is None:
                    continue
                iri = self.names.expand(words(cell))
                if iri is None:
                    self._book.fault(table, row, column, naming.describe_no_id(words(cell)))
                    continue
                if naming.is_vocabulary(iri):
                    message = f"the ID “{words(cell)}” is a term of a vocabulary, and no thing of your own: "
                    self._book.fault(table, row, column, f"{message}leave the ID empty, or choose another")
                    continue
                if naming.is_shared(iri) and not self.names.is_known(iri):
                    own_words.tell_shared(self._book, table, row)
                first, there = sheets.setdefault(iri, (table, row))
                name = words(row.cells.get(label.heading)) if label else ""
                if first is not table:
                    message = f"the ID “{words(cell)}” belongs to what {first.place(there)} is about"
                    self._book.fault(table, row, column, message)
                    continue
                if name and called.setdefault(iri, name) != name:
                    message = f"the ID “{words(cell)}” has the name “{called[iri]}” above, and “{name}” here"
                    message += "; other names go under Also called"
                    self._book.fault(table, row, label, message)
                self.assign(table, row, iri)
                self.taken.add(iri)
        self.editions = list(
            dict.fromkeys(iri for (sheet, _), iri in self._iris.items() if sheet == AGREEMENT.name)
        )

    def _by_name(self, sheet: Sheet, table: Table) -> None:
        """Give the rows without ID that have a name their IRI; the order of rows makes no difference."""
        label = sheet.label
        if label is None or sheet is SEATS:
            # Offices of one name can be of several bodies: see ``offices``.
            return
        known: dict[str, set[str]] = {}
        waiting: dict[str, list[Row]] = {}
        for row in table.rows:
            name, iri = words(row.cells.get(label.heading)), self.get(table, row)
            if name and iri:
                known.setdefault(name, set()).add(iri)
            elif name and not iri and "ID" not in row.cells:
                waiting.setdefault(name, []).append(row)
        unknown = {name: list_others(sheet, rows) for name, rows in waiting.items() if name not in known}
        matched = self._existing.match(sheet, unknown, self.taken)
        self.new[sheet.name] = sorted(unknown.keys() - matched.keys())
        for name in sorted(waiting):
            if len(known.get(name, ())) > 1:
                listed = ", ".join(sorted(self.names.compact(each) for each in known[name]))
                for row in waiting[name]:
                    message = f"“{name}” is the name of several things: give the ID of one of them: {listed}"
                    self._book.fault(table, row, label, message)
                continue
            iri = next(iter(known.get(name, ())), "") or self._kept(table, name, matched)
            for row in waiting[name]:
                self._place(table, row, name, iri)
                iri = iri or self.get(table, row) or ""
        self.register(sheet, table)

    def keep_offices(self, table: Table, names: Mapping[str, list[str]], body: str) -> dict[str, str]:
        """Return the offices that a body had, by the names that they have now, and reserve them for rows.

        Args:
            table: The sheet Seats.
            names: What offices of the body are called, each with its other names.
            body: Its IRI; empty for none.
        """
        matched = self._existing.match(SEATS, names, self.taken, self._existing.offices_of(body))
        self.new.setdefault(SEATS.name, []).extend(sorted(names.keys() - matched.keys()))
        kept = {name: self._kept(table, name, matched) for name in matched}
        self.reserve(kept.values())
        return kept

    def _kept(self, table: Table, name: str, matched: dict[str, Kept]) -> str:
        iri, before = matched.get(name, Kept(""))
        if before:
            kept = self.names.compact(iri)
            message = f"“{name}” is taken for what was called “{before}”, and keeps its ID {kept}"
            self._book.notes.append(Note(table.raw.path, table.sheet.name, message))
        return iri

    def _place(self, table: Table, row: Row, name: str, iri: str) -> None:
        """Give a row its thing, made from its name where there is none yet."""
        if not iri and table.sheet is PASSAGES:
            edition = self.edition_of(table, row)
            iri = f"{edition}#{minting.slug(name)}" if edition else ""
            if iri in self.taken:
                message = f"another passage is called almost the same as “{name}”: give this one an ID"
                self._book.fault(table, row, PASSAGES.label, message)
                return
        elif not iri and table.sheet is AGREEMENT:
            iri = self.names.base + minting.slug(words(row.cells.get("Period")) or name)
        elif not iri:
            iri = self._minter.mint(name)
        if iri:
            self.taken.add(iri)
            self.assign(table, row, iri)
        if table.sheet is AGREEMENT and iri not in self.editions:
            self.editions.append(iri)

    def register(self, sheet: Sheet, table: Table) -> None:
        """Record what the things of a sheet are called; words of one's own join their list."""
        label, also = sheet.label, sheet.find("Also called")
        lists = own_words.find_lists(table, self.get, self.names, self._book) if sheet is WORDS else {}
        for row in table.rows:
            iri = self.get(table, row)
            if iri is None:
                if sheet.named and "ID" not in row.cells:
                    message = f"the {sheet.noun} has neither ID nor name"
                    self._book.fault(table, row, label, message)
                continue
            name = words(row.cells.get(label.heading)) if label else ""
            home = lists.get(iri, sheet.name)
            if name:
                self.names.add(iri, name, home)
            if also and also.heading in row.cells:
                for other in naming.split(words(row.cells[also.heading])):
                    self.names.add(iri, other, home, alias=True)


def list_others(sheet: Sheet, rows: Iterable[Row]) -> list[str]:
    """Return what rows give as other names of their thing."""
    also = sheet.find("Also called")
    cells = [row.cells.get(also.heading) for row in rows] if also else []
    return [name for cell in cells if cell is not None for name in naming.split(words(cell))]
