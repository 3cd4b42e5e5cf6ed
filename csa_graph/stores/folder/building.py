"""Data files become a store in a folder, which is replaced only by a whole new one.

A new engine is built beside the folder, and is the one that is opened as soon as the new marker has replaced
the old one. Does not know what is in the store.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base import locks, writing
from csa_graph.base.errors import StoreError
from csa_graph.files.inputs import count_paths
from csa_graph.stores.folder import contents
from csa_graph.stores.folder.marker import ENGINE, FORMAT, MARKER, read_contents, read_marker, write_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csa_graph.building.coupling import Ties
    from csa_graph.building.layers import BuildReport, Plan
    from csa_graph.building.loading import Sizes
    from csa_graph.building.progress import Watch
    from csa_graph.building.recipe import Digests
    from csa_graph.files.inputs import Input


def build(
    folder: Path,
    inputs: Sequence[Input],
    plan: Plan,
    processes: int = 1,
    watch: Watch | None = None,
    *,
    sizes: Sizes | None = None,
) -> BuildReport:
    """Build a store beside the folder and put it in its place; nothing is done if it is built of the same.

    Args:
        folder: Where the store is kept.
        inputs: The data files.
        plan: Which layers to make.
        processes: How many processes build.
        watch: Is called now and then with how far the build is.
        sizes: How much is built and loaded at once; None takes what is quickest.

    Raises:
        SourceError: A data file cannot be used; the folder stays as it was.
        StoreError: The folder cannot be written.
    """
    from csa_graph.base.version import __version__
    from csa_graph.building import recipe

    # A link to a folder stays one.
    target = Path(os.path.realpath(folder))
    with _explain_os_errors(folder):
        wanted = recipe.read(inputs, plan)
        before = _find_before(target)
        if before is not None and before.inputs == str(wanted):
            return before.report._replace(seconds=0.0, is_unchanged=True)
        with locks.build_beside(target) as fresh:
            _refuse_to_lose(target, folder)
            engine = ENGINE + os.urandom(4).hex()
            # Again, as another build can have come between.
            before = _find_before(target)
            known = {name: (each, digest) for each, (name, digest) in zip(inputs, wanted.files, strict=True)}
            quads: int | None = None
            report = _update(before, fresh / engine, known, plan) if before is not None else None
            if report is None:
                report, quads = _fill(
                    fresh / engine, wanted, inputs, plan, processes=processes, watch=watch, sizes=sizes
                )
            marker = {
                "format": FORMAT,
                "version": __version__,
                "engine": engine,
                "data": wanted.data,
                "files": [path.name for each in inputs for path in each.paths],
                "inputs": str(wanted),
                "report": report._asdict(),
                "contents": {"quads": quads, "files": contents.record(fresh / engine)},
            }
            write_marker(fresh, marker)
            _publish(fresh, target, engine)
    return report


class _EarlierBuild(NamedTuple):
    """A store that a build finds."""

    place: Path
    inputs: str
    report: BuildReport


def _find_before(target: Path) -> _EarlierBuild | None:
    """Find the store that is there, whole; None if it is damaged or does not say of what it was built."""
    from csa_graph.building.layers import BuildReport

    try:
        marker = read_marker(target)
        report = BuildReport(**dict(marker["report"]))  # type: ignore[call-overload]
        place = target / str(marker["engine"])
        recorded = read_contents(marker)
        # What is damaged, or nobody can tell whether it is, is built again.
        if recorded is None or next(contents.iter_damage(place, recorded, whole=True), None) is not None:
            return None
        return _EarlierBuild(place, str(marker["inputs"]), report)
    except (StoreError, OSError, KeyError, TypeError, ValueError):
        return None


def _fill(
    place: Path,
    wanted: Digests,
    inputs: Sequence[Input],
    plan: Plan,
    *,
    processes: int,
    watch: Watch | None,
    sizes: Sizes | None,
) -> tuple[BuildReport, int]:
    """Build all files into a new engine; return how many statements there are in all graphs, too."""
    from csa_graph.building import batches, ledger

    engine = ox.Store(str(place))
    ties: list[tuple[Ties, bool]] = []
    report = batches.fill(engine, inputs, plan, processes, watch, remember=ties.extend, sizes=sizes)
    engine.optimize()
    engine.flush()
    quads = len(engine)
    # The engine has no close: it lets go of its files when the last reference goes.
    del engine
    if ties:
        ledger.write(ledger.make(wanted, ties), place)
    return report, quads


def _update(
    before: _EarlierBuild, place: Path, files: Mapping[str, tuple[Input, str]], plan: Plan
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
    return BuildReport(
        count_paths(each for each, _ in files.values()), *done.counts, time.perf_counter() - start
    )


def _refuse_to_lose(target: Path, folder: Path) -> None:
    """Refuse to replace a folder in which somebody has put something else: a build replaces it as a whole."""
    strange = sorted(each.name for each in target.iterdir()) if target.exists() else []
    strange = [name for name in strange if name != MARKER and not name.startswith(ENGINE)]
    if strange:
        raise StoreError(
            f"the folder holds {strange[0]}, which a new build would delete: move it elsewhere first", folder
        )


def _publish(fresh: Path, target: Path, name: str) -> None:
    """Put what was built into its place, in one step; delete what it replaces, unless somebody reads it."""
    if not (target / MARKER).exists():
        # A folder that is there is empty, or holds what an interrupted deletion left of a store.
        for left in target.iterdir() if target.exists() else ():
            locks.remove(left)
        with contextlib.suppress(FileNotFoundError):
            target.rmdir()
        writing.sync_folder(fresh)
        fresh.rename(target)
        writing.sync_folder(target.parent)
        return
    (fresh / name).rename(target / name)
    writing.sync_folder(target)
    _switch(fresh, target)
    for left in target.glob(f"{ENGINE}*"):
        if left.name != name:
            locks.remove(left)


def _switch(fresh: Path, target: Path) -> None:
    """Make the new engine the one that is opened from now on."""
    (fresh / MARKER).replace(target / MARKER)
    writing.sync_folder(target)


@contextlib.contextmanager
def _explain_os_errors(folder: Path) -> Iterator[None]:
    """Raise a StoreError in place of an OSError."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"the store cannot be written: {error.strerror or error}", folder) from None
