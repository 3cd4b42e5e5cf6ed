"""Files that people have become TriG: workbooks, CSV folders, organograms, Popolo, other people's RDF.

A reader for each kind of file: it takes what is sound, and names every fault of the whole file at once.
Nothing here writes a file, and nothing is put into a store.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.errors import CsaGraphError, SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

#: The kinds of file that can be read, each by a module of this package. The first that knows a file takes it.
KINDS = ("workbook", "organogram", "popolo", "org")


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


class Imported(NamedTuple):
    """What a reader made of files.

    Attributes:
        trig: The graph as TriG in UTF-8, deterministic: the same files give the same bytes.
        tables: The CSV tables that it names with csa:table, by file name.
        notes: What was left out, and what was taken otherwise than it stands; nothing is lost silently.
        origins: Where in the file a thing is described: by the IRI of the passage (None for what describes
            the edition and its passages) and that of the thing.
    """

    trig: bytes
    tables: Mapping[str, bytes] = {}
    notes: tuple[Note, ...] = ()
    origins: Mapping[tuple[str | None, str], str] = {}


def detect(paths: Sequence[Path]) -> str | None:
    """Return which of :data:`KINDS` some files are, by names and first lines; None if none knows them."""
    for kind in KINDS:
        if _reader(kind).knows(paths):
            return kind
    return None


def read(paths: Sequence[Path | str], kind: str | None = None, **options: str) -> Imported:
    """Read files of one kind.

    Args:
        paths: The files, or the folder of CSV files of a workbook.
        kind: One of :data:`KINDS`; None finds out.
        options: What the reader of that kind takes beside, for instance ``base`` (namespace of new IRIs).

    Raises:
        SourceError: A file cannot be read, or no reader knows it.
        ImportedFaultsError: It has faults that must be mended first.
    """
    files = [Path(path) for path in paths]
    for path in files:
        if not path.exists():
            raise SourceError("there is no such file or folder", path)
    kind = kind or detect(files)
    if kind is None:
        message = (
            "no reader knows this kind of file: it can be a workbook (.xlsx, or a folder of its CSV files), "
        )
        message += "organogram CSV files, Popolo (.json) or RDF with terms of W3C ORG"
        raise SourceError(message, files[0])
    imported: Imported = _reader(kind).read(files, **options)
    return imported


def _reader(kind: str) -> ModuleType:
    """Return the module of a kind: it has ``knows(paths)`` and ``read(paths, **options)``."""
    return import_module(f"csa_graph.imports.{kind}")
