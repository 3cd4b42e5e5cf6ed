"""Names of OpenDocument, as the parser spells them."""

from __future__ import annotations

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"


def text(name: str) -> str:
    """Return a name of text."""
    return f"{_OASIS}text:1.0}}{name}"


def style(name: str) -> str:
    """Return a name of styles."""
    return f"{_OASIS}style:1.0}}{name}"


def table(name: str) -> str:
    """Return a name of tables."""
    return f"{_OASIS}table:1.0}}{name}"


def look(name: str) -> str:
    """Return a name of what letters look like."""
    return f"{_OASIS}xsl-fo-compatible:1.0}}{name}"


OFFICE_TEXT = f"{_OASIS}office:1.0}}text"
ANNOTATION = f"{_OASIS}office:1.0}}annotation"
META_TITLE = "{http://purl.org/dc/elements/1.1/}title"
FRAME = f"{_OASIS}drawing:1.0}}frame"
BOX = f"{_OASIS}drawing:1.0}}text-box"
IMAGE = f"{_OASIS}drawing:1.0}}image"
DRAWING = f"{_OASIS}drawing:1.0}}"
#: How many spaces, columns or rows at most are believed.
MOST_REPEATED = 400


def to_int(value: str | None, least: int = 1) -> int | None:
    """Return a whole number; None for any other text."""
    stripped = (value or "").strip()
    return max(int(stripped), least) if stripped.isdecimal() and len(stripped) < 8 else None
