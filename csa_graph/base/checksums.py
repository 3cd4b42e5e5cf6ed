"""Statements become a checksum that does not depend on their order and can change with each statement.

A graph of any size is summed up as it streams by. The sum tells different data apart; it is no protection
against somebody who makes up data to meet a sum.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BLANK = re.compile(rb"_:\w+")
_SIZE = 256


class Checksum(NamedTuple):
    """A checksum of a set of statements.

    Attributes:
        size: Number of statements.
        total: Sum of the digests of their texts.

    >>> one, other = compute([b"<a> <b> <c> ."]), compute([b"<a> <b> <d> ."])
    >>> one.plus(other) == compute([b"<a> <b> <d> .", b"<a> <b> <c> ."])
    True
    >>> one.plus(other).minus(one) == other
    True
    """

    size: int
    total: int

    def plus(self, other: Checksum) -> Checksum:
        """Return the checksum of both sets, which have no statement in common."""
        return Checksum(self.size + other.size, (self.total + other.total) % (1 << _SIZE))

    def minus(self, other: Checksum) -> Checksum:
        """Return the checksum of what is left without the other set, which is a part of this one."""
        return Checksum(self.size - other.size, (self.total - other.total) % (1 << _SIZE))

    def __str__(self) -> str:
        """Return it as a text, which begins with the number of statements."""
        return f"{self.size}-{self.total:064x}"


def compute(lines: Iterable[bytes]) -> Checksum:
    """Return the checksum of statements.

    Args:
        lines: The statements as N-Triples or N-Quads, each once, without the end of the line. A blank node
            counts without its name, which changes with each reading.
    """
    count = total = 0
    for line in lines:
        text = _BLANK.sub(b"_:", line) if b"_:" in line else line
        total += int.from_bytes(hashlib.sha256(text).digest())
        count += 1
    return Checksum(count, total % (1 << _SIZE))


def read(text: str) -> Checksum | None:
    """Read a checksum as its text gives it; None for another text.

    >>> read("1-0a"), read("none")
    (Checksum(size=1, total=10), None)
    """
    count, mark, total = text.partition("-")
    try:
        return Checksum(int(count), int(total, 16)) if mark else None
    except ValueError:
        return None


def combine(sums: Mapping[str, Checksum]) -> str:
    """Return one checksum for a dataset.

    Args:
        sums: The checksum of each graph that holds anything, by its name; the default graph's name is empty.
    """
    lines = sorted(f"{name} {each}" for name, each in sums.items() if each.size)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
