"""Files of organograms become pairs: the senior and the junior posts of one body on one day.

Goes by names and first lines; reads no row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.organogram import parsing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def find(paths: Iterable[Path]) -> list[tuple[Path, Path]]:
    """Return which of some files belong together: each file of senior posts with that of the junior ones.

    They lie in one folder, and their names differ in “senior” and “junior” alone.
    """
    seniors, juniors = (
        {
            (path.parent, path.name.lower().replace(kind, "*")): path
            for path in paths
            if kind in path.name.lower()
        }
        for kind in ("senior", "junior")
    )
    return [
        (seniors[name], junior)
        for name, junior in juniors.items()
        if name in seniors and (parsing.peek(seniors[name]), parsing.peek(junior)) == ("senior", "junior")
    ]
