"""Jobs that do not need each other are done by several processes of this machine.

Knows nothing of what the jobs do.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    Job = TypeVar("Job")
    Result = TypeVar("Result")

#: How many jobs a process has in hand or waiting: what they return is held in memory until it is taken.
MAX_PENDING = 2


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    function: Callable[[Job], Result], jobs: Iterable[Job], processes: int, *, apart: bool = False
) -> Generator[Result]:
    """Call a function once for each job and give the results in the order of the jobs.

    Args:
        function: A function of a module: a process that is started imports it from there.
        jobs: What it is called with; read only as fast as the jobs are done.
        processes: How many at once; with 1 this process does all of them itself.
        apart: Whether a single one is a process of its own too, so that this one outlives it.

    Raises:
        BrokenProcessPool: A process died, for instance because the machine has no memory left.
    """
    if processes == 1 and not apart:
        yield from map(function, jobs)
        return
    import multiprocessing
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    # A process started afresh inherits no locks and threads of this one.
    started = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=started, initializer=_end_with_parent) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for job in jobs:
                waiting.append(pool.submit(function, job))
                if len(waiting) >= MAX_PENDING * processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for left in waiting:
                left.cancel()


def _end_with_parent() -> None:
    """End this process with the one that started it: one that is killed cannot end those that wait for it."""
    import multiprocessing
    import signal
    import threading

    parent = multiprocessing.parent_process()
    if parent is not None:

        def wait() -> None:
            parent.join()
            os.kill(os.getpid(), signal.SIGTERM)

        threading.Thread(target=wait, daemon=True).start()
