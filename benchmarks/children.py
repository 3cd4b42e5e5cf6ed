"""A command becomes what it prints, with the time and the memory that it took."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Run(NamedTuple):
    """What a command did.

    Attributes:
        output: What it printed.
        code: Its exit code.
        cpu_s: Processor time of it and of the processes that it waited for, in seconds.
        wall_s: Time by the clock, in seconds.
        peak_mb: The most memory that it, or the largest of these processes, held, in MB.
        errors: What it said on standard error.
    """

    output: str
    code: int
    cpu_s: float
    wall_s: float
    peak_mb: float
    errors: str = ""


def run(
    command: Sequence[str], *, codes: Sequence[int] = (0,), environment: Mapping[str, str] | None = None
) -> Run:
    """Run a command to its end.

    Args:
        command: The program and its arguments.
        codes: The exit codes that are no failure.
        environment: Variables beside those of this process.

    Raises:
        RuntimeError: It ended with another code.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=output, stderr=errors, env={**os.environ, **(environment or {})}
        )
        # What wait4 tells is of this process alone, not of all that ever ran.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        text, said = output.read().decode("utf-8", "replace"), errors.read().decode("utf-8", "replace")
    if process.returncode not in codes:
        raise RuntimeError(f"{' '.join(command[:4])} ended with code {process.returncode}: {said[-2000:]}")
    peak = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Run(text, process.returncode, usage.ru_utime + usage.ru_stime, wall, peak, said)


def run_module(module: str, *arguments: str) -> Run:
    """Run a module of the benchmarks with this Python."""
    return run([sys.executable, "-m", f"benchmarks.{module}", *arguments])
