"""Text becomes a file, whole or not at all: written beside its place and then put there.

Makes no folder but the one that is asked for, and does not replace anything that is not a plain file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def write_text(path: Path | str, text: str) -> Path:
    """Write a text file in UTF-8; parameters, result and errors as for :func:`write_bytes`."""
    return write_bytes(path, text.encode("utf-8", "surrogateescape"))


def write_bytes(path: Path | str, content: bytes) -> Path:
    """Write a file in one step: whoever reads it sees the old content or the new, never a part.

    A link is followed. What is not a plain file, such as a device or a pipe, is written to directly.

    Args:
        path: The file; its folder must exist.
        content: All of it.

    Returns:
        The path.

    Raises:
        CsaGraphError: The file cannot be written; what was there before is still there.
    """
    path = Path(path)
    target = Path(os.path.realpath(path))
    try:
        if target.is_dir():
            raise CsaGraphError(f"{path}: this is a folder; name a file in it")
        if not target.parent.is_dir():
            raise CsaGraphError(f"{path}: the folder {path.parent} does not exist; make it first")
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(target, content)
    except OSError as error:
        raise CsaGraphError(f"{path}: the file cannot be written: {error.strerror or error}") from None
    return path


def write_folder(path: Path | str, files: Mapping[str, str | bytes]) -> Path:
    """Write the files of a folder, all or none; what else is in the folder stays.

    Args:
        path: The folder, made if there is none; the one that it is in must exist.
        files: Contents by name; text becomes UTF-8.

    Returns:
        The path.

    Raises:
        CsaGraphError: A file cannot be written; what was there before is still there.
    """
    import shutil
    import tempfile

    path = Path(path)
    target = Path(os.path.realpath(path))
    if any(name != Path(name).name or name in {"", ".", ".."} for name in files):
        raise CsaGraphError(f"{path}: the names of its files must be names, not paths")
    _refuse_place(path, target)
    beside: Path | None = None
    try:
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent))
        for name, content in files.items():
            encoded = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
            (beside / name).write_bytes(encoded)
        if target.exists():
            _refuse_kept(path, target, files)
            for name in files:
                (beside / name).replace(target / name)
        else:
            # Made for one's own eyes, as temporary folders are.
            beside.chmod(0o777 & ~_umask())
            beside.replace(target)
    except OSError as error:
        raise CsaGraphError(f"{path}: the folder cannot be written: {error.strerror or error}") from None
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)
    return path


def _refuse_place(path: Path, target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise CsaGraphError(f"{path}: this is a file; name a folder")
    if not target.parent.is_dir():
        raise CsaGraphError(f"{path}: the folder {path.parent} does not exist; make it first")


def _refuse_kept(path: Path, target: Path, names: Iterable[str]) -> None:
    """Refuse before the first file is replaced, not halfway, what can be seen to fail."""
    for name in names:
        there = target / name
        if there.is_dir() or (there.exists() and not os.access(there, os.W_OK)):
            raise CsaGraphError(f"{path}: {name} in it cannot be replaced")


def _umask() -> int:
    """Return which rights new files lack: it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _replace(target: Path, content: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        # Renaming would get around the protection of the file.
        raise PermissionError(13, os.strerror(13))
    # Beside the target, because a file can be renamed in one step only within a file system.
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
