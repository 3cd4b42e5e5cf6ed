"""A file is known for a review by its sheets or its beginning, before it is read; JSON has its limits."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from csa_graph.base.endings import get_ending
from csa_graph.base.errors import SourceError
from csa_graph.formats.review import headings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_BEGINNING = 200_000
# What reading an archive raises that is damaged, encrypted or none.
_DAMAGED = (
    OSError,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)
_SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"')
_TEXTS = re.compile(r"xl/(?:sharedStrings|worksheets/sheet\d+)\.xml")
# In a cell of CSV quotes are doubled, and some programs write them as entities of XML.
_QUOTE = rb'(?:"{1,2}|&quot;)'
_PAPER = re.compile(_QUOTE + b"paper" + _QUOTE + b": ?" + _QUOTE + rb'([0-9a-f]{16} [^"&]+)' + _QUOTE)


def is_review(path: Path) -> bool:
    """Return whether a workbook, a folder or a JSON file is a review, by its sheets or its beginning."""
    if path.is_dir():
        return (path / f"{headings.RECORDS.lower()}.csv").is_file() and (
            path / headings.PROPOSALS.file
        ).is_file()
    if get_ending(path) == ".json":
        return _is_json(path)
    wanted = {headings.RECORDS, headings.PROPOSALS.name}
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            start = part.read(_BEGINNING).decode("utf-8", "replace")
    except _DAMAGED:
        return False
    return wanted <= set(_SHEET.findall(start))


def _is_json(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(_BEGINNING)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith(b"{") and b'"document"' in text and b'"passages"' in text and b'"locator"' in text


def find_paper(path: Path) -> str:
    """Return the checksum of the paper that a review is of, without reading the rest; empty for none."""
    try:
        if path.is_dir():
            content = (path / f"{headings.RECORDS.lower()}.csv").read_bytes()
        elif get_ending(path) == ".json":
            content = path.read_bytes()
        else:
            with zipfile.ZipFile(path) as archive:
                # Some programs keep texts in the sheets, others in a part of their own.
                parts = sorted(each for each in archive.namelist() if _TEXTS.fullmatch(each))
                content = b"".join(map(archive.read, parts))
    except _DAMAGED:
        return ""
    found = _PAPER.search(content)
    return found[1].decode() if found is not None else ""


def load_json(path: Path) -> Mapping[str, object]:
    """Return the object of a JSON file.

    Raises:
        SourceError: It is too large, nested too deeply, not valid, or no object.
    """
    import json

    from csa_graph.files.source import decode
    from csa_graph.formats.workbook.reading import safety

    safety.check_size(path)
    try:
        found = json.loads(decode(path.read_bytes(), path))
    except RecursionError:
        raise SourceError("this JSON is nested too deeply to be read", path) from None
    except ValueError as error:
        raise SourceError(f"this is not valid JSON: {error}", path) from None
    if not isinstance(found, dict):
        raise SourceError("this is no review: an object is expected", path)
    return found
