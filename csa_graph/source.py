"""A path becomes the text of a data file that is fit to be parsed: there, not empty, not binary, UTF-8.

A workbook, or another file that ``imports`` knows, becomes the TriG that it makes. Does not parse RDF: the
store's own loader does, and :func:`syntax_error` words what that loader objects to.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import RdfFormat

from csa_graph.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Format by the end of the file's name.
FORMATS = {
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}

_PLACE = r"^(Parser error )?at line \d+ (column \d+|between columns? \d+ and (column )?\d+)[^:]*: "
_DETAIL = 160
_BEGINNING = 65_536
_LINE_NOTE = r" \(line \d+\)$"
_KEPT = 4


class Source(NamedTuple):
    """One data file, read.

    Attributes:
        path: Where it was read from.
        text: Its bytes: UTF-8.
        format: The RDF format, by the file's name.
        tables: The tables of a file that holds its tables itself, by name.
        origins: For a file that was turned into TriG, where it describes a thing; see ``imports.Imported``.
    """

    path: Path
    text: bytes
    format: RdfFormat
    tables: Mapping[str, bytes] = {}
    origins: Mapping[tuple[str | None, str], str] = {}


_IMPORTED: dict[Path, tuple[tuple[tuple[str, int, int], ...], Source]] = {}


def find(paths: Iterable[Path | str]) -> list[Path]:
    """List the data files that paths mean: a file itself, a folder's files at any depth; sorted, each once.

    Raises:
        SourceError: A path does not exist, or a folder holds no data file.
    """
    found: set[Path] = set()
    for given in paths:
        if not str(given):
            message = "the name of a data file is empty"
            raise SourceError(message, '""')
        path = Path(given)
        try:
            found.update(_inside(path) if path.is_dir() and not _is_imported(path) else [path])
            is_there = path.exists()
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
            raise SourceError(message, error.filename or path) from None
        if not is_there:
            message = "there is no such file or folder"
            raise SourceError(message, path)
    return sorted(found)


def _inside(folder: Path) -> list[Path]:
    """List the data files of a folder; unlike ``rglob``, pass over no folder that cannot be read."""

    def fail(error: OSError) -> None:
        raise error

    inside = [
        Path(place, name)
        for place, _, names in os.walk(folder, onerror=fail)
        for name in names
        if Path(name).suffix.lower() in FORMATS and Path(place, name).is_file()
    ]
    if not inside:
        message = f"the folder holds no data file ({_endings()})"
        raise SourceError(message, folder)
    return inside


def read(path: Path | str) -> Source:
    """Read one data file.

    Raises:
        SourceError: The file is missing, empty, binary or not UTF-8, or its name ends in no known format.
        ImportedFaultsError: It is no RDF, and has faults that keep it from being turned into it.
    """
    path = Path(path)
    form = FORMATS.get(path.suffix.lower())
    if form is None and path.exists() and _is_imported(path):
        return _imported(path)
    if form is None:
        message = f"the name does not tell the format of the file: let it end in one of {_endings()}"
        raise SourceError(message, path)
    try:
        with path.open("rb") as file:
            text = file.read(_BEGINNING)
            # What is binary shows it early: it is not read to its end, however large it is.
            if b"\0" not in text:
                text += file.read()
    except FileNotFoundError:
        message = "there is no such file"
        raise SourceError(message, path) from None
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise SourceError(message, path) from None
    if not text.strip():
        message = "the file is empty"
        raise SourceError(message, path)
    # The loader takes a byte order mark for a part of the first word.
    return Source(path, decode(text, path).encode(), form)


def decode(content: bytes, path: Path) -> str:
    """Return the text of a file, without a byte order mark.

    Raises:
        SourceError: It is not UTF-8; names the first line that is not.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "the file is in UTF-16: save it as UTF-8"
        raise SourceError(message, path)
    if b"\0" in content:
        message = "the file is binary, not text: export it again from what made it"
        raise SourceError(message, path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "the file is not in UTF-8 from here on: save it as UTF-8"
        raise SourceError(message, path, line) from None


def syntax_error(source: Source, error: SyntaxError) -> SourceError:
    """Word what the loader objects to.

    Args:
        source: The file.
        error: What the loader raised.
    """
    detail = re.sub(_LINE_NOTE, "", re.sub(_PLACE, "", str(error)))
    # Of a whole block of text that it did not expect, the beginning is enough.
    detail = " ".join(detail.split())
    detail = f"{detail[:_DETAIL]} …" if len(detail) > _DETAIL else detail.rstrip(". ")
    line = error.lineno
    last = source.text.rstrip().count(b"\n") + 1
    if "unexpected end" in detail.lower():
        message = "the file ends in the middle of a statement: is its end missing?"
        return SourceError(message, source.path, last)
    message = f"this is not valid {source.format.name}: {detail}"
    return SourceError(message, source.path, line)


def fault(source: Source, message: str, line: int | None) -> SourceError:
    """Make the error for a line of a file; of one that was turned into TriG, for the place it came from."""
    place = where(source, line) if line else ""
    if source.origins:
        return SourceError(message, f"{source.path}, {place}" if place else source.path)
    return SourceError(message, source.path, line)


def where(source: Source, line: int) -> str:
    """Return where a file that was turned into TriG says what a line of the TriG says; empty if unknown."""
    if not source.origins:
        return ""
    from csa_graph.locate import iter_statements

    for each in iter_statements(source.text.decode()):
        if line in {each.subject.line, each.predicate.line, each.object.line}:
            graph = each.graph.value if each.graph is not None else None
            return source.origins.get((graph, each.subject.value), "")
    return ""


def _is_imported(path: Path) -> bool:
    """Tell whether a reader of other files knows a path; of folders, only one that holds a workbook."""
    if path.is_dir() and not (path / "agreement.csv").is_file():
        return False
    from csa_graph import imports

    return imports.detect([path]) is not None


def _imported(path: Path) -> Source:
    """Turn a file into TriG; the last ones are kept, for validating, building and checking read them anew."""
    from csa_graph import imports

    inside = sorted(path.iterdir()) if path.is_dir() else [path]
    stamp = tuple((str(each), each.stat().st_mtime_ns, each.stat().st_size) for each in inside)
    known = _IMPORTED.get(path)
    if known is None or known[0] != stamp:
        made = imports.read([path])
        while len(_IMPORTED) >= _KEPT:
            _IMPORTED.pop(next(iter(_IMPORTED)))
        known = _IMPORTED[path] = stamp, Source(path, made.trig, RdfFormat.TRIG, made.tables, made.origins)
    return known[1]


def _endings() -> str:
    return ", ".join([*FORMATS, ".xlsx"])
