"""What csa-graph wrote is known by a mark with a checksum, and so is whether somebody has changed it since.

A mark stands where a format has a place for one: a comment, a key, a property of a document. Writes no file.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import re
import zipfile
import zlib
from typing import NamedTuple

_WORDS = b"Written by csa-graph; checksum "
# Enough to tell a change; nobody is meant to be kept from making up a mark.
_LENGTH = 16
_SUM = b"([0-9a-f]{%d})" % _LENGTH
# So many lines at its beginning tell whether a file that has no place for a mark is of the same kind; of any
# other than these, the first one.
_BEGINNINGS = {".ics": 3}
_PNG_KEY = b"csa-graph"
_PNG_END = 12
_CORE = "docProps/core.xml"
# A file of somebody else can hold anything.
_LARGEST = 100_000


class _Mark(NamedTuple):
    """How a mark is written in a text.

    Attributes:
        before: What stands before its words.
        after: What stands after the checksum.
        behind: What it stands behind at the first place where that is found; empty for the end of the file.
        closing: What ends a file, before which the mark stands as the last entry.
    """

    before: bytes
    after: bytes = b".\n"
    behind: bytes = b""
    closing: bytes = b""


# The layout of the house has an empty line before a comment that ends a file.
_HASH, _SLASHES, _PERCENT = _Mark(b"\n# "), _Mark(b"// "), _Mark(b"%% ")
_XML = _Mark(b"<!-- ", b". -->\n")
_BY_ENDING = {
    **dict.fromkeys((".trig", ".ttl", ".nq", ".nt"), _HASH),
    **dict.fromkeys((".cypher", ".cql", ".dot", ".gv"), _SLASHES),
    **dict.fromkeys((".mmd", ".mermaid", ".pdf"), _PERCENT),
    **dict.fromkeys((".html", ".htm", ".svg", ".xml", ".srx", ".graphml", ".gexf", ".rdf"), _XML),
    **dict.fromkeys((".md", ".markdown"), _Mark(b"\n<!-- ", b". -->\n")),
    ".txt": _Mark(b"\n"),
    **dict.fromkeys((".json", ".srj"), _Mark(b',\n  "written": "', b'."\n}\n', closing=b"\n}\n")),
    # Keys beside the graph would make it a named one; in the context a term may stand that nothing uses.
    ".jsonld": _Mark(b'\n    "writtenByCsaGraph": "urn:csa-graph:', b'",', b'"@context": {'),
    ".sarif": _Mark(b',\n  "properties": {"written": "', b'."}\n}\n', closing=b"\n}\n"),
}


def seal(content: bytes, ending: str) -> bytes:
    """Return a file with a mark.

    Args:
        content: The file.
        ending: How names of files of its format end, such as ``.trig``.

    >>> seal(b"<urn:a> <urn:b> <urn:c> .", ".nt").splitlines()[-1]
    b'# Written by csa-graph; checksum b6bbf512bdbd3b66.'
    """
    if ending == ".png":
        return _seal_png(content)
    if ending == ".xlsx":
        return _seal_workbook(content)
    mark = _BY_ENDING.get(ending)
    if mark is None:
        return content
    content = _finish(content, mark)
    line = mark.before + _words(mark) + sum_up(content).encode() + mark.after
    if not mark.behind:
        return content.removesuffix(mark.closing) + line
    before, behind, rest = content.partition(mark.behind)
    return before + behind + line + rest if behind else content


def is_intact(content: bytes, ending: str) -> bool:
    """Return whether csa-graph wrote a file, and nobody has changed it since.

    >>> is_intact(seal(b"digraph {}", ".dot"), ".dot"), is_intact(b"digraph {}", ".dot")
    (True, False)
    """
    plain, checksum = _part(content, ending)
    return bool(checksum) and sum_up(plain) == checksum


def is_marked(content: bytes, ending: str) -> bool:
    """Return whether csa-graph wrote a file, which may have been changed since."""
    return bool(_part(content, ending)[1])


def remove(content: bytes, ending: str) -> bytes:
    """Return a file without its mark."""
    return _part(content, ending)[0]


def keep(before: bytes, content: bytes, ending: str) -> bytes:
    """Return what a file becomes when it is laid out anew: marked if it was, and nobody had changed it."""
    return seal(remove(content, ending), ending) if is_intact(before, ending) else content


def is_key(key: str, value: object) -> bool:
    """Return whether an entry of a JSON file is the mark of it."""
    return key == "written" and isinstance(value, str) and value.encode().startswith(_WORDS)


def is_same_kind(content: bytes, new: bytes, ending: str) -> bool:
    """Return whether a file whose format has no place for a mark begins as the one that is to replace it.

    A table has the same headings, of which there are two at least: one alone is the heading of many lists.
    """
    if ending in _BY_ENDING or ending in {".png", ".xlsx"}:
        return False
    number = _BEGINNINGS.get(ending, 1)
    begin, beginning = (
        each.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").split(b"\n")[:number]
        for each in (content, new)
    )
    if number > 1:
        return begin == beginning
    return _list_headings(begin[0]) == _list_headings(beginning[0]) and len(_list_headings(begin[0])) > 1


def _list_headings(line: bytes) -> list[bytes]:
    """Return the headings of a table but for those of IRIs, which come and go with the rows."""
    return [each for each in re.split(rb"[,\t]", line) if not each.endswith(b"_iri")]


def sum_up(content: bytes) -> str:
    """Return the checksum of a file; the ends of its lines may be those of another system."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()[:_LENGTH]


def _words(mark: _Mark) -> bytes:
    return b"" if mark.before.endswith(b"urn:csa-graph:") else _WORDS


def _finish(content: bytes, mark: _Mark) -> bytes:
    """Return a text with the end that it has without a mark: of its last line, or of all entries."""
    if mark.closing:
        return content.rstrip().removesuffix(b"}").rstrip() + mark.closing
    return content if mark.behind or content.endswith(b"\n") else content + b"\n"


def _part(content: bytes, ending: str) -> tuple[bytes, str]:
    """Return a file without its mark, and the checksum that this gives; empty if it has none."""
    if ending == ".png":
        return _part_png(content)
    if ending == ".xlsx":
        return _part_workbook(content)
    mark = _BY_ENDING.get(ending)
    if mark is None:
        return content, ""
    content = content.replace(b"\r\n", b"\n")
    pattern = re.escape(mark.before + _words(mark)) + _SUM + re.escape(mark.after)
    if mark.behind:
        found = re.search(b"(?<=" + re.escape(mark.behind) + b")" + pattern, content)
    else:
        found = re.search(pattern + rb"\Z", content[-200:])
        if found is not None:
            return content[: len(content) - len(found[0])] + mark.closing, found[1].decode()
        # What somebody has written behind it is a change.
        found = re.search(pattern, content)
    if found is None:
        return content, ""
    return content[: found.start()] + content[found.end() :], found[1].decode()


def _seal_png(content: bytes) -> bytes:
    """Put a comment before the last part of a picture."""
    part = b"tEXt" + _PNG_KEY + b"\0" + sum_up(content).encode()
    length = (len(part) - 4).to_bytes(4)
    chunk = length + part + zlib.crc32(part).to_bytes(4)
    return content[:-_PNG_END] + chunk + content[-_PNG_END:]


def _part_png(content: bytes) -> tuple[bytes, str]:
    found = re.search(b".{4}tEXt" + _PNG_KEY + b"\0" + _SUM + b".{4}", content, re.DOTALL)
    if found is None:
        return content, ""
    return content[: found.start()] + content[found.end() :], found[1].decode()


def _seal_workbook(content: bytes) -> bytes:
    """Put the mark among the properties of a workbook, where a spreadsheet leaves it."""
    # Which prefixes the properties declare where depends on what wrote them.
    start, end = b'<dc:description xmlns:dc="http://purl.org/dc/elements/1.1/">', b"</dc:description>"
    mark = start + _WORDS + _sum_up_parts(content).encode() + end
    sealed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(sealed, "w") as new:
        for member in old.infolist():
            part = old.read(member)
            if member.filename == _CORE:
                part = part.replace(b"</cp:coreProperties>", mark + b"</cp:coreProperties>")
            new.writestr(member, part)
    return sealed.getvalue()


def _part_workbook(content: bytes) -> tuple[bytes, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_CORE) as core:
            found = re.search(_WORDS + _SUM, core.read(_LARGEST))
        # All but the properties is summed up: of these a spreadsheet changes the time whenever it saves.
        return (content, "") if found is None else (_list_parts(content), found[1].decode())
    except (zipfile.BadZipFile, KeyError, zlib.error, OSError, NotImplementedError, RuntimeError):
        return content, ""


def _sum_up_parts(content: bytes) -> str:
    return sum_up(_list_parts(content))


def _list_parts(content: bytes) -> bytes:
    """Return the names, sizes and checksums of the parts of a workbook but for its properties."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = sorted(
            f"{each.filename} {each.file_size} {each.CRC:08x}"
            for each in archive.infolist()
            if each.filename != _CORE
        )
    return "\n".join(parts).encode()
