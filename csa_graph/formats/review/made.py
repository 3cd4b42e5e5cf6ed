"""The rows of a workbook in the making: each cell knows the place in the review that it comes from.

The workbook's own reader makes data of them, and names the faults of cells: by these places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.wording import fold
from csa_graph.files.notes import Note, Tally
from csa_graph.formats.review import headings
from csa_graph.formats.review.decisions import Decision, Index
from csa_graph.formats.review.known import Known
from csa_graph.formats.workbook import sheets, terms
from csa_graph.formats.workbook.columns import STATED
from csa_graph.formats.workbook.reading.names import OPEN_LISTS, join
from csa_graph.formats.workbook.reading.raw import RawSheet
from csa_graph.terms.iris import ROOT
from csa_graph.terms.minting import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.documents.document import Passage
    from csa_graph.formats.review.parsing import ReviewFile
    from csa_graph.formats.workbook.reading.raw import Value
    from csa_graph.formats.workbook.reading.statements import Statements

#: What is said of a statement that waits for a name.
WAITS = "accepted, and not taken yet: “{}” is not decided on the sheet Names"


class Made(NamedTuple):
    """A row of the workbook.

    Attributes:
        key: The ID of the row of the review that it comes from.
        cells: What stands in it.
        origins: The heading of the review for each heading of it that is called otherwise there.
    """

    key: str
    cells: Mapping[str, Value]
    origins: Mapping[str, str] = {}


@dataclass
class MadeSheet(RawSheet):
    """A sheet of the workbook whose cells come from a review.

    Attributes:
        file: The review.
        made: The rows by number.
        columns: The headings, in order.
    """

    file: ReviewFile | None = None
    made: dict[int, Made] = field(default_factory=dict)
    columns: tuple[str, ...] = ()

    def place(self, number: int, column: int | None = None, heading: str = "") -> str:
        """Return where a cell stands in the review."""
        row = self.made.get(number)
        if row is None or self.file is None:
            return self.name
        if column is not None and not heading:
            heading = self.columns[column]
        return self.file.place(row.key, row.origins.get(heading, heading))


class Rows:
    """The rows of what was accepted.

    Args:
        found: The review, as it stands in its file; takes faults and notes.

    Attributes:
        found: The same.
        decided: The review with its decisions.
        index: What its rows are about.
        known: The names, with what is decided on them.
        abouts: The names as they were proposed, by name.
        kinds: The same, of the kinds that were decided on.
        locators: The passages by locator.
        keys: For each proposal that is taken, by ID, its sheet in the workbook and the number of its row.
        tally: What is to be noted of many places.
    """

    def __init__(self, found: ReviewFile) -> None:
        self.found, self.decided = found, found.decided
        self.index = Index(found.decided.review)
        self.known = Known(found, self.index)
        self.abouts = self.index.known
        self.kinds = {name.name: self.known.settle(name) for name in self.abouts.values()}
        self.locators = {each.locator: each.id for each in self.index.passages.values()}
        self.keys: dict[str, tuple[str, int]] = {}
        self.tally = Tally()
        self._rows: dict[str, list[Made]] = {sheet.name: [] for sheet in sheets.SHEETS}
        self._cited: dict[str, None] = {}
        members = (each for name in OPEN_LISTS for each in terms.read().lists[name.removeprefix("list:")])
        self._listed = {fold(name) for _, main, others in members for name in (main, *others)}
        self._told: set[str] = set()

    @cached_property
    def _ids(self) -> dict[str, str]:
        """The IDs of passages whose locators differ by signs alone: a name would mean them all."""
        edition = self._rows[sheets.AGREEMENT.name][0].cells
        space = f"{ROOT}{slug(str(edition.get('Title', '')))}/{slug(str(edition.get('Period', '')))}#"
        alike: dict[str, list[Passage]] = {}
        for passage in self.index.passages.values():
            alike.setdefault(slug(fold(passage.locator)), []).append(passage)
        return {
            passage.id: f"<{space}{slug(passage.locator)}{f'-{number}' if number > 1 else ''}>"
            for passages in alike.values()
            if len(passages) > 1
            for number, passage in enumerate(passages, 1)
        }

    def add(self, sheet: str, row: Made, locator: str = "") -> int:
        """Keep a row, and return its number.

        Args:
            sheet: The sheet of the workbook.
            row: The row.
            locator: The passage that states it; empty for what describes the paper itself.
        """
        if locator:
            passage = self.locators[locator]
            self._cited[passage] = None
            row = row._replace(cells={**row.cells, STATED: self._ids.get(passage, join([locator]))})
        self._rows[sheet].append(row)
        return len(self._rows[sheet]) + 1

    def finish(self) -> list[RawSheet]:
        """Return the sheets of the workbook; what is to be noted goes to the review."""
        self._describe_passages()
        notes = (Note(self.found.path, place, message) for place, message in self.tally.list_messages())
        self.found.notes.extend(notes)
        return [self._make_sheet(name, rows) for name, rows in self._rows.items() if rows]

    def list_cited(self) -> list[Passage]:
        """Return the passages that state something, in the order of the document."""
        return sorted((self.index.passages[key] for key in self._cited), key=lambda each: each.order)

    def is_listed(self, word: str) -> bool:
        """Return whether a list of the workbook has a word."""
        return fold(word) in self._listed

    def is_new(self, word: str) -> bool:
        """Return whether nothing is called so, and no earlier row was asked about the word."""
        is_new = not self.is_listed(word) and word not in self._told and self.known.find(word) is None
        self._told.add(word)
        return is_new

    def find_iri(self, passage: Passage, statements: Statements) -> str:
        """Return the IRI that a passage that states something has got."""
        called = self._ids.get(passage.id, passage.locator)
        return statements.names.resolve(called, (sheets.PASSAGES.name,))

    def _make_sheet(self, name: str, rows: list[Made]) -> MadeSheet:
        columns = tuple(column.heading for column in headings.find_sheet(name).columns)
        numbered = dict(enumerate(rows, 2))
        values = [
            (1, columns),
            *((n, tuple(row.cells.get(each) or None for each in columns)) for n, row in numbered.items()),
        ]
        sheet = MadeSheet(name, self.found.path, iter(values), lettered=True)
        sheet.file, sheet.made, sheet.columns = self.found, numbered, columns
        return sheet

    def _describe_passages(self) -> None:
        """Describe the passages that state something."""
        for passage in self.list_cited():
            cells: dict[str, Value] = {
                "ID": self._ids.get(passage.id),
                "Passage": passage.locator,
                "Order": passage.order,
                "Page": passage.page if passage.page and passage.page > 0 else None,
            }
            self._rows[sheets.PASSAGES.name].append(Made(passage.id, cells))

    def waits(self, key: str, cells: Mapping[str, str], sheet: str, shown: str = "") -> bool:
        """Return whether cells name something that is not taken; says so.

        Args:
            key: The row of the review.
            cells: What stands in it, by heading of the workbook.
            sheet: The sheet of the workbook.
            shown: What the cell is called in the review, if otherwise.
        """
        waits = False
        for heading, text in cells.items():
            known = sheets.PEOPLE.name if heading in headings.BESIDE else sheet
            column = headings.find_sheet(known).find(heading)
            for entry in self.known.find_waiting(column, text) if column is not None else ():
                waits = True
                place = self.found.place(key, shown or heading)
                own = self.decided.decisions.get(key, Decision()).answer
                if entry.state == "undecided":
                    self.tally.add(place, WAITS, entry.name)
                elif own:
                    at = self.found.place(entry.key, "Decision")
                    message = f"“{entry.name}” is rejected in {at}: accept it there, or name another here"
                    self.found.fault(key, shown or heading, message)
                else:
                    message = "accepted with its group, and not taken: “{}” is rejected on the sheet Names"
                    self.tally.add(place, message, entry.name)
        return waits
