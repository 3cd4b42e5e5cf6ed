"""Messages can be printed on terminals that have no curly quotation marks.

Answers and exports are unaffected: they are UTF-8, whatever the terminal.
"""

from __future__ import annotations

import codecs
import io
import sys

import click

_NAME = "csa-graph"
# What click takes for ASCII it writes as UTF-8, past the stream. By this name it leaves the stream as it is.
_ASCII = "csa_graph_ascii"
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def allow_any_message() -> None:
    """Make standard output and standard error take any text, where they are not UTF-8 already."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.encoding.lower().startswith("utf"):
            codecs.register_error(_NAME, _replace)
            is_ascii = codecs.lookup(stream.encoding).name == "ascii"
            if is_ascii:
                codecs.register(_find_ascii)
            stream.reconfigure(encoding=_ASCII if is_ascii else None, errors=_NAME)


def print_message(text: str) -> None:
    """Print a message on standard error, as an error is printed: in characters that it can show."""
    click.echo(text, file=sys.stderr, err=True)


def _find_ascii(name: str) -> codecs.CodecInfo | None:
    if name != _ASCII:
        return None
    ascii_ = codecs.lookup("ascii")
    return codecs.CodecInfo(
        ascii_.encode,
        ascii_.decode,
        ascii_.streamreader,
        ascii_.streamwriter,
        ascii_.incrementalencoder,
        ascii_.incrementaldecoder,
        name=_ASCII,
    )


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Replace characters that cannot be encoded: quotation marks by straight ones, others by codes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_STRAIGHT)
    return text.encode("ascii", "backslashreplace").decode("ascii"), error.end
