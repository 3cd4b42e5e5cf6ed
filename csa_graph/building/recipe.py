"""What a store is built of becomes a text that tells whether to build it again would make any difference.

Reads bytes, not statements: a comment that changes counts as a change.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base import resources
from csa_graph.base.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from csa_graph.building.layers import Plan


class Inputs(NamedTuple):
    """What a store is built of.

    Attributes:
        recipe: Digest of what builds it: the version, the ontology, the rules, what is to be made.
        files: The data files in their order, each by its name in the folder of them all, and a digest of it
            and the tables beside it.
    """

    recipe: str
    files: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """Return one digest of all."""
        lines = [self.recipe, *sorted(f"{digest} {name}" for name, digest in self.files)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def read(paths: Sequence[Path], plan: Plan) -> Inputs:
    """Read what a store is to be built of; where the folder of all files lies makes no difference.

    Args:
        paths: The data files.
        plan: Which layers to make.

    Raises:
        OSError: A file cannot be read.
    """
    tables = {folder: _tables(folder) for folder in {path.parent for path in paths}}
    names = name(paths)
    files = [(names[path], digest([path, *tables[path.parent]])) for path in paths]
    return Inputs(recipe(plan), tuple(files))


def name(paths: Sequence[Path]) -> dict[Path, str]:
    """Return the names of files in the innermost folder that has them all.

    >>> from pathlib import Path
    >>> list(name([Path("data/kent/2030.trig"), Path("data/essex/2030.trig")]).values())
    ['kent/2030.trig', 'essex/2030.trig']
    """
    places = {path: path.absolute() for path in paths}
    try:
        root = os.path.commonpath([place.parent for place in places.values()])
    except ValueError:  # No file, or files of several drives.
        return {path: place.as_posix() for path, place in places.items()}
    return {path: place.relative_to(root).as_posix() for path, place in places.items()}


def digest(paths: Iterable[Path]) -> str:
    """Return a digest of files, of their names and bytes. A workbook can be a folder: of what is in it."""
    found = hashlib.sha256()
    for path in paths:
        parts = sorted(path.iterdir()) if path.is_dir() else [path]
        for part in (each for each in parts if each.is_file()):
            content = part.read_bytes()
            found.update(f"{path.name}\0{part.name}\0{len(content)}\0".encode())
            found.update(content)
    return found.hexdigest()


def _tables(folder: Path) -> list[Path]:
    # Which of them a file names shows only once it is parsed.
    return sorted(each for each in folder.glob("*.csv") if each.is_file())


def recipe(plan: Plan) -> str:
    """Return a digest of what builds a store: the version, the ontology, the rules, what is to be made."""
    ours = sorted(path for path in resources.ontology().rglob("*") if path.is_file())
    return hashlib.sha256(f"{__version__} {tuple(plan)} {digest(ours)}".encode()).hexdigest()
