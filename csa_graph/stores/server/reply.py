"""What a server answers, in bounded memory: a large answer waits in a temporary file without a name."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Bytes of an answer that are held in memory.
IN_MEMORY = 8 * 1024 * 1024


class Reply(NamedTuple):
    """What a server answered.

    Attributes:
        status: HTTP status.
        headers: By name in small letters.
        body: The bytes, from the beginning; who reads them closes it.
    """

    status: int
    headers: Mapping[str, str]
    body: IO[bytes]


class Body:
    """The bytes of an answer, as they come."""

    def __init__(self) -> None:
        self._file: IO[bytes] = io.BytesIO()
        self._size = 0

    def write(self, part: bytes) -> None:
        """Add some bytes."""
        if self._size <= IN_MEMORY < self._size + len(part):
            import tempfile

            here, self._file = self._file, tempfile.TemporaryFile()  # noqa: SIM115  (the reader closes it)
            here.seek(0)
            self._file.write(here.read())
        self._file.write(part)
        self._size += len(part)

    def read(self) -> IO[bytes]:
        """Return all of them, to be read from the beginning."""
        self._file.seek(0)
        return self._file
