"""The invented partnerships that the benchmarks share, made once for each number of them.

They lie in ``build/benchmarks``, where ``make clean`` takes them away. ``python -m benchmarks.data 100``
makes those of 100 partnerships: a process that makes them itself has taken the memory for it.
"""

from __future__ import annotations

import functools
import json
import sys
from pathlib import Path

import pyoxigraph as ox

from benchmarks import generate
from csa_graph import opening
from csa_graph.stores.memory import MemoryStore

#: Where what was invented is kept.
MADE = Path(__file__).resolve().parent.parent / "build" / "benchmarks"
_SOURCES = ("agreement", "faults", "generate", "group_faults", "partnership", "places", "plan_faults")


def get_folder(partnerships: int) -> Path:
    """Return a folder with a TriG file for each of so many partnerships; it is made where it is not there."""
    folder = MADE / f"{partnerships}-{get_version()}"
    if not (folder / "expected.json").exists():
        generate.write(partnerships, folder)
    return folder


def get_files(partnerships: int) -> list[Path]:
    """Return the TriG files of so many partnerships."""
    return sorted(get_folder(partnerships).glob("*.trig"))


def get_expected(partnerships: int) -> dict[str, set[str]]:
    """Return what is to be found in so many partnerships: the things that each check is about, by code."""
    kept = json.loads((get_folder(partnerships) / "expected.json").read_text("utf-8"))
    found: dict[str, set[str]] = {code: set() for code in kept["codes"]}
    for each in kept["findings"]:
        found[each["code"]].add(each["focus"])
    return found


def get_current_layer(partnerships: int) -> Path:
    """Return a file of N-Triples: what is in force, with what the rules add, as other tools may read it."""
    path = get_folder(partnerships) / "current.nt"
    if not path.exists():
        store = MemoryStore()
        store.build(opening.find(get_files(partnerships)))
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(store.dump(ox.RdfFormat.N_TRIPLES))
        unfinished.rename(path)
    return path


@functools.cache
def get_version() -> str:
    """Return a checksum of what invents them: a change of it makes other data."""
    import hashlib

    here = Path(__file__).resolve().parent
    code = b"".join((here / f"{name}.py").read_bytes() for name in _SOURCES)
    return hashlib.sha256(code).hexdigest()[:8]


if __name__ == "__main__":
    get_current_layer(int(sys.argv[1]))
