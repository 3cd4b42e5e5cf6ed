"""A store is kept in a folder: told from others by a marker file, replaced only by a whole new one.

The marker names the folder of the engine within. A new engine is built beside, and takes the place of the old
one at the moment in which the new marker takes the place of the old one. Does not know what is in the store.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base import locks
from csa_graph.base.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csa_graph.base.locks import Claim
    from csa_graph.building.batches import Watch
    from csa_graph.building.coupling import Ties
    from csa_graph.building.layers import BuildReport, Plan
    from csa_graph.building.loading import Sizes
    from csa_graph.building.recipe import Inputs

#: Format of the folder; raised when an older csa-graph could not read it.
FORMAT = 2
MARKER = "csa-graph.json"
_ENGINE = "graph-"
# A build can take the engine away between the reading of the marker and the opening: then there is a new one.
_ATTEMPTS = 10


def open_engine(folder: Path | str, *, must_exist: bool) -> tuple[ox.Store, Claim | None]:
    """Open the engine of a folder to be read; an empty one if the folder is to be built yet.

    Returns:
        The engine, and the claim that keeps builds from deleting it as long as it is read.

    Raises:
        StoreError: The folder is something else, or this version cannot read it, or must exist and does not.
    """
    if not str(folder):
        raise StoreError("the name of the folder is empty", "“”")
    folder = Path(folder)
    try:
        is_new = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
        is_other = must_exist and folder.is_dir() and not (folder / MARKER).exists()
    except OSError as error:
        raise StoreError(f"the folder cannot be read: {error.strerror}", folder) from None
    if must_exist and (is_new or is_other):
        raise StoreError("there is no store here: make one with csa-graph build", folder)
    if is_new:
        return ox.Store(), None
    marker = read_marker(folder)
    for _ in range(_ATTEMPTS):
        place = folder / str(marker.get("engine"))
        try:
            claim = locks.share(place)
            return ox.Store.read_only(str(place)), claim
        except (OSError, RuntimeError) as error:
            before, marker, reason = marker, read_marker(folder), error
        if marker == before:
            break
    raise StoreError(f"the store is damaged: delete the folder and build it again ({reason})", folder)


def read_marker(folder: Path) -> dict[str, object]:
    """Read what a folder says of itself.

    Returns:
        ``format``, ``version``, ``engine`` (its folder), ``data`` (fingerprint), ``files``.

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


def build(
    folder: Path,
    paths: Iterable[Path | str],
    plan: Plan,
    processes: int = 1,
    watch: Watch | None = None,
    *,
    sizes: Sizes | None = None,
) -> BuildReport:
    """Build a store beside the folder and put it in its place; nothing is done if it is built of the same.

    Args:
        folder: Where the store is kept.
        paths: Data files, folders of them, or patterns.
        plan: Which layers to make.
        processes: How many processes build.
        watch: Is told now and then how far the build is.
        sizes: How much is built and loaded at once; None takes what is quickest.

    Raises:
        SourceError: A data file cannot be used; the folder stays as it was.
        StoreError: The folder cannot be written.
    """
    import json

    from csa_graph.base.version import __version__
    from csa_graph.building import recipe
    from csa_graph.files import source

    files = source.find(paths)
    # A link to a folder stays one.
    target = Path(os.path.realpath(folder))
    with _worded(folder):
        wanted = recipe.read(files, plan)
        before = _find_before(target)
        if before is not None and before.inputs == str(wanted):
            return before.report._replace(seconds=0.0, is_unchanged=True)
        with locks.build_beside(target) as fresh:
            _refuse_to_lose(target, folder)
            engine = _ENGINE + os.urandom(4).hex()
            # Again, as another build can have come between.
            before = _find_before(target)
            known = {name: (path, digest) for path, (name, digest) in zip(files, wanted.files, strict=True)}
            report = _update(before, fresh / engine, known, plan) if before is not None else None
            if report is None:
                report = _fill(
                    fresh / engine, wanted, files, plan, processes=processes, watch=watch, sizes=sizes
                )
            marker = {
                "format": FORMAT,
                "version": __version__,
                "engine": engine,
                "data": fingerprint(files),
                "files": [path.name for path in files],
                "inputs": str(wanted),
                "report": report._asdict(),
            }
            (fresh / MARKER).write_text(json.dumps(marker, indent=2) + "\n", encoding="utf-8")
            _publish(fresh, target, engine)
    return report


class _Before(NamedTuple):
    """A store that a build finds."""

    place: Path
    inputs: str
    report: BuildReport


def _find_before(target: Path) -> _Before | None:
    """Find the store that is there; None if there is none whose marker says of what and how it was built."""
    from csa_graph.building.layers import BuildReport

    try:
        marker = read_marker(target)
        report = BuildReport(**dict(marker["report"]))  # type: ignore[call-overload]
        place = target / str(marker["engine"])
        return _Before(place, str(marker["inputs"]), report) if place.is_dir() else None
    except (StoreError, KeyError, TypeError, ValueError):
        return None


def _fill(
    place: Path,
    wanted: Inputs,
    files: list[Path],
    plan: Plan,
    *,
    processes: int,
    watch: Watch | None,
    sizes: Sizes | None,
) -> BuildReport:
    """Build all files into a new engine."""
    from csa_graph.building import batches, ledger

    engine = ox.Store(str(place))
    ties: list[tuple[Ties, bool]] = []
    report = batches.fill(engine, files, plan, processes, watch, remember=ties.extend, sizes=sizes)
    engine.optimize()
    engine.flush()
    # The engine has no close: it lets go of its files when the last reference goes.
    del engine
    if ties:
        ledger.write(ledger.make(wanted, ties), place)
    return report


def _update(
    before: _Before, place: Path, files: dict[str, tuple[Path, str]], plan: Plan
) -> BuildReport | None:
    """Bring a copy of an engine up to date; None if all files are to be built."""
    import time

    from csa_graph.building import increments, ledger, recipe
    from csa_graph.building.layers import BuildReport
    from csa_graph.building.ownership import Counts

    start = time.perf_counter()
    known = ledger.find(before.place)
    if known is None or known.recipe != recipe.recipe(plan):
        return None
    # A copy by links: it shares the files in which nothing changes.
    try:
        ox.Store.read_only(str(before.place)).backup(str(place))
        engine = ox.Store(str(place))
    except (OSError, RuntimeError):
        shutil.rmtree(place, ignore_errors=True)
        return None
    done = increments.update(engine, known, Counts(*before.report[1:4]), files, plan)
    engine.flush()
    del engine
    if done is None:
        shutil.rmtree(place, ignore_errors=True)
        return None
    ledger.write(done.ledger, place)
    return BuildReport(len(files), *done.counts, time.perf_counter() - start)


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
    strange = [name for name in strange if name != MARKER and not name.startswith(_ENGINE)]
    if strange:
        raise StoreError(
            f"the folder holds {strange[0]}, which a new build would delete: move it elsewhere first", folder
        )


def _publish(fresh: Path, target: Path, name: str) -> None:
    """Put what was built into its place, in one moment; delete what it replaces, unless somebody reads it."""
    if not (target / MARKER).exists():
        # A folder that is there is empty, or holds what an interrupted deletion left of a store.
        for left in target.iterdir() if target.exists() else ():
            locks.remove(left)
        with contextlib.suppress(FileNotFoundError):
            target.rmdir()
        fresh.rename(target)
        return
    (fresh / name).rename(target / name)
    _switch(fresh, target)
    for left in target.glob(f"{_ENGINE}*"):
        if left.name != name:
            locks.remove(left)


def _switch(fresh: Path, target: Path) -> None:
    """From now on who opens the store gets the new one."""
    (fresh / MARKER).replace(target / MARKER)


@contextlib.contextmanager
def _worded(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"the store cannot be written: {error.strerror or error}", folder) from None


def read_day(folder: Path | str) -> datetime.date:
    """Return the day on which a folder was made."""
    return datetime.datetime.fromtimestamp((Path(folder) / MARKER).stat().st_mtime, datetime.UTC).date()
