"""A file or a folder takes its place whole or not at all: it is written beside it, kept safe, and then moved.

Does not ask what stands there: :mod:`csa_graph.base.outputs` does.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph.base import unfinished
from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Move = Callable[[Path, Path], object]
    Exchange = Callable[[Path, Path], bool]

# File systems and systems that know of no exchange.
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}


def write_bytes(path: Path | str, content: bytes, *, move: Move = os.replace) -> Path:
    """Write a file in one step: whoever reads it sees the old content or the new, never a part.

    A link is followed. What is not a plain file, such as a device or a pipe, is written to directly.

    Args:
        path: The file; its folder must exist.
        content: All of it.
        move: Puts a file in the place of another, in one step.

    Returns:
        The path.

    Raises:
        CsaGraphError: The file cannot be written; what was there before is still there.
    """
    path = Path(path)
    target = Path(os.path.realpath(path))
    try:
        if is_stream(path):
            with path.open("wb") as stream:
                stream.write(content)
            return path
        require_place(path)
        _replace(target, content, move)
    except OSError as error:
        raise CsaGraphError(f"{path}: the file cannot be written: {error.strerror or error}") from None
    return path


def require_place(path: Path) -> None:
    """Refuse a path at which no file can be.

    Raises:
        CsaGraphError: It is a folder, or in none.
    """
    if path.is_dir():
        raise CsaGraphError(f"{path}: this is a folder; name a file in it")
    if not Path(os.path.realpath(path)).parent.is_dir():
        raise CsaGraphError(f"{path}: the folder {path.parent} does not exist; make it first")


def is_stream(path: Path) -> bool:
    """Return whether a path is neither a plain file nor a folder: a device, a pipe."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change places in one step.

    Returns:
        Whether they have; False where the system cannot do that.

    Raises:
        OSError: It can, and it failed.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    here, both_ways = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of <fcntl.h> and <stdio.h>
    if rename(here, os.fsencode(one), here, os.fsencode(other), both_ways) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number))


def write_folder(
    path: Path | str,
    files: Mapping[str, bytes],
    dropped: Iterable[str] = (),
    *,
    move: Move = os.replace,
    swap: Exchange = exchange,
) -> Path:
    """Write the files of a folder, all or none; what else is in the folder stays.

    Args:
        path: The folder, made if there is none; the one that it is in must exist.
        files: Contents by name.
        dropped: Names of files that are there and do not stay.
        move: Puts a folder in a place, in one step.
        swap: Lets two folders change places in one step, as :func:`exchange` does.

    Returns:
        The path.

    Raises:
        CsaGraphError: A file cannot be written; what was there before is still there.
    """
    path = Path(path)
    target = Path(os.path.realpath(path))
    if any(name != Path(name).name or name in {"", ".", ".."} for name in files):
        raise CsaGraphError(f"{path}: the names of its files must be names, not paths")
    _refuse_place(path, target)
    try:
        recover(target)
        if target.exists():
            _refuse_kept(path, target, files)
        with unfinished.beside(target, folder=True) as fresh:
            for name, content in files.items():
                write_safely(fresh / name, content)
            if target.exists():
                _exchange_folders(target, fresh, {*files, *dropped}, move, swap)
            else:
                sync_folder(fresh)
                replace_folder(target, fresh, move=move, swap=swap)
    except OSError as error:
        raise CsaGraphError(f"{path}: the folder cannot be written: {error.strerror or error}") from None
    return path


def sync_folder(folder: Path) -> None:
    """Have the system store which names a folder holds, before anything else is done."""
    # Windows opens no folders, and some file systems know nothing of it.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Have the system store all files of a folder, before it takes a name that somebody relies on."""
    for place, _, names in os.walk(folder):
        for name in names:
            with (Path(place) / name).open("rb") as file:
                os.fsync(file.fileno())
        sync_folder(Path(place))


def _refuse_place(path: Path, target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise CsaGraphError(f"{path}: this is a file; name a folder")
    if not target.parent.is_dir():
        raise CsaGraphError(f"{path}: the folder {path.parent} does not exist; make it first")
    # The folder is replaced as a whole, and whoever works in it would be left in the old one.
    if target.exists() and _is_worked_in(target):
        raise CsaGraphError(
            f"{path}: the command runs in this folder: run it elsewhere, or name a new folder"
        )
    if os.path.ismount(target):
        raise CsaGraphError(f"{path}: a disk is mounted there; name a folder in it")
    if target.exists() and not os.access(target, os.W_OK):
        # Renaming would get around the protection of the folder, as of a file.
        raise CsaGraphError(f"{path}: the folder cannot be written: {os.strerror(errno.EACCES)}")


def _is_worked_in(target: Path) -> bool:
    try:
        return Path.cwd().is_relative_to(target)
    except FileNotFoundError:
        return False


def _refuse_kept(path: Path, target: Path, names: Iterable[str]) -> None:
    """Refuse before anything is replaced what can be seen to fail."""
    for name in names:
        there = target / name
        if there.is_dir() or (there.exists() and not os.access(there, os.W_OK)):
            raise CsaGraphError(f"{path}: {name} in it cannot be replaced")


def _exchange_folders(target: Path, fresh: Path, written: set[str], move: Move, swap: Exchange) -> None:
    """Put a folder in the place of another, with what else is in that one."""
    kept = {each.name for each in target.iterdir()} - written
    for name in kept:
        _link(target / name, fresh / name)
    fresh.chmod(stat.S_IMODE(target.stat().st_mode))
    sync_folder(fresh)
    old = replace_folder(target, fresh, move=move, swap=swap)
    for left in old.iterdir():
        if left.name not in kept | written:
            # Somebody has put it there meanwhile.
            left.rename(target / left.name)
    shutil.rmtree(old, ignore_errors=True)


def _link(old: Path, new: Path) -> None:
    """Give what stays a second name: so nothing of it is copied, and nothing can be lost."""
    if old.is_dir() and not old.is_symlink():
        shutil.copytree(old, new, symlinks=True, copy_function=_link_file)
    else:
        _link_file(old, new)


def _link_file(old: Path | str, new: Path | str) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.csa-graph-old")


def replace_folder(target: Path, fresh: Path, *, move: Move = os.replace, swap: Exchange = exchange) -> Path:
    """Put a folder that is ready in the place of another.

    Args:
        target: The place; what is there is replaced, if anything is.
        fresh: The folder, on the same disk.
        move: Puts a folder in a place, in one step.
        swap: Lets two folders change places in one step, as :func:`exchange` does.

    Returns:
        Where the old folder is now, for the caller to delete.

    Raises:
        OSError: It cannot be replaced; what was there is still there.
    """
    old = fresh
    if not target.exists():
        move(fresh, target)
    elif not swap(fresh, target):
        # For a moment there is none; :func:`recover` ends what is stopped here.
        old = _aside(target)
        move(target, old)
        try:
            move(fresh, target)
        except OSError:
            move(old, target)
            raise
    sync_folder(target.parent)
    return old


def recover(target: Path) -> None:
    """End what was stopped while one folder replaced another: the old one is there again, or deleted."""
    aside = _aside(target)
    if aside.is_dir() and not target.exists():
        aside.rename(target)
    elif aside.is_dir():
        shutil.rmtree(aside)


def _replace(target: Path, content: bytes, move: Move) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        # Renaming would get around the protection of the file.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    # Beside the target, because a file can be renamed in one step only within a file system.
    with unfinished.beside(target) as fresh:
        write_safely(fresh, content)
        if target.exists():
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
        move(fresh, target)
        sync_folder(target.parent)


def write_safely(path: Path, content: bytes) -> None:
    """Write a file, and have the system store it, before it takes a name that somebody relies on."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
