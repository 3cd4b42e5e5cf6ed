"""Who builds or reads a store in a folder lays claim to it, so that nobody takes it from under them.

A claim is a lock of the operating system on a folder. It ends with the process, however that ends: nothing
has to be cleared away by hand. Knows nothing of what is in the folders.
"""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
from typing import TYPE_CHECKING

from csa_graph.base.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where what is open can be neither moved nor deleted
    fcntl = None  # type: ignore[assignment]


class Claim:
    """A claim to a folder, until it is let go or forgotten."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the folder go."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __del__(self) -> None:
        """Let the folder go."""
        self.release()


def share(folder: Path) -> Claim | None:
    """Claim a folder together with others, to read it.

    Returns:
        The claim; None where the system has no such locks.

    Raises:
        BlockingIOError: Somebody is about to delete the folder.
        FileNotFoundError: It is gone.
    """
    return _claim(folder, shared=True)


def remove(folder: Path) -> bool:
    """Delete a folder, unless somebody has a claim to it; tell whether it is gone."""
    try:
        if fcntl is None:
            gone = folder.with_name(folder.name + ".gone")
            folder.rename(gone)
            shutil.rmtree(gone, ignore_errors=True)
            return True
        claim = _claim(folder, shared=False)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    shutil.rmtree(folder, ignore_errors=True)
    if claim is not None:
        claim.release()
    return not folder.exists()


@contextlib.contextmanager
def build_beside(target: Path) -> Iterator[Path]:
    """Make a folder beside another one, to be built in; it is deleted in the end if it is still there.

    What builds that were killed have left there is deleted too.

    Args:
        target: The folder that will hold what is built.

    Raises:
        StoreError: Another process builds for the same folder.
        OSError: The folder cannot be made.
    """
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    target.parent.mkdir(parents=True, exist_ok=True)
    # Of two that begin at once, the second must see the folder of the first.
    beginning = _claim(target.parent, shared=False, wait=True)
    try:
        pattern = f".{glob.escape(target.name)}.*.new"
        held = [left for left in sorted(target.parent.glob(pattern)) if not remove(left)]
        if held:
            raise StoreError(
                "another process builds this store at the moment: wait until it has ended", target
            )
        fresh.mkdir()
        claim = _claim(fresh, shared=False)
    finally:
        if beginning is not None:
            beginning.release()
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        if claim is not None:
            claim.release()


def _claim(folder: Path, *, shared: bool, wait: bool = False) -> Claim | None:
    if fcntl is None:
        return None
    claim = Claim(os.open(folder, os.O_RDONLY))
    mode = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
    try:
        fcntl.flock(claim._descriptor, mode)
    except BlockingIOError:
        claim.release()
        raise
    except OSError:  # a file system without locks
        claim.release()
        return None
    return claim
