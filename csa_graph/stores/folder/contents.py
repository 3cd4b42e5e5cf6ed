"""The files of an engine become a record of sizes and checksums, and are compared with it when they are read.

What is cut off, changed or missing is told before the engine opens it: the engine would take a part for the
whole, or read without end. A checksum tells accidents, not somebody who makes up data to meet it. Knows no
statements.
"""

from __future__ import annotations

import os
import re
import zlib
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    Record: TypeAlias = Mapping[str, "FileRecord"]

#: Stores up to this size, in bytes, are compared whole whenever they are opened: it takes milliseconds.
SMALL = 20_000_000
# What the engine writes for people, and what is locked.
_IGNORED = re.compile(r"LOG.*|LOCK|csa-graph\.lock")
# What the engine takes notice of, recorded or not.
_OF_ENGINE = re.compile(r"\d+\.(?:sst|log|blob)|MANIFEST-\d+|CURRENT|OPTIONS-\d+")
_TABLE = ".sst"
# The end of a table says where its parts are: without it the engine reads what is none.
_TAIL = 16_384
_PART = 1 << 20


class FileRecord(NamedTuple):
    """What a file was when it was written.

    Attributes:
        size: In bytes.
        checksum: CRC-32 of all of it.
        tail: CRC-32 of its end.
    """

    size: int
    checksum: int
    tail: int


class Damage(NamedTuple):
    """A file that is not as it was written.

    Attributes:
        file: Its name.
        what: What is wrong, in words.
    """

    file: str
    what: str

    def __str__(self) -> str:
        """Return both."""
        return f"{self.file} ({self.what})"


def record(place: Path) -> dict[str, FileRecord]:
    """Return the record of a folder whose engine has been closed; what it wrote for people is deleted."""
    found: dict[str, FileRecord] = {}
    for each in sorted(place.iterdir()):
        if each.name.startswith("LOG"):
            each.unlink()
        elif not _IGNORED.fullmatch(each.name):
            size = each.stat().st_size
            found[each.name] = FileRecord(size, _sum_up(each, 0), _sum_up(each, max(0, size - _TAIL)))
    return found


def iter_damage(place: Path, recorded: Record, *, whole: bool = False) -> Iterator[Damage]:
    """Iterate over the files of an engine that are not as they were written.

    Args:
        place: Their folder.
        recorded: What they were.
        whole: Whether each byte of all files is compared; else only of what a reader needs, and of a large
            store only sizes, the ends of its tables, and small files.
    """
    there = {each.name: each.stat().st_size for each in os.scandir(place) if each.is_file()}
    each_byte = whole or not is_large(recorded)
    for name, before in recorded.items():
        if not (whole or _OF_ENGINE.fullmatch(name)):
            continue
        size = there.get(name)
        if size is None:
            yield Damage(name, "missing")
        elif size != before.size:
            yield Damage(name, f"{size:,} bytes, where {before.size:,} were written")
        elif each_byte or (not name.endswith(_TABLE) and size <= SMALL):
            if _sum_up(place / name, 0) != before.checksum:
                yield Damage(name, "its bytes are not those that were written")
        elif _sum_up(place / name, max(0, size - _TAIL)) != before.tail:
            yield Damage(name, "its end is not what was written")
    for name in sorted(there.keys() - recorded.keys()):
        if _OF_ENGINE.fullmatch(name):
            yield Damage(name, "no build wrote it")


def is_large(recorded: Record) -> bool:
    """Return whether a store is too large to be compared whole when it is opened."""
    return sum(each.size for each in recorded.values()) > SMALL


def _sum_up(path: Path, start: int) -> int:
    """Return the checksum of a file from a place on."""
    checksum = 0
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        while part := file.read(_PART):
            checksum = zlib.crc32(part, checksum)
    return checksum
