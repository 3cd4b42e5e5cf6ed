"""The rows of a workbook in the making: each cell knows the place in the review that it comes from.

The workbook's own reader makes data of them, and names the faults of cells: by these places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.files.notes import Note, Tally
from csa_graph.formats.review import headings
from csa_graph.formats.review.decisions import Decision, Index
from csa_graph.formats.review.known import Known
from csa_graph.formats.workbook import sheets
from csa_graph.formats.workbook.columns import STATED
from csa_graph.formats.workbook.reading.raw import RawSheet
from csa_graph.terms.iris import ROOT
from csa_graph.terms.minting import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.formats.review.parsing import ReviewFile
    from csa_graph.formats.workbook.reading.raw import Value

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
        locators: The passages by locator.
        keys: For each proposal that is taken, by ID, its sheet in the workbook and the number of its row.
        tally: What is to be noted of many places.
    """

    def __init__(self, found: ReviewFile) -> None:
        self.found, self.decided = found, found.decided
        self.index = Index(found.decided.review)
        self.known = Known(found, self.index)
        self.abouts = {name.name: name for name in self.index.names.values()}
        self.locators = {each.locator: each.id for each in self.index.passages.values()}
        self.keys: dict[str, tuple[str, int]] = {}
        self.tally = Tally()
        self._rows: dict[str, list[Made]] = {sheet.name: [] for sheet in sheets.SHEETS}
        self._cited: dict[str, None] = {}

    def add(self, sheet: str, row: Made) -> int:
        """Keep a row, and return its number."""
        self._rows[sheet].append(row)
        stated = row.cells.get(STATED)
        if isinstance(stated, str) and stated in self.locators:
            self._cited[self.locators[stated]] = None
        return len(self._rows[sheet]) + 1

    def finish(self) -> list[RawSheet]:
        """Return the sheets of the workbook; what is to be noted goes to the review."""
        self._describe_passages()
        notes = (Note(self.found.path, place, message) for place, message in self.tally.list_messages())
        self.found.notes.extend(notes)
        return [self._make_sheet(name, rows) for name, rows in self._rows.items() if rows]

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
        """Describe the passages that state something; two whose IDs would be the same are told apart."""
        edition = self._rows[sheets.AGREEMENT.name][0].cells if self._rows[sheets.AGREEMENT.name] else {}
        space = f"{ROOT}{slug(str(edition.get('Title', '')))}/{slug(str(edition.get('Period', '')))}#"
        called: dict[str, int] = {}
        for passage in sorted((self.index.passages[key] for key in self._cited), key=lambda each: each.order):
            text = slug(passage.locator)
            called[text] = called.get(text, 0) + 1
            cells: dict[str, Value] = {
                "ID": f"<{space}{text}-{called[text]}>" if called[text] > 1 else None,
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
            column = headings.find_sheet(sheet).find(heading)
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
