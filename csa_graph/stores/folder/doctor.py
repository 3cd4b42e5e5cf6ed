"""The store of a folder is compared, byte by byte, with what the build has written; nothing in it is changed.

Reads no data: a store that is sound can hold nonsense.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from csa_graph.base import locks
from csa_graph.base.errors import StoreError
from csa_graph.stores.folder import contents
from csa_graph.stores.folder.marker import ENGINE, MARKER, DamagedError, read_contents, read_marker


class Examination(NamedTuple):
    """What became of an examination.

    Attributes:
        files: Number of files that were compared.
        size: Their bytes.
        statements: Statements of all graphs; None where they were not counted.
        damage: What is not as it was written.
        unknown: What cannot be known, in words.
    """

    files: int
    size: int
    statements: int | None
    damage: tuple[contents.Damage, ...]
    unknown: tuple[str, ...]


def examine(folder: Path | str) -> Examination:
    """Compare a store with what the build has written.

    Args:
        folder: Where it is kept.

    Raises:
        StoreError: There is no store, it cannot be read, or another version made it.
    """
    folder = Path(folder)
    if not (folder / MARKER).exists() and not any(folder.glob(f"{ENGINE}*")):
        raise StoreError("there is no store here: make one with csa-graph build", folder)
    if not (folder / MARKER).exists():
        return _make_damaged(MARKER, "missing")
    try:
        marker = read_marker(folder)
        recorded = read_contents(marker)
    except DamagedError:
        return _make_damaged(MARKER, "it is not what was written")
    place = folder / str(marker.get("engine"))
    try:
        # While this is held, no build deletes what is compared.
        lock = locks.share(place)
    except OSError as error:
        return _make_damaged(place.name, error.strerror or str(error))
    try:
        return _compare(place, marker, recorded)
    except OSError as error:
        raise StoreError(f"it cannot be read: {error.strerror or error}", error.filename or place) from None
    finally:
        if lock is not None:
            lock.release()


def _compare(place: Path, marker: dict[str, object], recorded: contents.Record | None) -> Examination:
    if recorded is None:
        statements, damage = _count(place, None)
        reason = (
            "whether bytes have changed, as an earlier version built it and kept no checksums: build it again"
        )
        return Examination(0, 0, statements, damage, (reason,))
    damage = tuple(contents.iter_damage(place, recorded, whole=True))
    size = sum(each.size for each in recorded.values())
    if damage:
        return Examination(len(recorded), size, None, damage, ())
    known = marker["contents"]
    quads = known.get("quads") if isinstance(known, dict) else None
    statements, damage = _count(place, quads if isinstance(quads, int) else None)
    # A store that was brought up to date is not counted again: each of its bytes is known.
    return Examination(len(recorded), size, statements, damage, ())


def _count(place: Path, wanted: int | None) -> tuple[int | None, tuple[contents.Damage, ...]]:
    """Count the statements of an engine, and say what keeps it from that, or how many there should be."""
    try:
        found = len(ox.Store.read_only(str(place)))
    except (OSError, RuntimeError) as error:
        return None, (contents.Damage(place.name, str(error)),)
    if wanted is not None and found != wanted:
        return found, (contents.Damage(place.name, f"{found:,} statements, where {wanted:,} were written"),)
    return found, ()


def _make_damaged(file: str, what: str) -> Examination:
    return Examination(0, 0, None, (contents.Damage(file, what),), ())
