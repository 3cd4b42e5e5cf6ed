"""Word documents are made of pieces of XML, as small as a test needs them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def make(path: Path, body: str, **parts: str) -> Path:
    """Write a Word document.

    Args:
        path: Where.
        body: What its body holds, in XML.
        parts: What other parts hold: numbering, styles, footnotes, endnotes, comments.
    """
    roots = {"document": f"<w:body>{body}</w:body>", **parts}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        ties = "".join(
            f'<Relationship Id="r{number}" Type="{_TIES}/{name}" Target="{name}.xml"/>'
            for number, name in enumerate(parts)
        )
        archive.writestr(
            "_rels/.rels",
            _tie(f'<Relationship Id="r" Type="{_TIES}/officeDocument" Target="word/document.xml"/>'),
        )
        archive.writestr("word/_rels/document.xml.rels", _tie(ties))
        for name, inner in roots.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {_NAMES}>{inner}</w:{name}>")
    return path


def _tie(ties: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{ties}</Relationships>'


def p(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, list_id: int, level: int = 0) -> str:
    """Return a paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(number: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """Return a level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*definitions: str, numbers: str = "") -> str:
    """Return the part that holds lists: definition n is used by list n + 1, and by those in ``numbers``."""
    sources = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{each}</w:abstractNum>' for n, each in enumerate(definitions)
    )
    uses = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(definitions))
    )
    return sources + uses + numbers


def row(*cells: str) -> str:
    """Return a row of a table."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    """Return a cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, text.splitlines() or ['']))}</w:tc>"
