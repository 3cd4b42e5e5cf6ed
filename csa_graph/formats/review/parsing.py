"""The sheets of a file become a review with its decisions; each cell keeps its place, for what is wrong.

A row is found by its ID, wherever it stands; what a person did not change is as it was proposed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import SourceError
from csa_graph.base.similar import nearest
from csa_graph.base.wording import fold
from csa_graph.files.cells import is_error
from csa_graph.files.notes import Note
from csa_graph.formats.review import headings, recognising, records, tables
from csa_graph.formats.review.cells import plain, propose_cells
from csa_graph.formats.review.decisions import ANSWERS, OWN, DecidedReview, Decision, Index
from csa_graph.formats.workbook.reading import csv_files, xlsx
from csa_graph.formats.workbook.reading.comments import is_comment
from csa_graph.formats.workbook.reading.raw import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from csa_graph.formats.workbook.columns import Sheet
    from csa_graph.formats.workbook.reading.raw import RawSheet, Value

# Headings stand in one of the first rows.
_DEEPEST = 10


class Line(NamedTuple):
    """A row as it stands in a file.

    Attributes:
        sheet: Its sheet.
        raw: The sheet in the file.
        number: Its number.
        columns: Where each heading stands.
        cells: What stands under each heading, in words; empty cells left out.
    """

    sheet: Sheet
    raw: RawSheet
    number: int
    columns: Mapping[str, int]
    cells: Mapping[str, str]

    def place(self, heading: str = "") -> str:
        """Return where a cell is, or the row."""
        if not heading:
            return self._name(self.raw.place(self.number))
        return self._name(self.raw.place(self.number, self.columns.get(heading), heading))

    def _name(self, place: str) -> str:
        # A folder of CSV files is one file to its reader: the sheet has to be named.
        return place if self.raw.lettered else f"{self.sheet.name}, {place}"


@dataclass
class ReviewFile:
    """A review as it stands in a file.

    Attributes:
        path: The file or folder.
        decided: The review with its decisions.
        lines: The rows by the IDs of what they decide.
        faults: What must be mended.
        notes: What else is to be said.
        strange: The sheets and columns that are none of the form's, in words.
        rewritten: The cells that the reader has filled in and somebody has changed, by place.
        by_place: Where who decides is to be written.
    """

    path: Path
    decided: DecidedReview
    lines: dict[str, Line] = field(default_factory=dict)
    faults: list[Note] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    rewritten: list[str] = field(default_factory=list)
    by_place: str = headings.BY

    def place(self, key: str, heading: str = "") -> str:
        """Return where a row, or a cell of it, stands; in JSON, its ID."""
        line = self.lines.get(key)
        if line is None:
            return f"{key}, {heading}" if heading else key
        return line.place(heading)

    def fault(self, key: str, heading: str, message: str) -> None:
        """Keep a fault of a cell."""
        self.faults.append(Note(self.path, self.place(key, heading), message))


def read(path: Path) -> ReviewFile:
    """Read a review.

    Args:
        path: A workbook, a folder of CSV files, or JSON.

    Raises:
        SourceError: It cannot be opened, must not be, or is no review.
    """
    if path.is_file() and path.suffix.lower() == ".json":
        return ReviewFile(path, records.from_object(recognising.load_json(path), path))
    raws = {fold(raw.name): raw for raw in (csv_files.read(path) if path.is_dir() else xlsx.read(path))}
    hidden = raws.pop(fold(headings.RECORDS), None)
    if hidden is None or fold(headings.PROPOSALS.name) not in raws:
        raise SourceError("this is no review: csa-graph read makes one of a paper", path)
    lines = ("".join(words(each) for each in values) for _, values in hidden.rows)
    decided = records.load(lines, path)
    raws.pop(fold(headings.LISTS), None)
    found = ReviewFile(path, decided)
    by, on = _read_first(raws.pop(fold(headings.FIRST.name), None), found)
    found.decided = decided._replace(by=by, on=on)
    shown = {table.sheet.name: table for table in tables.make(decided)}
    index = Index(decided.review)
    decisions: dict[str, Decision] = {}
    for sheet in headings.SHEETS[1:]:
        raw = raws.pop(fold(sheet.name), None)
        if raw is None:
            continue
        found.notes.extend(raw.notes)
        found.faults.extend(raw.faults)
        found.strange.extend(f"the comment on {note.place}" for note in raw.notes if is_comment(note))
        if sheet.name in headings.EDITABLE:
            decisions |= _Reader(found, index, sheet, raw, shown[sheet.name]).read()
    for raw in raws.values():
        if next(iter(raw.rows), None) is not None:
            found.strange.append(f"the sheet “{raw.name}”")
            found.notes.append(
                Note(raw.path, raw.name, "this sheet is none of the review's, and was not read")
            )
    found.decided = found.decided._replace(decisions=decisions)
    return found


def _read_first(raw: RawSheet | None, found: ReviewFile) -> tuple[str, str]:
    """Return who decides, and when, as the first sheet says."""
    if raw is None:
        return found.decided.by, found.decided.on
    said: dict[str, str] = {}
    for number, values in raw.rows:
        left, right = (words(values[place]) if place < len(values) else "" for place in (0, 1))
        said.setdefault(fold(left), right)
        if fold(left) == fold(headings.BY):
            place = raw.place(number, 1, headings.BY)
            found.by_place = place if raw.lettered else f"{headings.FIRST.name}, {place}"
    return said.get(fold(headings.BY), ""), said.get(fold(headings.ON), "")


class _Reader:
    """Reads one sheet.

    Args:
        found: What is read; takes faults, notes and lines.
        index: What the rows are about.
        sheet: The sheet.
        raw: The sheet in the file.
        shown: What was written to it, before anything was decided.
    """

    def __init__(
        self, found: ReviewFile, index: Index, sheet: Sheet, raw: RawSheet, shown: tables.Table
    ) -> None:
        self._found, self._index, self._sheet, self._raw = found, index, sheet, raw
        self._editable = headings.EDITABLE[sheet.name]
        self._shown = {str(row.cells["ID"]): row for row in shown.rows if "ID" in row.cells}
        self._own = 0

    def read(self) -> dict[str, Decision]:
        """Return the decisions of the sheet by ID."""
        decisions: dict[str, Decision] = {}
        for line in self._list_lines():
            key = line.cells.get("ID", "")
            if not key:
                self._own += 1
                key = f"{OWN}{self._sheet.name} {self._own}"
            elif key not in self._shown:
                message = f"there is no row with the ID “{key}” here: leave the ID of a row of yours empty"
                self._fault(line, "ID", message)
                continue
            elif key in self._found.lines:
                message = (
                    f"the ID “{key}” stands in {self._found.lines[key].place()} as well: leave one of them"
                )
                self._fault(line, "ID", message)
                continue
            self._found.lines[key] = line
            decision = self._decide(key, line)
            if not decision.is_empty:
                decisions[key] = decision
        return decisions

    def _decide(self, key: str, line: Line) -> Decision:
        answer = self._read_answer(line)
        proposed = propose_cells(key, self._index)
        changed = headings.CHANGED[self._sheet.name]
        cells = {
            heading: line.cells.get(heading, "")
            for heading in changed
            if line.cells.get(heading, "") != proposed.get(heading, "") and self._is_there(line, heading)
        }
        if key.startswith(OWN):
            cells |= {h: line.cells[h] for h in ("Passage", "Named in") if h in line.cells}
        else:
            self._compare(key, line)
        for heading, text in cells.items():
            if is_error(text):
                self._fault(line, heading, f"the formula fails: {text}. Mend it, or write the value")
        return Decision(answer, cells, line.cells.get("Note", ""))

    def _is_there(self, line: Line, heading: str) -> bool:
        """Return whether a column stands on the sheet: one that was deleted changes nothing."""
        return heading in line.columns

    def _read_answer(self, line: Line) -> str:
        text = line.cells.get("Decision", "")
        if not text or fold(text) in ANSWERS:
            return fold(text) if text else ""
        near = nearest(text, ANSWERS, 1)
        hint = f"nearest: “{near[0]}”" if near else f"it can be {', '.join(ANSWERS)}"
        self._fault(line, "Decision", f"there is no decision “{text}”; {hint}")
        return ""

    def _compare(self, key: str, line: Line) -> None:
        """Find what was changed of the cells that are the reader's."""
        for heading, cell in self._shown[key].cells.items():
            if heading in self._editable or heading == "ID" or heading not in line.columns:
                continue
            if not _is_same(cell, line.cells.get(heading, "")):
                self._found.rewritten.append(line.place(heading))

    def _fault(self, line: Line, heading: str, message: str) -> None:
        self._found.faults.append(Note(self._raw.path, line.place(heading), message))

    def _list_lines(self) -> Iterator[Line]:
        rows = iter(self._raw.rows)
        columns = self._find_headings(islice(rows, _DEEPEST))
        if columns is None:
            named = ", ".join(column.heading for column in self._sheet.columns[:5])
            message = f"the headings are missing; they begin with: {named}"
            self._found.faults.append(Note(self._raw.path, self._sheet.name, message))
            return
        for number, values in rows:
            cells = {
                heading: words(values[place])
                for heading, place in columns.items()
                if place < len(values) and values[place] is not None
            }
            if cells and not self._is_help(cells):
                yield Line(self._sheet, self._raw, number, columns, cells)

    def _find_headings(self, rows: Iterator[tuple[int, tuple[Value, ...]]]) -> dict[str, int] | None:
        for number, values in rows:
            found: dict[str, int] = {}
            strange = []
            for place, value in enumerate(values):
                column = self._sheet.find(words(value)) if value is not None else None
                if column is not None:
                    found.setdefault(column.heading, place)
                elif value is not None:
                    strange.append((place, words(value)))
            if "ID" in found and "Decision" in found:
                for place, heading in strange:
                    self._found.strange.append(f"the column “{heading}” of the sheet {self._sheet.name}")
                    where = self._raw.place(number, place, heading)
                    message = f"the column “{heading}” is none of the sheet's, and was not read"
                    self._found.notes.append(Note(self._raw.path, where, message))
                return found
        return None

    def _is_help(self, cells: Mapping[str, str]) -> bool:
        column = self._sheet.find("Decision")
        return column is not None and cells.get("Decision") == column.advice


def _is_same(cell: tables.Cell, text: str) -> bool:
    from csa_graph.formats.review.writing.csv_files import as_text

    if isinstance(cell, tables.Marked):
        return text in {plain(cell.text), as_text(cell)}
    shown = plain(str(cell)) if isinstance(cell, str) else words(cell)
    return shown == text
