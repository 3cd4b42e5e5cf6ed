"""What a store is built of becomes a text: where it is the same, building again would change nothing.

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
    from csa_graph.files.inputs import Input


class Digests(NamedTuple):
    """What a store is built of.

    Attributes:
        recipe: Digest of what builds it: the version, the ontology, the rules, what is to be made.
        files: The inputs in their order, each by its name in the folder of them all, and a digest of it and
            the tables beside it.
    """

    recipe: str
    files: tuple[tuple[str, str], ...]

    @property
    def data(self) -> str:
        """One digest of all data files."""
        return _digest_lines(sorted(f"{digest} {name}" for name, digest in self.files))

    def __str__(self) -> str:
        """Return one digest of all."""
        return _digest_lines([self.recipe, self.data])


def read(inputs: Sequence[Input], plan: Plan) -> Digests:
    """Read what a store is to be built of; where the folder of all files lies makes no difference.

    Args:
        inputs: The data files.
        plan: Which layers to make.

    Raises:
        OSError: A file cannot be read.
    """
    # Which of the tables a file names shows only once it is parsed.
    tables = {
        folder: _digest(sorted(folder.glob("*.csv"))) for folder in {each.path.parent for each in inputs}
    }
    names = name([each.path for each in inputs])
    files = [(names[each.path], f"{_digest(each.paths)} {tables[each.path.parent]}") for each in inputs]
    return Digests(recipe(plan), tuple(files))


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


def recipe(plan: Plan) -> str:
    """Return a digest of what builds a store: the version, the ontology, the rules, what is to be made."""
    ours = sorted(path for path in resources.ontology().rglob("*") if path.is_file())
    return hashlib.sha256(f"{__version__} {plan} {_digest(ours)}".encode()).hexdigest()


def _digest(paths: Iterable[Path]) -> str:
    """Return a digest of files, of their names and bytes; of a folder, of what is in it."""
    found = hashlib.sha256()
    for path in paths:
        parts = sorted(path.iterdir()) if path.is_dir() else [path]
        for part in (each for each in parts if each.is_file()):
            content = part.read_bytes()
            found.update(f"{path.name}\0{part.name}\0{len(content)}\0".encode())
            found.update(content)
    return found.hexdigest()


def _digest_lines(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
