"""Ctrl-C becomes the end of the program within a second, whatever it is doing.

Python hears of Ctrl-C only when the engine, or whatever else runs outside of it, returns. What clears up has
until then; what is left over is cleared by the next run, as after any kill.
"""

from __future__ import annotations

import _thread
import os
import signal
import time

#: Exit code of a program that was interrupted.
INTERRUPTED = 130
# Time for clearing up, in seconds.
_GRACE = 0.7


def end_when_interrupted() -> None:
    """Begin to listen for Ctrl-C beside the program."""
    listening, told = os.pipe()
    os.set_blocking(told, False)
    # Called by the system itself, so that no running code has to be waited for.
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    _thread.start_new_thread(_listen, (listening,))


def _listen(listening: int) -> None:
    while os.read(listening, 1) != bytes([signal.SIGINT]):
        pass
    time.sleep(_GRACE)
    os.write(2, b"\n")
    os._exit(INTERRUPTED)
