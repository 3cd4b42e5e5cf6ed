"""A file becomes a review: the paper is read, and what it names and seems to state is proposed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.reading.names import KnownName
    from csa_graph.reading.proposal import Review


def read_paper(path: Path | str, *, known: Iterable[KnownName] = (), ocr: bool = False) -> Review:
    """Read a paper, and propose what it states; nothing of that is taken before a person has decided.

    Args:
        path: The file: PDF, Word, PowerPoint, OpenDocument, HTML, Markdown or plain text.
        known: Names that are known before, as :func:`csa_graph.reading.names.known.read` reads them.
        ocr: Whether the pages of a scan are read by the program tesseract.

    Raises:
        SourceError: It cannot be read.
    """
    from csa_graph.documents.reading import read_document
    from csa_graph.reading.read import read

    return read(read_document(Path(path), ocr=ocr), known)
