"""A PDF is opened, or what is wrong with it is told. Reads no page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csa_graph.base.errors import SourceError
from csa_graph.documents import extra
from csa_graph.documents.forms import MOST_PAGES

if TYPE_CHECKING:
    from pathlib import Path


def open_file(path: Path) -> Any:  # noqa: ANN401  (pypdfium2 has no types)
    """Open a PDF: a document of pypdfium2.

    Args:
        path: The file.

    Raises:
        SourceError: It is protected by a password, damaged, has no pages or too many.
        CsaGraphError: pypdfium2 is not installed.
    """
    with extra.needed():
        import pypdfium2
        import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        # What the error says can be of an earlier file, where this one has no pages.
        opened = pdfium.FPDF_LoadDocument(str(path).encode(), None)
        if opened:
            pdfium.FPDF_CloseDocument(opened)
            raise SourceError("the PDF has no pages: it is damaged, or was not saved whole", path) from None
        if pdfium.FPDF_GetLastError() in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise SourceError("the PDF is protected by a password: save it without one", path) from None
        raise SourceError(
            "the PDF is damaged or not whole: download or save it again, or print it to a PDF anew", path
        ) from None
    pages = len(document)
    if pages > MOST_PAGES:
        raise SourceError(
            f"the PDF has {pages:,} pages; more than {MOST_PAGES:,} are not read: part it", path
        )
    return document
