"""Work that takes more than a second says so, on a terminal; a build says how far it is.

Measures nothing but time, and knows nothing of the work.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from csa_graph.building.batches import Done

#: Seconds that pass before anything is shown, and between two changes of it: more often nobody can read it.
PATIENCE, PAUSE = 1.0, 0.2
_STAGES = {
    "reading": "Reading the files …",
    "building": "Building the graph …",
    "ordering": "Putting the store in order …",
}


@contextmanager
def progress(words: str, *, patience: float = PATIENCE) -> Iterator[None]:
    """Show words on standard error while work goes on, from its second second, if that is a terminal."""
    with _line(words, patience, PAUSE):
        yield


@contextmanager
def building(*, patience: float = PATIENCE, pause: float = PAUSE) -> Iterator[Callable[[Done], None]]:
    """Show how far a build is, as :func:`progress` shows words.

    Args:
        patience: Seconds that pass before anything is shown.
        pause: Seconds between two changes of it.

    Yields:
        What the build is to tell how far it is: how much is done, at what rate, how long it still takes.
    """
    with _line(_STAGES["building"], patience, pause) as line:
        begun: dict[str, float] = {}

        def tell(done: Done) -> None:
            now = monotonic()
            first = done.stage not in begun
            taken = now - begun.setdefault(done.stage, now)
            line.show(_word(done, taken), now, at_once=first)

        yield tell


@contextmanager
def counting(
    words: str, things: str, *, patience: float = PATIENCE, pause: float = PAUSE
) -> Iterator[Callable[[int, int], None]]:
    """Show how many things are done, as :func:`progress` shows words.

    Args:
        words: What is being done.
        things: What is counted: "files".
        patience: Seconds that pass before anything is shown.
        pause: Seconds between two changes of it.

    Yields:
        What is to be told how many are done, and of how many.
    """
    with _line(words, patience, pause) as line:
        begun: list[tuple[float, int]] = []

        def tell(done: int, of: int) -> None:
            now = monotonic()
            if not begun:
                begun.append((now, done))
            since, before = begun[0]
            told = [f"{words} {done:,} of {of:,} {things}"]
            if done > before and now > since:
                rate = (done - before) / (now - since)
                told += [f"{rate:.1f} a second", f"{_duration((of - done) / rate)} left"]
            line.show(", ".join(told), now, at_once=False)

        yield tell


def _word(done: Done, taken: float) -> str:
    """Say how far a stage is that has taken some seconds."""
    words = [_STAGES[done.stage]]
    if 0 < done.part < 1:
        words.append(f"{done.part:.0%}")
    if 0 < done.part < 1 and taken > 0:
        words.append(f"{done.statements / taken:,.0f} statements a second")
        words.append(f"{_duration(taken / done.part - taken)} left")
    first, *rest = words
    return f"{first} {', '.join(rest)}" if rest else first


def _duration(seconds: float) -> str:
    """Return a time in words: "40 s", "3 min", "2 h 5 min".

    >>> _duration(40), _duration(170), _duration(7500)
    ('40 s', '3 min', '2 h 5 min')
    """
    if seconds < 60:
        return f"{max(seconds, 1):.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


class _Line:
    """The last line of a terminal, on which words replace each other."""

    def __init__(self, words: str, pause: float) -> None:
        self._words = words
        self._pause = pause
        self._shown = ""
        self._is_open = False
        self._last = 0.0

    def open(self) -> None:
        """Show the words, and from now on those that replace them."""
        self._is_open = True
        self._write()

    def show(self, words: str, now: float, *, at_once: bool) -> None:
        """Replace the words; unless it must be at once, only if those before could be read."""
        self._words = words
        if self._is_open and (at_once or now - self._last >= self._pause):
            self._last = now
            self._write()

    def close(self) -> None:
        """Take the words back."""
        if self._shown:
            sys.stderr.write("\r" + " " * len(self._shown) + "\r")
            sys.stderr.flush()

    def _write(self) -> None:
        import shutil

        # What is longer than the line would begin a new one each time.
        words = self._words[: shutil.get_terminal_size().columns - 1]
        rest = " " * (len(self._shown) - len(words))
        sys.stderr.write(f"\r{words}{rest}" if self._shown else words)
        sys.stderr.flush()
        self._shown = words


@contextmanager
def _line(words: str, patience: float, pause: float) -> Iterator[_Line]:
    line = _Line(words, pause)
    if sys.stderr is None or not sys.stderr.isatty():
        yield line
        return
    import threading

    timer = threading.Timer(patience, line.open)
    timer.daemon = True
    timer.start()
    try:
        yield line
    finally:
        timer.cancel()
        timer.join()
        line.close()
