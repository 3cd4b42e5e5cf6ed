"""The text of a CSV file becomes rows, each with its line; a quote that never closes is told by its line.

Every reader of CSV reads by this: one lost quote would make one cell of a hundred rows, without a word.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Most cells of a row; a spreadsheet has as many columns.
MOST_CELLS = 16_384
_QUOTED = re.compile(r'"(?:[^"]|"")*')
# A line within a cell that has about as many separators as the rows of a wide file has been a row.
_WIDE = 7
_OPEN, _MEND = "this is not valid CSV: a quote opens here", "close it, or write it twice"
_OVER = "over what look like other cells"


def iter_rows(
    text: str, path: Path, separator: str = ",", *, strict: bool = True
) -> Iterator[tuple[int, list[str]]]:
    r"""Iterate over the line on which each row begins, from 1, and its cells.

    Args:
        text: The text of the file.
        path: The file, for what is wrong.
        separator: What parts the cells.
        strict: Whether a quote within a cell must be doubled, as the standard says.

    Raises:
        SourceError: A quote opens that never closes, or not where its cell ends; or it is no CSV, or
            a row has too many cells.

    >>> from pathlib import Path
    >>> list(iter_rows('a,b\n1,"x\ny"\n2,z', Path("x.csv")))
    [(1, ['a', 'b']), (2, ['1', 'x\ny']), (4, ['2', 'z'])]
    """
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator, strict=strict)
    line = width = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            _refuse_open("".join(lines.taken), line, separator, width, path)
            raise SourceError(f"this is not valid CSV after here: {error}", path, reader.line_num) from None
        if len(lines.taken) > 1:
            _refuse_open("".join(lines.taken), line, separator, width, path)
        if len(cells) > MOST_CELLS:
            raise SourceError(
                f"the row has {len(cells):,} cells; no more than {MOST_CELLS:,} are read", path, line
            )
        yield line, cells
        width = max(width, len(cells))
        lines.taken.clear()
        line = reader.line_num + 1


class _Lines:
    """The lines of a text; those of the row that is being read are kept."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken.append(line)
        return line


def _refuse_open(row: str, line: int, separator: str, width: int, path: Path) -> None:
    """Refuse a row of several lines in which a quote does not close where its cell ends.

    Raises:
        SourceError: There is one; names the line on which it opens.
    """
    ends = re.compile(rf"{re.escape(separator)}|\r\n?|\n")
    place = counted = 0
    opened = line
    while place < len(row):
        quoted = _QUOTED.match(row, place)
        closed = quoted.end() + 1 if quoted else place
        if quoted is not None and _count_lines(quoted[0]):
            # Counted on from the quote before: a row can have a great many.
            opened += _count_lines(row[counted:place])
            counted = place
            if closed > len(row):
                raise SourceError(f"{_OPEN} that never closes; {_MEND}", path, opened)
            shut = opened + _count_lines(quoted[0])
            within = quoted[0].splitlines()[1:]
            is_row = width >= _WIDE and any(each.count(separator) >= width - 2 for each in within)
            if is_row or not (closed == len(row) or ends.match(row, closed)):
                raise SourceError(
                    f"{_OPEN} that does not close before line {shut}, {_OVER}; {_MEND}", path, opened
                )
        end = ends.search(row, closed)
        place = end.end() if end else len(row)


def _count_lines(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
