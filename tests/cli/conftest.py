"""Runs the command line: in this process, in one of its own, and on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner

from csa_graph.cli.group import cli

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result


class Shown(NamedTuple):
    """What a program left on a terminal, and how it ended."""

    code: int
    text: str


@pytest.fixture
def invoke() -> Callable[..., Result]:
    """Return a function that runs a command in this process."""

    def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(each) for each in arguments], input=stdin, prog_name="csa-graph")

    return run


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return a function that runs a command in a process of its own, its output going to a pipe."""

    def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "csa_graph", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload,no-any-return]

    return run


@pytest.fixture
def terminal() -> Callable[..., Shown]:
    """Return a function that runs a command on a terminal of a given width."""
    fcntl = pytest.importorskip("fcntl", reason="there are no pseudo-terminals on this system")
    import pty
    import struct
    import termios

    def run(*arguments: object, columns: int = 80, **environment: str) -> Shown:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        unset = {"COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"}
        inherited = {name: value for name, value in os.environ.items() if name not in unset}
        child = subprocess.Popen(
            [sys.executable, "-m", "csa_graph", *map(str, arguments)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**inherited, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", **environment},
        )
        os.close(slave)
        shown = b""
        while True:
            try:
                read = os.read(master, 65536)
            except OSError:  # Linux reports the end of a terminal as an error
                read = b""
            if not read:
                break
            shown += read
        os.close(master)
        return Shown(child.wait(), shown.decode().replace("\r\n", "\n"))

    return run
