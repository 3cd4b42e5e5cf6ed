"""What is being written stands beside its place under a name of its own, which its process has locked.

What a process that was killed has left is known by the lock that it has lost, and is cleared by the next one
that writes to the same place. Process numbers tell nothing: in a container each is the first.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import time
from typing import TYPE_CHECKING

from csa_graph.base import locks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A name has 255 bytes at most, on nearly all file systems.
_LONGEST = 200
# Where files cannot be locked, what is as old as that is left of a process that has ended.
_OLD = 24 * 60 * 60


@contextlib.contextmanager
def beside(target: Path, *, folder: bool = False) -> Iterator[Path]:
    """Make a new file or folder beside a place, after clearing what killed processes have left there.

    Args:
        target: The place, which is taken by what is made when that is done.
        folder: Whether a folder is made.

    Yields:
        Its path. What stands there in the end is deleted.

    Raises:
        OSError: It cannot be made.
    """
    clear(target)
    while True:
        path = target.with_name(f"{_begin(target)}{secrets.token_hex(4)}.part")
        if folder:
            path.mkdir()
        else:
            path.touch(exist_ok=False)
        descriptor = os.open(path, os.O_RDONLY) if locks.CAN_LOCK_FOLDERS else -1
        # Another process may have taken it for something left, before it was locked.
        if descriptor < 0 or (locks.try_lock(descriptor) is not False and _is_at(descriptor, path)):
            break
        os.close(descriptor)
    try:
        yield path
    finally:
        _delete(path)
        if descriptor >= 0:
            os.close(descriptor)


def clear(target: Path) -> None:
    """Delete what killed processes have left beside a place; what others are writing stays."""
    clear_all(target.parent, re.escape(_begin(target)))


def clear_all(folder: Path, begin: str) -> None:
    """Delete what killed processes have left in a folder.

    Args:
        folder: The folder.
        begin: What the names of what is left begin with, up to the part that is made up: a pattern.
    """
    pattern = re.compile(rf"{begin}(?:[0-9]+|[a-z0-9_]{{8}})\.part")
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for left in [folder / each.name for each in entries if pattern.fullmatch(each.name)]:
            with contextlib.suppress(OSError):
                _delete_if_left(left)


def _begin(target: Path) -> str:
    name = target.name
    while len(os.fsencode(name)) > _LONGEST:
        name = name[:-1]
    return f".{name}."


def _delete_if_left(left: Path) -> None:
    if not locks.CAN_LOCK_FOLDERS:
        # What is open cannot be deleted there.
        _delete(left)
        return
    descriptor = os.open(left, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        locked = locks.try_lock(descriptor)
        is_old = time.time() - os.fstat(descriptor).st_mtime > _OLD
        if (locked or (locked is None and is_old)) and _is_at(descriptor, left):
            _delete(left)
    finally:
        os.close(descriptor)


def _is_at(descriptor: int, path: Path) -> bool:
    """Return whether a path still is what was opened by it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
