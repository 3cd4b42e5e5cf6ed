"""A row of an organogram: the named cells of one line of a file.

Makes nothing of what they say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Kind = Literal["senior", "junior"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file.

    Attributes:
        path: The file.
        kind: Which of the two files.
        line: Number of the line on which the row begins, from 1.
        cells: What the columns that are read hold, by the names of the cells, without white space around;
            empty where nothing.
    """

    path: Path
    kind: Kind
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """Return a cell by its name; empty where the file has no such column."""
        return self.cells.get(name, "")
