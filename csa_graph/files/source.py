"""A path becomes the text of a data file that is fit to be parsed: there, not empty, not binary, UTF-8.

A workbook, or another file that ``formats`` knows, becomes the TriG that it makes. Does not parse RDF: the
store's own loader does, and :func:`syntax_error` words what that loader objects to.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import RdfFormat

from csa_graph.base.endings import RDF_ENDINGS
from csa_graph.base.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csa_graph.files.notes import Note

_RDF_FORMATS = {
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
#: Format by the end of the file's name.
FORMATS = {ending: _RDF_FORMATS[form] for form, endings in RDF_ENDINGS.items() for ending in endings}

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
        origins: For a file that was turned into TriG, where it describes a thing; see :class:`Imported`.
        notes: For such a file, what was left out of it or taken otherwise than it stands.
    """

    path: Path
    text: bytes
    format: RdfFormat
    tables: Mapping[str, bytes] = {}
    origins: Mapping[tuple[str | None, str], str] = {}
    notes: tuple[Note, ...] = ()


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


# What belongs together of the files that were last asked for, junior to senior posts; read as one.
_TOGETHER: dict[Path, Path] = {}
_IMPORTED: dict[Path, tuple[tuple[tuple[str, int, int], ...], Source]] = {}


def find(paths: Iterable[Path | str]) -> list[Path]:
    """List the data files that paths mean, sorted, each once.

    Args:
        paths: Files; folders, for their files at any depth; patterns for either: ``plans/**/*.trig``. In a
            pattern ``*``, ``?`` and ``[…]`` stand for letters of a name, ``**`` for folders at any depth.
            What exists under its very name is no pattern.

    Raises:
        SourceError: A path does not exist, a folder holds no data file, or a pattern fits nothing.
    """
    found: set[Path] = set()
    for given in paths:
        if not str(given):
            raise SourceError("the name of a data file is empty", "“”")
        path = Path(given)
        try:
            if not path.exists():
                found.update(_fitting(path))
            elif path.is_dir() and not _is_imported(path):
                found.update(_inside(path))
            else:
                found.add(path)
        except OSError as error:
            raise SourceError(f"cannot be read: {error.strerror}", error.filename or path) from None
    _put_together(found)
    return sorted(found)


def _put_together(found: set[Path]) -> None:
    """Note which of some files are read as one."""
    for junior, _ in [pair for pair in _TOGETHER.items() if found.intersection(pair)]:
        del _TOGETHER[junior]
    # Most data are TriG: nothing is loaded for those.
    if sum(path.suffix.lower() not in FORMATS for path in found) > 1:
        from csa_graph import formats

        for senior, *juniors in formats.group(sorted(found)):
            _TOGETHER.update(dict.fromkeys(juniors, senior))


def _fitting(pattern: Path) -> list[Path]:
    """List the data files that fit a pattern, and those of folders that do."""
    if not _is_pattern(str(pattern)):
        raise SourceError("there is no such file or folder", pattern)
    import glob

    # What exists under its very name is no pattern, within a path either.
    root = Path(pattern.anchor)
    rest = list(pattern.parts[1:] if pattern.anchor else pattern.parts)
    while (root / rest[0]).exists():
        root /= rest.pop(0)
    if "**" in rest:
        # A folder that cannot be read would be passed over in silence.
        for _ in os.walk(root, onerror=_fail):
            pass
    # Whoever writes the ending means these files; else a table beside a data file is none itself.
    asked = bool(pattern.suffix) and not _is_pattern(pattern.suffix)
    found: list[Path] = []
    for name in glob.iglob(str(Path(*rest)), root_dir=root, recursive=True):  # noqa: PTH207  (sorted later)
        each = root / name
        is_folder = each.is_dir() and not _is_imported(each)
        found += _iter_inside(each) if is_folder else [each] if asked or _is_data(each) else []
    if not found:
        raise SourceError("no data file fits this pattern", pattern)
    return found


def _is_pattern(name: str) -> bool:
    return any(mark in name for mark in "*?[")


def _is_data(path: Path) -> bool:
    return path.suffix.lower() in FORMATS and path.is_file()


def _fail(error: OSError) -> None:
    raise error


def _inside(folder: Path) -> list[Path]:
    """List the data files of a folder."""
    inside = list(_iter_inside(folder))
    if not inside:
        raise SourceError(f"the folder holds no data file ({_endings()})", folder)
    return inside


def _iter_inside(folder: Path) -> Iterator[Path]:
    """Iterate over the data files of a folder; unlike ``rglob``, pass over no folder that cannot be read."""
    for place, _, names in os.walk(folder, onerror=_fail):
        yield from filter(_is_data, (Path(place, name) for name in names))


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
        raise SourceError(
            f"the name does not tell the format of the file: let it end in one of {_endings()}", path
        )
    try:
        with path.open("rb") as file:
            text = file.read(_BEGINNING)
            # What is binary shows it early: it is not read to its end, however large it is.
            if b"\0" not in text:
                text += file.read()
    except FileNotFoundError:
        raise SourceError("there is no such file", path) from None
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path) from None
    if not text.strip():
        raise SourceError("the file is empty", path)
    # The loader takes a byte order mark for a part of the first word.
    return Source(path, decode(text, path).encode(), form)


def decode(content: bytes, path: Path) -> str:
    """Return the text of a file, without a byte order mark.

    Raises:
        SourceError: It is not UTF-8; names the first line that is not.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError("the file is in UTF-16: save it as UTF-8", path)
    if b"\0" in content:
        raise SourceError("the file is binary, not text: export it again from what made it", path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError("the file is not in UTF-8 from here on: save it as UTF-8", path, line) from None


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
        return SourceError(
            "the file ends in the middle of a statement: is its end missing?", source.path, last
        )
    return SourceError(f"this is not valid {source.format.name}: {detail}", source.path, line)


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
    from csa_graph.files.locate import iter_statements

    for each in iter_statements(source.text.decode()):
        if line in {each.subject.line, each.predicate.line, each.object.line}:
            graph = each.graph.value if each.graph is not None else None
            return source.origins.get((graph, each.subject.value), "")
    return ""


def _is_imported(path: Path) -> bool:
    """Tell whether a reader of other files knows a path; of folders, only one that holds a workbook."""
    if path.is_dir() and not (path / "agreement.csv").is_file():
        return False
    from csa_graph import formats

    return formats.detect([path]) is not None


def _imported(path: Path) -> Source:
    """Turn a file into TriG; the last ones are kept, for validating, building and checking read them anew."""
    from csa_graph import formats

    if path in _TOGETHER:
        return Source(path, f"# Read with {_TOGETHER[path].name}.\n".encode(), RdfFormat.TRIG)
    together = [path, *(junior for junior, senior in _TOGETHER.items() if senior == path)]
    inside = sorted(path.iterdir()) if path.is_dir() else together
    stamp = tuple((str(each), each.stat().st_mtime_ns, each.stat().st_size) for each in inside)
    known = _IMPORTED.get(path)
    if known is None or known[0] != stamp:
        made = formats.read(together)
        while len(_IMPORTED) >= _KEPT:
            _IMPORTED.pop(next(iter(_IMPORTED)))
        read = Source(path, made.trig, RdfFormat.TRIG, made.tables, made.origins, made.notes)
        known = _IMPORTED[path] = stamp, read
    return known[1]


def _endings() -> str:
    return ", ".join([*FORMATS, ".xlsx"])
