"""What takes long in the engine is waited for in another thread, so that the waiting one can give up.

The engine cannot be stopped, and a thread that is in there does not hear the user's Ctrl-C. Knows nothing of
what is run.
"""

from __future__ import annotations

import math
import os
import queue
import threading
import time
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from csa_graph.base.memory import count_used

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Result = TypeVar("Result")

#: Between two looks at the clock and at the memory, in seconds.
PAUSE = 0.05
#: After so many seconds, or with so many bytes more, something may be wrong.
LONG, MUCH = 5.0, 256_000_000
_BATCH = 1_000


def run(function: Callable[[], Result], look: Callable[[], None], late: float | None = None) -> Result:
    """Call a function and return what it returns, or raise what it or ``look`` raises.

    Args:
        function: What may take long. Where it is given up, it runs on until the program ends.
        look: Is called once where that takes long or much memory, and gives up by raising an error.
        late: Seconds after which it takes long, however much memory it takes; None for what is usual.
    """
    return next(iterate(lambda: [function()], look, late))


def iterate(
    function: Callable[[], Iterable[Result]], look: Callable[[], None], late: float | None = None
) -> Iterator[Result]:
    """Call a function and iterate over what it returns, a batch at a time; as :func:`run`."""
    batches: queue.Queue[list[Result] | BaseException] = queue.Queue(2)
    is_over = threading.Event()

    def put(item: list[Result] | BaseException) -> bool:
        while not is_over.is_set():
            try:
                batches.put(item, timeout=PAUSE)
            except queue.Full:
                continue
            return True
        return False

    def work() -> None:
        try:
            found = iter(function())
            while put(batch := list(islice(found, _BATCH))) and batch:
                pass
        except BaseException as error:  # noqa: BLE001  (it is raised where it is waited for)
            put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        while True:
            got = _wait(batches, look, late)
            if isinstance(got, BaseException):
                raise got
            if not got:
                return
            yield from got
    finally:
        is_over.set()


def _wait(batches: queue.Queue[Result], look: Callable[[], None], late: float | None) -> Result:
    end = time.monotonic() + (LONG if late is None else late)
    much = count_memory() + MUCH if late is None else math.inf
    has_looked = False
    while True:
        try:
            return batches.get(timeout=PAUSE)
        except queue.Empty:
            if not has_looked and (time.monotonic() > end or count_memory() > much):
                has_looked = True
                look()


def count_memory() -> int:
    """Return how many bytes of memory this process has in use; where that is not known, has had at most."""
    if used := count_used():
        return used
    try:
        import resource
    except ImportError:
        return 0
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # The unit differs: bytes on macOS, kilobytes elsewhere.
    return size if os.uname().sysname == "Darwin" else size * 1024
