"""Attempts at each unit of work are counted, so that a unit whose processes die is given up in the end.

A unit that kills its process each time, for instance because it does not fit into memory, would otherwise be
tried for ever and stop all others. Each unit has a file of its attempts beside the tables, where all workers
see it.
"""

from __future__ import annotations

from pathlib import Path

#: How many processes may die at a unit before it is given up.
MAX_LOST = 3
_FOLDER = ".attempts"


def prepare(folder: Path) -> None:
    """Make the folder of the files."""
    (folder / _FOLDER).mkdir()


def clear(folder: Path) -> None:
    """Delete the folder of the files."""
    import shutil

    shutil.rmtree(folder / _FOLDER, ignore_errors=True)


def begin(folder: str, unit: str) -> None:
    """Record that a process starts a unit."""
    with _get_path(folder, unit).open("a", encoding="utf-8") as file:
        file.write("x")


def count(folder: str, unit: str) -> int:
    """Return how many processes have started a unit and not finished it."""
    try:
        return _get_path(folder, unit).stat().st_size
    except FileNotFoundError:
        return 0


def end(folder: str, unit: str) -> None:
    """Record that a process has finished a unit."""
    _get_path(folder, unit).unlink(missing_ok=True)


def _get_path(folder: str, unit: str) -> Path:
    return Path(folder, _FOLDER, unit)
