"""A register in CSV becomes entries: what each body is called there, its code, and whether it still exists.

Any register with a column of names and one of codes can be read; the UK local authority register is read in
full. Decides nothing about who is meant.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import SourceError
from csa_graph.base.similar import nearest
from csa_graph.base.wording import fold
from csa_graph.files.cells import is_error
from csa_graph.files.csv_rows import iter_rows
from csa_graph.files.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Bytes of the largest register that is read: it is held in memory whole.
LARGEST = 50_000_000

_NAME = ("official-name", "name")
_CODE = ("gss-code", "code")
# What else is read where it is there, by the headings of the UK local authority register.
_OWN_CODE, _REPLACED = "local-authority-code", "replaced-by"
_SEPARATORS = re.compile(r"[,;|]")


class Entry(NamedTuple):
    """One body of a register.

    Attributes:
        name: Its official name.
        code: Its code.
        aliases: What else it is called; no name stands there twice.
        kind: Its type in words; empty where the register does not say.
        nation: The nation that it is in; empty where the register does not say.
        ended: The day on which it ended, "yes" where only that is known; empty while it exists.
        successors: Name and code of those that replaced it, ``Cumberland Council (E06000063)``.
        line: Line of the file on which its row begins.
    """

    name: str
    code: str
    aliases: tuple[str, ...]
    kind: str = ""
    nation: str = ""
    ended: str = ""
    successors: tuple[str, ...] = ()
    line: int = 0


class Register(NamedTuple):
    """A register, read.

    Attributes:
        path: The file.
        entries: Those with a name and a code, in the order of the file.
        incomplete: Lines of the rows without a name or without a code: nothing can be proposed from them.
        code_column: Heading of the column of codes.
    """

    path: Path
    entries: tuple[Entry, ...]
    incomplete: tuple[int, ...]
    code_column: str


def read(path: Path | str, name_column: str | None = None, code_column: str | None = None) -> Register:
    """Read a register.

    Args:
        path: The CSV file: UTF-8, with headings in its first line.
        name_column: Heading of the column of names; None takes ``official-name`` or ``name``.
        code_column: Heading of the column of codes; None takes ``gss-code`` or ``code``.

    Raises:
        SourceError: The file is missing, too big or not CSV in UTF-8, or lacks a column; names the nearest.
    """
    path = Path(path)
    rows = _rows(path)
    number, headings = next(rows, (1, []))
    name = _column(headings, name_column, _NAME, "names", path)
    code = _column(headings, code_column, _CODE, "codes", path)
    known = {fold(heading): place for place, heading in reversed(list(enumerate(headings)))}
    listed = []
    for number, cells in rows:
        if len(cells) > len(headings):
            raise SourceError(
                f"{len(cells)} cells where the headings are {len(headings)}: is a comma not quoted?",
                path,
                number,
            )
        listed.append((number, [*cells, *[""] * (len(headings) - len(cells))]))
    table = [(number, _Row(cells, known)) for number, cells in listed]
    named = _by_own_code(table, name, code)
    entries, incomplete = [], []
    for number, row in table:
        if row.cells[name] and row.cells[code]:
            entries.append(_entry(row, row.cells[name], row.cells[code], named, number))
        else:
            incomplete.append(number)
    return Register(path, tuple(entries), tuple(incomplete), headings[code])


class _Row(NamedTuple):
    """The cells of a row, and the place of each heading."""

    cells: list[str]
    known: dict[str, int]

    def get(self, heading: str) -> str:
        """Return the cell under a heading; empty where there is no such column."""
        place = self.known.get(fold(heading))
        return self.cells[place] if place is not None else ""


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Iterate over the rows that are not empty, with the line on which each begins."""
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(
                f"the register has more than {LARGEST // 1_000_000} MB: leave out what is not needed", path
            )
        text = decode(path.read_bytes(), path)
    except OSError as error:
        raise SourceError(f"the register cannot be read: {error.strerror}", path) from None
    for number, cells in iter_rows(text, path):
        # An error of a spreadsheet is no name and no code.
        stripped = ["" if is_error(cell) else " ".join(cell.split()) for cell in cells]
        if any(stripped):
            yield number, stripped


def _column(headings: Sequence[str], asked: str | None, usual: Sequence[str], what: str, path: Path) -> int:
    """Return the place of a column.

    Raises:
        SourceError: There is none; names the nearest heading, or all of a few.
    """
    folded = [fold(heading) for heading in headings]
    for heading in [asked] if asked else usual:
        if fold(heading) in folded:
            return folded.index(fold(heading))
    if not headings:
        raise SourceError("the register is empty: its first line must hold the headings", path)
    option = f"--{what.removesuffix('s')}-column"
    given = f"“{asked}”" if asked else " or ".join(f"“{each}”" for each in usual)
    near = nearest(asked or usual[0], [each for each in headings if each], 1, partly=True)
    there = f"the nearest is “{near[0]}”" if near else f"there are {', '.join(headings[:12])}"
    raise SourceError(
        f"no column of {what} is headed {given}: {there}; name the right one with {option}", path, 1
    )


def _by_own_code(table: Sequence[tuple[int, _Row]], name: int, code: int) -> dict[str, str]:
    """Return what to call the bodies by the codes that "replaced-by" uses."""
    named = {}
    for _, row in table:
        own = row.get(_OWN_CODE)
        if own:
            number = row.cells[code]
            named[own] = f"{row.cells[name] or own} ({number})" if number else row.cells[name] or own
    return named


def _entry(row: _Row, name: str, code: str, named: dict[str, str], line: int) -> Entry:
    aliases: dict[str, str] = {}
    for text in (row.get("nice-name"), *_SEPARATORS.split(row.get("alt-names"))):
        # Registers list spellings that differ in capitals only.
        if text.strip() and fold(text) != fold(name):
            aliases.setdefault(fold(text), text.strip())
    ended = row.get("end-date")
    if not ended and fold(row.get("current-authority")) in {"false", "no"}:
        ended = "yes"
    successors = (each.strip() for each in _SEPARATORS.split(row.get(_REPLACED)))
    return Entry(
        name,
        code,
        tuple(aliases.values()),
        row.get("local-authority-type-name") or row.get("type"),
        row.get("nation"),
        ended,
        tuple(named.get(each, each) for each in successors if each),
        line,
    )
