"""The formats of a map, each with how the names of its files end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.endings import find_format

if TYPE_CHECKING:
    from pathlib import Path

#: The usual one first.
FORMATS = {
    "html": (".html", ".htm"),
    "svg": (".svg",),
    "png": (".png",),
    "pdf": (".pdf",),
    "dot": (".dot", ".gv"),
    "mermaid": (".mmd", ".mermaid"),
}


def find_form(path: Path | str) -> str:
    """Return the format of a file by the ending of its name; the default where the ending is unknown.

    >>> find_form("map.PDF"), find_form("map")
    ('pdf', 'html')
    """
    return find_format(str(path), FORMATS) or next(iter(FORMATS))
