"""Paths become inputs: what a command reads is found once, and handed on as a value.

Knows which files are read as one, and how what is no RDF is turned into it.
"""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat

from csa_graph.base import resources
from csa_graph.base.endings import RDF_ENDINGS, find_format, list_endings
from csa_graph.base.errors import SourceError
from csa_graph.files import source
from csa_graph.files.inputs import Conversions, Input
from csa_graph.files.quotes.places import iter_beside
from csa_graph.files.source import Source, unknown_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csa_graph.validation.shapes import Fault

_ENDINGS = (*list_endings(RDF_ENDINGS), ".xlsx")


def find(data: Iterable[Path | str | Input]) -> tuple[Input, ...]:
    """List the data files that paths mean, sorted, each once; what belongs together is one input.

    The quotes that lie beside a data file are found with it: ``plan.quotes.trig`` with ``plan.trig``.

    Args:
        data: Files; folders, for their files at any depth; patterns for either: ``plans/**/*.trig``. In a
            pattern ``*``, ``?`` and ``[…]`` stand for letters of a name, ``**`` for folders at any depth.
            What exists under its very name is no pattern. Inputs are taken as they are.

    Raises:
        SourceError: A path does not exist, a folder holds no data file, or a pattern fits nothing.
    """
    found: dict[Path, Input | None] = {}
    for given in data:
        if isinstance(given, Input):
            found[given.path] = given
        else:
            found.update(dict.fromkeys(_find_paths(given)))
    for path in list(found):
        found.update(dict.fromkeys(iter_beside(path)))
    inputs = [each for each in found.values() if each is not None]
    inputs += _make_inputs([path for path, known in found.items() if known is None])
    return tuple(sorted(inputs, key=lambda each: each.paths))


def would_find(data: Iterable[Path | str], path: Path | str) -> bool:
    """Return whether :func:`find` would find a file that is not there yet: in a folder, or by a pattern.

    Args:
        data: Files, folders and patterns.
        path: The file.

    >>> would_find(["plans/**/*.trig"], "plans/a/new.trig"), would_find(["a.trig"], "new.trig")
    (True, False)
    """
    new = Path(os.path.realpath(path))
    for given in data if find_format(new, RDF_ENDINGS) is not None else ():
        is_folder = Path(given).is_dir() and not _is_converted(Path(given))
        # What exists under its very name is no pattern.
        if is_folder and new.is_relative_to(os.path.realpath(given)):
            return True
        if not Path(given).exists() and _has_fitting(new.parts, Path(os.path.realpath(given)).parts):
            return True
    return False


def load(*data: Path | str | Input) -> tuple[Source, ...]:
    """Read files of any kind that csa-graph knows, as data: RDF, workbooks, organograms, Popolo.

    Args:
        data: Files, folders of them, or patterns; none means the bundled agreement.

    Returns:
        For each file, or for those that are read as one, its RDF with tables and notes, in the order of their
        names; :meth:`~csa_graph.files.source.Source.quads` has the statements.

    Raises:
        SourceError: A file cannot be used.
        ImportedFaultsError: It is no RDF, and has faults that keep it from being turned into it.

    >>> [source.path.name for source in load()]
    ['2018-19.trig', 'crime-categories.trig']
    """
    return tuple(each.read() for each in find(data or resources.default_data()))


def validate(*data: Path | str | Input, processes: int = 1) -> list[Fault]:
    """Return whether data files are well formed: compare them with the shapes of the ontology.

    Args:
        data: Files, folders of them, or patterns; none means the bundled agreement.
        processes: As for :func:`csa_graph.validation.shapes.validate`.

    Returns:
        All faults, by file and line.

    Raises:
        SourceError: A file cannot be used.

    >>> validate()
    []
    """
    from csa_graph.validation import shapes

    return shapes.validate(find(data or resources.default_data()), processes=processes)


def read_rdf(paths: Sequence[Path]) -> Source:
    """Read a data file in RDF; raises as :func:`csa_graph.files.source.read`."""
    return source.read(paths[0])


def convert(paths: Sequence[Path]) -> Source:
    """Turn files of another format into TriG.

    Raises:
        SourceError: No reader recognises them, or they cannot be read.
        ImportedFaultsError: They have faults that must be mended first.
    """
    from csa_graph import formats

    kind = formats.detect(paths)
    if kind is None:
        raise unknown_format(paths[0], _ENDINGS)
    made = formats.read(paths, kind)
    language = formats.readers()[kind].language
    return Source(
        paths[0],
        made.whole,
        RdfFormat.TRIG,
        made.tables,
        made.origins,
        made.notes,
        language() if language else None,
    )


def _make_inputs(paths: list[Path]) -> list[Input]:
    rdf = [Input((path,), read_rdf) for path in paths if find_format(path, RDF_ENDINGS) is not None]
    others = sorted(path for path in paths if find_format(path, RDF_ENDINGS) is None)
    # Most data are RDF: nothing is loaded for those.
    if not others:
        return rdf
    from csa_graph import formats

    conversions = Conversions()
    return rdf + [Input(group, convert, conversions) for group in formats.group(others)]


def _find_paths(given: Path | str) -> Iterable[Path]:
    if not str(given):
        raise SourceError("the name of a data file is empty", "“”")
    if "://" in str(given):
        raise SourceError("data are read from files: download it first, and give the file's name", str(given))
    path = Path(given)
    try:
        if not path.exists():
            return _fitting(path)
        return _inside(path) if path.is_dir() and not _is_converted(path) else [path]
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", error.filename or path) from None


def _is_converted(folder: Path) -> bool:
    """Return whether a folder is read as one, as a workbook of CSV files, and not for the files in it."""
    from csa_graph import formats

    return formats.detect([folder]) is not None


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
        is_folder = each.is_dir() and not _is_converted(each)
        found += _iter_inside(each) if is_folder else [each] if asked or _is_data(each) else []
    if not found:
        raise SourceError("no data file fits this pattern", pattern)
    return found


def _has_fitting(names: Sequence[str], pattern: Sequence[str]) -> bool:
    """Return whether a path, or a folder that it is in, fits a pattern, both by the names in them."""
    if not pattern:
        return True
    if pattern[0] == "**":
        return any(_has_fitting(names[start:], pattern[1:]) for start in range(len(names)))
    return bool(names) and fnmatchcase(names[0], pattern[0]) and _has_fitting(names[1:], pattern[1:])


def _is_pattern(name: str) -> bool:
    return any(mark in name for mark in "*?[")


def _is_data(path: Path) -> bool:
    return find_format(path, RDF_ENDINGS) is not None and path.is_file()


def _fail(error: OSError) -> None:
    raise error


def _inside(folder: Path) -> list[Path]:
    """List the data files of a folder."""
    inside = list(_iter_inside(folder))
    if not inside:
        raise SourceError(f"the folder holds no data file ({', '.join(_ENDINGS)})", folder)
    return inside


def _iter_inside(folder: Path) -> Iterator[Path]:
    """Iterate over the data files of a folder; unlike ``rglob``, pass over no folder that cannot be read."""
    for place, _, names in os.walk(folder, onerror=_fail):
        yield from filter(_is_data, (Path(place, name) for name in names))
