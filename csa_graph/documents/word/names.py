"""Names of WordprocessingML, as the parser spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
#: What stands around a drawing in two forms, one for old programs.
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
VML_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_OFF = {"0", "false", "off", "none"}


def w(name: str) -> str:
    """Return a name with its namespace."""
    return _W + name


def is_strict(root: _Element) -> bool:
    """Tell whether a part is written in the strict form, with other namespaces."""
    return str(root.tag).startswith(_STRICT)


def relax(content: bytes) -> bytes:
    """Write the strict form as the usual one."""
    return content.replace(_STRICT[1:-1].encode(), _W[1:-1].encode())


def get(element: _Element | None, name: str = "val") -> str:
    """Return an attribute; empty where there is none."""
    return "" if element is None else element.get(_W + name, "")


def is_on(element: _Element | None) -> bool | None:
    """Tell whether a property that is on or off is on; None where it is not told."""
    return None if element is None else get(element).lower() not in _OFF


def to_int(text: str) -> int | None:
    """Return a whole number; None for any other text."""
    stripped = text.strip()
    return int(stripped) if stripped.lstrip("-").isdecimal() and len(stripped) < 10 else None
