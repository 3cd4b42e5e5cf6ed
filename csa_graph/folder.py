"""A store is kept in a folder: told from others by a marker file, replaced only by a whole new one.

Does not know what is in the store.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csa_graph.layers import BuildReport, Plan

#: Format of the folder; raised when an older csa-graph could not read it.
FORMAT = 1
MARKER = "csa-graph.json"
_ENGINE = "graph"


def open_engine(folder: Path | str, *, must_exist: bool) -> ox.Store:
    """Open the engine of a folder to be read; an empty one if the folder is to be built yet.

    Raises:
        StoreError: The folder is something else, or this version cannot read it, or must exist and does not.
    """
    if not str(folder):
        raise StoreError("the name of the folder is empty", '""')
    folder = Path(folder)
    try:
        is_new = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
        is_other = must_exist and folder.is_dir() and not (folder / MARKER).exists()
    except OSError as error:
        raise StoreError(f"the folder cannot be read: {error.strerror}", folder) from None
    if must_exist and (is_new or is_other):
        raise StoreError("there is no store here: make one with csa-graph build", folder)
    if is_new:
        return ox.Store()
    read_marker(folder)
    try:
        return ox.Store.read_only(str(folder / _ENGINE))
    except (OSError, RuntimeError) as error:
        raise StoreError(
            f"the store is damaged: delete the folder and build it again ({error})", folder
        ) from None


def read_marker(folder: Path) -> dict[str, object]:
    """Read what a folder says of itself: ``format``, ``version``, ``data`` (fingerprint), ``files``.

    Raises:
        StoreError: The folder is no store, or this version cannot read it.
    """
    import json

    if not folder.is_dir():
        raise StoreError("this is a file: a store is a folder", folder)
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        form = int(marker["format"])
    except FileNotFoundError:
        raise StoreError("the folder holds something else: name an empty or a new folder", folder) from None
    except PermissionError as error:
        raise StoreError(f"its {MARKER} cannot be read: {error.strerror}", folder) from None
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        raise StoreError(
            f"its {MARKER} cannot be read: delete the folder and build it again", folder
        ) from None
    if form > FORMAT:
        made_by = marker.get("version", "a newer version")
        raise StoreError(
            f"csa-graph {made_by} made it, which is newer than this one: "
            "update csa-graph, or build into another folder",
            folder,
        )
    if form < FORMAT:
        raise StoreError("an older csa-graph made it: delete the folder and build it again", folder)
    return dict(marker)


def build(folder: Path, paths: Iterable[Path | str], plan: Plan) -> BuildReport:
    """Build a store beside the folder and put it in its place.

    Raises:
        SourceError: A data file cannot be used; the folder stays as it was.
        StoreError: The folder cannot be written.
    """
    import json

    from csa_graph import __version__, layers, source

    files = source.find(paths)
    # A link to a folder stays one.
    target = Path(os.path.realpath(folder))
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    with _removed_on_failure(fresh, folder):
        _refuse_to_lose(target, folder)
        fresh.mkdir(parents=True)
        engine = ox.Store(str(fresh / _ENGINE))
        report = layers.fill(engine, files, plan, bulk=True)
        engine.optimize()
        engine.flush()
        # The engine has no close: it lets go of its files when the last reference goes.
        del engine
        marker = {
            "format": FORMAT,
            "version": __version__,
            "data": fingerprint(files),
            "files": [path.name for path in files],
        }
        (fresh / MARKER).write_text(json.dumps(marker, indent=2) + "\n", encoding="utf-8")
        _replace(target, fresh)
    return report


def fingerprint(paths: Iterable[Path]) -> str:
    """Return a digest of data files: of their names and bytes, whatever folder they are in."""
    import hashlib

    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda each: each.name):
        # A workbook can be a folder of CSV files.
        parts = sorted(path.iterdir()) if path.is_dir() else [path]
        content = b"\0".join(part.read_bytes() for part in parts if part.is_file())
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _refuse_to_lose(target: Path, folder: Path) -> None:
    """A build replaces the folder as a whole, and with it whatever somebody has put there."""
    strange = sorted(each.name for each in target.iterdir()) if target.exists() else []
    strange = [name for name in strange if name not in {MARKER, _ENGINE}]
    if strange:
        raise StoreError(
            f"the folder holds {strange[0]}, which a new build would delete: move it elsewhere first", folder
        )


def _replace(folder: Path, fresh: Path) -> None:
    old = fresh.with_suffix(".old")
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def _removed_on_failure(fresh: Path, folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"the store cannot be written: {error.strerror or error}", folder) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def read_day(folder: Path | str) -> datetime.date:
    """Return the day on which a folder was made."""
    # The command that builds a store replaces its folder as a whole.
    return datetime.datetime.fromtimestamp(Path(folder).stat().st_mtime, datetime.UTC).date()
