"""A CSV file of an organogram becomes rows of named cells, each with its line; what is odd about it is noted.

Knows the columns of both files and the encodings that they come in; makes nothing of what the cells say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import SourceError
from csa_graph.base.similar import nearest
from csa_graph.base.wording import fold
from csa_graph.files import encoding
from csa_graph.files.csv_rows import iter_rows
from csa_graph.formats.organogram import suspicions
from csa_graph.formats.organogram.notes import Notes, list_lines
from csa_graph.formats.organogram.rows import Kind, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

#: Largest file that is read, in bytes. The largest that any body has published has less than 2 MB.
LARGEST = 50_000_000

#: The columns of each file that are read, by the name of the cell. Titles are compared as readers do
#: (:func:`csa_graph.base.wording.fold`), so the pound sign, which few files have unharmed, does not count.
COLUMNS: dict[Kind, dict[str, tuple[str, ...]]] = {
    "senior": {
        "reference": ("post unique reference",),
        "name": ("name",),
        "grade": ("grade or equivalent", "grade"),
        "title": ("job title",),
        "function": ("job team function",),
        "parent": ("parent department",),
        "organisation": ("organisation",),
        "unit": ("unit",),
        "reports_to": ("reports to senior post",),
        "fte": ("fte",),
        "notes": ("notes",),
    },
    "junior": {
        "parent": ("parent department",),
        "organisation": ("organisation",),
        "unit": ("unit",),
        "reports_to": ("reporting senior post",),
        "grade": ("grade",),
        "title": ("generic job title",),
        "fte": ("number of posts in fte",),
    },
}
# What distinguishes the two from each other, and both from every other CSV file.
_MARKS: dict[Kind, frozenset[str]] = {
    "senior": frozenset({"post unique reference", "reports to senior post"}),
    "junior": frozenset({"reporting senior post", "number of posts in fte"}),
}
# Some files have a title or empty lines above the column titles.
_HEADER_WITHIN = 10
_HEAD = 65_536
_SEPARATORS = (",", ";", "\t")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\s]+")
_LOST = "\ufffd"


class Header(NamedTuple):
    """The column titles of a file: which kind it is, how its cells are separated, where the columns stand."""

    kind: Kind
    separator: str
    titles: list[str]
    places: dict[str, int]
    rows_above: int


def find_header(text: str, path: Path) -> Header | None:
    """Return the header of a file; None if the text has none of an organogram within its first lines."""
    for separator in _SEPARATORS:
        try:
            for number, (_, cells) in enumerate(_iter_cells(text, path, separator)):
                if number == _HEADER_WITHIN:
                    break
                folded = [fold(cell) for cell in cells]
                for kind, marks in _MARKS.items():
                    if marks <= set(folded):
                        return Header(kind, separator, cells, _find_places(kind, folded), number + 1)
        except SourceError:
            # Read with another separator, the quotes may be in order.
            continue
    return None


def _find_places(kind: Kind, folded: Sequence[str]) -> dict[str, int]:
    places = {}
    for name, titles in COLUMNS[kind].items():
        there = [folded.index(title) for title in titles if title in folded]
        if there:
            places[name] = there[0]
    return places


def peek(path: Path) -> Kind | None:
    """Return which of the two files a file is, by its first lines; None if it is neither."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    header = find_header(encoding.read(head).text, path)
    return header.kind if header else None


def read_rows(path: Path, notes: Notes) -> list[Row]:
    """Read the rows of a file.

    Args:
        path: The file.
        notes: Takes what is odd about the file.

    Raises:
        SourceError: The file cannot be read, is too large, or is no CSV file of an organogram.
    """
    text = _read_text(path, notes)
    header = find_header(text, path)
    if header is None:
        raise SourceError(
            "this is no organogram file: no line has the columns “Post Unique Reference” and “Reports to "
            "Senior Post”, or “Reporting Senior Post” and “Number of Posts in FTE”",
            path,
        )
    rows = []
    untitled: dict[int, None] = {}
    blank = [place for place, title in enumerate(header.titles) if not title]
    for number, (line, cells) in enumerate(_iter_cells(text, path, header.separator)):
        if number >= header.rows_above and any(cells):
            rows.append(_read_row(path, header, line, cells, notes))
            there = blank[: bisect_left(blank, len(cells))]
            untitled |= dict.fromkeys(place for place in there if cells[place])
    _note_columns(path, header, untitled, notes)
    suspicions.note(rows, {name: header.titles[place] for name, place in header.places.items()}, notes)
    if not rows:
        notes.add(path, None, "the file has column titles and no row")
    return rows


def _read_row(path: Path, header: Header, line: int, cells: list[str], notes: Notes) -> Row:
    if len(cells) < len(header.titles):
        notes.add(path, line, "the row has fewer cells than there are columns: the others are read as empty")
    if any(cells[len(header.titles) :]):
        notes.add(path, line, "the row has more cells than there are columns: those at the end are left out")
    row = Row(
        path,
        header.kind,
        line,
        {name: cells[place] for name, place in header.places.items() if place < len(cells)},
    )
    if any(_LOST in cell for cell in row.cells.values()):
        notes.add(
            path, line, f"characters were lost before this file was written ({_LOST}): kept as it stands"
        )
    return row


def _note_columns(path: Path, header: Header, untitled: Iterable[int], notes: Notes) -> None:
    """Note which columns are not read, and which are missing."""
    read = set(header.places.values())
    others = [f"“{title}”" for place, title in enumerate(header.titles) if title and place not in read]
    others += [f"column {place + 1}, which has no title" for place in untitled]
    for name, titles in COLUMNS[header.kind].items():
        if name not in header.places:
            near = nearest(titles[0], [title.strip("“”") for title in others], 1)
            hint = f"; is it “{near[0]}”?" if near else ""
            notes.add(path, header.rows_above, f"there is no column “{titles[0]}”{hint}")
    if others:
        notes.add(path, None, f"these columns are left out: {', '.join(others)}")


def clean(cell: str) -> str:
    """Return a cell in one line, without control characters and white space around."""
    return _CONTROL.sub(" ", cell).strip()


def _iter_cells(text: str, path: Path, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Iterate over (line on which the row begins, its cells without white space around and controls)."""
    for line, cells in iter_rows(text, path, separator, strict=False):
        yield line, [clean(cell) for cell in cells]


def _read_text(path: Path, notes: Notes) -> str:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except FileNotFoundError:
        raise SourceError("there is no such file", path) from None
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path) from None
    if size > LARGEST:
        raise SourceError(
            f"the file has {size / 1e6:.0f} MB; no more than {LARGEST // 1_000_000} MB are read", path
        )
    if not content.strip():
        raise SourceError("the file is empty", path)
    read = encoding.read(content)
    if read.not_utf8:
        where = list_lines(read.not_utf8)
        notes.add(path, None, f"{where}: not in UTF-8, so read as Windows-1252; look at accents and dashes")
    return read.text
