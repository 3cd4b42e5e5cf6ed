"""The parts of a zipped document, each unpacked only as far as one can need; XML without entities.

What would fill the memory is refused before it is unpacked, whatever the archive says of its sizes.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError
from csa_graph.documents import extra

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

#: Most bytes of one part in XML, and of all parts that are read of one document.
LARGEST_PART = 100_000_000
LARGEST_TOTAL = 200_000_000
# The XML of real documents shrinks to a hundredth at the most; small parts are safe whatever they shrink to.
_RATIO = 400
_SMALL = 5_000_000


class Package:
    """A zipped document that is open.

    Attributes:
        path: The file.
        names: The names of its parts.
    """

    def __init__(self, path: Path) -> None:
        """Open it.

        Args:
            path: The file.

        Raises:
            SourceError: It is no archive, or a part of it is made to fill the memory.
        """
        self.path = path
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise SourceError("the file is damaged or not whole: save or download it again", path) from None
        self.names = frozenset(each.filename for each in self._archive.infolist())
        self._read = 0
        for each in self._archive.infolist():
            if each.file_size > max(_SMALL, _RATIO * max(each.compress_size, 1)):
                self._refuse(each.file_size)

    def __enter__(self) -> Package:
        """Return the package."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._archive.close()

    def read(self, name: str) -> bytes:
        """Return a part.

        Raises:
            SourceError: There is none of that name, it is too large, or it is damaged.
        """
        if name not in self.names:
            raise SourceError(f"a part of the document is missing ({name}): save it again", self.path)
        size = self._archive.getinfo(name).file_size
        left = min(LARGEST_PART, LARGEST_TOTAL - self._read)
        if size > left:
            self._refuse(size)
        try:
            with self._archive.open(name) as file:
                # The archive may say less of a part than it is.
                content = file.read(left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
            raise SourceError(
                f"a part of the document is damaged ({name}): save or download it again", self.path
            ) from None
        if len(content) > left:
            self._refuse(len(content))
        self._read += len(content)
        return content

    def parse(self, name: str) -> _Element:
        """Return the root of a part in XML.

        Raises:
            SourceError: There is none of that name, it is too large, is no XML, or declares entities.
        """
        return parse(self.read(name), self.path, name)

    def find_related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part is tied to: by the name of the tie its kind, and the other part."""
        folder, _, file = name.rpartition("/")
        ties = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if ties not in self.names:
            return {}
        found = {}
        for each in self.parse(ties):
            target, kind = each.get("Target", ""), each.get("Type", "").rpartition("/")[2]
            if each.get("TargetMode") != "External":
                whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                found[each.get("Id", "")] = (kind, posixpath.normpath(whole))
        return found

    def _refuse(self, size: int) -> None:
        raise SourceError(
            f"the document would unpack to {size / 1e6:,.0f} MB or more, which people's documents do not: "
            "it was not opened",
            self.path,
        )


def parse(content: bytes, path: Path, part: str = "") -> _Element:
    """Return the root of XML.

    Args:
        content: The XML.
        path: The file it is from.
        part: Which part of it.

    Raises:
        SourceError: It is no XML, too deep, or declares a document type or entities.
    """
    with extra.needed():
        from lxml import etree
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    where = f" ({part})" if part else ""
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"a part of the document is damaged{where}: {error.msg}", path) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceError(
            f"a part of the document declares a document type or entities{where}, which is not read", path
        )
    return root
