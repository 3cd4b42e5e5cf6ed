"""A process that dies leaves a trace: who does its work again sees how often that has happened.

A unit that takes its process with it each time, for instance because it does not fit into memory, would
otherwise be tried for ever and stop all others. The traces lie beside the tables, where all workers see them.
"""

from __future__ import annotations

from pathlib import Path

#: So many processes may be lost on a unit before it is given up.
MOST = 3
_FOLDER = ".attempts"


def prepare(folder: Path) -> None:
    """Make the folder of the traces."""
    (folder / _FOLDER).mkdir()


def clear(folder: Path) -> None:
    """Take all traces away."""
    import shutil

    shutil.rmtree(folder / _FOLDER, ignore_errors=True)


def begin(folder: str, unit: str) -> None:
    """Note that a process begins with a unit."""
    with _trace(folder, unit).open("a", encoding="utf-8") as trace:
        trace.write("x")


def count(folder: str, unit: str) -> int:
    """Return how many processes have begun with a unit and not come to its end."""
    try:
        return _trace(folder, unit).stat().st_size
    except FileNotFoundError:
        return 0


def end(folder: str, unit: str) -> None:
    """Note that a process has done a unit."""
    _trace(folder, unit).unlink(missing_ok=True)


def _trace(folder: str, unit: str) -> Path:
    return Path(folder, _FOLDER, unit)
