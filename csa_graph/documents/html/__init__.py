"""Web pages become blocks: what of a page is the paper, without the furniture of its site."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError
from csa_graph.base.wording import quantity
from csa_graph.documents import extra, told
from csa_graph.documents.block import Content
from csa_graph.files import encoding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.html import HtmlElement

__all__ = ["read"]

_DECLARED = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_START = 4_096
_OWN: dict[str, Callable[[int], str]] = {
    "struck": lambda count: f"Text that is struck out ({quantity(count, 'place')}) is not read.",
    "marks": lambda count: (
        f"What the style sheet puts before {quantity(count, 'text')} cannot be told: "
        "numbers may be missing there."
    ),
    "nested": lambda count: f"{quantity(count, 'cell')} with a table within: read as the words of the cell.",
}
_TOLD = ("hidden", "white", "struck", "contents", "marks", "nested", "pictures")


def read(path: Path) -> Content:
    """Read a web page.

    Args:
        path: The file.

    Raises:
        SourceError: Its elements stand too deep within each other.
    """
    from csa_graph.documents.html.css import Sheet
    from csa_graph.documents.html.walk import Walk

    text, note = _decode(path.read_bytes())
    root = _parse(text, path)
    sheet = Sheet()
    for style in root.iter("style"):
        sheet.add(style.text or "")
    walk = Walk(sheet)
    walk.walk(_find_paper(root))
    title = root.find(".//title")
    words = " ".join("".join(map(str, title.itertext())).split()) if title is not None else ""
    return Content(
        walk.blocks, words, None, tuple(filter(None, [note, *told.describe(walk.told, _TOLD, _OWN)]))
    )


def _decode(content: bytes) -> tuple[str, str]:
    """Return the text, in the encoding that it begins with, declares, or is found to have."""
    if encoding.find_wide(content) is None and not content.startswith(codecs.BOM_UTF8):
        declared = _DECLARED.search(content[:_START])
        if declared is not None:
            try:
                # What calls itself Latin-1 is Windows-1252, for browsers too.
                name = codecs.lookup(declared[1].decode("ascii", "replace")).name
                return content.decode("cp1252" if name in {"iso8859-1", "ascii"} else name), ""
            except (LookupError, UnicodeDecodeError, ValueError):
                pass
    found = encoding.read(content)
    note = encoding.describe(found)
    return found.text, f"{note[0].upper()}{note[1:]}." if note else ""


def _parse(text: str, path: Path) -> HtmlElement:
    with extra.needed():
        from lxml import etree, html
    text = _DECLARATION.sub("", text, count=1).replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        raise SourceError("the page is empty, or nothing in it can be read", path) from None
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise SourceError("the elements of this page stand too deep within each other to be read", path)
    return root


def _find_paper(root: HtmlElement) -> HtmlElement:
    """Return the element that holds the paper: the main part of the page, where it says which that is."""
    found = list(root.iter("main")) or root.xpath("//*[@role='main']")
    if len(found) == 1:
        return found[0]
    body = root.find("body")
    return root if body is None else body
