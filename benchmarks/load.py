"""Loads a folder of TriG files with one library: ``python -m benchmarks.load LIBRARY FOLDER [STORE]``.

Prints how many statements there are. What csa-graph takes beyond this is its own doing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def load_at_once(files: list[Path], place: str) -> int:
    """Load all files into a store on disk as if they were one: the fastest way that pyoxigraph has."""
    import pyoxigraph as ox

    store = ox.Store(place)
    store.bulk_load(b"\n".join(file.read_bytes() for file in files), format=ox.RdfFormat.TRIG)
    store.flush()
    return len(store)


def load_each(files: list[Path], place: str) -> int:
    """Load the files into a store on disk one after the other, as its documentation shows it."""
    import pyoxigraph as ox

    store = ox.Store(place)
    for file in files:
        store.bulk_load(path=file, format=ox.RdfFormat.TRIG)
    store.flush()
    return len(store)


def parse(files: list[Path], _: str) -> int:
    """Parse the files with rdflib, each into a dataset in memory that is then let go."""
    return sum(_parse(files))


def _parse(files: list[Path]) -> Iterator[int]:
    import rdflib

    for file in files:
        dataset = rdflib.Dataset()
        dataset.parse(file, format="trig")
        yield sum(1 for _ in dataset.quads())


LIBRARIES = {"pyoxigraph": load_at_once, "pyoxigraph-each": load_each, "rdflib": parse}

if __name__ == "__main__":
    library, folder, *place = sys.argv[1:]
    print(LIBRARIES[library](sorted(Path(folder).glob("*.trig")), "".join(place)))
