"""The one gate to a terminal: whatever is printed there, by whomever, has its control codes made visible.

Stands in the place of standard output and standard error where these are terminals. Pipes and files get what
is written to them.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, TextIO, cast

from csa_graph.base.terminal import lines_for_terminal, page_for_terminal

if TYPE_CHECKING:
    from collections.abc import Callable


class Gate(io.TextIOBase):
    """A terminal that is written to in text without codes.

    Has no ``buffer``: bytes would pass by.

    Args:
        terminal: The stream of the terminal.
    """

    def __init__(self, terminal: TextIO) -> None:
        self.terminal = terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]  # typeshed has an attribute here
        """The encoding of the terminal."""
        return self.terminal.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]  # typeshed has an attribute here
        """What becomes of characters that the encoding does not have."""
        return self.terminal.errors

    def write(self, text: str) -> int:
        """Write text; codes in it become visible.

        Raises:
            TypeError: It is no text.
        """
        return self._write(text, lines_for_terminal)

    def write_page(self, text: str) -> int:
        """Write a page whose headings were set off by :class:`csa_graph.views.page.Page`."""
        return self._write(text, page_for_terminal)

    def flush(self) -> None:
        """Write what is left to write."""
        self.terminal.flush()

    def fileno(self) -> int:
        """Return the number of the terminal's file."""
        return self.terminal.fileno()

    def isatty(self) -> bool:
        """Return whether this is a terminal: it is."""
        return self.terminal.isatty()

    def writable(self) -> bool:
        """Return whether it can be written to: it can."""
        return True

    def _write(self, text: str, clean: Callable[[str], str]) -> int:
        if not isinstance(text, str):
            raise TypeError(f"a terminal is written to in text, not in {type(text).__name__}")
        # Letters that no encoding has stand for bytes of a file's name that are no text.
        self.terminal.write(clean(text).encode("utf-8", "backslashreplace").decode())
        return len(text)


def guard_terminals() -> None:
    """Put a gate before standard output and standard error where they are terminals."""
    # A process that was started without one of them has None in its place.
    if sys.stdout is not None:
        sys.stdout = _guard(sys.stdout)
    if sys.stderr is not None:
        sys.stderr = _guard(sys.stderr)


def pass_gate(stream: TextIO) -> TextIO:
    """Return the terminal behind a gate, for a program's own codes: whoever writes there cleans the words."""
    return stream.terminal if isinstance(stream, Gate) else stream


def _guard(stream: TextIO) -> TextIO:
    if isinstance(stream, Gate) or not stream.isatty():
        return stream
    return cast("TextIO", Gate(stream))
