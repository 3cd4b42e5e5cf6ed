"""Files of organograms become pairs: the senior and the junior posts of one body on one day.

Goes by names and first lines; reads no row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.organogram import rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SUFFIXES = {".csv", ".txt", ".tsv"}


def find(paths: Iterable[Path]) -> dict[Path, Path]:
    """Return which of some files belong together: by each file of junior posts that of the senior ones.

    They lie in one folder, and their names differ in “senior” and “junior” alone.
    """
    seniors, juniors = (
        {
            (path.parent, path.name.lower().replace(kind, "*")): path
            for path in paths
            if path.suffix.lower() in _SUFFIXES and kind in path.name.lower()
        }
        for kind in ("senior", "junior")
    )
    return {
        junior: seniors[name]
        for name, junior in juniors.items()
        if name in seniors and (rows.peek(seniors[name]), rows.peek(junior)) == ("senior", "junior")
    }
