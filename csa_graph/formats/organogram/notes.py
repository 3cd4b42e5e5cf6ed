"""What is odd about the rows of files is gathered: one note for all lines of which the same is to be said.

What differs from line to line in a name only is told one by one where it is rare, and by a number where not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.files.notes import Note

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


# So many notes of one kind are told one by one, and so many runs of lines are listed.
_RARE, _SHOWN = 9, 10


class Notes:
    """Notes by file and message, with their lines.

    >>> from pathlib import Path
    >>> notes = Notes()
    >>> for line in (4, 2, 3, 9):
    ...     notes.add(Path("a.csv"), line, "there is no name")
    >>> [str(note) for note in notes.list_messages()]
    ['a.csv, lines 2 to 4, 9: there is no name']
    """

    def __init__(self) -> None:
        self._lines: dict[tuple[Path, str], set[int]] = {}
        self._kinds: dict[tuple[Path, str], list[str]] = {}

    def add(self, path: Path, line: int | None, message: str, many: str = "") -> None:
        """Note something.

        Args:
            path: The file.
            line: The line; None for the whole file.
            message: What is to be said of it.
            many: What is said instead of many messages of a kind, after their number: "names are doubtful".
        """
        key = path, message
        if key not in self._lines and many:
            self._kinds.setdefault((path, many), []).append(message)
        self._lines.setdefault(key, set()).update(() if line is None else (line,))

    def list_messages(self) -> tuple[Note, ...]:
        """Return the notes: file by file as they came, in the order of their first lines."""
        files = list(dict.fromkeys(path for path, _ in self._lines))
        told = dict(self._lines)
        for (path, many), messages in self._kinds.items():
            if len(messages) > _RARE:
                lines = [told.pop((path, message)) for message in messages]
                first = f"{len(messages):,} {many}; the first of them: {messages[0]}"
                told[path, first] = set().union(*lines)
        ordered = sorted(told.items(), key=lambda each: (files.index(each[0][0]), min(each[1], default=0)))
        return tuple(Note(path, list_lines(lines), message) for (path, message), lines in ordered)


def list_lines(lines: Iterable[int]) -> str:
    """Return the numbers of lines in words: the first, and how many more; nothing for none.

    >>> list_lines([7]), list_lines([2, 3, 4, 9, 10])
    ('line 7', 'lines 2 to 4, 9, 10')
    >>> list_lines(range(1, 99, 3))
    'lines 1, 4, 7, 10, 13, 16, 19, 22, 25, 28 and 23 more'
    """
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    # To leave out one or two would spare nothing.
    shown = runs if len(runs) <= _SHOWN + 2 else runs[:_SHOWN]
    parts = []
    for run in shown:
        parts += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(line) for line in run]
    if not parts:
        return ""
    others = sum(map(len, runs[len(shown) :]))
    more = f" and {others:,} more" if others else ""
    return f"{'line' if len(runs) == 1 and len(runs[0]) == 1 else 'lines'} {', '.join(parts)}{more}"
