"""The comments on cells of an Excel workbook are told: what they say is in no cell, and is not read.

Reads the parts of the archive that have been looked through already.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from csa_graph.files.notes import Note, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zipfile import ZipFile

_BEGINS = "the comment “"
_SAYS = f"{_BEGINS}{{}}” on this cell was not read: what is to count must stand in a cell"
_LONGEST = 80


def find(archive: ZipFile, part: str, sheet: str, path: Path) -> list[Note]:
    """Return what is said of the comments on a sheet.

    Args:
        archive: The workbook.
        part: The part of the archive that holds the sheet.
        sheet: Its name.
        path: The file.
    """
    tally = Tally()
    for name in _list_parts(archive, part.removeprefix("/")):
        for cell, text in _read(archive, name):
            tally.add(f"{sheet}!{cell}", _SAYS, text)
    return [Note(path, place, message) for place, message in tally.list_messages()]


def is_comment(note: Note) -> bool:
    """Return whether a note is on a comment.

    >>> from pathlib import Path
    >>> is_comment(Note(Path("plan.xlsx"), "Seats!A3", _SAYS.format("ask Ada")))
    True
    """
    return note.message.startswith(_BEGINS)


def _list_parts(archive: ZipFile, part: str) -> Iterator[str]:
    from defusedxml import ElementTree

    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    there = set(archive.namelist())
    if relations not in there:
        return
    for each in ElementTree.fromstring(archive.read(relations)):
        if each.get("Type", "").endswith("/comments"):
            target = each.get("Target", "")
            found = posixpath.normpath(posixpath.join("/", folder, target)).removeprefix("/")
            if found in there:
                yield found


def _read(archive: ZipFile, name: str) -> Iterator[tuple[str, str]]:
    from defusedxml import ElementTree

    for comment in ElementTree.fromstring(archive.read(name)).iter():
        if comment.tag.endswith("}comment"):
            texts = [each.text or "" for each in comment.iter() if each.tag.endswith("}t")]
            words = " ".join("".join(texts).split())
            yield comment.get("ref", ""), words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
