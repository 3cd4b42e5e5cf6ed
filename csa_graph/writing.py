"""Text becomes a file, whole or not at all: written beside its place and then put there.

Does not make folders, and does not replace anything that is not a plain file.
"""

from __future__ import annotations

import os
from pathlib import Path

from csa_graph.errors import CsaGraphError


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
            message = f"{path}: this is a folder; name a file in it"
            raise CsaGraphError(message)
        if not target.parent.is_dir():
            message = f"{path}: the folder {path.parent} does not exist; make it first"
            raise CsaGraphError(message)
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(target, content)
    except OSError as error:
        message = f"{path}: the file cannot be written: {error.strerror or error}"
        raise CsaGraphError(message) from None
    return path


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
