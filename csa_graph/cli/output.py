"""Text goes to standard output or to a file; a terminal is asked how wide it is.

Does not choose the words.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from csa_graph.base.errors import CsaGraphError
from csa_graph.cli.encoding import print_message
from csa_graph.cli.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from csa_graph.files.inputs import Input
    from csa_graph.views.look import Look

# Narrower than any terminal in use; keeps a wrong report from making lines of one letter.
_LEAST_WIDTH = 20
_STDOUT = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}


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


def is_stdout(output: str | None) -> bool:
    """Return whether an output is standard output, by one of its names."""
    return output is None or output in _STDOUT


def save(
    content: str | bytes,
    output: str,
    ending: str,
    said: str,
    *,
    then: str = "",
    inputs: Iterable[Path] = (),
    force: bool = False,
) -> None:
    """Write a file that was named, and say so.

    Args:
        content: What to write; text becomes UTF-8.
        output: Name of the file.
        ending: How names of files of its format end.
        said: What was written: ``12 rows``.
        then: What can be done with it, in a sentence.
        inputs: What it was made of.
        force: Whether to replace whatever is there.

    Raises:
        CsaGraphError: It is an input, or somebody's work; or it cannot be written.
    """
    from csa_graph.base import outputs

    content = content if isinstance(content, bytes) else _encode(content)
    outputs.write(output, content, ending, inputs=inputs, force=force)
    announce(output, said, then)


def announce(output: str, said: str, then: str = "", *, is_unchanged: bool = False) -> None:
    """Say on standard error what was written: so all commands do.

    Args:
        output: Where.
        said: What: ``12 rows``.
        then: What can be done with it, in a sentence.
        is_unchanged: Whether that was there already, so that nothing was written.
    """
    done = "Unchanged, so nothing was written to" if is_unchanged else "Wrote"
    print_message(f"{done} {output}: {said}.{' ' if then else ''}{then}")


def emit(text: str | bytes, *, is_page: bool = False) -> None:
    """Write a text to standard output in one go.

    Args:
        text: What to write; text becomes UTF-8, but on a terminal what the terminal can show.
        is_page: Whether it is a page of ours, whose headings may be set off by codes on a terminal.

    Raises:
        CsaGraphError: It cannot be written, or it is no text and would go to a terminal.
        BrokenPipeError: Nobody reads standard output any more.
    """
    if sys.stdout is None:
        raise CsaGraphError("The output cannot be written: standard output is closed.")
    try:
        if sys.stdout.isatty():
            _show(text if isinstance(text, str) else _decode(text), is_page=is_page)
        else:
            _write_all(text if isinstance(text, bytes) else _encode(text))
    except OSError as error:
        abandon_output()
        if isinstance(error, BrokenPipeError):
            raise
        raise CsaGraphError(f"The output cannot be written: {error.strerror or error}") from None


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


def _decode(content: bytes) -> str:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise CsaGraphError(
            "What comes is no text, so it is not written to a terminal: name a file with -o, or use > or |."
        )
    return text


def _show(text: str, *, is_page: bool) -> None:
    shown = _encode_for_terminal(text)
    stream = sys.stdout
    if is_page and isinstance(stream, Gate):
        stream.write_page(shown)
    else:
        stream.write(shown)
    stream.flush()


def _encode_for_terminal(text: str) -> str:
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
