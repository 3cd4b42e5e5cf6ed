"""Work that takes more than a second says so, on a terminal.

Measures nothing and knows nothing of the work.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 1.0


@contextmanager
def progress(words: str) -> Iterator[None]:
    """Show words on standard error while work goes on, from its second second, if that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    import threading

    shown = threading.Event()

    def show() -> None:
        shown.set()
        sys.stderr.write(words)
        sys.stderr.flush()

    timer = threading.Timer(_PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if shown.is_set():
            sys.stderr.write("\r" + " " * len(words) + "\r")
            sys.stderr.flush()
