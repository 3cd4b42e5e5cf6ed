"""OpenDocument texts become blocks, with the numbers that lists and headings make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError
from csa_graph.documents import told
from csa_graph.documents.block import Content
from csa_graph.documents.packages import Package

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read"]


def read(path: Path) -> Content:
    """Read an OpenDocument text (.odt).

    Args:
        path: The file.

    Raises:
        SourceError: It is damaged, protected by a password, or made to fill the memory.
    """
    from csa_graph.documents.opendocument.letters import Letters
    from csa_graph.documents.opendocument.names import META_TITLE, OFFICE_TEXT
    from csa_graph.documents.opendocument.styles import Styles
    from csa_graph.documents.opendocument.walk import Walk

    with Package(path) as package:
        if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.read(
            "META-INF/manifest.xml"
        ):
            raise SourceError("the document is protected by a password: save it without one", path)
        root = package.parse("content.xml")
        styles = [root, *([package.parse("styles.xml")] if "styles.xml" in package.names else [])]
        meta = package.parse("meta.xml").find(f".//{META_TITLE}") if "meta.xml" in package.names else None
        has_macros = any(
            name.startswith(("Basic/", "Scripts/")) and name[-1] != "/" for name in package.names
        )
    body = next(root.iter(OFFICE_TEXT), None)
    if body is None:
        raise SourceError("the document holds no text: save it again", path)
    found = Styles(styles)
    walk = Walk(found, Letters(found))
    walk.read_all(body)
    walk.told["macros"] = has_macros
    title = " ".join((meta.text or "").split()) if meta is not None else ""
    return Content(walk.blocks, title, None, told.describe(walk.told))
