"""The folders of formats become what can be read and written: found by looking, named in no list.

Asks each format whether it recognises a file, and hands the file, or what is to be written, to it.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph.base.endings import get_ending
from csa_graph.base.errors import CsaGraphError, SourceError
from csa_graph.base.wording import list_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.files.source import Imported
    from csa_graph.formats.format import Content, Format, Reader, Writer
    from csa_graph.projection.reading import Reading


@cache
def find_formats() -> tuple[Format, ...]:
    """Return the formats of all folders, by the names of the folders."""
    from importlib import import_module
    from pkgutil import iter_modules

    # The package is loaded before any module in it; to import it from here would be a circle.
    folders = sys.modules[__name__.rpartition(".")[0]].__path__
    names = sorted(each.name for each in iter_modules(folders) if each.ispkg)
    return tuple(import_module(f"csa_graph.formats.{name}").FORMAT for name in names)


@cache
def readers() -> dict[str, Reader]:
    """Return the kinds of files that can be read by name, in the order in which they are asked.

    >>> readers()["popolo"].endings
    ('.json',)
    """
    found = [each.reader for each in find_formats() if each.reader is not None]
    return {each.name: each for each in sorted(found, key=lambda each: (each.place, each.name))}


@cache
def writers() -> dict[str, Writer]:
    """Return the formats that can be written by name, in the order of lists.

    >>> writers()["graphml"].endings
    ('.graphml',)
    """
    found = [writer for each in find_formats() for writer in each.writers]
    return {each.name: each for each in sorted(found, key=lambda each: (each.place, each.name))}


def list_endings() -> dict[str, tuple[str, ...]]:
    """Return how the names of files end that can be written, by format."""
    return {name: each.endings for name, each in writers().items()}


def detect(paths: Sequence[Path]) -> str | None:
    """Return which of :func:`readers` recognises some files, by names and first lines; None if none does."""
    return next(
        (name for name, each in readers().items() if each.fits(paths) and each.recognises(paths)), None
    )


def group(paths: Iterable[Path]) -> list[tuple[Path, ...]]:
    """Put files together that are read as one, such as those of senior and junior posts of an organogram.

    Args:
        paths: Files and folders, each once; the file of any format.

    Returns:
        Each file once, alone or with those that it is read with, which stand where the first of them stood.
    """
    given = list(dict.fromkeys(paths))
    together: dict[Path, tuple[Path, ...]] = {}
    for reader in readers().values():
        fitting = [path for path in given if get_ending(path) in reader.endings and path not in together]
        if reader.group is not None and len(fitting) > 1:
            together |= {path: files for files in reader.group(fitting) for path in files}
    groups = ((path, together.get(path, (path,))) for path in given)
    return [files for path, files in groups if files[0] == path]


def read(paths: Sequence[Path | str], kind: str | None = None, **options: str) -> Imported:
    """Read files of one kind, as one.

    Args:
        paths: The files, or the folder of CSV files of a workbook.
        kind: One of :func:`readers`; None finds out.
        options: What the reader of that kind takes beside, for instance ``base`` (namespace of new IRIs).

    Raises:
        SourceError: A file cannot be read, or no reader recognises it.
        CsaGraphError: There is no such kind.
        ImportedFaultsError: It has faults that must be mended first.
    """
    files = [Path(path) for path in paths]
    for path in files:
        if not path.exists():
            raise SourceError("there is no such file or folder", path)
    kind = kind or detect(files)
    if kind is None:
        known = list_words([each.title for each in readers().values()], "or")
        raise SourceError(f"no reader recognises this kind of file: it can be {known}", files[0])
    if kind not in readers():
        raise CsaGraphError(f"There is no kind of file called “{kind}”: it can be {', '.join(readers())}.")
    return readers()[kind].read(files, **options)


def describe_omissions(reading: Reading, form: str, view: str | None = None) -> str:
    """Return in a sentence what of a reading a format has no place for; empty where nothing is to be said.

    Args:
        reading: What is read.
        form: One of :func:`writers`.
        view: Name of an edge query, as for :func:`export`.
    """
    writer = writers()[form]
    return writer.omissions(reading, view or writer.view) if writer.omissions is not None else ""


def export(reading: Reading, form: str, view: str | None = None) -> Content:
    """Return what is read in a format.

    Args:
        reading: What is read.
        form: One of :func:`writers`.
        view: Name of an edge query, for a format that holds one; None means the usual one of the format.

    Returns:
        Text or bytes; for a folder its files by name.

    Raises:
        CsaGraphError: There is no such format, it holds no view, or what is read does not fit into it.
        UnknownNameError: There is no such view.
    """
    if form not in writers():
        raise CsaGraphError(f"There is no format called “{form}”: it can be {', '.join(writers())}.")
    writer = writers()[form]
    if view is not None and writer.holds != "view":
        raise CsaGraphError(f"{form} holds more than one view: leave the view out.")
    if reading.edition is not None and writer.holds == "dataset":
        raise CsaGraphError(f"{form} holds every edition: leave the edition out, or choose another format.")
    return writer.write(reading, view or writer.view)
