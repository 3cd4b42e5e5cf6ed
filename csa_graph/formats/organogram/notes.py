"""What is odd about the rows of files is gathered: one note for all lines of which the same is to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.files.notes import Note

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Notes:
    """Notes by file and message, with their lines.

    >>> from pathlib import Path
    >>> notes = Notes()
    >>> for line in (4, 2, 3, 9):
    ...     notes.add(Path("a.csv"), line, "there is no name")
    >>> [str(note) for note in notes.listed()]
    ['a.csv, lines 2 to 4, 9: there is no name']
    """

    def __init__(self) -> None:
        self._lines: dict[tuple[Path, str], set[int]] = {}

    def add(self, path: Path, line: int | None, message: str) -> None:
        """Note something about a line; None for the whole file."""
        self._lines.setdefault((path, message), set()).update(() if line is None else (line,))

    def listed(self) -> tuple[Note, ...]:
        """Return the notes: file by file as they came, in the order of their first lines."""
        files = list(dict.fromkeys(path for path, _ in self._lines))
        ordered = sorted(
            self._lines.items(), key=lambda each: (files.index(each[0][0]), min(each[1], default=0))
        )
        return tuple(Note(path, list_lines(lines), message) for (path, message), lines in ordered)


def list_lines(lines: Iterable[int]) -> str:
    """Return the numbers of lines in words; nothing for none.

    >>> list_lines([7]), list_lines([2, 3, 4, 9, 10])
    ('line 7', 'lines 2 to 4, 9, 10')
    """
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    parts = []
    for run in runs:
        parts += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(line) for line in run]
    if not parts:
        return ""
    return f"{'line' if len(runs) == 1 and len(runs[0]) == 1 else 'lines'} {', '.join(parts)}"
