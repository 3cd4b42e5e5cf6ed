"""What the reader of a file says of it: what it left out, took otherwise than it stands, or cannot take."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Note(NamedTuple):
    """Something about a file that its reader met.

    Attributes:
        path: The file.
        place: Where in it: ``Seats!C7``, ``line 12``; empty for the whole file.
        message: What is there, and what was made of it or what would be right.
    """

    path: Path
    place: str
    message: str

    def __str__(self) -> str:
        """Return the note in one line: where, and what."""
        return f"{self.path}{', ' if self.place else ''}{self.place}: {self.message}"


class ImportedFaultsError(CsaGraphError):
    """A file has faults, so nothing was made of it.

    Attributes:
        faults: All of them, in the order of the file.
    """

    def __init__(self, faults: Sequence[Note]) -> None:
        """Word all faults, a line each."""
        self.faults = tuple(faults)
        number = f"{len(self.faults)} faults" if len(self.faults) > 1 else "One fault"
        listed = "\n".join(f"  {each}" for each in self.faults)
        super().__init__(f"{number}, so nothing was read:\n{listed}")
