"""What the tests of documents share: texts become documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.documents import structure, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csa_graph.documents.document import Document


@pytest.fixture
def read_text(tmp_path: Path) -> Callable[[str], Document]:
    """Read a plain text."""

    def read(words: str) -> Document:
        path = tmp_path / "paper.txt"
        path.write_text(words, encoding="utf-8")
        return structure.build(text.read(path), path.name, "txt")

    return read


@pytest.fixture
def read_markdown(tmp_path: Path) -> Callable[[str], Document]:
    """Read a text in Markdown."""

    def read(words: str) -> Document:
        path = tmp_path / "paper.md"
        path.write_text(words, encoding="utf-8")
        return structure.build(text.read_markdown(path), path.name, "md")

    return read
