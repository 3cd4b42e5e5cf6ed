"""Word documents become blocks, with the numbers that Word makes and changes taken as accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError
from csa_graph.base.wording import quantity
from csa_graph.documents import told
from csa_graph.documents.block import Content
from csa_graph.documents.packages import Package, parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.etree import _Element

__all__ = ["read"]

_MAIN = "word/document.xml"
_OWN: dict[str, Callable[[int], str]] = {
    "diagrams": lambda count: f"{quantity(count, 'diagram')} drawn, not written: not read.",
    "chunks": lambda count: f"{quantity(count, 'document')} within it: not read.",
}


def read(path: Path) -> Content:
    """Read a Word document (.docx), or one with macros without them.

    Args:
        path: The file.

    Raises:
        SourceError: It is damaged, or made to fill the memory.
    """
    from csa_graph.documents.word.body import Body
    from csa_graph.documents.word.names import w
    from csa_graph.documents.word.numbering import Numbering
    from csa_graph.documents.word.styles import Styles

    with Package(path) as package:
        main = _find_main(package)
        root = _parse(package, main)
        ties = package.find_related(main)
        parts = {kind: name for kind, name in ties.values() if name in package.names}
        styles = Styles(_parse(package, parts["styles"]) if "styles" in parts else None)
        lists = _parse(package, parts["numbering"]) if "numbering" in parts else None
        notes = {
            (kind, each.get(w("id"), "")): each
            for kind in ("footnote", "endnote")
            if f"{kind}s" in parts
            for each in _parse(package, parts[f"{kind}s"]).iterfind(w(kind))
            if each.get(w("type")) in {None, "normal"}
        }
        comments = _parse(package, parts["comments"]) if "comments" in parts else None
        title = _find_title(package)
        has_macros = any(name.endswith("vbaProject.bin") for name in package.names)
    element = root.find(w("body"))
    if element is None:
        raise SourceError("the document has no body: save it again", path)
    has_pages = next(root.iter(w("lastRenderedPageBreak")), None) is not None
    body = Body(styles, Numbering(lists, lambda name: styles.get(name).list_id), notes, has_pages=has_pages)
    blocks = list(body.read(element))
    counts = body.letters.told
    counts["comments"] = 0 if comments is None else sum(1 for _ in comments.iterfind(w("comment")))
    counts["macros"] = has_macros
    said = told.describe(counts, (*told.USUAL, *_OWN), _OWN)
    return Content(blocks, title, body.letters.page if has_pages else None, said)


def _find_main(package: Package) -> str:
    """Return the name of the part that holds the text."""
    for kind, name in package.find_related("").values():
        if kind == "officeDocument" and name in package.names:
            return name
    return _MAIN


def _parse(package: Package, name: str) -> _Element:
    from csa_graph.documents.word import names

    content = package.read(name)
    root = parse(content, package.path, name)
    return parse(names.relax(content), package.path, name) if names.is_strict(root) else root


def _find_title(package: Package) -> str:
    if "docProps/core.xml" not in package.names:
        return ""
    title = package.parse("docProps/core.xml").find("{http://purl.org/dc/elements/1.1/}title")
    text = " ".join((title.text or "").split()) if title is not None else ""
    # What programs write of themselves.
    return (
        ""
        if text.lower() in {"", "word document", "document", "untitled", "powerpoint presentation"}
        else text
    )
