"""The few commands that write to what they read: in one step, and so that no edit is lost.

All others write outputs: :mod:`csa_graph.base.outputs`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base import outputs, writing
from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: The commands that may update a file that they read, by what they do to it; no other writes to an input.
IN_PLACE = {
    "check": "brings the baseline up to date: a report in JSON has the findings that were known, too",
    "format": "lays out the same statements and comments anew",
    "read": "keeps every decision of a review that is there, and adds what the paper says now",
}


def update(path: Path, before: bytes, content: bytes, command: str) -> None:
    """Write a file anew where it stands, for one of the commands that do so: :data:`IN_PLACE`.

    Args:
        path: The file.
        before: What was read.
        content: What it becomes.
        command: The command.

    Raises:
        CsaGraphError: Somebody has changed the file meanwhile; or it cannot be written.
    """
    if command not in IN_PLACE:
        raise ValueError(f"{command} writes an output")
    if path.read_bytes() != before:
        raise CsaGraphError(f"{path}: the file was changed while it was read: run the command again")
    writing.write_bytes(path, content)


def update_folder(path: Path, before: Mapping[str, bytes], files: Mapping[str, bytes], command: str) -> None:
    """Write the files of a folder anew where they stand, as :func:`update` does a file.

    Args:
        path: The folder.
        before: What was read, by name.
        files: What they become, by name.
        command: The command.

    Raises:
        CsaGraphError: Somebody has changed a file meanwhile; or they cannot be written.
    """
    if command not in IN_PLACE:
        raise ValueError(f"{command} writes an output")
    if any((path / name).read_bytes() != content for name, content in before.items()):
        raise CsaGraphError(f"{path}: the folder was changed while it was read: run the command again")
    outputs.write_folder(path, files, force=True)
