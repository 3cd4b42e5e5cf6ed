"""The XML parts of a workbook are looked through once, before anything is made of them.

What no spreadsheet program writes is refused here, so that reading takes time and memory in proportion to the
size of a workbook; what the values of a sheet do not show is kept: hidden rows, formulas, merged cells. Asks
not what a sheet means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from csa_graph.base.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import IO
    from zipfile import ZipFile

#: The last row and column of a sheet, as spreadsheet programs have them.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
#: Most cells of all sheets together, and most elements of a part outside of its rows.
MOST_CELLS, MOST_ELEMENTS = 3_000_000, 200_000
#: Longest tag, comment or other piece that is read as one, in bytes: a cell holds 32,767 characters.
LONGEST = 1 << 21
_CHUNK = 1 << 20
_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b" ", b"\r", b"\n", b"\t", b"\0<")
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
# What stands in the rows of a sheet: cells with values, formulas, and texts with their fonts.
_IN_ROWS = {
    *("row", "c", "v", "f", "is", "t", "r", "rPr", "rPh", "phoneticPr", "extLst", "ext"),
    *("rFont", "charset", "family", "b", "i", "strike", "outline", "shadow", "condense", "extend"),
    *("color", "sz", "u", "vertAlign", "scheme"),
}
_MOST_IN_ROW = 8 * LAST_COLUMN


@dataclass
class SheetScan:
    """What the text of a sheet shows that its values do not.

    Attributes:
        hidden: Numbers of the rows that are hidden.
        unknown: Cells whose formula has no value.
        formulas: Number of the cells whose formula has one.
        merged: Merged cells: first column from 0, first row, last column, last row.
    """

    hidden: list[int] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    formulas: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def scan(archive: ZipFile, path: Path) -> Mapping[str, SheetScan]:
    """Look through all XML parts of a workbook.

    Args:
        archive: The workbook.
        path: Its file, for messages.

    Returns:
        What was seen in each part, by its name.

    Raises:
        SourceError: A part is not well formed, declares entities, or goes beyond what a workbook can hold.
    """
    found: dict[str, SheetScan] = {}
    members = archive.infolist()
    counts = _Counts(len(members))
    for member in members:
        with archive.open(member) as file:
            start = file.read(_CHUNK)
            # What is no XML, such as a picture, is opened by nobody.
            if start.startswith(_STARTS):
                reader = _Reader(path, member.filename, counts)
                reader.read(start, file)
                found[member.filename] = reader.seen
    return found


class _Counts:
    """What is counted over all parts."""

    def __init__(self, members: int) -> None:
        self.members = members
        self.cells = self.sheets = 0


class _Reader:
    """A walk over the elements of one part; only their beginnings are looked at, which is quick."""

    def __init__(self, path: Path, name: str, counts: _Counts) -> None:
        self.seen = SheetScan()
        self._path = path
        self._name = name
        self._counts = counts
        self._locals: dict[str, str] = {}
        self._in_rows = self._is_strings = False
        self._rows = self._within = self._beside = 0
        self._cell: dict[str, str] | None = None
        self._formula: str | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EntityDeclHandler = self._refuse_entity

    def read(self, start: bytes, file: IO[bytes]) -> None:
        fed, chunk = 0, start
        try:
            while chunk:
                self._parser.Parse(chunk, False)
                fed += len(chunk)
                # The parser begins a piece again with each chunk until it ends: a long one takes for ever.
                if fed - self._parser.CurrentByteIndex > LONGEST:
                    raise self._refuse(f"holds a piece of more than {LONGEST // 1_000_000} MB")
                chunk = file.read(_CHUNK)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise SourceError(
                f"the workbook is damaged ({self._name}, line {error.lineno}): open it in a spreadsheet "
                "program and save it again",
                self._path,
            ) from None
        self._end_formula()

    def _refuse(self, what: str) -> SourceError:
        return SourceError(
            f"its part {self._name} {what}, which no workbook does: it was not opened", self._path
        )

    def _refuse_entity(self, *_: object) -> None:
        raise SourceError(
            "the workbook declares XML entities, which can do harm: it was not opened", self._path
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = self._locals.get(name)
        if local is None:
            local = self._locals[name] = name.rpartition(":")[2]
        if self._in_rows and local in _IN_ROWS:
            self._begin_in_rows(local, attributes)
        else:
            self._begin_other(local, attributes)

    def _begin_in_rows(self, local: str, attributes: dict[str, str]) -> None:
        self._within += 1
        if local == "c":
            self._begin_cell(attributes)
        elif local == "row":
            self._begin_row(attributes)
        elif local == "v" and self._formula is not None:
            self._parser.CharacterDataHandler = self._take_value
        elif local == "f" and self._cell is not None:
            self.seen.formulas += 1
            self._formula, self._cell = self._cell.get("r", ""), None
        if self._within > _MOST_IN_ROW:
            raise self._refuse(f"has a row of more than {LAST_COLUMN:,} cells")

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._end_formula()
        self._within, self._rows = 0, self._rows + 1
        number = attributes.get("r", "")
        is_late = number.isdecimal() and (len(number) > len(str(LAST_ROW)) or int(number) > LAST_ROW)
        if is_late or self._rows > LAST_ROW:
            raise self._refuse(f"has a row {number[:20] or self._rows}, where the last row is {LAST_ROW}")
        if number.isdecimal() and attributes.get("hidden") in {"1", "true"}:
            self.seen.hidden.append(int(number))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._end_formula()
        self._cell = attributes
        self._counts.cells += 1
        if self._counts.cells > MOST_CELLS:
            raise SourceError(f"the workbook has more than {MOST_CELLS:,} cells: part it", self._path)

    def _take_value(self, text: str) -> None:
        if text.strip():
            self._formula = self._parser.CharacterDataHandler = None

    def _end_formula(self) -> None:
        """Note the formula of a cell that had no value."""
        self._parser.CharacterDataHandler = None
        if self._formula is not None:
            self.seen.formulas -= 1
            self.seen.unknown.append(self._formula)
            self._formula = None

    def _begin_other(self, local: str, attributes: dict[str, str]) -> None:
        self._end_formula()
        self._in_rows = local == "sheetData"
        self._is_strings = self._is_strings or (local == "sst" and not self._beside)
        self._beside += 1
        if self._beside > (MOST_CELLS if self._is_strings else MOST_ELEMENTS):
            raise self._refuse(f"has more than {self._beside - 1:,} elements beside its cells")
        if local == "mergeCell":
            self._begin_merge(attributes.get("ref", ""))
        elif local == "sheet":
            self._counts.sheets += 1
            if self._counts.sheets > self._counts.members:
                raise self._refuse("names more sheets than there are")

    def _begin_merge(self, ref: str) -> None:
        place = _RANGE.fullmatch(ref)
        if place is not None and int(place[4]) <= LAST_ROW and (last := _column(place[3])) < LAST_COLUMN:
            self.seen.merged.append((_column(place[1]), int(place[2]), last, int(place[4])))


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1
