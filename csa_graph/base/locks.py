"""A folder is locked while a process reads or builds what is in it; a shared lock lets others read as well.

The lock ends with its process, however the process ends, so nothing has to be cleared away by hand. Does not
know what is in the folders.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import shutil
from typing import TYPE_CHECKING

from csa_graph.base.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Whether the system can lock a folder itself. Windows cannot: there, a file in the folder is locked.
CAN_LOCK_FOLDERS = os.name == "posix"
#: Name of the file that is locked where a folder cannot be.
LOCK_FILE = "csa-graph.lock"
# A folder where no file can be made: nobody can delete what it holds either.
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


class FolderLock:
    """A lock of a folder, held until it is released or garbage-collected."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Release the lock."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __del__(self) -> None:
        """Release the lock."""
        self.release()

    def holds(self, folder: Path) -> bool:
        """Return whether the folder is still the one that was locked: it may have been replaced before."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), _get_locked_path(folder).stat())
        except FileNotFoundError:
            return False


def share(folder: Path) -> FolderLock | None:
    """Lock a folder to read what is in it; others can read it too.

    Returns:
        The lock; None on a file system without locks, and where Windows can make no file to be locked.

    Raises:
        BlockingIOError: Another process is about to delete the folder.
        FileNotFoundError: The folder is gone.
    """
    try:
        return _lock(folder, shared=True)
    except OSError as error:
        if CAN_LOCK_FOLDERS or error.errno not in _READ_ONLY:
            raise
        return None


def try_lock(descriptor: int) -> bool | None:
    """Lock an open file or folder for this process alone, without waiting, until it is closed.

    Returns:
        Whether it is locked now; None where the system or the file system has no such locks.
    """
    if not CAN_LOCK_FOLDERS:
        return None
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def remove(folder: Path) -> bool:
    """Delete a folder unless another process has locked it.

    Returns:
        Whether the folder is gone.
    """
    try:
        lock = _lock(folder, shared=False)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    _delete(folder, lock)
    return not folder.exists()


@contextlib.contextmanager
def build_beside(target: Path) -> Iterator[Path]:
    """Make a folder to build in, beside the one that will hold what is built.

    One process at a time builds for a target. It works in ``.NAME.build``, which is locked meanwhile and
    deleted in the end; whatever builds that were killed have left there is deleted first.

    Args:
        target: The folder that will hold what is built.

    Yields:
        A new empty folder. What is still in it in the end is deleted.

    Raises:
        StoreError: Another process builds for the same folder.
        OSError: The folder cannot be made.
    """
    work = target.with_name(f".{target.name}.build")
    lock = _begin(work, target)
    try:
        _clear(work)
        fresh = work / str(os.getpid())
        fresh.mkdir()
        yield fresh
    finally:
        _delete(work, lock)


def _begin(work: Path, target: Path) -> FolderLock | None:
    """Make and lock the folder in which all builds of a target work."""
    # Earlier versions built in a folder of each process, which each process locked.
    earlier = target.parent.glob(f".{glob.escape(target.name)}.[0-9]*.new")
    is_free = all(remove(left) for left in earlier)
    target.parent.mkdir(parents=True, exist_ok=True)
    while is_free:
        with contextlib.suppress(FileExistsError):
            work.mkdir()
        try:
            lock = _lock(work, shared=False)
        except FileNotFoundError:
            continue  # another build has just ended and deleted it
        except BlockingIOError:
            break
        if lock is None or lock.holds(work):
            return lock
    raise StoreError("another process builds this store at the moment: wait until it has ended", target)


def _lock(folder: Path, *, shared: bool) -> FolderLock | None:
    """Lock a folder without waiting; None on a file system without locks.

    Raises:
        BlockingIOError: Another process has a lock that excludes this one.
        FileNotFoundError: The folder does not exist.
    """
    path = _get_locked_path(folder)
    lock = FolderLock(os.open(path, os.O_RDONLY if path is folder else os.O_RDWR | os.O_CREAT))
    try:
        if shared and CAN_LOCK_FOLDERS:
            _flock(lock._descriptor)
        else:
            _lock_file(lock._descriptor, shared=shared)
    except BlockingIOError:
        lock.release()
        raise
    except OSError:
        lock.release()
        return None
    return lock


def _get_locked_path(folder: Path) -> Path:
    return folder if CAN_LOCK_FOLDERS else folder / LOCK_FILE


def _lock_file(descriptor: int, *, shared: bool) -> None:
    import portalocker

    kind = portalocker.LockFlags.SHARED if shared else portalocker.LockFlags.EXCLUSIVE
    try:
        portalocker.lock(descriptor, kind | portalocker.LockFlags.NON_BLOCKING)
    except portalocker.AlreadyLocked as error:
        raise BlockingIOError(errno.EAGAIN, str(error)) from None
    except portalocker.LockException as error:
        raise OSError(errno.ENOLCK, str(error)) from None


def _flock(descriptor: int) -> None:
    # As portalocker does it here, without its import, which takes 28 ms: a third of the time of a question.
    import fcntl

    fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)


def _delete(folder: Path, lock: FolderLock | None) -> None:
    """Delete a folder that this process has locked, and release the lock."""
    _clear(folder)
    lock_file = folder / LOCK_FILE
    try:
        lock_file.unlink(missing_ok=True)
    except OSError:
        # Windows deletes no open file: neither ours nor, once that is closed, the file of whoever came next.
        if lock is not None:
            lock.release()
        with contextlib.suppress(OSError):
            lock_file.unlink()
    with contextlib.suppress(OSError):
        folder.rmdir()
    if lock is not None:
        lock.release()


def _clear(folder: Path) -> None:
    """Delete what is in a folder, but for the file that is locked."""
    with contextlib.suppress(OSError):
        for each in folder.iterdir():
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each, ignore_errors=True)
            elif each.name != LOCK_FILE:
                each.unlink()
