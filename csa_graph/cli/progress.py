"""Work that takes longer than a second is announced on a terminal; a build or a survey says how far it is.

Standard error that is no terminal gets nothing. Knows nothing of the work.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from csa_graph.base.terminal import for_terminal
from csa_graph.cli.gate import pass_gate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import rich.progress

    from csa_graph.building.progress import Progress, Stage

#: Seconds after which work is announced.
PATIENCE = 1.0
# How often a second the line is drawn: more often nobody can read it.
_REFRESHES = 5
_STAGES: dict[Stage, str] = {
    "reading": "Reading the files …",
    "building": "Building the graph …",
    "ordering": "Putting the store in order …",
}


@contextmanager
def progress(words: str, *, patience: float = PATIENCE) -> Iterator[None]:
    """Show words on standard error while work goes on, if that is a terminal.

    Args:
        words: What is being done.
        patience: Seconds of work before they are shown.
    """
    with _show_line(words, patience):
        yield


@contextmanager
def building(*, patience: float = PATIENCE) -> Iterator[Callable[[Progress], None]]:
    """Show how far a build is, as :func:`progress` shows words.

    Yields:
        The function to call with how far the build is.
    """
    with _show_line(_STAGES["building"], patience) as line:
        started: dict[Stage, float] = {}

        def update(done: Progress) -> None:
            now = monotonic()
            line.show(describe_build(done, now - started.setdefault(done.stage, now)))

        yield update


@contextmanager
def counting(words: str, things: str, *, patience: float = PATIENCE) -> Iterator[Callable[[int, int], None]]:
    """Show how many things are done, as :func:`progress` shows words.

    Args:
        words: What is being done.
        things: What is counted: "files".
        patience: Seconds of work before they are shown.

    Yields:
        The function to call with how many are done, and of how many.
    """
    with _show_line(words, patience) as line:
        first: list[tuple[float, int]] = []

        def update(done: int, total: int) -> None:
            now = monotonic()
            if not first:
                first.append((now, done))
            since, before = first[0]
            rest = describe_rate(done - before, total - done, now - since)
            line.show(", ".join([f"{words} {done:,} of {total:,} {things}", *rest]))

        yield update


def describe_build(done: Progress, seconds: float) -> str:
    """Say how far a stage of a build is that has taken some seconds."""
    words = []
    if 0 < done.part < 1:
        words.append(f"{done.part:.0%}")
        if seconds > 0:
            words.append(f"{done.statements / seconds:,.0f} statements a second")
            words.append(f"{describe_duration(seconds / done.part - seconds)} left")
    return f"{_STAGES[done.stage]} {', '.join(words)}".rstrip()


def describe_rate(done: int, left: int, seconds: float) -> list[str]:
    """Say how many things are done in a second, and how long the rest takes; nothing before one is done."""
    if done <= 0 or seconds <= 0:
        return []
    rate = done / seconds
    return [f"{rate:.1f} a second", f"{describe_duration(left / rate)} left"]


def describe_duration(seconds: float) -> str:
    """Return a time in words: "40 s", "3 min", "2 h 5 min".

    >>> describe_duration(40), describe_duration(170), describe_duration(7500)
    ('40 s', '3 min', '2 h 5 min')
    """
    if seconds < 60:
        return f"{max(seconds, 1):.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


class _Line:
    """The last line of a terminal, on which words replace each other."""

    def __init__(self, words: str) -> None:
        self._words = for_terminal(words)
        self._display: rich.progress.Progress | None = None

    def show(self, words: str) -> None:
        """Replace the words."""
        self._words = for_terminal(words)
        if self._display is not None:
            self._display.update(self._display.task_ids[0], description=self._words)

    def open(self) -> None:
        """Show the words, and from now on those that replace them."""
        from rich.console import Console
        from rich.progress import Progress, TextColumn
        from rich.table import Column

        # What is longer than the line would begin a new one each time.
        column = TextColumn(
            "{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="crop")
        )
        console = Console(file=pass_gate(sys.stderr), force_jupyter=False)
        if console.is_dumb_terminal:
            return  # nothing can be taken back there
        display = Progress(
            column,
            console=console,
            refresh_per_second=_REFRESHES,
            transient=True,
            # What the command prints must reach standard output as it is.
            redirect_stdout=False,
            redirect_stderr=False,
        )
        display.add_task(self._words)
        self._display = display
        # They may have been replaced meanwhile.
        self.show(self._words)
        display.start()

    def close(self) -> None:
        """Take the words back."""
        if self._display is not None:
            self._display.stop()


@contextmanager
def _show_line(words: str, patience: float) -> Iterator[_Line]:
    line = _Line(words)
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
