"""What a command reads: data files as values, each with the function that reads it.

An input is found once, by :mod:`csa_graph.opening`, and handed on, to other processes too. Finds no files.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from csa_graph.files.source import Source

    Reader = Callable[[Sequence[Path]], Source]

# Bytes of converted files that are kept, all together: they are read for one purpose after the other.
_KEPT = 50_000_000


@dataclass(frozen=True)
class Input:
    """What is read as one: a data file, a folder of a workbook, the two files of an organogram.

    Attributes:
        paths: The files or folders; the first one names the input.
        reader: A function of a module, so that other processes can import it, that reads the paths.
        conversions: What has been read of inputs that have to be converted; None for RDF.
    """

    paths: tuple[Path, ...]
    reader: Reader
    conversions: Conversions | None = field(default=None, compare=False, repr=False)

    @property
    def path(self) -> Path:
        """The path that names the input, in messages too."""
        return self.paths[0]

    def read(self) -> Source:
        """Read the input.

        Raises:
            SourceError: A file is missing, empty, binary or not UTF-8.
            ImportedFaultsError: It is no RDF, and has faults that keep it from being turned into it.
        """
        if self.conversions is None:
            return self.reader(self.paths)
        return self.conversions.get(self)

    def iter_files(self) -> Iterator[Path]:
        """Iterate over the files that it consists of: of a folder those in it."""
        for path in self.paths:
            yield from sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else (path,)

    def count_bytes(self) -> int:
        """Return the size of its files."""
        return sum(path.stat().st_size for path in self.iter_files())

    def absolute(self) -> Input:
        """Return the same input with absolute paths, for processes with another working folder."""
        import os

        return replace(self, paths=tuple(Path(os.path.abspath(path)) for path in self.paths))  # noqa: PTH100  (no ".." stays)


class Conversions:
    """What was read of inputs that have to be converted: the last ones, as far as they fit into memory."""

    def __init__(self) -> None:
        self._sources: dict[tuple[Path, ...], tuple[tuple[tuple[str, int, int], ...], Source]] = {}

    def get(self, converted: Input) -> Source:
        """Return what was read of an input, if its files have not changed; read it otherwise."""
        files = [(path, path.stat()) for path in converted.iter_files()]
        stamp = tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in files)
        known = self._sources.get(converted.paths)
        if known is None or known[0] != stamp:
            known = self._sources[converted.paths] = stamp, converted.reader(converted.paths)
            self._forget_oldest()
        return known[1]

    def _forget_oldest(self) -> None:
        while len(self._sources) > 1 and sum(len(read.text) for _, read in self._sources.values()) > _KEPT:
            del self._sources[next(iter(self._sources))]

    def __getstate__(self) -> dict[str, object]:
        """Leave everything behind on the way to another process: to read is faster than to send."""
        return {"_sources": {}}


def count_paths(inputs: Iterable[Input]) -> int:
    """Return of how many files and folders some inputs consist."""
    return sum(len(each.paths) for each in inputs)
