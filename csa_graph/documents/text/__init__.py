"""Plain text and Markdown become blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.documents.block import Content
from csa_graph.files import encoding

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read", "read_markdown"]


def read(path: Path) -> Content:
    """Read a plain text.

    Args:
        path: The file.
    """
    from csa_graph.documents.text import plain

    text, notes = _read(path)
    blocks, pages = plain.make_blocks(text)
    return Content(plain.level_points(blocks), "", pages, notes)


def read_markdown(path: Path) -> Content:
    """Read a text in Markdown.

    Args:
        path: The file.
    """
    from csa_graph.documents.text import markdown

    text, notes = _read(path)
    made = markdown.make_blocks(text)
    return Content(made.blocks, made.title, None, (*notes, *made.notes))


def _read(path: Path) -> tuple[str, tuple[str, ...]]:
    found = encoding.read(path.read_bytes())
    note = encoding.describe(found)
    return found.text, (f"{note[0].upper()}{note[1:]}.",) if note else ()
