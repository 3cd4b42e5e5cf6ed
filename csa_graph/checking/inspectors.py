"""The checks of a store in a folder are shared among processes, each of which opens the folder for itself.

What they find is what one process finds, in the same order. A store in memory is not shared: a process that
is split off copies nearly all of it, as reading marks what is read.
"""

from __future__ import annotations

import contextlib
import functools
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph import workers
from csa_graph.checking import checks, findings
from csa_graph.errors import CsaGraphError, StoreError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.checking.checks import Check
    from csa_graph.checking.findings import Finding
    from csa_graph.names import Names
    from csa_graph.store import Edition, Store

#: Bytes of a folder from which sharing is faster: below, starting a process takes longer than it saves.
LARGE = 20_000_000


class _Job(NamedTuple):
    """A check to be run, and on what.

    Attributes:
        folder: The folder of the store.
        marker: What the folder says of itself: one that is built anew meanwhile says something else.
    """

    check: Check
    folder: Path
    marker: dict[str, object]
    edition: str | None
    as_of: datetime.date | None


def advise(store: Store) -> int:
    """Return how many processes are best shared among: as many as cores for a large store in a folder."""
    folder = getattr(store, "folder", None)
    if folder is None:
        return 1
    size = 0
    # A build may replace what is in the folder.
    with contextlib.suppress(OSError):
        size = sum(file.stat().st_size for file in folder.rglob("*"))
    return workers.count_cores() if size > LARGE else 1


def run(
    chosen: Sequence[Check],
    folder: Path,
    processes: int,
    edition: Edition = None,
    as_of: datetime.date | None = None,
) -> list[Finding]:
    """Run checks on the store of a folder; the findings are as from :func:`csa_graph.checking.checks.run`.

    Args:
        chosen: The checks.
        folder: The folder of the store.
        processes: How many processes share them.
        edition: IRI of the edition to check; None checks the current layer.
        as_of: Day at which the state is judged; without one, checks that need it are left out.

    Raises:
        QueryError: A check's query or header is wrong.
        StoreError: The store cannot be read, or is built anew meanwhile.
        CsaGraphError: A process was lost.
    """
    from concurrent.futures.process import BrokenProcessPool

    from csa_graph import folder as kept

    marker = kept.read_marker(folder)
    iri = edition if edition is None or isinstance(edition, str) else edition.value
    jobs = [_Job(check, folder, marker, iri, as_of) for check in checks.able(chosen, as_of)]
    ranked: list[tuple[Any, Finding]] = []
    try:
        for found in workers.run(_run_one, jobs, processes):
            ranked += found
    except BrokenProcessPool:
        message = (
            "A process that ran checks was lost, so not all were run: is there memory enough? "
            "Let fewer work at once with --processes."
        )
        raise CsaGraphError(message) from None
    return [finding for _, finding in sorted(ranked, key=itemgetter(0))]


def _run_one(job: _Job) -> list[tuple[Any, Finding]]:
    store, names = _open(job.folder, job.edition)
    from csa_graph import folder as kept

    if kept.read_marker(job.folder) != job.marker:
        raise StoreError("the store was built anew while it was checked: run the checks again", job.folder)
    found = checks.run_check(job.check, store, names, job.edition, job.as_of)
    return [(findings.rank(each, names), each) for each in found]


@functools.cache
def _open(folder: Path, edition: str | None) -> tuple[Store, Names]:
    from csa_graph.names import Names
    from csa_graph.store import Store

    store = Store.open(folder, read_only=True)
    return store, Names(store, edition)
