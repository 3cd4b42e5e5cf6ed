"""Files that people have become TriG: workbooks, CSV folders, organograms, Popolo, other people's RDF.

A reader for each kind of file: it takes what is sound, and names every fault of the whole file at once.
Nothing here writes a file, and nothing is put into a store.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from csa_graph.files.source import Imported

#: The kinds of file that can be read, each by a module of this package. The first that knows a file takes it.
KINDS = ("workbook", "organogram", "popolo", "org")


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
    return import_module(f"csa_graph.formats.{kind}{'.reading' if kind == 'workbook' else ''}")
