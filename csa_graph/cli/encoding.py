"""Messages can be printed on terminals that have no curly quotation marks.

Answers and exports are unaffected: they are UTF-8, whatever the terminal.
"""

from __future__ import annotations

import codecs
import io
import sys

import click

_NAME = "csa-graph"
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def allow_any_message() -> None:
    """Make standard output and standard error take any text, where they are not UTF-8 already."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.encoding.lower().startswith("utf"):
            codecs.register_error(_NAME, _replace)
            stream.reconfigure(errors=_NAME)


def print_message(text: str) -> None:
    """Print a message on standard error, as an error is printed: in characters that it can show."""
    click.echo(text, file=sys.stderr, err=True)


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Replace characters that cannot be encoded: quotation marks by straight ones, others by codes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_STRAIGHT)
    return text.encode("ascii", "backslashreplace").decode("ascii"), error.end
