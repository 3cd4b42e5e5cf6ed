"""Programs that are installed beside this one are run within a time, and ended whole at its end."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Result(NamedTuple):
    """What came of a program.

    Attributes:
        code: Its exit code.
        written: What it wrote.
        said: What it said of faults.
    """

    code: int
    written: bytes
    said: str


def run(
    command: Sequence[str], seconds: float, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> Result:
    """Run a program in a group of its own.

    Args:
        command: The program, and what it is told.
        seconds: How long it may take.
        given: What it reads.
        environment: Variables that it is given beside those of this process.

    Raises:
        TimeoutError: It did not end in time; all of it was ended.
    """
    with subprocess.Popen(  # noqa: S603  (a program that was looked for, with paths only)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, **(environment or {})},
    ) as process:
        try:
            written, said = process.communicate(given, timeout=seconds)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            raise TimeoutError from None
    return Result(process.returncode, written, said.decode("utf-8", "replace"))
