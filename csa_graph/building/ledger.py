"""What a store in a folder was built of, file by file, so that the next build can find what has changed.

Lies within the folder of the engine, as it is true of that engine only. Knows nothing of statements.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.building.coupling import Ties
    from csa_graph.building.recipe import Digests

_FILE = "csa-graph-files.json"


class Entry(NamedTuple):
    """What one file is.

    Attributes:
        digest: Of its bytes, and of the tables beside it.
        is_apart: Whether it was built apart from all others.
        editions: IRIs of the editions that it describes.
        replaced: IRIs of what it says is replaced.
    """

    digest: str
    is_apart: bool
    editions: tuple[str, ...]
    replaced: tuple[str, ...]


class Ledger(NamedTuple):
    """What a store was built of.

    Attributes:
        recipe: Digest of what built it.
        entries: The files, by name.
    """

    recipe: str
    entries: dict[str, Entry]


def make(digests: Digests, ties: Sequence[tuple[Ties, bool]]) -> Ledger:
    """Make the ledger of a build.

    Args:
        digests: What was built.
        ties: What ties each file to others, in the same order, and whether it was built apart from them.
    """
    entries = {
        name: Entry(digest, is_apart, each.editions, each.replaced)
        for (name, digest), (each, is_apart) in zip(digests.files, ties, strict=True)
    }
    return Ledger(digests.recipe, entries)


def write(ledger: Ledger, folder: Path) -> None:
    """Write a ledger into the folder of an engine."""
    (folder / _FILE).write_text(json.dumps(ledger), encoding="utf-8")


def find(folder: Path) -> Ledger | None:
    """Read the ledger of an engine's folder; None if there is none that can be read."""
    try:
        recipe, entries = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        found = {
            name: Entry(str(digest), bool(is_apart), tuple(editions), tuple(replaced))
            for name, (digest, is_apart, editions, replaced) in entries.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return Ledger(str(recipe), found)
