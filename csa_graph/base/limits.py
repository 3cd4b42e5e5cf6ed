"""Jobs are done in processes of their own, which are killed when they take too long or too much.

A keeper is forked once, while its process is still simple; for each job it forks a runner, which can be
killed at any moment, and watches it. What a runner yields goes to a temporary file without a name: an answer
is given whole or not at all, and nothing is left behind. Knows nothing of what the jobs do.
"""

from __future__ import annotations

import os
import pickle
import queue
import select
import signal
import socket
import tempfile
import time
import warnings
from typing import TYPE_CHECKING, Generic, NamedTuple, NoReturn, TypeVar

from csa_graph.base.errors import CsaGraphError
from csa_graph.base.memory import count_reserved, count_used

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import IO

Job = TypeVar("Job")

#: Whether this system can do it at all: Windows has no fork.
IS_SUPPORTED = hasattr(os, "fork") and hasattr(socket, "send_fds")
_LENGTH = 8
_PAUSE = 0.05
# What a process may reserve beyond what it may use: stacks, arenas of the allocator.
_RESERVE = 1_000_000_000
_DONE, _TIME, _MEMORY, _DIED = b"d", b"t", b"m", b"x"
_END = "end"
# This process's ends of the connections to its keepers.
_ENDS: set[socket.socket] = set()


class Limits(NamedTuple):
    """What a job may take; None for no limit.

    Attributes:
        seconds: Time by the clock.
        memory: Bytes, beyond what its process has when it begins.
        size: Bytes of what it yields.
    """

    seconds: float | None = None
    memory: int | None = None
    size: int | None = None


class LimitError(CsaGraphError):
    """A job was stopped at one of its limits."""


class Pool(Generic[Job]):
    """Keepers that do jobs, each one job at a time; make it before the program starts threads.

    Args:
        work: What is called with a job, in a process of its own, and yields what comes of it: anything that
            can be pickled.
        processes: How many jobs can be done at once.
    """

    def __init__(self, work: Callable[[Job], Iterable[object]], processes: int = 1) -> None:
        self._work = work
        self._idle: queue.Queue[_Keeper[Job]] = queue.Queue()
        for _ in range(processes):
            self._idle.put(_Keeper(work))

    def run(self, job: Job, limits: Limits) -> Iterator[object]:
        """Do a job, and iterate over what it yielded.

        Args:
            job: What to do: anything that can be pickled.
            limits: What it may take.

        Raises:
            LimitError: It was stopped at a limit; nothing of what it yielded is given.
            Exception: Whatever the job has raised.
        """
        keeper = self._idle.get()
        try:
            file = keeper.run(job, limits)
        except BaseException as error:
            # What is still running must not be there when the next job comes.
            if not isinstance(error, LimitError):
                keeper.close()
                keeper = _Keeper(self._work)
            if isinstance(error, OSError):
                raise _make_error(_DIED, limits) from None
            raise
        finally:
            self._idle.put(keeper)
        with file:
            yield from _read(file)

    def close(self) -> None:
        """End all keepers, and what they run."""
        while not self._idle.empty():
            self._idle.get().close()

    def __enter__(self) -> Pool[Job]:
        """Return the pool."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.close()


def _read(file: IO[bytes]) -> Iterator[object]:
    while True:
        kind, value = pickle.load(file)  # noqa: S301  (our own process wrote it)
        if kind == _END:
            if value is not None:
                raise value
            return
        yield value


class _Keeper(Generic[Job]):
    """A process that does jobs, as its parent sees it."""

    def __init__(self, work: Callable[[Job], Iterable[object]]) -> None:
        self._socket, other = socket.socketpair()
        with warnings.catch_warnings():
            # The threads of this program are not needed there.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = os.fork()
        if not self._process:
            # Who holds the end of another keeper would keep that alive.
            for each in {*_ENDS, self._socket}:
                each.close()
            _keep(other, work)
        other.close()
        _ENDS.add(self._socket)

    def run(self, job: Job, limits: Limits) -> IO[bytes]:
        file = tempfile.TemporaryFile()  # noqa: SIM115  (who reads it closes it)
        try:
            sent = pickle.dumps((job, limits))
            socket.send_fds(self._socket, [len(sent).to_bytes(_LENGTH, "big")], [file.fileno()])
            self._socket.sendall(sent)
            _check(self._socket.recv(1), limits)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file

    def close(self) -> None:
        # It kills what it runs when nobody listens any more.
        _ENDS.discard(self._socket)
        self._socket.close()
        os.waitpid(self._process, 0)


def _check(status: bytes, limits: Limits) -> None:
    if not status:
        raise ConnectionError
    if status != _DONE:
        raise _make_error(status, limits)


def _make_error(status: bytes, limits: Limits) -> LimitError:
    if status == _TIME:
        return LimitError(f"it was stopped after {limits.seconds:g} seconds")
    if status == _MEMORY:
        return LimitError(f"it was stopped at {(limits.memory or 0) / 1e6:,.0f} MB of memory")
    return LimitError("its process was ended from outside, perhaps as the machine has no memory left")


def _keep(connection: socket.socket, work: Callable[[Job], Iterable[object]]) -> NoReturn:
    """Do jobs until nobody sends any more. Runs in a process of its own, which ends with it."""
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_RDWR), 2)
        while True:
            head, files, _, _ = socket.recv_fds(connection, _LENGTH, 1)
            if not head:
                break
            sent = bytearray()
            while len(sent) < int.from_bytes(head, "big"):
                sent += connection.recv(1 << 16)
            job, limits = pickle.loads(sent)  # noqa: S301  (our own parent wrote it)
            runner = os.fork()
            if not runner:
                connection.close()
                _run(work, job, limits, files[0])
            os.close(files[0])
            status = _look_after(runner, limits, connection)
            if status is None:
                break
            connection.sendall(status)
    finally:
        os._exit(0)


def _look_after(runner: int, limits: Limits, connection: socket.socket) -> bytes | None:
    """Wait for a runner, and kill it at a limit; None where nobody waits for it any more."""
    end = time.monotonic() + limits.seconds if limits.seconds is not None else None
    start, pause = count_used(runner), 0.001
    status: bytes | None = _DONE
    while True:
        ended, code = os.waitpid(runner, os.WNOHANG)
        if ended:
            if status is not _DONE or not code:
                return status
            killed = os.waitstatus_to_exitcode(code)
            # Out of memory the engine aborts.
            return _MEMORY if killed == -signal.SIGABRT and limits.memory else _DIED
        if select.select([connection], [], [], pause)[0]:
            status = None
        elif end is not None and time.monotonic() > end:
            status = _TIME
        elif limits.memory is not None and count_used(runner) - start > limits.memory:
            status = _MEMORY
        if status is not _DONE:
            os.kill(runner, signal.SIGKILL)
        pause = min(2 * pause, _PAUSE)


def _run(work: Callable[[Job], Iterable[object]], job: Job, limits: Limits, place: int) -> NoReturn:
    """Do one job. Runs in a process of its own, which ends with it."""
    import resource

    code = 1
    try:
        # In case the keeper is late, or cannot see how much it uses.
        if limits.memory is not None and (reserved := count_reserved()):
            most = reserved + limits.memory + _RESERVE
            # Whoever started this program may have allowed it less.
            allowed = resource.getrlimit(resource.RLIMIT_AS)[1]
            most = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
        with os.fdopen(place, "wb") as file:
            file.write(_try(work, job, limits, file))
        code = 0
    finally:
        os._exit(code)


def _try(work: Callable[[Job], Iterable[object]], job: Job, limits: Limits, file: IO[bytes]) -> bytes:
    """Write what a job yields; return how it ends, to be written as well."""
    size = 0
    try:
        for each in work(job):
            item = pickle.dumps(("item", each))
            size += len(item)
            if limits.size is not None and size > limits.size:
                failed = LimitError(f"its answer is larger than {limits.size / 1e6:,.0f} MB")
                return pickle.dumps((_END, failed))
            file.write(item)
    except Exception as error:  # noqa: BLE001  (it is raised where the answer is waited for)
        return pickle.dumps((_END, error))
    return pickle.dumps((_END, None))
