"""Text goes to standard output or to a file; a terminal is asked how wide it is.

Does not choose the words.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from csa_graph.base.errors import CsaGraphError
from csa_graph.cli.encoding import print_message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.files.inputs import Input
    from csa_graph.views.look import Look

# Narrower than any terminal in use; keeps a wrong report from making lines of one letter.
_LEAST_WIDTH = 20


def look(*, to_file: bool = False) -> Look:
    """Return what the place where a table is read can show.

    Args:
        to_file: Whether it goes to a file that was named.
    """
    from csa_graph.views.look import Look

    if to_file or sys.stdout is None or not sys.stdout.isatty():
        return Look()
    from shutil import get_terminal_size

    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    return Look(max(get_terminal_size().columns, _LEAST_WIDTH), not plain, not encoding.startswith("utf"))


def emit(text: str | bytes, output: str | None = None) -> None:
    """Write a text in one go.

    Args:
        text: What to write; text becomes UTF-8, but on a terminal what the terminal can show.
        output: Name of a file; None for standard output.

    Raises:
        CsaGraphError: It cannot be written.
        BrokenPipeError: Nobody reads standard output any more.
    """
    if output is not None:
        from csa_graph.base.writing import write_bytes

        write_bytes(output, text if isinstance(text, bytes) else _encode(text))
        return
    if sys.stdout is None:
        raise CsaGraphError("The output cannot be written: standard output is closed.")
    try:
        if sys.stdout.isatty():
            shown = text if isinstance(text, str) else text.decode("utf-8", "replace")
            click.echo(_encode_for_terminal(shown), nl=False)
        else:
            _write_all(text if isinstance(text, bytes) else _encode(text))
    except OSError as error:
        abandon_output()
        if isinstance(error, BrokenPipeError):
            raise
        raise CsaGraphError(f"The output cannot be written: {error.strerror or error}") from None


def emit_data(text: str | bytes) -> None:
    """Write what is meant for another program to standard output; a terminal gets it without codes."""
    if sys.stdout is not None and sys.stdout.isatty():
        from csa_graph.base.terminal import lines_for_terminal

        text = lines_for_terminal(text if isinstance(text, str) else text.decode("utf-8", "replace"))
    emit(text)


def announce_notes(inputs: Iterable[Input]) -> None:
    """Say on standard error how many notes there are on files of other kinds, and how to read them.

    Args:
        inputs: What has been read.
    """
    for each in inputs:
        notes = each.read().notes if each.conversions is not None else ()
        if notes:
            number = f"{len(notes):,} notes" if len(notes) > 1 else "One note"
            files = " ".join(dict.fromkeys(str(note.path) for note in notes))
            how = f"csa-graph import {files} -o NAME.trig"
            print_message(f"{number} on what was read otherwise than it stands: {how} shows them.")


def abandon_output() -> None:
    """Discard what is left in the buffer of standard output, so that Python does not write it on exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_all(content: bytes) -> None:
    sys.stdout.flush()
    stream = sys.stdout.buffer
    rest = memoryview(content)
    while rest:
        # Unbuffered, as PYTHONUNBUFFERED makes it, a stream may take a part and keep quiet about the rest.
        rest = rest[stream.write(rest) or 0 :]
    stream.flush()


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _encode_for_terminal(text: str) -> str:
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
