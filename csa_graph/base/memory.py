"""How much memory a process takes, as the system tells it."""

from __future__ import annotations

import os

_RESERVED, _USED = 0, 1


def count_used(process: int | str = "self") -> int:
    """Return how many bytes of memory a process has in use; 0 where that cannot be known.

    Args:
        process: Its number; ``"self"`` is this one.
    """
    return _count(process, _USED)


def count_reserved() -> int:
    """Return how many bytes of addresses this process has reserved; 0 where that cannot be known."""
    return _count("self", _RESERVED)


def _count(process: int | str, place: int) -> int:
    # Asked in a loop: nothing is built for the path.
    try:
        with open(f"/proc/{process}/statm", "rb") as file:  # noqa: PTH123
            return int(file.read().split()[place]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0
