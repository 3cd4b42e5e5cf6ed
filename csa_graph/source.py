"""A path becomes the text of a data file that is fit to be parsed: there, not empty, not binary, UTF-8.

Does not parse RDF: the store's own loader does, and :func:`syntax_error` words what that loader objects to.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import RdfFormat

from csa_graph.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

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
_LINE_NOTE = r" \(line \d+\)$"


class Source(NamedTuple):
    """One data file, read.

    Attributes:
        path: Where it was read from.
        text: Its bytes: UTF-8.
        format: The RDF format, by the file's name.
    """

    path: Path
    text: bytes
    format: RdfFormat


def find(paths: Iterable[Path | str]) -> list[Path]:
    """List the data files that paths mean: a file itself, a folder's files at any depth; sorted, each once.

    Raises:
        SourceError: A path does not exist, or a folder holds no data file.
    """
    found: set[Path] = set()
    for given in paths:
        path = Path(given)
        if path.is_dir():
            inside = [each for each in path.rglob("*") if each.suffix.lower() in FORMATS and each.is_file()]
            if not inside:
                message = f"the folder holds no data file ({_endings()})"
                raise SourceError(message, path)
            found.update(inside)
        elif path.exists():
            found.add(path)
        else:
            message = "there is no such file or folder"
            raise SourceError(message, path)
    return sorted(found)


def read(path: Path | str) -> Source:
    """Read one data file.

    Raises:
        SourceError: The file is missing, empty, binary or not UTF-8, or its name ends in no known format.
    """
    path = Path(path)
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        message = f"the name does not tell the format of the file: let it end in one of {_endings()}"
        raise SourceError(message, path)
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        message = "there is no such file"
        raise SourceError(message, path) from None
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise SourceError(message, path) from None
    if not text.strip():
        message = "the file is empty"
        raise SourceError(message, path)
    if b"\0" in text:
        message = "the file is binary, not text: export it again from what made it"
        raise SourceError(message, path)
    try:
        text.decode()
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        message = "the file is not in UTF-8 from here on: save it as UTF-8"
        raise SourceError(message, path, line) from None
    # The loader takes a byte order mark for a part of the first word.
    return Source(path, text.removeprefix(b"\xef\xbb\xbf"), form)


def syntax_error(source: Source, error: SyntaxError) -> SourceError:
    """Word what the loader objects to.

    Args:
        source: The file.
        error: What the loader raised.
    """
    detail = re.sub(_LINE_NOTE, "", re.sub(_PLACE, "", str(error))).rstrip(". ")
    line = error.lineno
    last = source.text.rstrip().count(b"\n") + 1
    if "unexpected end" in detail.lower():
        message = "the file ends in the middle of a statement: is its end missing?"
        return SourceError(message, source.path, last)
    message = f"this is not valid {source.format.name}: {detail}"
    return SourceError(message, source.path, line)


def _endings() -> str:
    return ", ".join(FORMATS)
